"""Two at once on the floor: both are answered, and the rows are as if one came after the other."""

from functools import partial
from typing import Any

from sqlalchemy import select

from floorassist.floor import actions
from floorassist.floor.due_actions import sightings_due
from floorassist.floor.models import PlanRevision, Sighting
from floorassist.floor.parse import parse
from tests.floor import plans
from tests.races import ROUNDS, at_once
from tests.world import World


def publish(world: World) -> int:
    with world.writing() as session:
        return actions.publish_plan(session, parse(plans.document()), by=None, now=world.clock())


def here(world: World, **where: Any) -> int:
    return int(world.phone("Ada").post("/api/sightings", json=where).status_code)


def sightings(world: World) -> list[int]:
    with world.reading() as session:
        return [row.person_id for row in session.scalars(select(Sighting))]


def test_two_first_sightings_of_one_person_at_once_are_one_row(world: World) -> None:
    publish(world)
    world.on_the_floor("Ada")
    tap = {"x": 20.5, "y": 28, "level": "ground"}
    for _ in range(ROUNDS):
        assert at_once(partial(here, world, spot="1-3L"), partial(here, world, **tap)) == [201, 201]
        assert sightings(world) == [world.ids["Ada"]]
        with world.writing() as session:
            actions.unsee(session, world.ids["Ada"])


def test_a_sighting_renewed_while_the_old_one_is_erased_stays(world: World) -> None:
    publish(world)
    for _ in range(ROUNDS):
        world.clock.forward(minutes=20)
        world.on_the_floor("Ada")
        erase = partial(sightings_due, world.database, world.clock())
        assert at_once(partial(here, world, spot="1-3L"), erase)[0] == 201
        assert sightings(world) == [world.ids["Ada"]]


def test_a_shift_that_ends_meanwhile_leaves_no_position_behind(world: World) -> None:
    publish(world)

    def leave() -> int:
        return int(world.phone("Ada").delete("/api/shift").status_code)

    for _ in range(ROUNDS):
        world.on_the_floor("Ada")
        assert at_once(partial(here, world, spot="1-3L"), leave) == [201, 200]
        assert sightings(world) == []


def test_plans_published_at_once_get_numbers_one_after_the_other(world: World) -> None:
    publish(world)
    assert sorted(at_once(*[partial(publish, world)] * 4)) == [2, 3, 4, 5]
    with world.reading() as session:
        numbers = session.scalars(select(PlanRevision.number).order_by(PlanRevision.number)).all()
    assert numbers == [1, 2, 3, 4, 5]
