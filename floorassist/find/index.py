"""What can be found in a store, arranged so that a word leads to everything it stands in.

An index never changes: `revision.revised` gives a new one that shares what stayed, in a few milliseconds, so
that an edited item or a kept answer is found at once. A revised index answers as one built anew does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from floorassist.find import vocabulary as vocabularies
from floorassist.find.name import Name, parsed
from floorassist.find.vocabulary import Vocabulary
from floorassist.find.words import stem, words

KEYWORD = 0.75
BESIDE = 0.6
BRAND = 0.5

Key = tuple[str, int]
Label = tuple[str, str]
"""A department and an aisle's name."""


@dataclass(frozen=True, slots=True)
class Findable:
    """One entry: an item by its name, or a kept answer by the customer's words.

    `aisle` is the code of its home as the store writes it, "" where unknown; `aisle_name` and `department`
    are weak evidence; `weight` is how much a kept answer is trusted, `about` the item it leads to, if any.
    `doubted`: somebody stood at its home and it was not there. `out`: the store has none of it left.
    """

    kind: Literal["item", "answer"]
    id: int
    name: str
    brand: str = ""
    keywords: tuple[str, ...] = ()
    department: str = ""
    aisle: str = ""
    aisle_name: str = ""
    weight: float = 1.0
    about: int | None = None
    doubted: bool = False
    out: bool = False

    @property
    def key(self) -> Key:
        """What tells it from every other one."""
        return self.kind, self.id


class Posting(NamedTuple):
    """Where a stem stands: numbers of findables, ascending, and the weight of the field in each."""

    numbers: NDArray[np.int32]
    weights: NDArray[np.float32]


@dataclass(frozen=True)
class Index:
    """Findables by number; a number whose findable was taken out stays unused (None).

    `names` holds each name's stems in order, by stem number. `aisle_of` and `label_of` give a number of
    `aisles` and `labels` for each findable; number 0 of both is "none". `labelled` leads from a stem to the
    labels it stands in.
    """

    findables: list[Findable | None]
    numbers: dict[Key, int]
    vocabulary: Vocabulary
    stems: dict[str, int]
    postings: list[Posting]
    names: list[tuple[int, ...]]
    heads: NDArray[np.int32]
    lengths: NDArray[np.int32]
    aisles: dict[str, int]
    aisle_of: NDArray[np.int32]
    labels: dict[Label, int]
    label_of: NDArray[np.int32]
    labelled: dict[str, list[int]]

    @property
    def size(self) -> int:
        """How many can be found."""
        return len(self.numbers)

    @property
    def mean_length(self) -> float:
        """Words in a name, on average."""
        return int(self.lengths.sum()) / max(1, self.size)


def index(findables: Iterable[Findable]) -> Index:
    """The index of these findables, numbered in their order. A key that comes twice counts once, the last."""
    chosen = list({findable.key: findable for findable in findables}.values())
    stems: dict[str, int] = {}
    spellings: dict[str, int] = {}
    names, heads, postings = _read(chosen, stems, spellings)
    aisles: dict[str, int] = {"": 0}
    labels: dict[Label, int] = {("", ""): 0}
    aisle_of = [aisles.setdefault(each.aisle, len(aisles)) for each in chosen]
    label_of = [labels.setdefault((each.department, each.aisle_name), len(labels)) for each in chosen]
    labelled = labels_by_stem(labels)
    for word in label_words(labels):
        spellings.setdefault(word, 0)
    return Index(
        list(chosen),
        {findable.key: number for number, findable in enumerate(chosen)},
        vocabularies.vocabulary(spellings),
        stems,
        postings,
        names,
        np.array(heads, np.int32),
        np.array([len(name) for name in names], np.int32),
        aisles,
        np.array(aisle_of, np.int32),
        labels,
        np.array(label_of, np.int32),
        labelled,
    )


def weighted_words(findable: Findable) -> tuple[Name, dict[str, float]]:
    """The words of the name in order, and every word with the weight of the best field it stands in."""
    name = parsed(findable.name)
    weights = dict.fromkeys(name.words[: name.beside], 1.0)
    for word in name.words[name.beside :]:
        weights.setdefault(word, BESIDE)
    for phrase in findable.keywords:
        for word in words(phrase):
            weights.setdefault(word, KEYWORD)
    if findable.brand:
        for word in _brand_words(findable.brand):
            weights.setdefault(word, BRAND)
    return name, weights


@lru_cache(maxsize=10_000)
def _brand_words(brand: str) -> tuple[str, ...]:
    """Kept, since one brand stands on many items."""
    return tuple(words(brand))


def label_words(labels: Iterable[Label]) -> set[str]:
    """The words that departments and aisle names are made of."""
    return {word for label in labels for text in label for word in words(text)}


def labels_by_stem(labels: dict[Label, int]) -> dict[str, list[int]]:
    """The labels that each stem stands in."""
    found: dict[str, list[int]] = {}
    for label, number in labels.items():
        for root in sorted({stem(word) for word in label_words([label])}):
            found.setdefault(root, []).append(number)
    return found


def _read(
    chosen: Sequence[Findable], stems: dict[str, int], spellings: dict[str, int]
) -> tuple[list[tuple[int, ...]], list[int], list[Posting]]:
    """Names as stem numbers, and the postings; fills `stems` with numbers and `spellings` with counts."""
    stem_of: dict[str, int] = {}
    names: list[tuple[int, ...]] = []
    heads: list[int] = []
    stem_numbers: list[int] = []
    sizes: list[int] = []
    weights: list[float] = []
    for findable in chosen:
        name, weighted = weighted_words(findable)
        best: dict[int, float] = {}
        for word, weight in weighted.items():
            number = stem_of.get(word)
            if number is None:
                number = stem_of[word] = stems.setdefault(stem(word), len(stems))
            spellings[word] = spellings.get(word, 0) + 1
            if weight > best.get(number, 0.0):
                best[number] = weight
        names.append(tuple([stem_of[word] for word in name.words]))
        heads.append(name.head)
        stem_numbers.extend(best)
        weights.extend(best.values())
        sizes.append(len(best))
    return names, heads, _postings(stem_numbers, sizes, weights, len(stems))


def _postings(stem_numbers: list[int], sizes: list[int], weights: list[float], stems: int) -> list[Posting]:
    """One posting a stem, from the stems of all findables one after the other, so many of each."""
    by_stem = np.array(stem_numbers, np.int32)
    order = np.argsort(by_stem, kind="stable")
    numbers = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[order]
    weight = np.array(weights, np.float32)[order]
    ends = np.cumsum(np.bincount(by_stem, minlength=stems)).tolist()
    return [Posting(numbers[start:end], weight[start:end]) for start, end in pairwise([0, *ends])]
