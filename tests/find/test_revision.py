"""An index with changes answers as one built anew."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.find.index import Findable, Index, Key, index
from floorassist.find.ranking import ranking
from floorassist.find.revision import revised

WORDS = [
    "hammer",
    "hammers",
    "claw",
    "paint",
    "brush",
    "paintbrush",
    "battery",
    "12",
    "inch",
    "電池",
    "aisle",
]
NAMES = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
FINDABLES = st.builds(
    Findable,
    st.sampled_from(["item", "answer"]),
    st.integers(1, 6),
    NAMES,
    st.sampled_from(["", "Acme", "Brush"]),
    st.lists(NAMES, max_size=2).map(tuple),
    st.sampled_from(["", "Paint", "Tools"]),
    st.sampled_from(["", "A1", "A2", "A3"]),
    st.sampled_from(["", "Hand tools", "Brush corner"]),
)
CHANGES = st.lists(
    st.tuples(st.lists(FINDABLES, max_size=3), st.lists(st.integers(1, 6), max_size=2)), max_size=4
)
QUESTIONS = [
    ["hammer"],
    ["hamer"],
    ["paint", "brush"],
    ["paintbrsh"],
    ["tools"],
    ["batt"],
    ["acme", "claw"],
    ["corner"],
]


@given(st.lists(FINDABLES, max_size=8), CHANGES)
@settings(deadline=None)
def test_changes_equal_a_fresh_index(
    start: list[Findable], changes: list[tuple[list[Findable], list[int]]]
) -> None:
    changed = index(start)
    held: dict[Key, Findable] = {each.key: each for each in start}
    for added, gone in changes:
        keys = [("item", each) for each in gone]
        changed = revised(changed, added, keys)
        for key in keys:
            held.pop(key, None)
        held |= {each.key: each for each in added}
    fresh = index(held.values())
    assert changed.size == fresh.size
    for question in QUESTIONS:
        assert answers(changed, question) == answers(fresh, question)


def test_the_index_before_a_change_stays_as_it_was() -> None:
    before = index([Findable("item", 1, "claw hammer", aisle="A1")])
    after = revised(before, [Findable("item", 1, "rubber mallet", aisle="A2")])
    assert [hit.findable.name for hit in ranking(before, ["hammer"], 5).hits] == ["claw hammer"]
    assert ranking(after, ["hammer"], 5).hits == []
    assert [hit.findable.name for hit in ranking(after, ["mallet"], 5).hits] == ["rubber mallet"]


def answers(index: Index, question: list[str]) -> object:
    found = ranking(index, question, 10)
    hits = [(each.findable.key, pytest.approx(each.score)) for each in found.hits]
    return hits, {aisle: pytest.approx(probability) for aisle, probability in found.aisles}
