"""A world whose server sends pushes, to a stand-in on this machine."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from floorassist.push.courier_actions import Courier
from tests.push.standin import StandIn
from tests.world import Cast, World

CONTACT = "mailto:it@example.com"
PUSH_KEY = b"p" * 32


@pytest.fixture
def standin() -> Iterator[StandIn]:
    """A push service on this machine; what it found wrong fails the test."""
    standin = StandIn()
    yield standin
    standin.close()
    assert standin.faults == []


@pytest.fixture
def world(database_url: str, cast: Cast, tmp_path: Path, standin: StandIn) -> Iterator[World]:
    """The cast, on a server with a contact, a key and the stand-in."""
    world = World(tmp_path, database_url, cast=cast)
    reached(world, standin)
    yield world
    world.app.extensions["courier"].stop()
    world.close()


def reached(world: World, standin: StandIn) -> Courier:
    """Give this world's server a contact, a key and the stand-in."""
    house = world.app.extensions["floorassist"]
    world.settings = replace(world.settings, contact=CONTACT, push_service=standin.origin)
    (world.settings.data / "keys" / "push").write_bytes(PUSH_KEY)
    world.app.extensions["floorassist"] = replace(house, settings=world.settings)
    courier = Courier(world.database, world.clock, world.settings)
    world.app.extensions["courier"] = courier
    return courier


@pytest.fixture
def courier(world: World) -> Courier:
    """Who sends, when the test says so."""
    found: Courier = world.app.extensions["courier"]
    return found
