"""The first ask of a new process: what takes long to read is read before other writers have to wait."""

from collections.abc import Callable
from typing import Any

import pytest

from floorassist.catalog import queries as catalog
from floorassist.find import queries as find
from floorassist.floor import queries as floor
from tests.catalog.stock import SMALL, imported, publish
from tests.world import World


@pytest.fixture
def writes(world: World, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each long reading, whether a transaction that writes was open on the way."""
    found: list[bool] = []
    writing, inside = world.database.writing, [0]

    class Counted:
        def __init__(self, store_id: int) -> None:
            self.transaction = writing(store_id)

        def __enter__(self) -> Any:
            inside[0] += 1
            return self.transaction.__enter__()

        def __exit__(self, *error: Any) -> Any:
            inside[0] -= 1
            return self.transaction.__exit__(*error)

    def noted(read: Callable[..., Any]) -> Callable[..., Any]:
        def reading(*args: Any) -> Any:
            found.append(inside[0] > 0)
            return read(*args)

        return reading

    monkeypatch.setattr(world.database, "writing", Counted)
    monkeypatch.setattr(find, "whole", noted(find.whole))
    monkeypatch.setattr(floor, "Ground", noted(floor.Ground))
    return found


def forget_what_was_read(world: World, patch: pytest.MonkeyPatch) -> None:
    """This process is a new one."""
    patch.setattr(floor, "_grounds", type(floor._grounds)())
    patch.setattr(find, "_kept", type(find._kept)())


@pytest.fixture
def new_process(world: World, writes: list[bool], monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A store with items, a plan and people on the floor, of which nothing has been read yet."""
    publish(world)
    imported(world, SMALL)
    world.on_the_floor("Ada", "Ben", "Sue")
    world.phone("Ben").post("/api/sightings", json={"spot": "A9-4L"})
    forget_what_was_read(world, monkeypatch)
    writes.clear()
    return writes


def ask(world: World, **about: Any) -> int:
    asked = {"key": "k", "words": "white paint", "x": 3, "y": 8, "level": "g"} | about
    return int(world.phone("Ada").post("/api/asks", json=asked).status_code)


def test_the_first_ask_in_words_reads_store_and_plan_before_it_writes(
    world: World, new_process: list[bool]
) -> None:
    assert ask(world) == 201
    assert new_process == [False, False], "the plan and the store, each once"


def test_the_first_ask_about_an_item_reads_the_plan_before_it_writes(
    world: World, new_process: list[bool]
) -> None:
    with world.reading() as session:
        item_id = catalog.id_of_sku(session, "P1")
    assert ask(world, item_id=item_id) == 201
    assert new_process == [False], "the plan alone"
