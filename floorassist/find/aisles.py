"""How likely each aisle is to hold what was asked for.

The best findables vote; each word's own spread over the aisles is further evidence, as in naive Bayes.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from floorassist.find.index import Index
from floorassist.find.terms import Term, holders

VOTE_POWER = 5.0
VOTE_FLOOR = 0.02
EVIDENCE = 0.5
EVIDENCE_FLOOR = 0.2
HEAD_EVIDENCE = 0.3
RARE = 8.0
PLACES = 9  # digits behind the point in which probabilities differ at all

Floats = NDArray[np.float64]


def aisle_probability(
    index: Index, terms: Sequence[Term], numbers: NDArray[np.intp], scores: Floats
) -> Floats:
    """How likely each aisle is to hold the answer, by its number; none for the place "unknown"."""
    count = len(index.aisles)
    weights = (scores / scores[0]) ** VOTE_POWER
    vote = np.bincount(index.aisle_of[numbers], weights, count)[1:]
    if count == 1 or not vote.any():
        return np.zeros(count)
    belief = np.log(vote / vote.sum() + VOTE_FLOOR)
    for place, term in enumerate(terms):
        found = holders(index, term.best)
        if len(found):
            spread = np.bincount(index.aisle_of[found], minlength=count)[1:]
            weight = EVIDENCE * term.meanings[term.best] * min(1.0, term.rarity / RARE)
            weight *= 1 + HEAD_EVIDENCE if place == len(terms) - 1 else 1
            share = (spread + EVIDENCE_FLOOR) / (spread.sum() + EVIDENCE_FLOOR * (count - 1))
            belief += weight * np.log(share)
    likely = np.exp(belief - belief.max())
    return np.concatenate([[0.0], likely / likely.sum()])


def likeliest(index: Index, probability: Floats) -> list[tuple[str, float]]:
    """The five likeliest aisles."""
    codes = list(index.aisles)
    order = np.argsort(-probability.round(PLACES), kind="stable")[:5].tolist()
    return [(codes[number], float(probability[number])) for number in order if probability[number] > 0]
