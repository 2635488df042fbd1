"""Places by what people call them."""

import json
from pathlib import Path
from typing import Any

import pytest

from floorassist.find.language import every_language
from floorassist.find.places import Places, places
from floorassist.floor.plan import Aisle, Anchor, Bay, Fixture, Level, Plan
from floorassist.floor.spots import Spots

CASES = json.loads((Path(__file__).parent.parent / "cases" / "places.json").read_text(encoding="utf-8"))


def aisle(code: str, name: str, y: float, department: str, bays: tuple[Bay, ...] = ()) -> Aisle:
    return Aisle(f"aisle-{code}", "L0", code, name, department, (2, y), (20, y), 2, bays)


PLAN = Plan(
    name="Test",
    sketch=False,
    template="{aisle}-{bay}{side}",
    levels=(Level("L0", "Ground", 0, 40, 30),),
    aisles=(
        aisle("07", "Frozen foods", 5, "Grocery"),
        aisle("A9", "Paint", 10, "Paint"),
        aisle("A12", "Tools", 15, "Tools", (Bay("bay-4l", "4", "L", 3, 1), Bay("bay-4r", "4", "R", 3, 1))),
    ),
    fixtures=(Fixture("till-1", "L0", "till", ((1, 25), (2, 25), (2, 27), (1, 27)), "T1"),),
    anchors=(
        Anchor("tills", "L0", "tills", "TILLS", "Tills", (5, 26)),
        Anchor("desk", "L0", "desk", "DESK", "Service desk", (8, 26)),
    ),
)


def store() -> Places:
    return places(Spots(PLAN), ["A12", "C31"], {"Paint": "A9", "Garden": ""})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_text_names_these_places(case: dict[str, Any]) -> None:
    ids = {"07": "aisle-07", "A9": "aisle-A9", "A12": "aisle-A12"}
    found = store().meant(case["text"], every_language())
    assert [(each.kind, each.id) for each in found] == [(kind, ids.get(i, i)) for kind, i in case["places"]]


def test_an_aisle_of_the_catalog_alone_has_no_point_on_the_plan() -> None:
    [found] = store().meant("aisle 31", every_language())
    assert (found.aisle, found.x, found.y) == ("C31", None, None)


def test_without_a_plan_the_catalogs_aisles_are_found() -> None:
    known = places(None, ["09", "10"], {"Garden": "10"})
    assert [each.code for each in known.meant("aisle 9", every_language())] == ["09"]
    assert [each.aisle for each in known.meant("garden department", every_language())] == ["10"]


@pytest.mark.parametrize("codes", [["A9", "B9", "C9"], ["C9", "A9", "B9"]])
def test_aisles_that_fit_alike_come_by_their_codes_in_whatever_order_they_are_told(codes: list[str]) -> None:
    found = places(None, codes, {}).meant("aisle 9", every_language())
    assert [each.code for each in found] == ["A9", "B9", "C9"]
