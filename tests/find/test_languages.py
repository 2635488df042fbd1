"""The language files: complete, sound, the same on the phone; a fault names its field."""

import runpy
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from floorassist.find.language_check import faults, lexicon_faults
from floorassist.find.language_files import language_files, lexicon_files
from floorassist.find.stems import stems_of, units_behind

SCRIPT = Path(__file__).parents[1] / "languages"
ENGLISH = next(file for file in language_files() if file["language"] == "en")


@pytest.mark.parametrize("file", language_files(), ids=lambda file: file["language"])
def test_a_language_file_is_complete_and_sound(file: dict[str, Any]) -> None:
    assert faults(file) == []


@pytest.mark.parametrize("file", lexicon_files(), ids=lambda file: file["from"])
def test_a_lexicon_is_sound(file: dict[str, Any]) -> None:
    assert lexicon_faults(file) == []


def test_the_phone_has_the_same_files() -> None:
    for path, text in runpy.run_path(str(SCRIPT))["modules"]().items():
        assert path.read_text("utf-8") == text, "Run make languages."


@pytest.mark.parametrize(
    ("field", "wrong", "fault"),
    [
        ("opening", ["where", "…"], "opening[1]: '…' has no word in it."),
        ("closing", "please", "closing: a list of phrases is wanted."),
        ("small", ["one two three four five"], "small[0]: 'one two three four five' has more than 4 words."),
        ("sides", {"left": "l"}, 'sides["left"]: \'l\' is neither "L" nor "R".'),
        (
            "landmarks",
            {"toilet": ["wc"]},
            "landmarks.toilet: no such landmark; there are desk, entrance, tills.",
        ),
        ("units", {"l": ["Litre"]}, "units.l[0]: 'Litre' is not one word in small letters without accents."),
        (
            "stems",
            {"endings": [["s", ""]], "words": {}},
            "stems.endings[0]: an ending, its stem and the fewest letters are wanted.",
        ),
        ("stems", {"endings": []}, "stems.words: this field is missing."),
        ("stem", {}, "stem: no such field; it may be misspelt."),
    ],
)
def test_a_fault_names_its_field(field: str, wrong: object, fault: str) -> None:
    assert fault in faults(deepcopy(ENGLISH) | {field: wrong})


def test_a_field_that_is_missing_is_named() -> None:
    assert faults({"language": "xx"})[0] == "opening: this field is missing."


def test_a_word_of_a_lexicon_without_translation_is_named() -> None:
    assert lexicon_faults({"from": "es", "to": "en", "words": {"pila": []}}) == [
        'words["pila"]: it has no translation.'
    ]


def test_a_third_language_adds_its_own_rules_and_takes_none_away() -> None:
    dutch = {
        "units": {"l": ["liters"]},
        "stems": {"endings": [["en", "", 5], ["s", "z", 4]], "words": {"ei": ["eieren"]}},
    }
    stems = stems_of([ENGLISH, dutch])
    assert [stems.stem(word) for word in ("planken", "eieren", "liters", "boxes", "nails")] == [
        "plank",
        "ei",
        "l",
        "box",
        "nail",
    ]


def test_a_unit_in_foreign_letters_ends_where_its_word_ends() -> None:
    assert units_behind(["л", "l"]) == r"(?:l)(?![a-z0-9])|(?:л)(?![^\W_])"
