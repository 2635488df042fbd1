"""The words of a question with what each can mean in this store, and how much each tells."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from floorassist.find.index import Index
from floorassist.find.lexicon import NO_LEXICON, Lexicon, Part
from floorassist.find.vocabulary import Meanings

SPLIT = 0.8
HALF = 0.6
WHOLE = 0.9
UNKNOWN_WORD = 6.0
WILD = 0.45
"""What two edits in a short word, or a common beginning, are worth at best: too little to stand alone."""

_NOWHERE = np.empty(0, np.int32)


@dataclass(frozen=True)
class Term:
    """One word asked: the stems it can mean, and its rarity (natural logarithm), that of its best meaning."""

    meanings: Meanings
    rarity: float

    @property
    def best(self) -> str:
        """The likeliest meaning, "" if there is none."""
        return max(self.meanings, key=self.meanings.__getitem__, default="")

    @property
    def wild(self) -> bool:
        """Whether it means nothing here, or by a wild guess only: nonsense finds nothing."""
        return max(self.meanings.values(), default=0.0) <= WILD


def terms_of(
    index: Index, asked: Sequence[str], lexicon: Lexicon = NO_LEXICON, speaks: str = ""
) -> list[Term]:
    """The words asked with their meanings, in the store's language or translated into it."""
    meanings: list[Meanings] = []
    place = 0
    for part in lexicon.parts(asked, lambda root: len(holders(index, root)), speaks):
        run = asked[place : place + part.size]
        place += part.size
        own = _read(index, run, last=place == len(asked)) if part.own else []
        meanings += _with_translation(own, part)
    return [Term(found, _best_rarity(index, found)) for found in meanings]


def _with_translation(own: list[Meanings], part: Part) -> list[Meanings]:
    """What the words mean by themselves together with what they mean in another language."""
    if not part.meanings or (part.guessed and any(own)):
        return own
    kept = (
        {root: weight * part.own for found in own for root, weight in found.items()} if len(own) == 1 else {}
    )
    return [{**kept, **found} for found in part.meanings]


def _read(index: Index, asked: Sequence[str], *, last: bool) -> list[Meanings]:
    """What words mean, after putting together and taking apart what was written wrong; `last` says that the
    last one may be half typed.
    """
    meanings: list[Meanings] = []
    place = 0
    while place < len(asked):
        word, ends = asked[place], place == len(asked) - 1
        joined = None if ends else index.vocabulary.joined(word, asked[place + 1])
        if joined:
            meanings.append(index.vocabulary.meanings(joined, last=False))
        else:
            meanings += _meanings(index, word, last=last and ends)
        place += 2 if joined else 1
    if len(meanings) == len(asked):
        _read_as_one(index, asked, meanings)
    return meanings


def _read_as_one(index: Index, asked: Sequence[str], meanings: list[Meanings]) -> None:
    """Let two neighbours also mean the one word that they make together: "tooth brush"."""
    for place, (left, right) in enumerate(pairwise(asked)):
        whole = index.vocabulary.perhaps_joined(left, right)
        for root, weight in index.vocabulary.meanings(whole, last=False).items() if whole else ():
            for each in (place, place + 1):
                meanings[each] = {**meanings[each], root: max(weight * WHOLE, meanings[each].get(root, 0))}


def _meanings(index: Index, word: str, *, last: bool) -> list[Meanings]:
    """What one word means; two meanings where it was two words."""
    known = index.vocabulary
    found = known.meanings(word, last=last)
    if found:
        return [found]
    halves = known.split(word)
    if halves:
        return [dict.fromkeys(known.meanings(half, last=False), SPLIT) for half in halves]
    found = known.near(word)
    if last:
        found = _either(found, known.begun_near(word))
    half = known.known_half(word) if not found else None
    if half:
        return [dict.fromkeys(known.meanings(half, last=False), HALF)]
    return [found or known.damaged(word, last=last)]


def _either(left: Meanings, right: Meanings) -> Meanings:
    """All meanings of both, the larger weight where both have one."""
    return left | {root: max(weight, left.get(root, 0.0)) for root, weight in right.items()}


def rarity(index: Index, root: str) -> float:
    """How rare a stem is: the logarithm of how many findables there are for each that has it."""
    count = len(holders(index, root))
    return math.log(1 + (index.size - count + 0.5) / (count + 0.5))


def _best_rarity(index: Index, found: Meanings) -> float:
    """The rarity of the likeliest meanings; a word that means nothing here counts as a rare one."""
    return max((weight * rarity(index, root) for root, weight in found.items()), default=UNKNOWN_WORD)


def holders(index: Index, root: str) -> NDArray[np.int32]:
    """The numbers of all that have a stem, ascending."""
    at = index.stems.get(root)
    return _NOWHERE if at is None else index.postings[at].numbers
