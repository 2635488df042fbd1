"""How sure it is that a person can answer for a department: what they are and told, and what they showed.

A strength between 0 (nothing is known of it) and 1 decides who is asked first, and nothing else: it leaves
the server in no form, neither as a number nor as a rank. What was shown fades, because departments are laid
out anew and people move on; what somebody tells of themselves holds until they tell otherwise.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

HALF_LIFE_DAYS = 90
"""A season: by then half of what somebody showed has been laid out anew."""

HOME_LEAVES = 0.0
TOLD_LEAVES = 0.25
"""The doubt that is left of one who is at home there, and of one who told that they know it: as many tell a
department too much as leave one out. Answering well takes it away."""


class Shown(StrEnum):
    """What a person did that showed what they know."""

    ANSWERED = "answered"
    KEPT = "kept"
    DRILLED = "drilled"


LEAVES: Mapping[Shown, float] = {Shown.ANSWERED: 0.7, Shown.KEPT: 0.7, Shown.DRILLED: 0.85}
"""What each good answer, each one that was kept, and each drill leaves of the doubt: the second takes less
away than the first, so that nobody is asked ever more because they were asked before."""

Sums = Mapping[str, Mapping[Shown, float]]
"""How much somebody showed, as of today: by department (folded) and kind."""


def faded(amount: float, noted_on: date, today: date) -> float:
    """What is left today of an amount that was true on a day; a day to come counts as today."""
    return float(amount * 0.5 ** (max((today - noted_on).days, 0) / HALF_LIFE_DAYS))


def strengths(home: str | None, told: Iterable[str], shown: Sums) -> dict[str, float]:
    """How sure it is that somebody knows each department, by its folded name; what is missing is 0."""
    if not (home or told or shown):
        return {}
    doubt = {department: _doubt(sums) for department, sums in shown.items()}
    for one in map(fold, told):
        doubt[one] = doubt.get(one, 1.0) * TOLD_LEAVES
    if home:
        doubt[fold(home)] = doubt.get(fold(home), 1.0) * HOME_LEAVES
    return {department: 1.0 - left for department, left in doubt.items()}


@lru_cache(maxsize=1024)
def fold(department: str) -> str:
    """A department as it is compared: without case, accents and spaces around it."""
    decomposed = unicodedata.normalize("NFKD", department).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).strip()


def _doubt(sums: Mapping[Shown, float]) -> float:
    left = 1.0
    for kind, amount in sums.items():
        left *= LEAVES[kind] ** amount
    return left
