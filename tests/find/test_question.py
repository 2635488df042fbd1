"""What is asked for, without the words that only ask."""

import json
from pathlib import Path
from typing import Any

import pytest

from floorassist.find.language import every_language
from floorassist.find.question import MOST, asked_for

CASES = json.loads((Path(__file__).parent.parent / "cases" / "question.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_question_asks_for_these_words(case: dict[str, Any]) -> None:
    assert asked_for(case["text"], every_language()) == case["asked"]


def test_an_endless_question_is_cut() -> None:
    assert len(asked_for("hammer nail " * 1000, every_language())) == MOST
