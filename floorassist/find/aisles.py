"""How likely each aisle is to hold what was asked for.

The best findables vote; each word's own spread over the aisles is further evidence, as in naive Bayes.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from floorassist.find.index import Index
from floorassist.find.terms import Term

VOTE_POWER = 3.0
VOTE_FLOOR = 0.02
EVIDENCE = 0.8
EVIDENCE_FLOOR = 0.5
HEAD_EVIDENCE = 0.1
RARE = 6.0
CALIBRATED_POWER = 1.25
CALIBRATED_ODDS = 0.4
"""Fitted by logistic regression on the questions of `benchmarks.find` at seed 3, rounded."""
PLACES = 9  # digits behind the point in which probabilities differ at all

Floats = NDArray[np.float64]


class Earnings(NamedTuple):
    """What a word asked earns: numbers of findables, ascending, and what each earns by its best meaning."""

    numbers: NDArray[np.integer[Any]]
    values: Floats


def aisle_probability(
    index: Index,
    terms: Sequence[Term],
    earnings: Sequence[Earnings],
    numbers: NDArray[np.intp],
    scores: Floats,
) -> Floats:
    """How likely each aisle is to hold the answer, by its number; none for the place "unknown"."""
    count = len(index.aisles)
    weights = (scores / scores[0]) ** VOTE_POWER
    vote = np.bincount(index.aisle_of[numbers], weights, count)[1:]
    if count == 1 or not vote.any():
        return np.zeros(count)
    belief = np.log(vote / vote.sum() + VOTE_FLOOR)
    for place, (term, earning) in enumerate(zip(terms, earnings, strict=True)):
        if len(earning.numbers):
            spread = np.bincount(index.aisle_of[earning.numbers], earning.values / term.rarity, count)[1:]
            weight = EVIDENCE * term.meanings[term.best] * min(1.0, term.rarity / RARE)
            weight *= 1 + HEAD_EVIDENCE if place == len(terms) - 1 else 1
            share = (spread + EVIDENCE_FLOOR) / (spread.sum() + EVIDENCE_FLOOR * (count - 1))
            belief += weight * np.log(share)
    likely = np.exp(belief - belief.max())
    return np.concatenate([[0.0], likely / likely.sum()])


def likeliest(index: Index, probability: Floats) -> list[tuple[str, float]]:
    """The five likeliest aisles, with how often such an aisle turns out to be right; equals by their codes.

    Their numbers would tell how the index came to be: a changed one answers as one built anew.
    """
    codes = list(index.aisles)
    rounded = probability.round(PLACES).tolist()
    order = sorted(range(len(codes)), key=lambda number: (-rounded[number], codes[number]))[:5]
    likely = [(codes[number], float(probability[number])) for number in order]
    return [(aisle, calibrated(each)) for aisle, each in likely if each > 0]


def calibrated(probability: float) -> float:
    """How often an aisle of this probability turned out to be right: the votes are a little too sure."""
    if probability >= 1.0:
        return 1.0
    odds: float = CALIBRATED_ODDS * (probability / (1 - probability)) ** CALIBRATED_POWER
    return odds / (1 + odds)
