"""Which referrals fit a wish: those for the item, for the words, for its department, for everything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from floorassist.find.language import Language
from floorassist.find.question import asked_for
from floorassist.find.words import stem, words

OLD = timedelta(days=90)
"""Checked longer ago than this, it may be wrong by now."""

HALF = 0.5


@dataclass(frozen=True)
class Wanted:
    """What the customer wants: an item, in words, of one of these departments; each may be empty."""

    words: str
    item_id: int | None = None
    departments: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Kept:
    """What decides about a referral; `words` are customers' words that it is for."""

    id: int
    kind: Literal["branch", "place"]
    item_id: int | None
    words: str
    department: str
    checked_at: datetime


def fitting(kept: Iterable[Kept], wanted: Wanted, language: Language) -> list[int]:
    """The ids of those that fit, what is closest to the wish first, then what was checked last."""
    asked = _stems(wanted.words, language)
    near = {one.id: nearness(one, wanted, asked, language) for one in kept}
    fits = [one for one in kept if near[one.id] is not None]
    fits.sort(key=lambda one: (-(near[one.id] or 0), -one.checked_at.timestamp(), one.id))
    return [one.id for one in fits]


def nearness(kept: Kept, wanted: Wanted, asked: frozenset[str], language: Language) -> int | None:
    """3 for this very item, 2 for these words, 1 for the department, 0 for everything; None for others."""
    if kept.item_id is not None:
        return 3 if kept.item_id == wanted.item_id else None
    if kept.words:
        mine = _stems(kept.words, language)
        fewer = min(len(mine), len(asked))
        return 2 if fewer and len(mine & asked) / fewer > HALF else None
    if kept.department:
        near = {tuple(words(department)) for department in wanted.departments}
        return 1 if tuple(words(kept.department)) in near else None
    return 0


def is_old(checked_at: datetime, now: datetime) -> bool:
    """Whether somebody should check before the customer goes there."""
    return now - checked_at > OLD


def _stems(text: str, language: Language) -> frozenset[str]:
    return frozenset(stem(word) for word in asked_for(text, language))
