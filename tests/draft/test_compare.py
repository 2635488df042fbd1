"""What changed from one plan to another is told by the object, in words, and nothing is left out."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.draft.changes import LISTS, between, whole
from floorassist.draft.compare import counts, differences
from tests.floor import plans
from tests.profiles import depth

PLAN = whole(plans.document())


def told(kind: str, n: int, **fields: Any) -> list[tuple[str, str, str]]:
    after = deepcopy(PLAN)
    after[kind][n] |= fields
    return [(one.name, one.what, one.detail) for one in differences(PLAN, after)]


@pytest.mark.parametrize(
    ("kind", "n", "fields", "found"),
    [
        ("aisles", 0, {"code": "B1"}, ("Aisle B1", "renamed", "1 → B1")),
        ("aisles", 0, {"from": [3, 17], "to": [3, 11]}, ("Aisle 1", "moved", "moved 1.00 m down")),
        ("aisles", 0, {"from": [3, 18]}, ("Aisle 1", "resized", "length 6.00 m → 8.00 m")),
        ("aisles", 0, {"to": [9, 16]}, ("Aisle 1", "moved", "turned")),
        ("aisles", 0, {"width": 1.5}, ("Aisle 1", "resized", "width 2 → 1.5")),
        ("aisles", 0, {"level": "up"}, ("Aisle 1", "moved", "to another level")),
        (
            "aisles",
            0,
            {"code": "B1", "width": 3, "closed_until": "2026-04-01T06:00:00Z"},
            ("Aisle B1", "renamed", "1 → B1; width 2 → 3; closed until: nothing → 2026-04-01T06:00:00Z"),
        ),
        ("doors", 0, {"staff_only": False}, ("Door", "changed", "staff only: yes → no")),
        ("doors", 0, {"at": [19, 6]}, ("Staff door", "moved", "moved 1.00 m left")),
        ("zones", 0, {"department": "Garden"}, ("Garden", "renamed", "Paint → Garden")),
        ("walls", 1, {"line": [[0, 6], [20, 6]]}, ("Wall", "resized", "another shape")),
    ],
)
def test_what_became_of_an_object_is_said_in_words(
    kind: str, n: int, fields: dict[str, Any], found: tuple[str, str, str]
) -> None:
    assert told(kind, n, **fields) == [found]


def test_the_plans_own_fields_are_told_as_the_plan() -> None:
    after = deepcopy(PLAN) | {"name": "Other", "sketch": True}
    [one] = differences(PLAN, after)
    assert (one.kind, one.what, one.detail) == ("plan", "renamed", "Corner Store → Other; sketch: no → yes")


def test_a_bay_that_goes_to_another_aisle_is_renamed_and_its_neighbours_are_not() -> None:
    after = deepcopy(PLAN)
    bay = after["aisles"][0]["bays"].pop(0)
    after["aisles"][1]["bays"].append(bay | {"side": "R", "code": "5", "at": 4.8})
    [one] = differences(PLAN, after)
    assert (one.kind, one.id, one.aisle) == ("bays", "aisle-1-L1", "aisle-2")
    assert (one.what, one.detail) == ("renamed", "1-1L → 2-5R; at 0 m → 4.8 m")


def test_many_bays_of_one_aisle_are_told_together_and_counted_one_by_one() -> None:
    after = deepcopy(PLAN)
    for bay in after["aisles"][0]["bays"]:
        bay["width"] = 1.1
    found = differences(PLAN, after)
    assert [(one.name, one.what, one.count, one.aisle) for one in found] == [
        ("9 bays", "resized", 9, "aisle-1")
    ]
    assert counts(found)["resized"] == 9


@settings(max_examples=depth(60), deadline=None)
@given(st.data())
def test_whatever_is_another_is_told_and_nothing_else(data: st.DataObject) -> None:
    after = deepcopy(PLAN)
    for kind in data.draw(st.lists(st.sampled_from(LISTS), max_size=3)):
        things = after[kind]
        if things and data.draw(st.booleans()):
            del things[data.draw(st.integers(0, len(things) - 1))]
        elif things:
            thing = things[data.draw(st.integers(0, len(things) - 1))]
            key = data.draw(st.sampled_from(sorted(thing)))
            thing[key] = (
                data.draw(st.sampled_from([None, 7, "x", True])) if key not in ("id", "bays") else thing[key]
            )
    edits = {(one.kind, one.id) for one in between(PLAN, after)}
    found = {(one.kind, one.id) for one in differences(PLAN, after)}
    assert found == edits
