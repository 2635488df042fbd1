"""What a name is made of."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.find.name import parsed
from floorassist.find.words import words

CASES = json.loads((Path(__file__).parent.parent / "cases" / "find.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["names"], ids=lambda case: case["name"])
def test_a_name_is_a_thing_and_what_goes_with_it(case: dict[str, Any]) -> None:
    assert parsed(case["name"]) == (case["words"], case["beside"], case["head"])


@given(st.text(max_size=40))
def test_the_head_is_a_word_of_the_thing_itself(text: str) -> None:
    name = parsed(text)
    assert name.words == words(text)
    assert (0 <= name.head < name.beside) if name.words else name.head == -1
