"""What becomes of a push after a push service answered, or did not."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

ENDED = (404, 410)
LATER = (408, 429)
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(seconds=60)
SHORTEST_LIFE, LONGEST_LIFE = 60, 3600  # seconds that a service may keep a push for a phone that is off
LONGEST_KEPT = 28 * 24 * 3600  # what no service keeps longer

DAY = 86_400

What = Literal["sent", "ended", "again", "lost"]


@dataclass(frozen=True)
class Answer:
    """What a push service said. Without a status it did not answer, or was not asked: `why`."""

    status: int | None
    why: str = ""
    retry_after: int | None = None


@dataclass(frozen=True)
class Outcome:
    """`sent`; `ended`: that phone's subscription is over; `again` at a time; `lost`: no other try."""

    what: What
    at: datetime | None = None


def outcome(answer: Answer, tries: int, until: datetime, now: datetime) -> Outcome:
    """What to do after try number `tries`; nothing is tried again that would come too late."""
    status = answer.status
    if status is not None and 200 <= status < 300:
        return Outcome("sent")
    if status in ENDED:
        return Outcome("ended")
    if status is not None and status not in LATER and status < 500:
        return Outcome("lost")
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1))
    if answer.retry_after is not None:
        wait = max(wait, timedelta(seconds=answer.retry_after))
    return Outcome("again", now + wait) if now + wait < until else Outcome("lost")


def seconds_to_live(until: datetime, now: datetime, longest: int = LONGEST_LIFE) -> int:
    """How long the push service may keep it for a phone that can't be reached."""
    left = int((until - now).total_seconds())
    return min(longest, max(SHORTEST_LIFE, left))


def retry_after(header: str | None) -> int | None:
    """Seconds of a Retry-After header; a date in it counts as none."""
    said = (header or "").strip()
    return min(int(said), DAY) if said.isascii() and said.isdigit() else None
