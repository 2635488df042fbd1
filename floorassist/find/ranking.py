"""Which findables a question means, best first, and how likely each aisle is to hold the answer.

A findable earns, for each word asked, its best meaning (rarity by weight), times how much of the question it
covers, times a little for a short name. The best 60 gain for words side by side and for the head word, then
they vote for aisles, and the aisles' probabilities lift their findables.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from floorassist.find.aisles import Earnings, Floats, aisle_probability, likeliest
from floorassist.find.index import Findable, Index
from floorassist.find.lexicon import NO_LEXICON, Lexicon
from floorassist.find.terms import Term, rarity, terms_of

TOP = 60
LENGTH = 0.5
LABEL = 0.3
ADJACENT = 0.25
HEAD = 0.15
KEPT = 3.0
AISLE_LIFT = 1.0
DOUBTED = 0.7
OUT = 0.98
PLACES = 9  # digits behind the point in which scores differ at all


NOTHING: tuple[NDArray[np.intp], Floats] = (np.empty(0, np.intp), np.empty(0))


@dataclass(frozen=True)
class Hit:
    """A findable and its score."""

    findable: Findable
    score: float


@dataclass(frozen=True)
class Ranking:
    """The best findables, and the aisles with their probability, both best first.

    `unread`: a word of the question means nothing here, or only by a wild guess.
    """

    hits: list[Hit]
    aisles: list[tuple[str, float]]
    unread: bool = False


def ranking(
    index: Index, asked: Sequence[str], limit: int, lexicon: Lexicon = NO_LEXICON, speaks: str = ""
) -> Ranking:
    """The findables that these words mean, as they stand or translated; empty where they mean nothing."""
    terms = terms_of(index, asked, lexicon, speaks)
    if all(term.wild for term in terms):
        return Ranking([], [])
    earnings = [_earnings(index, term) for term in terms]
    numbers, scores = _candidates(index, terms, earnings)
    if not numbers.size:
        return Ranking([], [])
    numbers, scores = _top(numbers, scores, max(TOP, limit))
    scores = scores * _bonuses(index, terms, numbers)
    numbers, scores = _sorted(index, numbers, scores, max(TOP, limit))
    probability = aisle_probability(index, terms, earnings, numbers, scores)
    scores = scores * (1 + AISLE_LIFT * probability[index.aisle_of[numbers]])
    numbers, scores = _sorted(index, numbers, scores, limit)
    found = [index.findables[number] for number in numbers.tolist()]
    hits = [Hit(each, score) for each, score in zip(found, scores.tolist(), strict=True) if each]
    return Ranking(hits, likeliest(index, probability), any(term.wild for term in terms))


def _candidates(
    index: Index, terms: Sequence[Term], earnings: Sequence[Earnings]
) -> tuple[NDArray[np.intp], Floats]:
    """The numbers of all that have one of the words, ascending, with their score before bonuses."""
    earned = np.zeros(len(index.findables))
    label_evidence = np.zeros(len(index.labels))
    for term, earning in zip(terms, earnings, strict=True):
        earned[earning.numbers] += earning.values
        _add_label_evidence(index, term, label_evidence)
    numbers = np.flatnonzero(earned)
    if not numbers.size:
        return _labelled_best(index, label_evidence)
    total = sum(term.rarity for term in terms)
    covered = np.minimum(1.0, earned[numbers] / total)
    short = 1 + LENGTH / 2 * (np.minimum(1.5, index.mean_length / np.maximum(1, index.lengths[numbers])) - 1)
    return numbers, (earned[numbers] * short + label_evidence[index.label_of[numbers]]) * covered


def _earnings(index: Index, term: Term) -> Earnings:
    """What each findable earns for its best meaning of this word."""
    parts = []
    for root, weight in term.meanings.items():
        at = index.stems.get(root)
        if at is not None and len(index.postings[at].numbers):
            value = weight * min(rarity(index, root), term.rarity)
            parts.append((index.postings[at].numbers, index.postings[at].weights * np.float64(value)))
    if len(parts) == 1:
        return Earnings(*parts[0])
    if not parts:
        return Earnings(np.empty(0, np.int32), np.empty(0))
    numbers = np.concatenate([part[0] for part in parts])
    values = np.concatenate([part[1] for part in parts])
    order = np.argsort(values, kind="stable")
    best = np.zeros(len(index.findables))
    best[numbers[order]] = values[order]
    numbers = np.flatnonzero(best)
    return Earnings(numbers, best[numbers])


def _add_label_evidence(index: Index, term: Term, evidence: Floats) -> None:
    """Adds what each department and aisle name earns for this word."""
    best: dict[int, float] = {}
    for root, weight in term.meanings.items():
        for label in index.labelled.get(root, ()):
            value = weight * min(rarity(index, root), term.rarity) * LABEL
            best[label] = max(value, best.get(label, 0.0))
    for label, value in best.items():
        evidence[label] += value


def _labelled_best(index: Index, evidence: Floats) -> tuple[NDArray[np.intp], Floats]:
    """Everything of the department or aisle that the words name best, where no name has them."""
    if not evidence.any():
        return NOTHING
    named = max(index.labels, key=lambda label: (round(float(evidence[index.labels[label]]), PLACES), label))
    numbers = np.flatnonzero(index.label_of == index.labels[named])
    return numbers, np.full(len(numbers), float(evidence.max()))


def _top(numbers: NDArray[np.intp], scores: Floats, count: int) -> tuple[NDArray[np.intp], Floats]:
    """The best so many and those that tie with the last of them."""
    if len(numbers) <= count:
        return numbers, scores
    least = np.partition(scores, len(scores) - count)[len(scores) - count]
    kept = np.flatnonzero(scores >= least)[: 8 * count]
    return numbers[kept], scores[kept]


def _sorted(
    index: Index, numbers: NDArray[np.intp], scores: Floats, count: int
) -> tuple[NDArray[np.intp], Floats]:
    """The best so many, best first; equals by id, a kept answer before an item."""
    found = [index.findables[number] for number in numbers.tolist()]
    order = [2 * each.id + (each.kind == "item") if each else 0 for each in found]
    best = np.lexsort((np.array(order), -scores.round(PLACES)))[:count]
    return numbers[best], scores[best]


def _bonuses(index: Index, terms: Sequence[Term], numbers: NDArray[np.intp]) -> Floats:
    """What to multiply each score by: words side by side, the head word, a kept answer, doubt, none left."""
    asked = [index.stems.get(term.best, -1) for term in terms]
    meant = {index.stems.get(root, -1) for term in terms for root in term.meanings}
    return np.array([_bonus(index, asked, meant, number) for number in numbers.tolist()])


def _bonus(index: Index, asked: list[int], meant: set[int], number: int) -> float:
    name, findable = index.names[number], index.findables[number]
    bonus = 1.0
    if len(asked) > 1:
        neighbours = set(pairwise(name))
        beside = sum(pair in neighbours for pair in pairwise(asked))
        bonus += ADJACENT * beside / (len(asked) - 1)
    if name and name[index.heads[number]] == asked[-1]:
        bonus *= 1 + HEAD
    if findable is None:
        return bonus
    if findable.kind == "answer":
        own = sum(each in meant for each in name) / max(1, len(name))
        bonus *= 1 + KEPT * findable.weight * own**2
    return bonus * (DOUBTED if findable.doubted else 1.0) * (OUT if findable.out else 1.0)
