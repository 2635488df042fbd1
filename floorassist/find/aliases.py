"""What a store was taught to call things: words that mean an aisle, a department, or other words.

A question that is such words, and no more, is read as what they mean; inside a longer question words that
mean other words count like those of a lexicon.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from floorassist.find.language import Language, Phrase, every_language
from floorassist.find.lexicon import Lexicon, every_lexicon, taught
from floorassist.find.question import asked_for
from floorassist.find.words import stem

MEANS = {"aisle": "aisle {}", "area": "{} department", "same": "{}"}
"""How each kind is asked for: an aisle by its code, a department ("area") by name, other words as such."""


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


def meant(aliases: Mapping[Phrase, str], text: str, language: Language) -> str:
    """The question as it is meant: another one where its words were taught to mean that."""
    return aliases.get(_key(text, language), text) if aliases else text


def _key(text: str, language: Language) -> Phrase:
    return tuple(map(stem, asked_for(text, language)))
