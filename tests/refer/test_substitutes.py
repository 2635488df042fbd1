"""What will do instead: like it, in the same department, in stock, at a known place."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.find.index import Findable, index
from floorassist.find.search import StoreIndex
from floorassist.refer.substitutes import substitutes

WANTED = Findable("item", 1, "Wall plugs nylon 8 mm", department="Fixings", aisle="A19", out=True)
LARGER = replace(WANTED, id=2, name="Wall plugs nylon 10 mm", out=False)


def instead(*others: Findable) -> list[int]:
    store = StoreIndex(index([WANTED, *others]))
    return [each.findable.id for each in substitutes(store, 1) if each.findable]


def test_another_size_will_do() -> None:
    assert instead(LARGER) == [2]


@pytest.mark.parametrize(
    "but",
    [
        {"out": True},
        {"aisle": ""},
        {"department": "Toys"},
        {"name": "Plug sockets 10 mm white"},
        {"kind": "answer", "about": 1},
    ],
    ids=lambda but: next(iter(but)),
)
def test_what_is_sold_out_placeless_elsewhere_or_unlike_will_not_do(but: dict[str, Any]) -> None:
    assert instead(replace(LARGER, **but)) == []


def test_what_is_in_doubt_comes_last_however_alike() -> None:
    closest = replace(WANTED, id=3, name="Wall plugs nylon 8 mm grey", out=False, doubted=True)
    assert instead(closest, LARGER) == [2, 3]


def test_the_most_alike_comes_first() -> None:
    grey = replace(LARGER, id=3, name="Wall plugs steel 12 mm")
    assert instead(grey, LARGER) == [2, 3]


def test_three_are_enough() -> None:
    assert len(instead(*(replace(LARGER, id=number) for number in range(2, 9)))) == 3


def test_an_item_that_is_not_there_has_none() -> None:
    assert substitutes(StoreIndex(index([LARGER])), 77) == []


@given(st.lists(st.tuples(st.text(max_size=30), st.booleans(), st.sampled_from(["", "A1"])), max_size=8))
def test_never_the_item_itself_nor_what_cannot_be_had(others: list[tuple[str, bool, str]]) -> None:
    findables = [
        replace(LARGER, id=number, name=name or WANTED.name, out=out, aisle=aisle)
        for number, (name, out, aisle) in enumerate(others, start=2)
    ]
    by_id = {one.id: one for one in findables}
    for found in instead(*findables):
        assert found != 1
        assert by_id[found].aisle
        assert not by_id[found].out
