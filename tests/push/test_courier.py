"""The courier: what is put by reaches the phone, once, whatever the push service does."""

import threading
from concurrent.futures import wait
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, update

from floorassist.push import actions, queries, sending_actions
from floorassist.push.courier_actions import HANDS_A_SERVICE, Courier
from floorassist.push.models import SendRow, SubscriptionRow
from floorassist.push.note import Note
from floorassist.push.outcome import Answer, Outcome
from floorassist.storage.events import Event
from tests.push.test_actions import counted, note, put_by, subscribe, wake


def send(courier):
    calls = courier.send_due()
    assert not wait(calls, 30).not_done
    return len(calls)


def row(world, who="Ada"):
    with world.reading() as session:
        return session.get(SubscriptionRow, world.sign_ins[who])


def test_the_phone_gets_what_was_put_by_and_nothing_stays_behind(world, standin, courier):
    subscribe(world, standin, "Ada")
    wake(world, "Ada", note(world, ask_id=7, actions=("claim", "decline")))
    assert send(courier) == 1
    (push,) = standin.pushes
    assert push.note == {
        "topic": "ask-7",
        "title": "Ada asks",
        "body": "sash cord",
        "path": "/asks/7",
        "ask": 7,
        "actions": ["claim", "decline"],
        "buttons": {"claim": "I'll take it", "decline": "Not now"},
    }
    assert (push.headers["TTL"], push.headers["Urgency"], push.headers["Topic"]) == ("90", "high", "ask-7")
    assert push.claims["sub"] == "mailto:it@example.com"
    assert put_by(world) == []
    assert send(courier) == 0


def test_the_key_that_phones_subscribe_with_is_the_one_that_proves_who_sends(world, standin, courier):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    send(courier)
    assert standin.pushes[0].key == world.phone("Ada").get("/api/me/push").json["key"]


