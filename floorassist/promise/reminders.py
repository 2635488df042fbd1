"""When somebody looks at a promise: reminders before it is due, the leads afterwards, forgetting at the end.

All of it follows from a few moments, so a timer that fires late or twice finds the same answer.
"""

from datetime import UTC, date, datetime, time, timedelta

from floorassist.promise.states import Promise, State

SHORTLY = timedelta(minutes=10)
TOGETHER = timedelta(minutes=1)
"""Two reminders closer than this are one."""
AGAIN = timedelta(minutes=30)
SELDOM = timedelta(hours=4)
CUSTOMER_KEPT = timedelta(days=7)
OWNER_KEPT = timedelta(days=30)


def reminders(since: datetime, due_at: datetime) -> tuple[datetime, ...]:
    """At half the time and ten minutes before; one that would coincide or lie before `since` is left out."""
    half, shortly = since + (due_at - since) / 2, due_at - SHORTLY
    found: list[datetime] = []
    for at in sorted((half, shortly)):
        if since < at < due_at and not (found and at - found[-1] < TOGETHER):
            found.append(at)
    return tuple(found)


def missed(promise: Promise, away_since: datetime, now: datetime) -> bool:
    """Whether its owner, who was away since then, was to be reminded meanwhile and heard nothing."""
    moments = (*reminders(promise.since, promise.due_at), promise.due_at)
    return promise.live and any(away_since < at <= now for at in moments)


def next_look(promise: Promise, now: datetime) -> datetime | None:
    """When this promise is looked at next; None when it has ended, which `next_forgetting` tells."""
    if promise.state == State.OVERDUE:
        return next_telling(promise.due_at, now)
    if promise.state != State.OPEN:
        return None
    later = (at for at in reminders(promise.since, promise.due_at) if at > now)
    return next(later, promise.due_at)


def next_telling(due_at: datetime, now: datetime) -> datetime:
    """When the leads hear next of an overdue promise: after half an hour, then ever less often."""
    at, pause = due_at + AGAIN, AGAIN
    while at <= now:
        pause = min(pause * 2, SELDOM)
        at += pause
    return at


def day_of(moment: datetime) -> datetime:
    """The beginning of its day (UTC): kept instead of a moment that would tell who took how long."""
    return beginning(moment.astimezone(UTC).date())


def beginning(day: date) -> datetime:
    """The first moment of a day (UTC)."""
    return datetime.combine(day, time.min, UTC)


def customer_forgotten_at(ended_at: datetime) -> datetime:
    """When name and number of the customer go, and who made the promise: within 7 days after it ended."""
    return day_of(ended_at) + CUSTOMER_KEPT


def owner_forgotten_at(ended_at: datetime) -> datetime:
    """When it is forgotten who had the promise last: within 30 days after it ended."""
    return day_of(ended_at) + OWNER_KEPT


def next_forgetting(ended_at: datetime, now: datetime) -> datetime | None:
    """When the next thing of an ended promise is forgotten; None when all is."""
    moments = (customer_forgotten_at(ended_at), owner_forgotten_at(ended_at))
    return next((at for at in moments if at > now), None)
