"""How a store asks, over HTTP: for supervisors."""

from typing import Any

import pytest
from sqlalchemy import func, select

from floorassist.ask import preview_queries
from floorassist.ask.models import AskRow, PingRow
from floorassist.push.models import SubscriptionRow
from floorassist.storage.events import Event
from tests.stories import shop
from tests.world import World


@pytest.fixture
def floor(world: World) -> World:
    """Ada (Paint), Ben, Cat who told that she knows paint, and Sue, who leads, are on the floor."""
    world.hire("Cat", knows=("Paint",))
    world.on_the_floor("Ada", "Ben", "Cat", "Sue")
    return world


def told(world: World) -> Any:
    return world.phone("Sue").get("/api/policy").json


def put(world: World, expected: int, who: str = "Sue", **changes: Any) -> Any:
    policy = told(world)["policy"] | changes
    return world.phone(who).put("/api/policy", json={"expected": expected, "policy": policy})


def preview(world: World, changes: dict[str, Any] | None = None, **about: Any) -> Any:
    policy = told(world)["policy"] | (changes or {})
    return world.phone("Sue").post("/api/policy/preview", json={"policy": policy} | about)


def test_a_supervisor_reads_the_defaults_with_a_reason_for_each(floor: World):
    found = told(floor)
    assert found["version"] == 0
    assert found["policy"] == found["defaults"]
    assert all(field["why"] for field in found["fields"])
    assert found["history"] == []


def test_a_worker_and_a_stranger_may_not_touch_it(floor: World):
    assert floor.phone("Ada").get("/api/policy").status_code == 403
    assert floor.anyone().get("/api/policy").status_code == 401
    body = {"expected": 0, "policy": told(floor)["policy"]}
    assert floor.phone("Ada").put("/api/policy", json=body).status_code == 403


def test_what_is_saved_counts_for_the_next_question_and_stands_in_the_history(floor: World):
    answer = put(floor, 0, lease_seconds=120)
    assert answer.status_code == 200
    assert answer.json["version"] == 1
    (version,) = answer.json["history"]
    assert version["by"] == "Sue"
    assert version["changed"] == ["Who took it answers or goes within: 60 → 120 seconds"]
    floor.phone("Ada").post("/api/asks", json={"key": "k", "words": "sash cord"})
    with floor.reading() as session:
        assert session.scalar(select(AskRow)).policy["lease_seconds"] == 120


def test_a_second_supervisor_who_did_not_see_it_is_told(floor: World):
    floor.hire("Sam", role="supervisor")
    put(floor, 0, lease_seconds=120)
    answer = put(floor, 0, who="Sam", lease_seconds=60)
    assert answer.status_code == 409
    assert "meanwhile" in answer.json["detail"]
    assert answer.json["version"] == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lease_seconds": 1}, "policy.lease_seconds"),
        ({"claims": None}, "policy.claims"),
        ({"waves": []}, "policy.waves"),
        ({"waves": [{"after_seconds": 5, "people": 2}]}, "policy.waves"),
        ({"waves": [{"after_seconds": 0, "people": 0}]}, "policy.waves.0.people"),
        ({"expiry_seconds": 88}, "policy.expiry_seconds"),
    ],
)
def test_what_does_not_fit_is_told_by_its_field(floor: World, changes: dict[str, Any], field: str):
    for answer in (put(floor, 0, **changes), preview(floor, changes)):
        assert answer.status_code == 422
        assert [error["field"] for error in answer.json["errors"]] == [field]
    assert told(floor)["version"] == 0


def test_the_preview_names_who_would_be_asked_and_writes_nothing(floor: World):
    shop.stock(floor)
    shop.stand(floor, "Cat", "A28-4L")
    with floor.reading() as session:
        before = session.scalar(select(func.count()).select_from(Event))
    found = preview(floor, department="Paint").json
    first = found["moments"][0]
    assert first["after_seconds"] == 0
    assert {one["name"] for one in first["people"]} == {"Ada", "Cat"}
    assert all(one["knows"] and one["reachable"] for one in first["people"])
    assert next(one for one in first["people"] if one["name"] == "Cat")["seconds"] is not None
    assert [one["name"] for one in found["moments"][-1]["people"]][-1] == "Sue"
    assert found["leads"] == ["Sue"]
    assert found["ends_after_seconds"] == 180
    with floor.reading() as session:
        assert session.scalar(select(func.count()).select_from(Event)) == before
        assert session.scalar(select(func.count()).select_from(PingRow)) == 0
        assert session.scalar(select(func.count()).select_from(AskRow)) == 0


def test_the_preview_counts_a_phone_that_sleeps_but_can_be_woken(floor: World):
    floor.clock.forward(seconds=120)
    floor.beat("Ada")
    with floor.writing() as session:
        phone = {"person_id": floor.ids["Cat"], "why": "", "endpoint": "https://push.test/cat"}
        session.add(SubscriptionRow(sign_in_id=floor.sign_ins["Cat"], **phone))
    found = preview(floor, department="Paint").json
    reached = {one["name"]: one["reachable"] for moment in found["moments"] for one in moment["people"]}
    assert reached == {"Ada": True, "Cat": True, "Ben": False, "Sue": False}
    assert {one["name"] for one in found["moments"][0]["people"]} == {"Ada", "Cat"}
    assert [moment["after_seconds"] for moment in found["moments"]] == [0, 6, 14]


def test_a_preview_that_looks_often_reads_the_floor_once_a_wave(
    floor: World, monkeypatch: pytest.MonkeyPatch
):
    looks: list[object] = []
    crew_of = preview_queries.colleagues.crew_of

    def counted(*args: Any, **how: Any) -> Any:
        looks.append(args)
        return crew_of(*args, **how)

    monkeypatch.setattr(preview_queries.colleagues, "crew_of", counted)
    found = preview(floor, {"look_again_seconds": 1, "expiry_seconds": 3600}).json
    assert found["ends_after_seconds"] == 3600
    assert len(looks) <= len(told(floor)["policy"]["waves"]) + 1


def test_the_preview_follows_numbers_that_are_not_saved(floor: World):
    everybody = {"waves": [{"after_seconds": 0, "people": None}]}
    (moment,) = preview(floor, everybody, department="Paint").json["moments"]
    assert {one["name"] for one in moment["people"]} == {"Ada", "Ben", "Cat", "Sue"}
    assert told(floor)["version"] == 0


def test_the_preview_names_the_one_that_the_real_ask_asks_first(floor: World):
    shop.stock(floor)
    shop.stand(floor, "Cat", "A28-4L")
    shop.stand(floor, "Ada", "A1-1L")
    body = {"key": "k", "words": "ceiling paint", "spot": "A28-4L"}
    real = floor.phone("Ben").post("/api/asks", json=body).json["asked"]
    floor.phone("Ben").post("/api/asks/1/cancellation")
    found = preview(floor, words="ceiling paint", spot="A28-4L").json
    assert [one["name"] for one in found["moments"][0]["people"]] == [one["name"] for one in real]


def test_a_place_that_is_not_there_is_told_by_its_field(floor: World):
    answer = preview(floor, spot="ZZ99")
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == "spot"


def test_the_desk_page_shows_it_to_supervisors_alone(floor: World):
    page = floor.phone("Sue").get("/desk/policy")
    assert page.status_code == 200
    assert "How we ask" in page.text
    assert floor.phone("Ada").get("/desk/policy").status_code == 403


def test_another_store_keeps_its_own(floor: World):
    put(floor, 0, lease_seconds=120)
    assert floor.elsewhere.phone("Eve").get("/api/policy").json["version"] == 0
