"""How far a place can be trusted: when somebody last saw the item there, and whether somebody did not.

Moments are in the zone of whoever reads the words: a day ends at their midnight. `static/js/core/trust.js` is
the twin; `tests/cases/trust.json` holds both to the same answers.
"""

from datetime import datetime

from floorassist.translation import tr, tr_as, tr_many

DAYS_TOLD = 30
"""Up to here days are counted; what is older is told by its month."""


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
        return tr("yesterday") if days else tr("today")
    if days <= DAYS_TOLD:
        return tr_many("{n} day ago", "{n} days ago", days)
    if at.year == now.year:
        return tr("in {month}", month=_month(at))
    return tr("in {month} {year}", month=_month(at), year=at.year)


def moment(at: datetime, now: datetime) -> str:
    """A recent moment in words: "at 14:05", "yesterday at 14:05", and the day alone where it is older."""
    days = days_between(at, now)
    if days > 1:
        return when(at, now)
    time = f"{at:%H:%M}"
    return tr("yesterday at {time}", time=time) if days else tr("at {time}", time=time)


def seen(confirmed_at: datetime | None, now: datetime) -> str:
    """When the item was last seen at its place: "Seen there 3 days ago"."""
    if confirmed_at is None:
        return tr("Nobody has confirmed this place yet")
    return tr("Seen there {when}", when=when(confirmed_at, now))


def doubt(doubted_at: datetime, now: datetime) -> str:
    """What is in doubt and what to do: "A colleague did not find it there at 14:05: check first"."""
    return tr("A colleague did not find it there {when}: check first", when=moment(doubted_at, now))


def being_reset(reset_at: datetime, now: datetime) -> str:
    """What is going on and what to do: "This aisle is being reset since 14:05: check first"."""
    return tr("This aisle is being reset since {when}: check first", when=_since(reset_at, now))


def _since(at: datetime, now: datetime) -> str:
    """The moment as it stands behind "since"."""
    days = days_between(at, now)
    if days > DAYS_TOLD and at.year == now.year:
        return tr_as("since then", "{month}", month=_month(at))
    if days > DAYS_TOLD:
        return tr_as("since then", "{month} {year}", month=_month(at), year=at.year)
    return moment(at, now) if days else tr_as("since then", "{time}", time=f"{at:%H:%M}")


def _month(at: datetime) -> str:
    return (
        tr_as("in or since a month", "January"),
        tr_as("in or since a month", "February"),
        tr_as("in or since a month", "March"),
        tr_as("in or since a month", "April"),
        tr_as("in or since a month", "May"),
        tr_as("in or since a month", "June"),
        tr_as("in or since a month", "July"),
        tr_as("in or since a month", "August"),
        tr_as("in or since a month", "September"),
        tr_as("in or since a month", "October"),
        tr_as("in or since a month", "November"),
        tr_as("in or since a month", "December"),
    )[at.month - 1]
