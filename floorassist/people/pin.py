"""PINs: which are too easy, and how often one may be tried.

A PIN of six digits is weak, so it never stands alone: it counts on an enrolled phone only, and these limits
leave somebody who holds such a phone 5 tries in 15 minutes a person, 10 an hour, and 20 in all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

from floorassist.translation import mark, tr

DIGITS = 6
A_PERSON = 5
A_PERSON_IN = timedelta(minutes=15)
A_DEVICE = 10
A_DEVICE_IN = timedelta(hours=1)
IN_A_ROW = 20
SIX_DIGITS = mark("A PIN is 6 digits.")


@dataclass(frozen=True)
class Limit:
    """What stops the next try, and until when; a locked phone has no end but a supervisor's."""

    what: Literal["person", "device", "locked"]
    until: datetime | None


def is_whole(pin: str) -> bool:
    """Whether this has the form of a PIN."""
    return len(pin) == DIGITS and pin.isascii() and pin.isdigit()


def weakness(pin: str) -> str:
    """Why this can't be somebody's PIN, as a sentence; empty when it can."""
    if not is_whole(pin):
        return tr(SIX_DIGITS)
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if steps in ({0}, {1}, {9}):
        return tr("That PIN is too easy to guess: choose one that does not count up or down.")
    if pin == pin[:2] * 3 or pin == pin[:3] * 2:
        return tr("That PIN is too easy to guess: choose one that does not repeat.")
    return ""


def limit_hit(
    person_tried: Sequence[datetime], device_tried: Sequence[datetime], in_a_row: int, now: datetime
) -> Limit | None:
    """The limit that refuses the next try, the hardest first; None when it may be made.

    `person_tried` and `device_tried` are the moments of wrong tries, `in_a_row` those on the phone since the
    last right one.
    """
    if in_a_row >= IN_A_ROW:
        return Limit("locked", None)
    device = _until(device_tried, A_DEVICE, A_DEVICE_IN, now)
    if device:
        return Limit("device", device)
    person = _until(person_tried, A_PERSON, A_PERSON_IN, now)
    return Limit("person", person) if person else None


def _until(tried: Sequence[datetime], most: int, within: timedelta, now: datetime) -> datetime | None:
    """When a try is free again; None when one is free now."""
    recent = sorted(at for at in tried if at + within > now)
    return recent[-most] + within if len(recent) >= most else None