def test_two_processes_send_it_once(world, standin, courier):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    others = [Courier(world.database, world.clock, world.settings) for _ in range(3)]
    start = threading.Barrier(4)
    calls = []

    def work(one):
        start.wait()
        calls.extend(one.send_due())

    threads = [threading.Thread(target=work, args=(one,)) for one in [courier, *others]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wait(calls, 30).not_done
    assert len(standin.pushes) == 1
    for one in others:
        one.stop()


def test_a_long_question_still_fits(world, standin, courier):
    subscribe(world, standin, "Ada")
    until = world.clock() + timedelta(seconds=90)
    wake(world, "Ada", Note("ask-7", "ü" * 500, "漢" * 5000, "/asks/7", until))
    send(courier)
    assert standin.pushes[0].note["body"].endswith("…")


def test_a_subscription_that_is_over_is_forgotten_and_the_desk_told(world, standin, courier):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    before = told(world, "Ada")
    standin.answers.append((410, {}))
    send(courier)
    assert counted(world) == set()
    assert (row(world).endpoint, row(world).why) == (None, "ended")
    assert told(world, "Ada") == before + 1


def told(world, who):
    with world.reading() as session:
        kinds = session.scalars(select(Event.body).where(Event.audience == "supervisors")).all()
    return sum(body == {"id": world.ids[who]} for body in kinds)


def test_a_busy_service_is_asked_again_when_it_said(world, standin, courier):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    standin.answers.append((429, {"Retry-After": "10"}))
    assert send(courier) == 1
    world.clock.forward(9)
    assert send(courier) == 0
    world.clock.forward(1)
    assert send(courier) == 1
    assert len(standin.pushes) == 1


def test_what_comes_too_late_is_not_sent(world, standin, courier):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    world.clock.forward(91)
    assert send(courier) == 0
    assert (standin.calls, put_by(world)) == (0, [])


def test_a_phone_whose_pushes_get_lost_three_times_is_relied_on_no_more_until_one_comes_through(
    world, standin, courier
):
    subscribe(world, standin, "Ada")
    standin.answers.extend([(403, {})] * 3)
    for number in range(3):
        assert counted(world) == {"Ada"}
        wake(world, "Ada", note(world, f"ask-{number}"))
        send(courier)
    assert counted(world) == set()
    wake(world, "Ada")
    send(courier)
    assert counted(world) == {"Ada"}


def test_an_address_that_is_allowed_no_more_is_not_called(world, standin, courier):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    stricter = Courier(world.database, world.clock, replace(world.settings, push_service=""))
    send(stricter)
    stricter.stop()
    assert (standin.calls, counted(world), put_by(world)) == (0, set(), [])


def test_what_was_dropped_while_it_was_sent_does_not_come_back(world, standin, courier):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    standin.answers.append((503, {}))
    standin.gate.clear()
    calls = courier.send_due()
    with world.writing() as session:
        actions.hush(session, world.ids["Ada"], "ask-7", now=world.clock())
    standin.gate.set()
    wait(calls, 30)
    assert put_by(world) == []


def test_a_process_that_died_over_it_leaves_it_to_the_next(world, standin, courier):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    with world.database.surveying() as session:
        (found,) = queries.due(session, world.clock())
    with world.writing() as session:
        assert sending_actions.claim(session, found, now=world.clock()) is not None
    assert send(courier) == 0
    world.clock.forward(20)
    assert send(courier) == 1
    assert len(standin.pushes) == 1


def test_a_slow_service_holds_up_no_other_and_never_who_looks(world, standin):
    slow, quick = [], []
    gate = threading.Event()

    def post(endpoint, headers, body):
        if endpoint.host == "web.push.apple.com":
            slow.append(endpoint)
            gate.wait(30)
        else:
            quick.append(endpoint)
        return Answer(201)

    courier = Courier(world.database, world.clock, world.settings, post=post)
    subscribe(world, standin, "Ada")
    subscribe(world, standin, "Ben")
    with world.writing() as session:
        session.get_one(SubscriptionRow, world.sign_ins["Ada"]).endpoint = "https://web.push.apple.com/x"
    wake(world, "Ada", *(note(world, f"ask-{number}") for number in range(30)))
    wake(world, "Ben")
    calls = courier.send_due()
    assert len(calls) == HANDS_A_SERVICE + 1
    calls[-1].result(30)
    assert (len(quick), len(courier.send_due())) == (1, 0)
    gate.set()
    while calls:
        assert not wait(calls, 30).not_done
        calls = courier.send_due()
    assert len(slow) == 30
    with world.reading() as session:
        assert session.scalars(select(SendRow)).all() == []
    courier.stop()


def test_without_a_contact_nobody_counts_on_a_push(world, standin):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    off = Courier(world.database, world.clock, replace(world.settings, contact=""))
    off.look()
    assert (counted(world), put_by(world), row(world).why) == (set(), [], "server")
    assert off.send_due() == []


def test_once_started_it_sends_by_itself(world, standin, courier):
    subscribe(world, standin, "Ada")
    courier.start()
    wake(world, "Ada")
    assert standin.wait_for(1)[0].note["title"] == "Ada asks"


def test_a_phone_that_subscribes_anew_while_its_old_address_ends_stays_awake(world, standin, monkeypatch):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    with world.reading() as session:
        (found,) = queries.due(session, world.clock())
    with world.writing() as session:
        claimed = sending_actions.claim(session, found, now=world.clock())

    def waited(session):  # another process had the turn, and wrote
        session.execute(update(SubscriptionRow).values(endpoint="https://push.test/new"))

    monkeypatch.setattr(sending_actions.events, "take_turn", waited)
    with world.writing() as session:
        sending_actions.settle(session, claimed, Outcome("ended"), now=world.clock())
    assert row(world).endpoint == "https://push.test/new"
    assert put_by(world) == []


def test_a_phone_that_is_shut_out_hears_one_last_word_and_nothing_else(world, standin, courier):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    world.revoke_phone("Ada")
    assert (counted(world), [topic for _, topic, _ in put_by(world)]) == (set(), ["erase"])
    wake(world, "Ada")
    world.clock.forward(days=2)
    assert send(courier) == 1
    (push,) = standin.pushes
    assert (push.note["topic"], push.headers["TTL"]) == ("erase", str(26 * 24 * 3600))
    assert (row(world), put_by(world)) == (None, [])


def test_a_last_word_that_nobody_took_in_four_weeks_is_dropped(world, standin, courier):
    subscribe(world, standin, "Ada")
    world.revoke_phone("Ada")
    world.clock.forward(days=29)
    assert send(courier) == 0
    assert (row(world), put_by(world)) == (None, [])
