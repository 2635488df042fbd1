"""What a store was taught to call things: words that mean an aisle, a department, or other words.

A question that is such words, and no more, is read as what they mean, also with one letter wrong in a word
that means nothing else; inside a longer question words that mean other words count like those of a lexicon.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance.OSA import distance as edits

from floorassist.find.language import Language, Phrase, every_language
from floorassist.find.lexicon import NEAR_FROM, Lexicon, every_lexicon, taught
from floorassist.find.question import asked_for
from floorassist.find.words import stem

MEANS = {"aisle": "aisle {}", "area": "{} department", "same": "{}"}
"""How each kind is asked for: an aisle by its code, a department ("area") by name, other words as such."""

_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Alias:
    """Words and what they mean, by kind."""

    words: str
    kind: str
    text: str


def aliases_of(rows: Iterable[Alias]) -> Mapping[Phrase, str]:
    """What to ask instead of words, by their stems; of two that are the same the later counts."""
    return {
        key: MEANS[row.kind].format(row.text) for row in rows if (key := _key(row.words, every_language()))
    }


def store_lexicon(rows: Iterable[Alias]) -> Lexicon:
    """The lexicon with the other words of this store."""
    pairs = [(row.words, row.text) for row in rows if row.kind == "same"]
    return taught(every_lexicon(), pairs) if pairs else every_lexicon()


def meant(aliases: Mapping[Phrase, str], text: str, language: Language, known: Callable[[str], bool]) -> str:
    """The question as it is meant: another one where its words were taught to mean that.

    `known` tells whether a word means something by itself: one that does is not misspelt.
    """
    asked = asked_for(text, language) if aliases else []
    key = tuple(map(stem, asked))
    if key in aliases:
        return aliases[key]
    if all(map(known, asked)):
        return text
    return next((other for each, other in aliases.items() if _near(key, each)), text)


def _near(asked: Phrase, alias: Phrase) -> bool:
    """Whether words are taught ones but for one letter, or the spaces; a number is never misspelt."""
    one, other = "".join(asked), "".join(alias)
    if len(one) < NEAR_FROM or _DIGIT.search(one):
        return False
    return edits(one, other, score_cutoff=1) <= 1


def _key(text: str, language: Language) -> Phrase:
    return tuple(map(stem, asked_for(text, language)))
