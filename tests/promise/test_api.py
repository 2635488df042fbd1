"""Promises over HTTP: who may see and do what, and how a customer's number is kept."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from floorassist.promise.models import PromiseRow
from floorassist.storage.events import Event

NUMBER = "0170 1234567"


@pytest.fixture
def floor(world):
    world.on_the_floor("Ada", "Ben", "Sue")
    return world


def promise(world, who="Ada", **about):
    body = {"key": "k", "to": "Ann", "what": "brass hinges, 5 cm", **about}
    return world.phone(who).post("/api/promises", json=body)


def at(world, **later):
    return (world.clock() + timedelta(**later)).isoformat()


def test_a_promise_is_due_in_half_an_hour_unless_told(floor):
    made = promise(floor)
    assert made.status_code == 201
    assert made.json["state"] == "open"
    assert made.json["mine"]
    assert made.json["due_at"] == "2026-03-07T12:30:00Z"
    assert promise(floor).status_code == 200
    assert promise(floor, key="other", minutes=15).json["due_at"] == "2026-03-07T12:15:00Z"
    assert promise(floor, key="moment", due_at=at(floor, hours=22)).json["due_at"] == "2026-03-08T10:00:00Z"


def test_a_promise_that_waited_for_a_network_past_its_time_is_taken_and_overdue_at_the_next_tick(floor):
    made = promise(floor, due_at=at(floor, minutes=-20))
    assert made.status_code == 201
    floor.tick()
    assert floor.phone("Ada").get(f"/api/promises/{made.json['id']}").json["state"] == "overdue"


@pytest.mark.parametrize(
    "about",
    [
        {"due_at": "2026-03-01T12:00:00Z"},
        {"due_at": "2027-03-01T12:00:00Z"},
        {"due_at": "2026-03-07T13:00:00"},
        {"due_at": "2026-03-07T13:00:00Z", "minutes": 5},
        {"minutes": 0},
        {"phone": "call me"},
        {"to": " "},
        {"what": ""},
        {"item_id": 7777},
    ],
)
def test_what_cannot_be_promised_is_refused_and_named(floor, about):
    assert promise(floor, **about).status_code == 422


def test_a_customers_number_is_sealed_and_told_to_those_who_need_it_alone(floor):
    made = promise(floor, phone=NUMBER).json
    assert made["phone"] == NUMBER
    path = f"/api/promises/{made['id']}"
    floor.phone("Ada").post(f"{path}/hand-over", json={"to": floor.ids["Ben"]})
    seen = {name: floor.phone(name).get(path).json["phone"] for name in ("Ada", "Ben", "Sue")}
    assert seen == dict.fromkeys(seen, NUMBER)
    floor.hire("Cat")
    assert floor.phone("Cat").get(path).json["phone"] is None
    assert floor.phone("Cat").get(path).json["has_phone"]
    floor.tick(15 * 60)
    with floor.reading() as session:
        assert NUMBER not in session.scalars(select(PromiseRow.phone)).one()
        assert not [event for event in session.scalars(select(Event)) if NUMBER in str(event.body)]


def test_with_another_key_the_number_is_gone_and_the_promise_stays(floor):
    made = promise(floor, phone=NUMBER).json
    floor.settings.key_file("promise").write_bytes(b"x" * 32)
    seen = floor.phone("Ada").get(f"/api/promises/{made['id']}").json
    assert (seen["phone"], seen["has_phone"], seen["what"]) == (None, True, "brass hinges, 5 cm")


def test_without_a_key_a_number_is_refused_and_a_promise_without_one_is_not(floor):
    floor.settings.key_file("promise").unlink()
    assert promise(floor, phone=NUMBER).status_code == 422
    assert promise(floor).status_code == 201


def test_the_board_shows_overdue_ones_first_then_mine(floor):
    late, other, mine = (
        promise(floor, who, key=who, minutes=minutes).json["id"]
        for who, minutes in (("Sue", 10), ("Ben", 60), ("Ada", 120))
    )
    floor.tick(11 * 60)
    board = floor.phone("Ada").get("/api/promises").json
    assert [one["id"] for one in board["promises"]] == [late, mine, other]
    assert [one["name"] for one in board["colleagues"]] == ["Sue", "Ben"]


def test_what_was_kept_is_read_by_whoever_made_it_and_by_nobody_without_part_in_it(floor):
    made = promise(floor).json["id"]
    kept = floor.phone("Ben").post(f"/api/promises/{made}/keeping", json={"key": "k", "words": "Aisle 7"})
    assert kept.json["answer"]["words"] == "Aisle 7"
    assert floor.phone("Ben").post(f"/api/promises/{made}/keeping", json={"words": "no"}).json == kept.json
    settled = floor.phone("Ada").get("/api/promises").json["settled"]
    assert [(one["id"], one["answer"]["words"]) for one in settled] == [(made, "Aisle 7")]
    floor.hire("Cat")
    assert floor.phone("Cat").get(f"/api/promises/{made}").status_code == 403
    assert floor.phone("Cat").get("/api/promises").json["settled"] == []


def test_an_answer_says_something(floor):
    made = promise(floor).json["id"]
    assert floor.phone("Ada").post(f"/api/promises/{made}/keeping", json={}).status_code == 422
    answer = floor.phone("Ada").post(f"/api/promises/{made}/keeping", json={"spot": "nowhere"})
    assert answer.status_code == 422


def test_refusals_say_what_to_do(floor):
    made = promise(floor).json["id"]
    path = f"/api/promises/{made}"
    assert floor.phone("Ben").post(f"{path}/withdrawal", json={"why": "no"}).status_code == 403
    answer = floor.phone("Ada").post(f"{path}/due", json={"due_at": at(floor, hours=-1)})
    assert (answer.status_code, answer.json["code"]) == (409, "past")
    assert "still to come" in answer.json["detail"]


def test_what_an_ask_became_is_found_by_the_ask(floor):
    ask = floor.phone("Ada").post("/api/asks", json={"key": "a", "words": "sash cord"}).json["id"]
    made = promise(floor, ask_id=ask).json
    found = floor.phone("Ada").get(f"/api/promises?ask={ask}").json
    assert [one["id"] for one in found["promises"]] == [made["id"]]
    assert made["ask_id"] == ask


def test_the_desk_reads_why_a_promise_was_withdrawn_and_a_worker_has_no_ledger(floor):
    made = promise(floor).json["id"]
    floor.phone("Ada").post(f"/api/promises/{made}/withdrawal", json={"why": "The customer left"})
    ledger = floor.phone("Sue").get("/api/promises/ledger").json
    assert [(one["id"], one["why"]) for one in ledger["ended"]] == [(made, "The customer left")]
    assert floor.phone("Ada").get("/api/promises/ledger").status_code == 403
    assert "The customer left" in floor.phone("Sue").get("/desk/promises").text
    assert floor.phone("Ada").get("/desk/promises").status_code == 403


def test_another_stores_promise_does_not_exist(floor):
    made = promise(floor).json["id"]
    eve = floor.elsewhere.phone("Eve")
    assert eve.get(f"/api/promises/{made}").status_code == 404
    bodies = {
        "keeping": {"words": "x"},
        "withdrawal": {"why": "x"},
        "hand-over": {"to": 1},
        "taking": {},
        "due": {"due_at": at(floor, hours=1)},
    }
    for verb, body in bodies.items():
        assert eve.post(f"/api/promises/{made}/{verb}", json=body).status_code == 404, verb
    assert eve.get("/api/promises").json["promises"] == []
    floor.elsewhere.on_the_floor("Eve")
    over = floor.phone("Ada").post(f"/api/promises/{made}/hand-over", json={"to": floor.elsewhere.ids["Eve"]})
    assert over.status_code == 422


def test_a_program_reads_the_board_without_numbers_and_promises_nothing(floor):
    promise(floor, phone=NUMBER)
    program = floor.integration()
    assert [one["phone"] for one in program.get("/api/promises").json["promises"]] == [None]
    answer = program.post("/api/promises", json={"key": "p", "to": "Ann", "what": "x"})
    assert answer.status_code == 403
