"""My own page: what it shows, what I know, and being forgotten."""

import pytest

from floorassist import __version__
from floorassist.people.models import Device, Knows, Person, PinFailure, Shift, SignIn
from floorassist.storage import events


def test_my_page_starts_my_screens(world):
    me = world.phone("Ada").get("/api/me").json
    with world.reading() as session:
        cursor = events.cursor(session)
    assert me == {
        "person": {
            "id": world.ids["Ada"],
            "name": "Ada",
            "role": "worker",
            "home_department": "Paint",
            "knows": ["Paint"],
        },
        "device": {"id": world.devices["Ada"], "name": "Ada's phone"},
        "store": {"id": world.store_id, "name": "The Store"},
        "shift": None,
        "sighting": None,
        "departments": ["Backroom", "Paint"],
        "version": __version__,
        "country": "",
        "language": None,
        "cursor": cursor,
    }


def test_an_unknown_phone_is_told_nothing_of_the_store(world):
    assert world.anyone().get("/api/device").json == {
        "enrolled": False,
        "device": None,
        "people": [],
        "store": None,
        "signed_in": False,
        "waiting": None,
        "shut_out": False,
    }


def test_a_phone_that_was_shut_out_is_an_unknown_phone_which_is_told_to_forget(world):
    rex = world.phone("Rex")
    answer = rex.get("/api/device")
    assert (answer.json["enrolled"], answer.json["shut_out"], answer.json["store"]) == (False, True, None)
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in world.phone("Ada").get("/api/device").headers


def test_what_i_know_replaces_what_i_knew(world):
    phone = world.phone("Ada")
    told = phone.put("/api/me", json={"home_department": " Tools ", "knows": ["Tools", "Garden", "Tools"]})
    assert told.json["person"]["home_department"] == "Tools"
    assert told.json["person"]["knows"] == ["Garden", "Tools"]
    assert phone.put("/api/me", json={"knows": []}).json["person"]["home_department"] is None


@pytest.mark.parametrize(
    "body",
    [
        {"knows": ["x" * 61]},
        {"knows": ["a\x00b"]},
        {"knows": ["\ud800"]},
        {"knows": [str(number) for number in range(61)]},
        {"home_department": ""},
        {"knows": [], "role": "owner"},
    ],
)
def test_what_no_department_can_be_is_refused(world, body):
    assert world.phone("Ada").put("/api/me", json=body).status_code == 422


def test_a_token_has_no_page_of_its_own(world):
    assert world.integration("supervisor").get("/api/me").status_code == 403
    assert world.integration("supervisor").post("/api/shift").status_code == 403


def test_forgetting_me_leaves_a_nameless_row_and_nothing_else(world):
    world.on_the_floor("Ada")
    phone, ada = world.phone("Ada"), world.ids["Ada"]
    assert phone.delete("/api/me").status_code == 204
    assert phone.get("/api/me").status_code == 401
    with world.reading() as session:
        person = session.get_one(Person, ada)
        assert (person.name, person.home_department, person.pin_hash) == ("Former colleague", None, None)
        for model in (SignIn, Knows, Shift, PinFailure):
            assert session.query(model).filter_by(person_id=ada).count() == 0
        assert session.get(Device, world.devices["Ada"]) is None


def test_forgetting_me_leaves_a_shared_phone_to_the_others(world):
    with world.writing() as session:
        now = world.clock()
        shared = {"device_id": world.devices["Ada"], "token_hash": "ben", "created_at": now}
        session.add(SignIn(person_id=world.ids["Ben"], last_seen_at=now, ended_at=now, **shared))
    world.phone("Ada").delete("/api/me")
    found = world.phone("Ada").get("/api/device").json
    assert [person["name"] for person in found["people"]] == ["Ben"]


def test_the_forgotten_are_not_on_the_desk_and_cannot_be_let_in_again(world):
    world.phone("Ada").delete("/api/me")
    sue = world.phone("Sue")
    assert world.ids["Ada"] not in [one["id"] for one in sue.get("/api/people").json["people"]]
    assert sue.post(f"/api/people/{world.ids['Ada']}/approval").status_code == 404


def test_the_only_supervisor_cannot_be_forgotten(world):
    refused = world.phone("Sue").delete("/api/me")
    assert refused.status_code == 409
    assert refused.json["detail"] == "Sue is the only supervisor. Make somebody else one first."
    assert world.phone("Sue").get("/api/me").status_code == 200
