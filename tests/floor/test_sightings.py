"""A position comes from one's own action, lives 15 minutes, and is gone off shift or on a break."""

from typing import Any

import pytest
from sqlalchemy import select

from floorassist.floor import actions, queries
from floorassist.floor.models import Sighting
from floorassist.floor.parse import parse
from tests.floor import plans
from tests.world import World


@pytest.fixture(autouse=True)
def plan(world: World) -> None:
    with world.writing() as session:
        actions.publish_plan(session, parse(plans.document()), by=None, now=world.clock())
    world.on_the_floor("Ada", "Ben")


def rows(world: World) -> list[tuple[int, str | None]]:
    with world.reading() as session:
        return [(row.person_id, row.spot) for row in session.scalars(select(Sighting))]


def here(world: World, who: str, **where: Any) -> Any:
    return world.phone(who).post("/api/sightings", json=where)


def test_a_scanned_bay_says_where_i_am(world: World) -> None:
    answer = here(world, "Ada", spot="aisle 1 bay 3 left")
    assert answer.status_code == 201
    assert answer.json == {
        "spot": "aisle-1-L3",
        "x": 2.5,
        "y": 13.0,
        "level": "ground",
        "at": "2026-03-07T12:00:00Z",
    }
    with world.reading() as session:
        seen = queries.sighting_of(session, world.ids["Ada"], world.clock())
    assert (seen.spot, seen.x, seen.y) == ("aisle-1-L3", 2.5, 13.0) if seen else False


def test_a_tap_on_the_map_says_it_too_and_the_later_one_counts(world: World) -> None:
    here(world, "Ada", spot="1-3L")
    world.clock.forward(5)
    assert here(world, "Ada", x=20.5, y=28, level="ground").json["spot"] is None
    assert rows(world) == [(world.ids["Ada"], None)]


@pytest.mark.parametrize(
    ("where", "status"),
    [
        ({"spot": "nowhere"}, 404),
        ({}, 422),
        ({"x": 1, "y": 2}, 422),
        ({"spot": "1-3L", "x": 1, "y": 2, "level": "ground"}, 422),
        ({"x": 1, "y": 2, "level": "cellar"}, 422),
        ({"x": 100, "y": 2, "level": "ground"}, 422),
        ({"x": "far", "y": 2, "level": "ground"}, 422),
    ],
)
def test_where_nobody_can_be_is_refused(world: World, where: dict[str, Any], status: int) -> None:
    answer = here(world, "Ada", **where)
    assert (answer.status_code, rows(world)) == (status, [])
    assert answer.json["detail"]


def test_after_15_minutes_nobody_is_told_and_the_row_is_erased(world: World) -> None:
    here(world, "Ada", spot="1-3L")
    world.clock.forward(minutes=14, seconds=59)
    with world.reading() as session:
        assert world.ids["Ada"] in queries.sightings(session, world.clock())
    world.clock.forward(1)
    with world.reading() as session:
        assert queries.sightings(session, world.clock()) == {}
    world.tick()
    assert rows(world) == []


@pytest.mark.parametrize(("method", "path"), [("DELETE", "/api/shift"), ("POST", "/api/break")])
def test_off_shift_or_on_a_break_the_position_is_gone(world: World, method: str, path: str) -> None:
    here(world, "Ada", spot="1-3L")
    here(world, "Ben", spot="2-1L")
    assert world.phone("Ada").open(path, method=method).status_code == 200
    assert rows(world) == [(world.ids["Ben"], "aisle-2-L1")]
    assert here(world, "Ada", spot="1-3L").status_code == 201, "one's own phone may still draw the way"
    assert rows(world) == [(world.ids["Ben"], "aisle-2-L1")]


def test_whoever_is_revoked_or_forgotten_leaves_no_position(world: World) -> None:
    here(world, "Ada", spot="1-3L")
    here(world, "Ben", spot="1-3L")
    assert world.phone("Sue").post(f"/api/people/{world.ids['Ada']}/revocation").status_code < 300
    assert world.phone("Ben").delete("/api/me").status_code == 204
    assert rows(world) == []


def test_i_can_take_it_back(world: World) -> None:
    here(world, "Ada", spot="1-3L")
    assert world.phone("Ada").delete("/api/sightings").status_code == 204
    assert rows(world) == []


def test_a_token_is_nowhere(world: World) -> None:
    answer = world.integration("supervisor").post("/api/sightings", json={"spot": "1-3L"})
    assert answer.status_code == 403


def test_another_store_sees_nobody_of_this_one(world: World) -> None:
    here(world, "Ada", spot="1-3L")
    with world.elsewhere.reading() as session:
        assert queries.sightings(session, world.clock()) == {}
