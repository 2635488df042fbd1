"""What asking does when a person goes: on a break, off shift, or for good. App wires it to the facts of
people.
"""

from datetime import datetime
from typing import Protocol

from floorassist.ask import asker_moves, moves
from floorassist.ask import queries as asks
from floorassist.ask.states import FREE, HELD
from floorassist.ask.step_actions import hold, settle
from floorassist.storage.session import StoreSession


class Gone(Protocol):
    """A fact about one person."""

    @property
    def person_id(self) -> int:
        """Who it is."""


def after_shift(session: StoreSession, fact: Gone, *, now: datetime) -> None:
    """The shift is over: no phone rings, and what the person had opens again for others."""
    leave(session, fact.person_id, "shift", now=now)


def after_break_begun(session: StoreSession, fact: Gone, *, now: datetime) -> None:
    """A break begins: quiet, and what the person had opens again for others."""
    leave(session, fact.person_id, "break", now=now)


def after_access_lost(session: StoreSession, fact: Gone, *, now: datetime) -> None:
    """The person may see nothing any more: what they asked ends, what they had opens again for others."""
    cancel_asks_of(session, fact.person_id, now=now)
    leave(session, fact.person_id, "revoked", now=now)


def leave(session: StoreSession, person_id: int, why: str, *, now: datetime) -> None:
    """Take this person out of every ask: first no phone rings, then others are asked instead."""
    hold(session)
    withdraw_pings_of(session, person_id, why, now=now)
    release_owned_by(session, person_id, why, now=now)


def withdraw_pings_of(session: StoreSession, person_id: int, why: str, *, now: datetime) -> None:
    """Stop this person's phone; each ask goes on to the next person at once."""
    for row in asks.ringing_for(session, person_id):
        step = moves.leave(asks.value_of(row), person_id, why)
        if step:
            settle(session, row, step, now)


def release_owned_by(session: StoreSession, person_id: int, why: str, *, now: datetime) -> None:
    """Open again what this person took and has not answered; an answer stands without them."""
    for row in asks.held_by(session, person_id):
        settle(session, row, moves.release(asks.value_of(row), why, now), now)


def cancel_asks_of(session: StoreSession, person_id: int, *, now: datetime) -> None:
    """End what this person asked and nobody has answered."""
    hold(session)
    for row in asks.asked_by(session, person_id, now):
        if row.state in FREE | HELD:
            step = asker_moves.cancel(asks.value_of(row), "revoked")
            if step:
                settle(session, row, step, now)
