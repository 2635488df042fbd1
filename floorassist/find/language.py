"""The words of a language that are about asking and places, not about what is asked for.

One JSON file a language stands in `languages/`; a translator adds a language by adding a file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from floorassist.find.language_files import language_files
from floorassist.find.words import words

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Language:
    """Folded phrases, each a tuple of words.

    `opening` and `closing` are dropped from the front and the end of a question, `small` from its middle;
    `landmarks` lead to the kind of a fixture or anchor ("tills"), `sides` to L or R.
    """

    opening: frozenset[Phrase]
    closing: frozenset[Phrase]
    small: frozenset[Phrase]
    aisle: frozenset[Phrase]
    bay: frozenset[Phrase]
    side: frozenset[Phrase]
    department: frozenset[Phrase]
    sides: dict[str, str]
    landmarks: dict[Phrase, str]

    @cached_property
    def address_words(self) -> dict[str, str]:
        """The words around the codes of an address, each as `read_address` knows it; some as ""."""
        found: dict[str, str] = {}
        for phrases, plain in ((self.side, ""), (self.aisle, "aisle"), (self.bay, "bay")):
            found |= {word: plain for phrase in phrases for word in phrase}
        return found | {word: {"L": "left", "R": "right"}[side] for word, side in self.sides.items()}

    @cached_property
    def for_places(self) -> "Language":
        """The language in which the words for places are no mere asking words."""
        place_words = self.aisle | self.department | self.bay | frozenset(self.landmarks)
        return replace(self, opening=self.opening - place_words, closing=self.closing - place_words)

    def __or__(self, other: "Language") -> "Language":
        """Both languages at once."""
        return Language(
            self.opening | other.opening,
            self.closing | other.closing,
            self.small | other.small,
            self.aisle | other.aisle,
            self.bay | other.bay,
            self.side | other.side,
            self.department | other.department,
            self.sides | other.sides,
            self.landmarks | other.landmarks,
        )


def parsed(found: Mapping[str, Any]) -> Language:
    """The language that a file describes."""
    return Language(
        **{name: _phrases(found[name]) for name in ("opening", "closing", "small")},
        **{name: _phrases(found[name]) for name in ("aisle", "bay", "side", "department")},
        sides={_phrase(word)[0]: side for word, side in found["sides"].items()},
        landmarks={_phrase(name): kind for kind, names in found["landmarks"].items() for name in names},
    )


@cache
def each_language() -> dict[str, Language]:
    """The languages of the folder, by their two letters."""
    return {found["language"]: parsed(found) for found in language_files()}


@cache
def every_language() -> Language:
    """All languages of the folder as one: customers mix them, so find listens to all at once."""
    first, *others = each_language().values()
    for other in others:
        first = first | other
    return first


def _phrases(texts: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(_phrase(text) for text in texts)


def _phrase(text: str) -> Phrase:
    return tuple(words(text))
