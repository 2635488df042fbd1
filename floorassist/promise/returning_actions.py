"""What people hear of their promises when they come back: reminders that fell into a break or before the
shift. App wires it to the facts of people.
"""

from datetime import datetime

from floorassist.people.facts import BreakEnded, ShiftStarted
from floorassist.people.presence_queries import last_break_began
from floorassist.promise import queries as promises
from floorassist.promise.reminders import missed
from floorassist.promise.step_actions import hold, remind
from floorassist.storage.session import StoreSession


def after_break(session: StoreSession, fact: BreakEnded, *, now: datetime) -> None:
    """The break is over: what it kept quiet is told now."""
    began = last_break_began(session, fact.person_id)
    if began is not None:
        make_up(session, fact.person_id, began, now=now)


def after_shift_started(session: StoreSession, fact: ShiftStarted, *, now: datetime) -> None:
    """A shift begins: promises that nobody could take over meanwhile are told of."""
    make_up(session, fact.person_id, None, now=now)


def make_up(session: StoreSession, person_id: int, away_since: datetime | None, *, now: datetime) -> None:
    """Remind this person once of each promise of which a reminder was missed (None: since it was made)."""
    hold(session)
    rows = [
        row
        for row in promises.held_by(session, person_id)
        if missed(promises.value_of(row), away_since or row.since, now)
    ]
    people = promises.candidates(session, now) if rows else []
    for owner in (one for one in people if one.person_id == person_id):
        for row in rows:
            remind(session, row, owner, now)
