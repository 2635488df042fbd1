"""What a name is made of: the thing itself, then what goes with it ("phone case for tablets, black").

What a thing is for or comes with tells less of its aisle than what it is, and its head is the word that says
what it is.
"""

import re
from typing import NamedTuple

from floorassist.find.words import is_unit, words

_CUT = re.compile(",(?![0-9])|[;(]| [-–—|] ")
_BESIDE = frozenset(("with", "for", "con", "para"))


class Name(NamedTuple):
    """The words of a name in order, where those of other things begin, and where the head stands.

    A name without words has its head at -1.
    """

    words: list[str]
    beside: int
    head: int


def parsed(text: str) -> Name:
    """The words of a name and what they are to it."""
    found = words(text)
    beside = next((place for place, word in enumerate(found) if place and word in _BESIDE), len(found))
    cut = _CUT.search(text)
    first = len(words(text[: cut.start()])) if cut else 0
    head = min(first or len(found), beside) - 1
    while head > 0 and _measures(found[head]):
        head -= 1
    return Name(found, beside, head)


def _measures(word: str) -> bool:
    """Whether the word is a size or a count, or the unit of one."""
    return "0" <= word[0] <= "9" or is_unit(word)
