"""A question in one language finds names in another."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.find.index import Findable, index
from floorassist.find.language import each_language
from floorassist.find.lexicon import NO_LEXICON, Lexicon, every_lexicon, lexicon_of
from floorassist.find.question import spoken
from floorassist.find.search import StoreIndex, answer

SCRIPTS = json.loads((Path(__file__).parent.parent / "cases" / "scripts.json").read_text(encoding="utf-8"))
CASES = json.loads((Path(__file__).parent.parent / "cases" / "lexicon.json").read_text(encoding="utf-8"))


def store(names: dict[int, str], lexicon: Lexicon | None = None) -> StoreIndex:
    items = [Findable("item", each, name, aisle=f"A{each}") for each, name in names.items()]
    return StoreIndex(index(items), lexicon=lexicon or every_lexicon())


STORE = store({each["id"]: each["name"] for each in CASES["items"]})


def first(found: StoreIndex, q: str) -> int | None:
    results = answer(found, q).results
    return results[0].findable.id if results and results[0].findable else None


@pytest.mark.parametrize("case", CASES["queries"], ids=lambda case: case["q"])
def test_a_question_in_either_language_leads_to_this_item_first(case: dict[str, Any]) -> None:
    assert first(STORE, case["q"]) == case["best"]


@pytest.mark.parametrize("case", SCRIPTS["queries"], ids=lambda case: case["q"])
def test_a_name_in_any_script_is_found_by_its_own_letters(case: dict[str, Any]) -> None:
    names = store({each["id"]: each["name"] for each in SCRIPTS["items"]})
    assert first(names, case["q"]) == case["best"]


@pytest.mark.parametrize("case", CASES["spoken"], ids=lambda case: case["text"])
def test_asking_words_tell_the_language(case: dict[str, Any]) -> None:
    assert spoken(case["text"], each_language()) == case["language"]


def test_without_a_lexicon_a_foreign_word_finds_nothing_of_its_own() -> None:
    assert first(store({1: "Claw Hammer"}, NO_LEXICON), "martillo") is None


def test_an_english_question_finds_spanish_names() -> None:
    spanish = store({1: "Martillo de uña", 2: "Papel higiénico", 3: "Bombilla LED"})
    assert [first(spanish, q) for q in ("hammer", "toilet paper", "light bulb")] == [1, 2, 3]


def test_a_word_that_the_store_uses_often_keeps_its_own_sense() -> None:
    mixed = store(dict.fromkeys(range(1, 9), "Pan integral") | {9: "Bread knife"})
    assert first(mixed, "dónde está el pan") in range(1, 9)


def test_a_word_that_the_store_hardly_knows_also_means_its_translation() -> None:
    english = store({1: "Dulce de Leche"} | {n: f"Milk {n} l" for n in range(2, 9)})
    kinds = [each.findable.name for each in answer(english, "leche").results if each.findable]
    assert any(name.startswith("Milk") for name in kinds)


def test_a_half_typed_foreign_word_does_not_crowd_out_what_the_store_has() -> None:
    both = store({1: "Hammock", 2: "Hamaca stand", 3: "Hammer"})
    assert first(both, "hamm") in (1, 3)


@given(
    st.lists(
        st.sampled_from(["pan", "papel", "de", "higienico", "x", "bombil", "martilo", "red", "", "𐐨"]),
        max_size=8,
    )
)
@settings(deadline=None)
def test_the_parts_cover_the_whole_question(asked: list[str]) -> None:
    parts = every_lexicon().parts(asked, lambda root: len(root) % 3, "es")
    assert sum(part.size for part in parts) == len(asked)
    assert all(0 < weight <= 1 for part in parts for found in part.meanings for weight in found.values())


def test_a_translation_that_the_store_does_not_know_is_none() -> None:
    lexicon = lexicon_of([{"from": "es", "to": "en", "words": {"clavo": ["nail"]}}])
    assert [part.meanings for part in lexicon.parts(["clavo"], lambda _: 0)] == [()]
