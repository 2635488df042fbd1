"""Words as find compares them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from floorassist.find.words import LONGEST, stem, words

CASES = json.loads((Path(__file__).parent.parent / "cases" / "words.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_a_text_has_these_words_and_stems(case: dict[str, Any]) -> None:
    assert words(case["text"]) == case["words"]
    assert [stem(word) for word in case["words"]] == case["stems"]


@given(st.text())
@example("¼v")
@example("٥kg")
@example("１５ｋｇ")
def test_words_of_words_are_the_same_words(text: str) -> None:
    found = words(text)
    assert words(" ".join(found)) == found


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=LONGEST))
def test_letters_of_any_script_are_never_lost(text: str) -> None:
    assert words(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_and_foreign_ones_are_read_alike(text: str) -> None:
    assert words(text + " й")[:-1] == words(text)
