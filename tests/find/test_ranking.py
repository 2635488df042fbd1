"""Which findables a question means, and how likely each aisle is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.find.aisles import calibrated
from floorassist.find.decision import decision
from floorassist.find.index import Findable, index
from floorassist.find.ranking import ranking
from floorassist.find.search import StoreIndex, answer

HAMMER = Findable("item", 1, "claw hammer", aisle="A1")
TWIN = Findable("item", 2, "claw hammer", aisle="A2")
OTHERS = [
    Findable("item", number, f"{thing} {make}", aisle=f"A{number % 7}")
    for number, (thing, make) in enumerate(
        (
            (thing, make)
            for thing in ("screw", "nail", "paint", "brush")
            for make in ("small", "large", "red")
        ),
        10,
    )
]


def first(findables: list[Findable], *asked: str) -> Findable:
    return ranking(index([*findables, *OTHERS]), asked, 10).hits[0].findable


def test_what_is_out_stands_just_behind_an_equal_one_in_stock() -> None:
    out = replace(HAMMER, out=True)
    hits = ranking(index([out, TWIN, *OTHERS]), ["hammer"], 10).hits
    assert [hit.findable for hit in hits] == [TWIN, out]
    assert hits[1].score > 0.5 * hits[0].score


def test_a_doubted_place_counts_less_in_the_order_and_in_the_vote() -> None:
    doubted = replace(HAMMER, doubted=True)
    found = ranking(index([doubted, TWIN, *OTHERS]), ["hammer"], 10)
    assert [hit.findable for hit in found.hits] == [TWIN, doubted]
    assert [aisle for aisle, _ in found.aisles[:2]] == ["A2", "A1"]
    assert found.aisles[0][1] > 2 * found.aisles[1][1]


def test_a_doubted_place_is_never_the_answer_alone() -> None:
    assert answer(StoreIndex(index([HAMMER, *OTHERS])), "claw hammer").decision == "answer"
    doubted = StoreIndex(index([replace(HAMMER, doubted=True), *OTHERS]))
    assert answer(doubted, "claw hammer").decision == "also"
    assert decision(0.4, doubtful=True) == "ask"


def test_with_a_word_that_means_nothing_here_no_answer_stands_alone() -> None:
    store = StoreIndex(index([HAMMER, *OTHERS]))
    found = answer(store, "qwyxjv claw hammer")
    assert (found.results[0].item_id, found.decision) == (HAMMER.id, "also")
    assert answer(store, "where do you keep the claw hammer").decision == "answer"


def test_what_a_thing_is_for_counts_less_than_what_it_is() -> None:
    case = Findable("item", 3, "case for claw hammer", aisle="A3")
    assert first([case, HAMMER], "claw", "hammer") == HAMMER


def test_the_word_that_says_what_it_is_counts_more_than_one_that_describes_it() -> None:
    milk = Findable("item", 3, "oat milk", aisle="A3")
    bar = Findable("item", 4, "milk bar", aisle="A4")
    assert first([bar, milk], "milk") == milk


def test_the_beginning_of_a_misspelt_word_finds_it() -> None:
    assert first([HAMMER, Findable("item", 3, "dishwasher salt", aisle="A3")], "dihswas").id == 3


def test_a_short_word_that_begins_others_may_be_one_of_them() -> None:
    vitamin = Findable("item", 3, "vitamin cu", aisle="A3")
    cushion = Findable("item", 4, "garden cushion", aisle="A4")
    found = ranking(index([vitamin, cushion, *OTHERS]), ["cu"], 10)
    assert {hit.findable for hit in found.hits} == {vitamin, cushion}


@pytest.mark.parametrize("asked", [["hxmmqr"], ["blorp"], ["scremble"], ["zzzz", "blorp"]])
def test_nonsense_finds_nothing(asked: list[str]) -> None:
    assert ranking(index([HAMMER, *OTHERS]), asked, 10).hits == []


def test_a_wild_guess_counts_beside_a_word_that_is_known() -> None:
    assert first([HAMMER], "claw", "hxmmr") == HAMMER


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_likelier_aisle_is_never_said_to_be_less_likely(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= calibrated(low) <= calibrated(high) <= 1
