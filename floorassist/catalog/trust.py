"""How far a place can be trusted: when somebody last saw the item there, and whether somebody did not.

Moments are in the zone of whoever reads the words: a day ends at their midnight. `static/js/core/trust.js` is
the twin; `tests/cases/trust.json` holds both to the same answers.
"""

from datetime import datetime

DAYS_TOLD = 30
"""Up to here days are counted; what is older is told by its month."""

NEVER = "Nobody has confirmed this place yet"
NOT_FOUND = "A colleague did not find it there"
BEING_RESET = "This aisle is being reset"
CHECK = "check first"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def is_good(doubted_at: datetime | None) -> bool:
    """Whether a stand may be told without a warning; a confirmation ends the doubt."""
    return doubted_at is None


def days_between(at: datetime, now: datetime) -> int:
    """Midnights between two moments; none where the first one lies ahead, since clocks differ a little."""
    return max(0, (now.date() - at.date()).days)


def when(at: datetime, now: datetime) -> str:
    """The day in words: "today", "yesterday", "3 days ago", "in June", "in June 2025"."""
    days = days_between(at, now)
    if days < 2:
        return "yesterday" if days else "today"
    if days <= DAYS_TOLD:
        return f"{days} days ago"
    month = _MONTHS[at.month - 1]
    return f"in {month}" if at.year == now.year else f"in {month} {at.year}"


def moment(at: datetime, now: datetime) -> str:
    """A recent moment in words: "at 14:05", "yesterday at 14:05", and the day alone where it is older."""
    days = days_between(at, now)
    if days > 1:
        return when(at, now)
    return f"{'yesterday ' if days else ''}at {at:%H:%M}"


def seen(confirmed_at: datetime | None, now: datetime) -> str:
    """When the item was last seen at its place: "Seen there 3 days ago"."""
    return f"Seen there {when(confirmed_at, now)}" if confirmed_at else NEVER


def doubt(doubted_at: datetime, now: datetime) -> str:
    """What is in doubt and what to do: "A colleague did not find it there at 14:05: check first"."""
    return f"{NOT_FOUND} {moment(doubted_at, now)}: {CHECK}"


def being_reset(reset_at: datetime, now: datetime) -> str:
    """What is going on and what to do: "This aisle is being reset since 14:05: check first"."""
    return f"{BEING_RESET} since {moment(reset_at, now).removeprefix('at ').removeprefix('in ')}: {CHECK}"
