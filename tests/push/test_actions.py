"""Who may be woken, and what is put by for them."""

from datetime import timedelta

import pytest
from sqlalchemy import event, select

from floorassist.people import shift_actions, sign_in_actions, staff_actions
from floorassist.people.models import SignIn
from floorassist.push import actions
from floorassist.push.models import SendRow, SubscriptionRow
from floorassist.push.note import Note
from floorassist.push.queries import pushable
from floorassist.push.subscription import Subscription
from floorassist.web.errors import NotFound


def note(world, topic="ask-7", **about):
    until = world.clock() + timedelta(seconds=90)
    return Note(topic=topic, title="Ada asks", body="sash cord", path="/asks/7", until=until, **about)


def subscribe(world, standin, who, phone=None):
    told = standin.subscription(phone or who)
    subscription = Subscription(told["endpoint"], told["keys"]["p256dh"], told["keys"]["auth"])
    with world.writing() as session:
        actions.subscribe(session, world.ids[who], world.sign_ins[who], subscription, now=world.clock())


def wake(world, who, *notes):
    with world.writing() as session:
        for one in notes or (note(world),):
            actions.wake(session, world.ids[who], lambda made=one: made, now=world.clock())


def put_by(world):
    with world.reading() as session:
        return [
            (row.person_id, row.topic, row.due_at)
            for row in session.scalars(select(SendRow).order_by(SendRow.id))
        ]


def counted(world):
    with world.reading() as session:
        return {name for name, person_id in world.ids.items() if person_id in pushable(session)}


def test_only_a_phone_that_is_subscribed_is_woken(world, standin):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    wake(world, "Ben")
    assert put_by(world) == [(world.ids["Ada"], "ask-7", world.clock())]
    assert counted(world) == {"Ada"}


def test_a_phone_that_was_heard_just_now_gets_two_seconds_to_ring_by_itself(world, standin):
    subscribe(world, standin, "Ada")
    world.beat("Ada")
    wake(world, "Ada")
    assert put_by(world)[0][2] == world.clock() + timedelta(seconds=2)


def test_a_newer_note_of_the_topic_takes_the_place_of_the_one_before(world, standin):
    subscribe(world, standin, "Ada")
    wake(world, "Ada", note(world), note(world, "ask-8"), note(world))
    assert [topic for _, topic, _ in put_by(world)] == ["ask-8", "ask-7"]


def test_what_is_over_before_it_was_sent_is_not_sent(world, standin):
    subscribe(world, standin, "Ada")
    wake(world, "Ada", note(world), note(world, "ask-8"))
    with world.writing() as session:
        actions.hush(session, world.ids["Ada"], "ask-7", now=world.clock())
    assert [topic for _, topic, _ in put_by(world)] == ["ask-8"]


def wake_and_fail(world):
    with world.writing() as session:
        actions.wake(session, world.ids["Ada"], lambda: note(world), now=world.clock())
        raise RuntimeError


def test_nothing_is_put_by_for_what_did_not_happen(world, standin):
    subscribe(world, standin, "Ada")
    with pytest.raises(RuntimeError):
        wake_and_fail(world)
    assert put_by(world) == []


def sign_out(world, session):
    sign_in_actions.sign_out(session, world.sign_ins["Ada"], now=world.clock())


def revoke_phone(world, session):
    staff_actions.revoke_device(session, world.devices["Ada"], by_role="owner", now=world.clock())


def revoke_person(world, session):
    staff_actions.revoke_person(session, world.ids["Ada"], by_role="owner", now=world.clock())


def forget(world, session):
    staff_actions.forget_me(session, world.ids["Ada"], now=world.clock())


@pytest.mark.parametrize("end", [sign_out, revoke_person, forget])
def test_however_a_sign_in_ends_nothing_more_is_sent_there(world, standin, end):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    with world.writing() as session:
        end(world, session)
    wake(world, "Ada")
    with world.reading() as session:
        assert session.scalars(select(SubscriptionRow)).all() == []
    assert (put_by(world), counted(world)) == ([], set())


def test_a_phone_that_somebody_else_signs_in_on_is_theirs_alone(world, standin):
    subscribe(world, standin, "Ada", phone="shared")
    subscribe(world, standin, "Ben", phone="shared")
    assert counted(world) == {"Ben"}


def test_a_sign_in_that_is_over_gets_no_subscription(world, standin):
    with world.writing() as session:
        session.get_one(SignIn, world.sign_ins["Ada"]).ended_at = world.clock()
    with pytest.raises(NotFound):
        subscribe(world, standin, "Ada")


def test_switching_off_drops_what_was_put_by_and_tells_the_desk_why(world, standin):
    subscribe(world, standin, "Ada")
    wake(world, "Ada")
    with world.writing() as session:
        actions.unsubscribe(session, world.ids["Ada"], world.sign_ins["Ada"], "off", now=world.clock())
    assert (put_by(world), counted(world)) == ([], set())


@pytest.mark.parametrize("topic", ["", "ask 7", "ask/7", "x" * 33, "ask-7\n"])
def test_a_topic_that_push_services_refuse_is_refused_here(world, topic):
    with pytest.raises(ValueError, match="topic"):
        note(world, topic)


@pytest.mark.parametrize("leave", [shift_actions.start_break, shift_actions.end_shift])
def test_what_is_still_to_be_sent_wakes_nobody_on_a_break_or_off_shift(world, standin, leave):
    world.on_the_floor("Ada", "Ben")
    for who in ("Ada", "Ben"):
        subscribe(world, standin, who)
        wake(world, who)
    with world.writing() as session:
        leave(session, world.ids["Ada"], now=world.clock())
    assert [person_id for person_id, *_ in put_by(world)] == [world.ids["Ben"]]


def test_many_are_woken_in_as_few_statements_as_one(world, standin):
    said = []
    for who in ("Ada", "Ben", "Sue"):
        subscribe(world, standin, who)
    with world.writing() as session:
        event.listen(session.connection(), "before_cursor_execute", lambda *call: said.append(call[2]))
        people = [world.ids[who] for who in ("Ada", "Ben", "Sue")]
        actions.wake_all(session, people, lambda: note(world), now=world.clock())
    assert sorted(person_id for person_id, *_ in put_by(world)) == sorted(people)
    assert sum(one.startswith(("DELETE", "SELECT", "INSERT")) for one in said) <= 5
