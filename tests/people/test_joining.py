"""Join codes: one use or several, ten minutes, and who waits for a supervisor."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from floorassist.people import actions
from floorassist.people.models import Device, JoinLink, Person
from tests.world import PIN


def link(world, **about):
    with world.writing() as session:
        return actions.new_join_link(
            session, **{"role": "worker", "by": None, "now": world.clock(), **about}
        ).token


def join(phone, token, name="Cat", pin="314159", device="iPhone"):
    return phone.post("/api/join", json={"token": token, "name": name, "pin": pin, "device_name": device})


def test_a_new_worker_waits_and_is_in_as_soon_as_a_supervisor_says_so(world):
    phone = world.anyone()
    answer = join(phone, link(world))
    assert answer.status_code == 201
    assert answer.json["state"] == "waiting"
    assert answer.json["person"]["name"] == "Cat"
    assert phone.get("/api/me").status_code == 401
    assert phone.get("/api/device").json["signed_in"] is False
    person_id = answer.json["person"]["id"]
    assert world.phone("Sue").post(f"/api/people/{person_id}/approval").status_code == 200
    assert phone.get("/api/device").json["signed_in"] is True
    assert phone.get("/api/me").json["person"]["name"] == "Cat"


def test_signing_in_before_the_approval_says_whom_to_ask(world):
    phone = world.anyone()
    person_id = join(phone, link(world)).json["person"]["id"]
    refused = phone.post("/api/sign-in", json={"person_id": person_id, "pin": "314159"})
    assert refused.status_code == 403
    assert refused.json["detail"] == "A supervisor has to let you in first. Ask one."


def test_the_first_supervisor_of_a_new_store_is_in_at_once(world):
    with world.database.founding() as session:
        founded = actions.found_store(session, name="New", supervisor="Ora", now=world.clock())
    phone = world.anyone()
    answer = join(phone, founded.join_token, name="ignored")
    assert answer.json == {"state": "in", "person": {"id": founded.person_id, "name": "Ora", "role": "owner"}}
    me = phone.get("/api/me").json
    assert me["store"] == {"id": founded.store_id, "name": "New"}
    assert phone.get("/api/people").status_code == 200


def test_a_code_for_one_lets_only_one_in(world):
    token = link(world)
    assert join(world.anyone(), token).status_code == 201
    second = join(world.anyone(), token)
    assert second.status_code == 410
    assert second.json["detail"] == "Ask a supervisor for a fresh join code."


def test_a_code_for_three_lets_three_in(world):
    token = link(world, uses=3)
    assert [join(world.anyone(), token).status_code for _ in range(4)] == [201, 201, 201, 410]


def test_a_code_is_over_after_ten_minutes(world):
    early, late = link(world), link(world)
    world.clock.forward(599)
    assert join(world.anyone(), early).status_code == 201
    world.clock.forward(1)
    assert join(world.anyone(), late).status_code == 410


def test_a_made_up_code_is_refused_before_any_slow_work(world, monkeypatch):
    monkeypatch.setattr("floorassist.people.phone_api.pin_hash.seal", None)
    assert join(world.anyone(), "x" * 43).status_code == 410


def test_the_last_use_is_taken_once_even_when_two_looked_before(world):
    token = link(world)
    with world.writing() as session:
        actions.join(session, token, name="A", pin_hash="h", device_name="p", now=world.clock())
    with pytest.raises(actions.Problem), world.writing() as session:
        actions.join(session, token, name="B", pin_hash="h", device_name="p", now=world.clock())


def test_phones_that_race_for_the_last_use_let_only_one_in(world):
    token = link(world)

    def try_one(number):
        try:
            with world.writing() as session:
                actions.join(
                    session, token, name=f"N{number}", pin_hash="h", device_name="p", now=world.clock()
                )
        except actions.Problem as refused:
            return refused.status
        return 201

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(try_one, range(6))) == [201] + [410] * 5


def test_joining_again_on_the_same_phone_keeps_the_device(world):
    phone = world.anyone()
    join(phone, link(world))
    device = phone.get("/api/device").json["device"]["id"]
    join(phone, link(world), name="Dan", device="Shared phone")
    again = phone.get("/api/device").json
    assert again["device"] == {"id": device, "name": "Shared phone"}
    assert [person["name"] for person in again["people"]] == ["Cat", "Dan"]


def test_joining_another_store_makes_another_device(world):
    phone = world.phone("Ada")
    ours = phone.get("/api/device").json
    with world.elsewhere.writing() as session:
        token = actions.new_join_link(session, role="worker", by=None, now=world.clock()).token
    join(phone, token)
    theirs = phone.get("/api/device").json
    assert theirs["store"]["id"] == world.elsewhere.store_id
    assert theirs["device"]["id"] != ours["device"]["id"]
    assert [person["name"] for person in theirs["people"]] == ["Cat"]


def test_a_revoked_phone_that_joins_again_is_a_new_device(world):
    phone = world.phone("Rex")
    assert join(phone, link(world, lets_in=True)).json["state"] == "in"
    assert phone.get("/api/me").json["device"]["id"] != world.devices["Rex"]


def test_a_code_made_for_somebody_lets_them_in_under_their_own_name_and_role(world):
    answer = world.phone("Sue").post(f"/api/people/{world.ids['Ada']}/pin-reset")
    token = answer.json["url"].partition("#")[2]
    phone = world.anyone()
    joined = join(phone, token, name="Somebody else")
    assert joined.json == {"state": "in", "person": {"id": world.ids["Ada"], "name": "Ada", "role": "worker"}}
    assert phone.post("/api/sign-out").status_code == 204
    signed_in = phone.post("/api/sign-in", json={"person_id": world.ids["Ada"], "pin": "314159"})
    assert signed_in.status_code == 200


def test_a_code_for_somebody_is_over_once_they_are_revoked(world):
    sue, ada = world.phone("Sue"), world.ids["Ada"]
    token = sue.post(f"/api/people/{ada}/pin-reset").json["url"].partition("#")[2]
    sue.post(f"/api/people/{ada}/revocation")
    assert join(world.anyone(), token).status_code == 410


@pytest.mark.parametrize(
    ("field", "value"),
    [("pin", "123456"), ("pin", "12345"), ("name", " "), ("name", "a\nb"), ("name", "x" * 61), ("token", "")],
)
def test_what_cannot_be_is_named_and_uses_no_code_up(world, field, value):
    token = link(world)
    good = {"token": token, "name": "Cat", "pin": "314159", "device_name": "iPhone"}
    refused = world.anyone().post("/api/join", json=good | {field: value})
    assert refused.status_code == 422
    assert [error["field"] for error in refused.json["errors"]] == [field]
    told = {"pin": ("That PIN", "A PIN"), "name": "Name: This", "token": "token: This"}
    assert refused.json["detail"].startswith(told[field])
    assert join(world.anyone(), token).status_code == 201


def test_nothing_that_opens_anything_is_kept_in_the_open(world):
    token = link(world)
    phone = world.anyone()
    join(phone, token)
    cookies = [
        phone.get_cookie(name, domain="store.test").value for name in ("__Host-device", "__Host-sign-in")
    ]
    with world.reading() as session:
        kept = [row.token_hash for model in (JoinLink, Device) for row in session.query(model)]
        pins = [row.pin_hash for row in session.query(Person)]
    assert not {token, *cookies} & set(kept)
    assert all(len(each) == 64 for each in kept)
    assert all("314159" not in each for each in pins)


def test_the_cookies_are_out_of_reach_of_scripts_and_other_sites(world):
    answer = join(world.anyone(), link(world))
    cookies = answer.headers.getlist("Set-Cookie")
    assert len(cookies) == 2
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
            assert flag in cookie
        assert "Domain" not in cookie


def test_a_store_on_plain_http_still_lets_phones_join(world):
    house = world.app.extensions["floorassist"]
    plain = replace(house, settings=replace(world.settings, secure=False))
    world.app.extensions["floorassist"] = plain
    phone = world.anyone()
    there = {"base_url": "http://store.test", "headers": {"Sec-Fetch-Site": "same-origin"}}
    body = {"token": link(world, lets_in=True), "name": "Cat", "pin": "314159", "device_name": "iPhone"}
    assert phone.post("/api/join", json=body, **there).json["state"] == "in"
    assert phone.get("/api/me", **there).json["person"]["name"] == "Cat"


def test_a_code_says_whose_it_is_before_anybody_types_and_is_not_used_by_that(world):
    code = link(world)
    look = {"token": code}
    assert world.anyone().post("/api/join-codes/look", json=look).json == {
        "store": "The Store",
        "person": None,
    }
    assert world.anyone().post("/api/join-codes/look", json=look).status_code == 200
    with world.writing() as session:
        mine = actions.reset_pin(session, world.ids["Ada"], by=world.ids["Sue"], now=world.clock()).token
    assert world.anyone().post("/api/join-codes/look", json={"token": mine}).json["person"] == "Ada"
    world.clock.forward(minutes=10)
    assert world.anyone().post("/api/join-codes/look", json=look).status_code == 410


def test_a_phone_that_waits_knows_so_after_it_was_opened_anew(world):
    phone = world.anyone()
    assert join(phone, link(world), name="Zoe").json["state"] == "waiting"
    state = phone.get("/api/device").json
    assert (state["signed_in"], state["waiting"]["name"]) == (False, "Zoe")
    world.phone("Sue").post(f"/api/people/{state['waiting']['id']}/approval")
    state = phone.get("/api/device").json
    assert (state["signed_in"], state["waiting"]) == (True, None)


def test_somebody_brings_themselves_onto_one_more_phone_with_their_pin_alone(world):
    ada = world.phone("Ada")
    assert ada.post("/api/me/phone-code", json={"pin": "000001"}).status_code == 422
    made = ada.post("/api/me/phone-code", json={"pin": PIN})
    assert made.status_code == 201
    token = made.json["url"].partition("#")[2]
    home_screen = world.anyone()
    joined = join(home_screen, token, name="not Ada")
    assert joined.json["person"]["name"] == "Ada"
    assert home_screen.get("/api/me").json["person"]["id"] == world.ids["Ada"]
    assert join(world.anyone(), token).status_code == 410
