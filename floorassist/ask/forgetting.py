"""What is forgotten of an ask, and when: first how long it took, then who it was.

How long a colleague took is nobody's business: an hour after an ask ended, or two at the latest, nothing is
left to work it out from. A month later nobody can tell any more who asked and who answered; what was asked
stays, as the store learns from it. The hour is what askers and leads may still look back on.
"""

from datetime import datetime, timedelta

HANDLING_KEPT_FOR = timedelta(hours=1)
PEOPLE_KEPT_FOR = timedelta(days=30)
TIMED_NEWS = ("ask.", "promise.", "surge.")
"""What the news log says of who did something, and when: it goes as early."""

STEPS = 1000
"""More steps than an ask has: a version that is a multiple of it tells nothing of how many there were."""


def handling_forgotten_before(now: datetime) -> datetime:
    """Of an ask that ended until then no moment but that of the question is kept."""
    return now - HANDLING_KEPT_FOR


def people_forgotten_before(now: datetime) -> datetime:
    """Of an ask of before that nobody's name, place or hour is kept."""
    return now - PEOPLE_KEPT_FOR


def day_of(moment: datetime) -> datetime:
    """Midnight (UTC) of that day."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
