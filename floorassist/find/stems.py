"""Which forms of a word are one word: the rules of all languages together, because nobody tells find which
language a name is in. A rule that shortens a plural must shorten its singular alike ("spices" and "spice" are
both "spiz", "luces" and "luz" both "luz"): a stem is for comparing, never shown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True)
class Ending:
    """Words of at least `letters` letters that end so end otherwise in their stem."""

    ending: str
    becomes: str
    letters: int


@dataclass(frozen=True)
class Stems:
    """`units` leads from each spelling to the short form, `words` from a form to the word that it is of;
    `endings`, by their last letter, have the longest first.
    """

    units: Mapping[str, str]
    words: Mapping[str, str]
    endings: Mapping[str, tuple[Ending, ...]]

    def stem(self, word: str) -> str:
        """The form that all spellings of a word share."""
        unit = self.units.get(word)
        if unit:
            return unit
        word = self.words.get(word, word)
        for rule in self.endings.get(word[-1:], ()):
            if len(word) >= rule.letters and word.endswith(rule.ending):
                return word if _DIGIT.search(word) else word[: -len(rule.ending)] + rule.becomes
        return word


def stems_of(files: Iterable[Mapping[str, Any]]) -> Stems:
    """The rules of all languages as one; of two languages that differ the first by name counts."""
    units: dict[str, str] = {}
    words: dict[str, str] = {}
    endings: dict[str, Ending] = {}
    for found in files:
        for short, spellings in found["units"].items():
            units = dict.fromkeys(spellings, short) | units
        for word, forms in found["stems"]["words"].items():
            words = dict.fromkeys(forms, word) | words
        rules = (Ending(*each) for each in found["stems"]["endings"])
        endings = {rule.ending: rule for rule in rules} | endings
    longest_first = sorted(endings.values(), key=lambda rule: (-len(rule.ending), rule.ending))
    last = {rule.ending[-1] for rule in longest_first}
    by_last = {letter: tuple(rule for rule in longest_first if rule.ending[-1] == letter) for letter in last}
    return Stems(units, words, by_last)


def units_behind(units: Iterable[str]) -> str:
    """The pattern of a unit right behind a number; one in foreign letters ends where any word does."""
    plain: list[str] = []
    foreign: list[str] = []
    for unit in sorted(units, reverse=True):
        (plain if unit.isascii() else foreign).append(unit)
    spelled = f"(?:{'|'.join(plain)})(?![a-z0-9])"
    return spelled + rf"|(?:{'|'.join(foreign)})(?![^\W_])" if foreign else spelled
