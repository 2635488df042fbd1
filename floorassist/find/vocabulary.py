"""The words that a store's names are made of, and which of them a customer's word can mean.

A word means its own stem; else the words nearest by edits (optimal string alignment); the last word of a
question, still being typed, also means what it begins.
"""

import bisect
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from floorassist.find.words import stem

Meanings = dict[str, float]
"""Stems that a word can mean, each with a weight of 0..1."""

BEGUN, MOST_BEGUN = 0.9, 400
BEGUN_BESIDE_WHOLE = 0.5
SHORT, SHORT_WHOLE = 2, 0.6
BEGUN_WRONG, BEGUN_WRONG_FROM = 0.9, 6
ONE_EDIT = 0.9
TWO_EDITS, TWO_EDITS_FROM = 0.45, 5
TWO_EDITS_IN_LONG, LONG = 0.6, 7
OTHER_FIRST_LETTER = 0.7
DAMAGED, MOST_DAMAGED = 0.35, 200
LAST_LETTER = "\U0010ffff"
PLACES = 9  # digits behind the point in which weights differ at all


@dataclass(frozen=True)
class Vocabulary:
    """Sorted words, how many names each stands in, and a sketch of its letters to compare quickly.

    `spellings` counts the names in which a word is written so; words of labels alone have 0. `stems` counts
    the spellings of each stem. The other fields run in the order of `surfaces`.
    """

    spellings: dict[str, int]
    stems: dict[str, int]
    surfaces: list[str]
    counts: NDArray[np.int32]
    lengths: NDArray[np.int32]
    letters: NDArray[np.uint64]

    def meanings(self, word: str, *, last: bool) -> Meanings:
        """The stems a word means as it is written; `last` says that it may be half typed."""
        own = stem(word)
        found: Meanings = {own: 1.0} if own in self.stems else {}
        if found and last and len(word) <= SHORT and np.diff(self._begun(word)) > 1:
            found[own] = SHORT_WHOLE
        if last and len(word) >= 2:
            self._add_begun(word, found)
        return found

    def near(self, word: str) -> Meanings:
        """The stems of the words that a misspelt one is nearest to."""
        found: Meanings = {}
        if len(word) >= 3:
            self._add_near(word, found)
        return found

    def begun_near(self, word: str) -> Meanings:
        """The stems of words whose beginning a half typed, misspelt word is one edit away from."""
        found: Meanings = {}
        if len(word) >= BEGUN_WRONG_FROM:
            self._add_begun_near(word, found)
        return found

    def damaged(self, word: str, *, last: bool) -> Meanings:
        """The stems of words that begin like this one, as a last resort."""
        found: Meanings = {}
        if len(word) >= 4:
            self._add_damaged(word, found, last=last)
        return found

    def split(self, word: str) -> tuple[str, str] | None:
        """The two words that were written as one, if both are known and stand in two names or more."""
        best, halves = 1, None
        for place in range(3, len(word) - 2):
            left, right = word[:place], word[place:]
            common = min(self.spellings.get(left, 0), self.spellings.get(right, 0))
            if common > best:
                best, halves = common, (left, right)
        return halves

    def known_half(self, word: str) -> str | None:
        """The longest known word that this one ends with, else begins with, where the rest is unknown."""
        for size in range(len(word) - 3, 3, -1):
            for half in (word[-size:], word[:size]):
                if self.spellings.get(half, 0) > 1:
                    return half
        return None

    def joined(self, left: str, right: str) -> str | None:
        """The one word that was written as two, if it is known and the two are rare beside it."""
        count = self.spellings.get(left + right, 0)
        if count < 2:
            return None
        apart = min(self.spellings.get(left, 0), self.spellings.get(right, 0))
        return left + right if apart < count / 4 else None

    def perhaps_joined(self, left: str, right: str) -> str | None:
        """The one word that two known ones may have been meant as ("tooth brush")."""
        return left + right if self.spellings.get(left + right, 0) >= 2 else None

    def _begun(self, beginning: str) -> tuple[int, int]:
        """Where the words with this beginning start and end in `surfaces`."""
        low = bisect.bisect_left(self.surfaces, beginning)
        return low, bisect.bisect_left(self.surfaces, beginning + LAST_LETTER, low)

    def _add_begun(self, word: str, found: Meanings) -> None:
        """The words that this one begins: the longer and the rarer, the less they count."""
        low, high = self._begun(word)
        places = np.arange(low, high)
        if high - low > MOST_BEGUN:
            places = places[np.argsort(-self.counts[low:high], kind="stable")[:MOST_BEGUN]]
        if not places.size:
            return
        most = math.log(2 + int(self.counts[places].max()))
        common = 0.6 + 0.4 * (np.log1p(self.counts[places]) / most if self.counts[places].any() else 1.0)
        typed = 0.5 + 0.5 * len(word) / self.lengths[places]
        whole = found and len(word) > SHORT
        weights = BEGUN * (BEGUN_BESIDE_WHOLE if whole else 1.0) * typed * common
        for place, weight in zip(places.tolist(), weights.tolist(), strict=True):
            if self.surfaces[place] != word:
                _raise(found, stem(self.surfaces[place]), weight)

    def _add_begun_near(self, word: str, found: Meanings) -> None:
        """The words of the same first letter that begin as this one does but for one edit."""
        low, high = self._begun(word[0])
        longer = [surface for surface in self.surfaces[low:high] if len(surface) > len(word)]
        sizes = (len(word) - 1, len(word), len(word) + 1)
        beginnings = list({surface[:size] for surface in longer for size in sizes})
        close = extract(word, beginnings, scorer=OSA.distance, score_cutoff=1, limit=None)
        near = {beginning for beginning, _, _ in close}
        begun = [surface for surface in longer if any(surface[:size] in near for size in sizes)]
        most = math.log(2 + max((self.spellings[surface] for surface in begun), default=0))
        for surface in begun:
            common = 0.6 + 0.4 * math.log1p(self.spellings[surface]) / most
            _raise(found, stem(surface), BEGUN_WRONG * (0.5 + 0.5 * len(word) / len(surface)) * common)

    def _add_near(self, word: str, found: Meanings) -> None:
        """The words at the smallest number of edits: one for words of up to four letters, two beyond."""
        near = self._within(word, 2 if len(word) >= TWO_EDITS_FROM else 1)
        if not near:
            return
        nearest = min(edits for _, edits in near)
        ring = [surface for surface, edits in near if edits == nearest]
        most = max(self.spellings[surface] for surface in ring)
        for surface in ring:
            weight = ONE_EDIT if nearest <= 1 else TWO_EDITS_IN_LONG if len(word) >= LONG else TWO_EDITS
            weight *= 0.55 + 0.45 * math.log1p(self.spellings[surface]) / math.log(2 + most)
            weight *= 1.0 if surface[0] == word[0] else OTHER_FIRST_LETTER
            _raise(found, stem(surface), weight)

    def _within(self, word: str, edits: int) -> list[tuple[str, int]]:
        """Words at most so many edits away. An edit changes at most two letters of a word's sketch."""
        differing = np.bitwise_count(self.letters ^ np.uint64(_sketch(word)))
        possible = (differing <= 2 * edits) & (np.abs(self.lengths - len(word)) <= edits)
        candidates = [self.surfaces[place] for place in np.flatnonzero(possible).tolist()]
        found = extract(word, candidates, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return sorted((surface, int(distance)) for surface, distance, _ in found)

    def _add_damaged(self, word: str, found: Meanings, *, last: bool) -> None:
        """The words that share the longest beginning with this one."""
        shortest = 3 if last else max(3, len(word) - 2)
        for size in range(len(word) - 1, shortest - 1, -1):
            low, high = self._begun(word[:size])
            if 0 < high - low <= MOST_DAMAGED:
                for surface in self.surfaces[low:high]:
                    _raise(found, stem(surface), DAMAGED)
                return


def vocabulary(spellings: Mapping[str, int]) -> Vocabulary:
    """The vocabulary of these words, each with the number of names it stands in."""
    surfaces = sorted(spellings)
    stems: dict[str, int] = {}
    for surface in surfaces:
        root = stem(surface)
        stems[root] = stems.get(root, 0) + 1
    return Vocabulary(
        dict(spellings),
        stems,
        surfaces,
        np.array([spellings[surface] for surface in surfaces], np.int32),
        np.array([len(surface) for surface in surfaces], np.int32),
        np.array([_sketch(surface) for surface in surfaces], np.uint64),
    )


def revised(old: Vocabulary, spellings: Mapping[str, int | None]) -> Vocabulary:
    """The vocabulary with these counts instead; None takes a word out. The old one stays as it is."""
    new = {**old.spellings, **{word: count for word, count in spellings.items() if count is not None}}
    for word, count in spellings.items():
        if count is None:
            new.pop(word, None)
    stems, surfaces, counts = dict(old.stems), list(old.surfaces), old.counts.copy()
    lengths, letters = old.lengths, old.letters
    for word in spellings:
        place = bisect.bisect_left(surfaces, word)
        root, was, count = stem(word), word in old.spellings, new.get(word)
        if was and count is None:
            del surfaces[place]
            counts, lengths = np.delete(counts, place), np.delete(lengths, place)
            letters = np.delete(letters, place)
            stems[root] -= 1
            if not stems[root]:
                del stems[root]
        elif not was and count is not None:
            surfaces.insert(place, word)
            counts = np.insert(counts, place, count)
            lengths = np.insert(lengths, place, len(word))
            letters = np.insert(letters, place, np.uint64(_sketch(word)))
            stems[root] = stems.get(root, 0) + 1
        elif count is not None:
            counts[place] = count
    return Vocabulary(new, stems, surfaces, counts, lengths, letters)


def _sketch(word: str) -> int:
    """One bit for each letter that occurs, of 64."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


def _raise(found: Meanings, root: str, weight: float) -> None:
    """Keeps the larger weight; rounded, since the last bits differ from machine to machine."""
    weight = round(weight, PLACES)
    if weight > found.get(root, -1.0):
        found[root] = weight
