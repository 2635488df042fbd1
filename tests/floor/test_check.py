"""A well-written plan may still be wrong; the fault names the object and what to change."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from floorassist.floor.check import faults
from floorassist.floor.parse import parse
from tests.floor import plans

Change = Callable[[plans.Document], Any]


def aisle(document: plans.Document, n: int = 0) -> plans.Document:
    found: plans.Document = document["aisles"][n]
    return found


def first_bays(document: plans.Document) -> list[plans.Document]:
    return list(document["aisles"][0]["bays"])


def told(change: Change) -> list[tuple[str, str]]:
    document = plans.document()
    change(document)
    return [(fault.field, fault.detail) for fault in faults(parse(document))]


def test_a_good_plan_has_no_faults() -> None:
    assert told(lambda document: None) == []


def test_a_bay_beyond_the_end_of_its_aisle_is_told_with_its_metres() -> None:
    def change(document: plans.Document) -> None:
        document["aisles"][3]["bays"][4].update(at=5.5)

    assert told(change) == [
        ("aisles[3] 4 bays[4]", "Bay 5L of aisle 4 is wider than its side (at 5.5 m + 1.2 m > 6 m).")
    ]


def test_a_bay_off_its_aisle_is_told() -> None:
    def change(document: plans.Document) -> None:
        document["aisles"][0]["bays"][4].update(at=20)

    assert told(change) == [
        ("aisles[0] 1 bays[4]", "Bay 5L of aisle 1 is not beside its aisle (it begins at 20 m of 6 m).")
    ]


CASES: list[tuple[Change, str, str]] = [
    (lambda d: aisle(d, 1).update(code="1"), "aisles[1] 1", "Another aisle has the code 1; choose"),
    (lambda d: aisle(d).update(code="front-desk"), "fixtures[1] FRONT-DESK", "An aisle has the code"),
    (lambda d: aisle(d, 1).update(id="aisle-1"), "aisles[1] 2", "id aisle-1 is already that of aisles[0] 1"),
    (lambda d: first_bays(d)[0].update(id="aisle-1"), "aisles[0] 1 bays[0]", "The id aisle-1 is already"),
    (lambda d: aisle(d).update(level="cellar"), "aisles[0] 1", "level cellar, which this plan does not"),
    (lambda d: aisle(d).update(code="A-1"), "aisles[0] A-1", "reads like a bay of another aisle"),
    (lambda d: first_bays(d)[1].update(code="01"), "aisles[0] 1 bays[1]", "There are two bays 1-1L"),
    (lambda d: first_bays(d)[1].update(code="x"), "aisles[0] 1 bays[1]", "needs a number"),
    (lambda d: first_bays(d)[1].update(at=1.0), "aisles[0] 1 bays[1]", "Bay 2L of aisle 1 overlaps bay 1L"),
    (lambda d: aisle(d).update(to=[3, 16], bays=[]), "aisles[0] 1", "only 0 m long"),
    (lambda d: d["anchors"][0].update(at=[30, 2]), "anchors[0] ENTRANCE", "(30, 2), outside of level"),
    (lambda d: d.update(levels=[]), "levels", "A plan needs at least one level."),
    (lambda d: d["levels"][0].update(width=900, depth=900), "levels[0] ground", "150,000 m² at most"),
    (lambda d: d["address"].update(template="{aisle}{bay}{side}"), "address", "The address template must be"),
    (lambda d: d["walls"][1].update(id="outer"), "walls[1] outer", "The id outer is already"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "field", "words"), CASES, ids=[words for _, _, words in CASES])
def test_a_wrong_plan_is_told_what_is_wrong(change: Change, field: str, words: str) -> None:
    assert [(f, words in detail) for f, detail in told(change)][:1] == [(field, True)]


def test_a_plan_at_its_limits_is_checked_without_a_square_of_work() -> None:
    document = plans.document()
    bay = document["aisles"][0]["bays"][0]
    whole = {**document["aisles"][0], "bays": [{**bay, "id": "same"}] * 400}
    document["aisles"] = [{**whole, "id": "same", "code": "same"}] * 50
    began = time.process_time()
    assert len(faults(parse(document))) == 50
    assert time.process_time() - began < 5
