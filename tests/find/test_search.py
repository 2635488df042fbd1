"""One question, everything it can mean."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floorassist.find.digits import Numbered, digits
from floorassist.find.index import Findable, index
from floorassist.find.places import places
from floorassist.find.revision import revised
from floorassist.find.search import StoreIndex, answer
from floorassist.find.terms import terms_of

CASES = json.loads((Path(__file__).parent.parent / "cases" / "find.json").read_text(encoding="utf-8"))
ITEMS = [
    Findable("item", each["id"], each["name"], each["brand"], tuple(each.get("keywords", ())),
             each["department"], each["aisle"])
    for each in CASES["items"]
]  # fmt: skip
NUMBERS = digits(Numbered(each["id"], each["sku"], tuple(each["gtins"])) for each in CASES["items"])
AISLES = {each.aisle for each in ITEMS}
STORE = StoreIndex(index(ITEMS), NUMBERS, places(None, AISLES, {"Paint": "A4", "Tools": "A1"}))


@pytest.mark.parametrize("case", CASES["queries"], ids=lambda case: case["q"][:40])
def test_a_question_leads_to_this_thing_first(case: dict[str, Any]) -> None:
    found = answer(STORE, case["q"])
    first = next(iter(found.results), None)
    thing = (first.findable or first.place) if first else None
    assert ([first.kind, thing.id] if first and thing else None) == case["best"]
    if "decision" in case:
        assert found.decision == case["decision"]


@pytest.mark.parametrize("case", CASES["terms"], ids=lambda case: " ".join(case["asked"]))
def test_words_asked_mean_these_stems(case: dict[str, Any]) -> None:
    terms = terms_of(STORE.index, case["asked"])
    assert [term.meanings for term in terms] == [pytest.approx(each) for each in case["meanings"]]
    assert [term.rarity for term in terms] == pytest.approx(case["rarity"])


@pytest.mark.parametrize("case", CASES["numbers"], ids=lambda case: case["text"][:20])
def test_a_number_leads_to_these_items(case: dict[str, Any]) -> None:
    assert NUMBERS.items(case["text"]) == case["items"]


def test_a_department_by_its_bare_name_stands_with_its_goods() -> None:
    kinds = [result.kind for result in answer(STORE, "paint").results]
    assert "department" in kinds[:2]
    assert "item" in kinds


def test_a_sku_that_is_an_aisles_code_finds_both() -> None:
    store = StoreIndex(STORE.index, digits([Numbered(3, "a4")]), STORE.places)
    assert [result.kind for result in answer(store, "A4").results[:2]] == ["item", "aisle"]


def test_a_limit_is_kept() -> None:
    assert len(answer(STORE, "tooth battery paint hammer", 2).results) == 2
    assert len(answer(STORE, "tooth battery paint hammer", -5).results) == 1


def test_the_place_of_an_unplaced_item_is_never_claimed() -> None:
    found = answer(STORE, "snow shovel")
    assert found.results[0].aisle == ""
    assert found.probability == 0.0


def test_a_kept_answer_is_found_by_the_customers_words_and_stands_for_its_item() -> None:
    kept = Findable("answer", 1, "gizmo for sticking up posters", aisle="A3", about=5)
    store = StoreIndex(revised(STORE.index, [kept]), NUMBERS)
    results = answer(store, "gizmo for stiking up posters hook").results
    assert results[0].findable == kept
    assert ("item", 5) not in [(result.kind, result.findable and result.findable.id) for result in results]


def test_a_kept_answer_does_not_push_away_what_shares_a_word_with_it() -> None:
    kept = Findable("answer", 1, "hammer that my uncle lost last week", aisle="A9")
    store = StoreIndex(revised(STORE.index, [kept]), NUMBERS)
    assert answer(store, "claw hammer").results[0].findable == ITEMS[0]


ANY_TEXT = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(categories=["Cc", "So", "Zs", "Mn", "Lo"]), max_size=40),
    st.lists(st.sampled_from(["where", "is", "the", "aisle", "12", "b", "hammer", "🎉", "\x00"])).map(
        " ".join
    ),
)


@given(ANY_TEXT, st.integers(-3, 200))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_text_breaks_it(text: str, limit: int) -> None:
    found = answer(STORE, text, limit)
    assert 0.0 <= found.probability <= 1.0
    assert len(found.results) <= max(1, min(limit, 100))


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "hammer " * 1_500, "🎉" * 10_000, "12 " * 3_000, "\x00" * 10_000]
)
def test_ten_thousand_characters_are_no_burden(text: str) -> None:
    answer(STORE, text)
    began = time.process_time()
    answer(STORE, text)
    assert time.process_time() - began < 0.05
