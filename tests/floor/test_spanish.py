"""Walks and places in another language, by the same few messages as the phone (`spanish.test.mjs`)."""

import json
from collections.abc import Iterator
from datetime import datetime
from gettext import NullTranslations
from pathlib import Path

import pytest

from floorassist import translation
from floorassist.catalog import placement, trust
from floorassist.catalog.rows import Place
from floorassist.find import sentence
from floorassist.floor.directions import directions
from floorassist.floor.ground import Ground
from floorassist.floor.parse import parse
from floorassist.floor.raster import raster
from floorassist.floor.route import shortest_walk
from floorassist.floor.spots import Spots
from tests.floor import plans

FOLDER = Path(__file__).parent.parent / "cases"
CASES = json.loads((FOLDER / "spanish.json").read_text("utf-8"))
WALKS = json.loads((FOLDER / "directions.json").read_text("utf-8"))["directions"]


SAID = {(context, text): told for context, text, told in CASES["messages"]}
COUNTED = {tuple(forms): told for forms, told in CASES["counted"]}


class Few(NullTranslations):
    """The messages of the cases."""

    def gettext(self, message: str) -> str:
        return SAID.get((None, message), message)

    def pgettext(self, context: str, message: str) -> str:
        return SAID.get((context, message), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return COUNTED.get((msgid1, msgid2), (msgid1, msgid2))[n != 1]


@pytest.fixture(autouse=True)
def spanish() -> Iterator[None]:
    with translation.speaking(Few()):
        yield


def test_a_walk_is_told_in_the_order_of_the_language() -> None:
    plan = parse(plans.document())
    spots, grid = Spots(plan), raster(plan, "ground")
    for number, told in CASES["walks"]:
        case = WALKS[number]
        start, goal = spots.by_id[case["start"]], spots.by_id[case["goal"]]
        walk = shortest_walk(grid, start.place, goal.place)
        assert walk
        known = start if case["known"] else None
        assert directions(plan, walk, start=known, goal=goal, shelf=case["shelf"]) == told


def test_a_way_over_the_levels_is_told_and_what_is_closed() -> None:
    levels = json.loads((FOLDER / "levels.json").read_text("utf-8"))
    tall = Ground(parse(levels["plan"]))
    for number, told in CASES["trips"]:
        case = levels["trips"][number]
        here, there = tall.spots.by_id[case["start"]], tall.spots.by_id[case["goal"]]
        now = datetime.fromisoformat(case["now"])
        assert tall.say(here, there, now, "knee height", stepless=case["stepless"]) == told


def test_a_place_is_told_and_what_stands_beside_it() -> None:
    for place, told in CASES["places"]:
        assert placement.say(Place(**place)) == told
    stands, told = CASES["beside"]
    assert sentence.beside([Place(**one) for one in stands]) == told


def test_how_far_a_place_can_be_trusted_is_told_by_days_and_months() -> None:
    for at, now, told in CASES["seen"]:
        assert trust.seen(datetime.fromisoformat(at), datetime.fromisoformat(now)) == told
    for at, now, told in CASES["resets"]:
        assert trust.being_reset(datetime.fromisoformat(at), datetime.fromisoformat(now)) == told
