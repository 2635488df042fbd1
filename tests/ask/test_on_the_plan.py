"""Asking in a store with a plan and a catalog: who is near, who knows, where to go."""

from typing import Any

import pytest
from sqlalchemy import func, select

from floorassist.ask.models import AskRow
from tests.catalog import stock
from tests.world import World


@pytest.fixture
def store(world: World) -> World:
    """One aisle of hardware, some items; Hal and Ida know hardware, Ben does not; all on shift."""
    stock.publish(world)
    stock.imported(world, stock.SMALL)
    world.hire("Hal", department="Hardware")
    world.hire("Ida", knows=("hardware",))
    world.on_the_floor("Ada", "Ben", "Hal", "Ida", "Sue")
    return world


def stand(world: World, who: str, spot: str) -> None:
    assert world.phone(who).post("/api/sightings", json={"spot": spot}).status_code == 201


def ask(world: World, **about: Any) -> Any:
    response = world.phone("Ada").post("/api/asks", json={"key": "k", "words": "nails"} | about)
    assert response.status_code == 201, response.text
    return response.json


def item_id(world: World, name: str) -> int:
    found: int = world.phone("Ada").get(f"/api/find?q={name}").json["results"][0]["item_id"]
    return found


def asked(seen: Any) -> list[tuple[str, int | None]]:
    return [(one["name"], one["seconds"]) for one in seen["asked"]]


def test_the_nearest_who_know_are_asked_with_their_walk(store: World) -> None:
    stand(store, "Ben", "bay-L1")
    stand(store, "Hal", "bay-L10")
    stand(store, "Ida", "bay-L2")
    seen = ask(store, words="nails", spot="A9-1L", needs_person=True)
    assert asked(seen) == [("Hal", 7), ("Ida", 1)]  # at home there: surer than to have told it
    assert store.phone("Ida").get(f"/api/asks/{seen['id']}").json["walk_seconds"] == 1


def test_the_words_lead_to_the_departments_that_would_know(store: World) -> None:
    seen = ask(store, words="screws")
    assert {name for name, _ in asked(seen)} == {"Hal", "Ida"}


def test_the_item_leads_to_its_department(store: World) -> None:
    seen = ask(store, words="this one", item_id=item_id(store, "screws"))
    assert {name for name, _ in asked(seen)} == {"Hal", "Ida"}
    assert (seen["item"]["name"], seen["item"]["say"]) == ("Screws", "Aisle A9, bay 5, right side")


def test_who_showed_no_place_counts_as_in_the_middle_of_their_department_and_the_asker_is_told_nothing(
    store: World,
) -> None:
    stand(store, "Ida", "bay-R10")
    seen = ask(store, spot="A9-1L", needs_person=True)
    assert asked(seen) == [("Hal", None), ("Ida", 8)]


def test_without_a_place_the_customer_stands_where_the_asker_was_last_seen(store: World) -> None:
    stand(store, "Ada", "bay-L2")
    assert ask(store)["from"]["code"] == "A9-2L"


def test_without_any_place_the_ask_goes_out_all_the_same(store: World) -> None:
    seen = ask(store)
    assert seen["from"] is None
    assert len(seen["asked"]) == 2


def test_a_point_on_the_map_is_a_place(store: World) -> None:
    assert ask(store, x=5.5, y=5.2, level="g")["from"] == {"code": None, "x": 5.5, "y": 5.2, "level": "g"}


def test_an_answer_with_a_spot_tells_where_it_is(store: World) -> None:
    seen = ask(store)
    store.phone("Hal").post(f"/api/asks/{seen['id']}/answer", json={"spot": "a9 bay 3 left", "words": "Top!"})
    answer = store.phone("Ada").get(f"/api/asks/{seen['id']}").json["answer"]
    assert (answer["spot"], answer["code"], answer["say"]) == (
        "bay-L3",
        "A9-3L",
        "Aisle A9, bay 3, left side",
    )
    assert (answer["aisle"], answer["bay"], answer["side"], answer["words"]) == ("A9", "3", "L", "Top!")
    assert answer["x"] is not None


def test_an_answer_with_an_item_tells_where_it_stands(store: World) -> None:
    seen = ask(store)
    store.phone("Hal").post(f"/api/asks/{seen['id']}/answer", json={"item_id": item_id(store, "screws")})
    answer = store.phone("Ada").get(f"/api/asks/{seen['id']}").json["answer"]
    assert (answer["item"]["name"], answer["say"]) == ("Screws", "Aisle A9, bay 5, right side")


def test_a_place_that_a_new_plan_no_longer_has_keeps_its_point(store: World) -> None:
    seen = ask(store, spot="A9-1L")
    aisle = stock.PLAN["aisles"][0]  # type: ignore[index]
    left = [bay for bay in aisle["bays"] if bay["id"] != "bay-L1"]  # nothing stands there
    stock.publish(store, stock.PLAN | {"aisles": [aisle | {"bays": left}]})
    after = store.phone("Ada").get(f"/api/asks/{seen['id']}").json["from"]
    assert (after["code"], after["x"]) == (None, seen["from"]["x"])


def test_a_place_on_a_level_that_is_not_there_is_asked_for_without_distances(store: World) -> None:
    seen = ask(store, x=1, y=1, level="roof")
    assert [seconds for _, seconds in asked(seen)] == [None, None]


def test_positions_of_the_day_are_not_kept_beyond_the_asks_own(store: World) -> None:
    stand(store, "Ida", "bay-L4")
    seen = ask(store, spot="A9-1L")
    store.phone("Ada").post(f"/api/asks/{seen['id']}/cancellation")
    with store.reading() as session:
        row = session.scalars(select(AskRow)).one()
        assert {ping.walk_seconds for ping in row.pings} == {None}
        assert session.scalar(select(func.count()).select_from(AskRow)) == 1
