"""The files of `languages/`: `<language>.json`, and `<language>.lexicon.json` to translate its words."""

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def language_files() -> tuple[dict[str, Any], ...]:
    """What each language's file says: asking words, words for places, stems and units; by the file's name."""
    return tuple(_read(name) for name in _names() if not name.endswith(".lexicon.json"))


@cache
def lexicon_files() -> tuple[dict[str, Any], ...]:
    """What each lexicon says: words of one language in another; by the file's name."""
    return tuple(_read(name) for name in _names() if name.endswith(".lexicon.json"))


def _names() -> list[str]:
    folder = resources.files("floorassist.find").joinpath("languages")
    return sorted(file.name for file in folder.iterdir() if file.name.endswith(".json"))


def _read(name: str) -> dict[str, Any]:
    text = resources.files("floorassist.find").joinpath("languages", name).read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
