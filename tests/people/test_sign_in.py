"""Signing in and out: the phone and the PIN together, and how often a PIN may be tried."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from floorassist.people import actions, sign_in_actions
from floorassist.people.models import Device, PinFailure, SignIn
from floorassist.storage import events
from floorassist.web.errors import NotFound, Problem
from tests.world import PIN

WRONG = "999990"


def sign_in(phone, person_id, pin=PIN):
    return phone.post("/api/sign-in", json={"person_id": person_id, "pin": pin})


def guess(world, name="Ada", on=None):
    """One wrong try, as the route makes it, without the slow part."""
    with world.writing() as session:
        return sign_in_actions.try_pin(
            session,
            person_id=world.ids[name],
            device_id=world.devices[on or name],
            now=world.clock(),
        )


def also_on(world, name, device_of):
    """Let somebody of the cast use the phone of another."""
    with world.writing() as session:
        now = world.clock()
        device_id = world.devices[device_of]
        session.add(
            SignIn(
                person_id=world.ids[name],
                device_id=device_id,
                token_hash=f"{name} on {device_of}",
                created_at=now,
                last_seen_at=now,
                ended_at=now,
            )
        )


def test_signing_out_and_in_again_takes_the_pin(world):
    phone = world.phone("Ada")
    assert phone.post("/api/sign-out").status_code == 204
    assert phone.get("/api/me").status_code == 401
    device = phone.get("/api/device").json
    assert device["enrolled"] is True
    assert device["signed_in"] is False
    assert device["people"] == [{"id": world.ids["Ada"], "name": "Ada"}]
    assert sign_in(phone, world.ids["Ada"]).json["person"]["name"] == "Ada"
    assert phone.get("/api/me").status_code == 200


def test_a_wrong_pin_says_so_and_lets_nobody_in(world):
    phone = world.phone("Ada")
    phone.post("/api/sign-out")
    refused = sign_in(phone, world.ids["Ada"], WRONG)
    assert refused.status_code == 401
    assert refused.json["title"] == "Wrong PIN"
    assert phone.get("/api/me").status_code == 401


def test_a_pin_means_nothing_on_a_phone_that_has_not_joined(world):
    assert sign_in(world.anyone(), world.ids["Ada"]).status_code == 401


def test_a_pin_means_nothing_on_a_phone_where_its_person_never_joined(world):
    refused = sign_in(world.phone("Ben"), world.ids["Ada"])
    assert refused.status_code == 404
    assert "Ask a supervisor for a join code" in refused.json["detail"]


def test_a_pin_means_nothing_to_a_token(world):
    assert sign_in(world.integration("supervisor"), world.ids["Ada"]).status_code == 403


def test_an_old_cookie_opens_nothing_after_signing_out(world):
    phone = world.phone("Ada")
    old = phone.get_cookie("__Host-sign-in", domain="store.test").value
    phone.post("/api/sign-out")
    phone.keep("sign-in", old)
    assert phone.get("/api/me").status_code == 401


def test_signing_in_gives_a_fresh_secret(world):
    phone = world.phone("Ada")
    old = phone.get_cookie("__Host-sign-in", domain="store.test").value
    assert sign_in(phone, world.ids["Ada"]).status_code == 200
    assert phone.get_cookie("__Host-sign-in", domain="store.test").value != old
    phone.keep("sign-in", old)
    assert phone.get("/api/me").status_code == 401


def test_the_sixth_wrong_pin_for_a_person_waits_a_quarter_of_an_hour(world):
    for _ in range(5):
        guess(world)
    refused = sign_in(world.phone("Ada"), world.ids["Ada"])
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "901"
    assert refused.json["detail"].startswith("Try again in 16 minutes")
    world.clock.forward(minutes=15)
    assert sign_in(world.phone("Ada"), world.ids["Ada"]).status_code == 200


def test_ten_wrong_pins_on_a_phone_stop_everybody_on_it_for_an_hour(world):
    also_on(world, "Ben", device_of="Ada")
    also_on(world, "Sue", device_of="Ada")
    for name in ("Ada", "Ben"):
        for _ in range(5):
            guess(world, name, on="Ada")
    with pytest.raises(Problem) as refused:
        guess(world, "Sue", on="Ada")
    assert refused.value.status == 429
    guess(world, "Sue", on="Sue")  # their own phone is another matter
    world.clock.forward(hours=1)
    guess(world, "Sue", on="Ada")


def test_twenty_wrong_pins_in_a_row_lock_the_phone_until_a_supervisor_helps(world):
    for _ in range(20):
        guess(world)
        world.clock.forward(minutes=20)
    world.clock.forward(days=30)
    refused = sign_in(world.phone("Ada"), world.ids["Ada"])
    assert refused.status_code == 423
    assert refused.json["detail"].endswith("Ask a supervisor for a new join code and scan it here.")
    people = world.phone("Sue")
    assert sign_in(people, world.ids["Sue"]).status_code == 200
    rows = {one["name"]: one for one in people.get("/api/people").json["people"]}
    assert rows["Ada"]["devices"][0]["locked"] is True
    with world.writing() as session:
        token = actions.link_for(session, world.ids["Ada"], by=None, now=world.clock()).token
    body = {"token": token, "name": "Ada", "pin": "314159", "device_name": "Ada's phone"}
    assert world.phone("Ada").post("/api/join", json=body).status_code == 201
    assert sign_in(world.phone("Ada"), world.ids["Ada"], "314159").status_code == 200


def test_a_right_pin_ends_the_row_of_wrong_ones(world):
    for _ in range(4):
        guess(world)
    assert sign_in(world.phone("Ada"), world.ids["Ada"]).status_code == 200
    with world.reading() as session:
        assert session.get_one(Device, world.devices["Ada"]).failures == 0
        assert session.query(PinFailure).count() == 4  # the four still count for the quarter of an hour


def test_tries_that_are_still_being_checked_count_already(world):
    for _ in range(5):
        guess(world)
    with pytest.raises(Problem) as refused:
        guess(world)
    assert refused.value.status == 429


def test_tries_at_the_same_moment_do_not_slip_past_the_limit(world):
    def try_one(_):
        try:
            return guess(world).id
        except Problem as refused:
            return -refused.status

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(try_one, range(16)))
    assert len([each for each in found if each > 0]) == 5
    assert [each for each in found if each < 0] == [-429] * 11


def test_a_phone_has_one_person_at_a_time(world):
    also_on(world, "Ben", device_of="Ada")
    world.on_the_floor("Ada")
    assert sign_in(world.phone("Ada"), world.ids["Ben"]).json["person"]["name"] == "Ben"
    rows = {one["name"]: one for one in world.phone("Sue").get("/api/people").json["people"]}
    assert rows["Ada"]["on_shift"] is False
    with world.reading() as session:
        assert session.get_one(SignIn, world.sign_ins["Ada"]).why == "next"


def test_signing_in_anew_on_the_same_phone_keeps_the_shift(world):
    world.on_the_floor("Ada")
    assert sign_in(world.phone("Ada"), world.ids["Ada"]).json["shift"] is not None


def test_signing_out_on_the_last_phone_ends_the_shift_and_tells_it(world):
    world.on_the_floor("Ada")
    with world.reading() as session:
        before = events.cursor(session)
    world.phone("Ada").post("/api/sign-out")
    with world.reading() as session:
        news = [(one.audience, one.kind) for one in events.since(session, before)]
    assert (events.person(world.ids["Ada"]), "sign-out") in news
    assert ("supervisors", "person.changed") in news
    assert sign_in(world.phone("Ada"), world.ids["Ada"]).json["shift"] is None


def test_twelve_hours_unused_off_shift_end_a_sign_in(world):
    world.clock.forward(hours=11, minutes=59)
    assert world.phone("Ada").get("/api/me").status_code == 200
    world.clock.forward(hours=12)
    assert world.phone("Ada").get("/api/me").status_code == 401


def test_nobody_is_signed_out_while_on_shift(world):
    world.on_the_floor("Ada")
    world.clock.forward(hours=13)
    assert world.phone("Ada").get("/api/me").status_code == 200


def test_a_month_ends_a_sign_in_however_often_it_is_used(world):
    for _ in range(3 * 29 + 2):
        world.clock.forward(hours=8)
        assert world.phone("Ada").get("/api/device").json["signed_in"]
    world.clock.forward(hours=8)
    assert world.phone("Ada").get("/api/me").status_code == 401


def test_what_is_over_by_itself_is_ended_by_the_ticker_so_that_sockets_close(world):
    world.on_the_floor("Ada")
    world.tick(12 * 3600)
    with world.reading() as session:
        assert session.get_one(SignIn, world.sign_ins["Ben"]).why == "idle"
        assert session.get_one(SignIn, world.sign_ins["Ada"]).ended_at is None


def test_changing_the_pin_asks_for_the_old_one(world):
    phone = world.phone("Ada")
    wrong = phone.put("/api/me/pin", json={"old": WRONG, "new": "314159"})
    assert wrong.status_code == 422
    assert wrong.json["errors"] == [{"field": "old", "detail": "That is not your PIN."}]
    assert phone.put("/api/me/pin", json={"old": PIN, "new": "314159"}).status_code == 204
    phone.post("/api/sign-out")
    assert sign_in(phone, world.ids["Ada"]).status_code == 401
    assert sign_in(phone, world.ids["Ada"], "314159").status_code == 200


def test_a_new_pin_signs_every_other_phone_of_mine_out(world):
    with world.writing() as session:
        device, _ = actions.enrol(session, name="Ada's tablet", now=world.clock())
        sign_in_actions.sign_in(session, person_id=world.ids["Ada"], device_id=device.id, now=world.clock())
    world.on_the_floor("Ada")
    changed = world.phone("Ada").put("/api/me/pin", json={"old": PIN, "new": "314159"})
    assert changed.status_code == 204
    with world.reading() as session:
        open_rows = [
            row.id for row in session.query(SignIn).filter_by(person_id=world.ids["Ada"], ended_at=None)
        ]
    assert open_rows == [world.sign_ins["Ada"]]
    assert world.phone("Ada").get("/api/me").json["shift"] is not None


def test_guessing_the_old_pin_is_limited_too(world):
    for _ in range(5):
        guess(world)
    refused = world.phone("Ada").put("/api/me/pin", json={"old": PIN, "new": "314159"})
    assert refused.status_code == 429


def test_a_beat_makes_a_phone_reachable_for_a_minute(world):
    def reachable():
        rows = world.phone("Sue").get("/api/people").json["people"]
        return next(one["reachable"] for one in rows if one["name"] == "Ada")

    assert reachable() is False
    world.beat("Ada")
    world.clock.forward(60)
    assert reachable() is True
    world.clock.forward(1)
    assert reachable() is False


def test_a_beat_after_the_end_changes_nothing(world):
    world.phone("Ada").post("/api/sign-out")
    world.beat("Ada")
    with world.reading() as session:
        assert session.get_one(SignIn, world.sign_ins["Ada"]).last_beat_at is None


def test_many_beats_are_one_write_and_the_desk_hears_once_of_each_who_is_back(world):
    with world.reading() as session:
        before = events.cursor(session)
    world.phone("Ben").post("/api/sign-out")
    ids = [world.sign_ins[name] for name in ("Sue", "Ada", "Ben")]
    for _ in range(2):
        with world.writing() as session:
            sign_in_actions.beats(session, [*ids, 10**9], now=world.clock())
    with world.reading() as session:
        told = events.since(session, before, [events.SUPERVISORS])
        heard = [one.body["id"] for one in told if one.body != {"id": world.ids["Ben"]}]
        assert heard == sorted(world.ids[name] for name in ("Ada", "Sue"))
        assert session.get_one(SignIn, world.sign_ins["Ben"]).last_beat_at is None


def test_a_foreign_person_cannot_be_tried(world):
    with pytest.raises(NotFound), world.writing() as session:
        sign_in_actions.try_pin(
            session,
            person_id=world.elsewhere.ids["Eve"],
            device_id=world.devices["Ada"],
            now=world.clock() + timedelta(0),
        )
