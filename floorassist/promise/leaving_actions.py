"""What becomes of promises when their owner goes: a lead has them from then on. App wires it to the facts of
people.
"""

from datetime import datetime
from typing import Protocol

from floorassist.people.presence_queries import open_shifts
from floorassist.people.sign_in_actions import open_sign_ins
from floorassist.promise import moves
from floorassist.promise import queries as promises
from floorassist.promise.heirs import heir
from floorassist.promise.step_actions import hold, write
from floorassist.storage.session import StoreSession


class Gone(Protocol):
    """A fact about one person."""

    @property
    def person_id(self) -> int:
        """Who it is."""


def after_shift(session: StoreSession, fact: Gone, *, now: datetime) -> None:
    """The shift is over: what was not handed over by name goes to a lead."""
    leave_all(session, fact.person_id, "shift", now=now)


def after_sign_out(session: StoreSession, fact: Gone, *, now: datetime) -> None:
    """Nobody is signed in any more who was not on shift either: nobody would hear a reminder."""
    on_shift = fact.person_id in open_shifts(session)  # the end of the shift does the rest
    if not on_shift and not open_sign_ins(session, fact.person_id):
        leave_all(session, fact.person_id, "signed_out", now=now)


def after_access_lost(session: StoreSession, fact: Gone, *, now: datetime) -> None:
    """The person may see nothing any more."""
    leave_all(session, fact.person_id, "revoked", now=now)


def leave_all(session: StoreSession, person_id: int, why: str, *, now: datetime) -> None:
    """Give each open promise of this person to a lead on shift, else to one of the store."""
    hold(session)
    people = promises.candidates(session, now)
    for row in promises.held_by(session, person_id):
        heir_id = heir(people, person_id, promises.open_counts(session))
        step = moves.leave_to(promises.value_of(row), heir_id, why, now) if heir_id else None
        if step:
            write(session, row, step, now)
