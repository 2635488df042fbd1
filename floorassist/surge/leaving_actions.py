"""What surges do when a person shows where they are, or goes. App wires it to the facts of both."""

from datetime import datetime
from typing import Protocol

from sqlalchemy import delete

from floorassist.floor.facts import PersonSeen
from floorassist.storage.session import StoreSession
from floorassist.surge import moves
from floorassist.surge import place_queries as places
from floorassist.surge import queries as surges
from floorassist.surge.actions import leave
from floorassist.surge.models import AgreementRow, TurnRow
from floorassist.surge.states import Part
from floorassist.surge.step_actions import hold, settle
from floorassist.surge.zone import Shown, is_there


class Gone(Protocol):
    """A fact about one person."""

    @property
    def person_id(self) -> int:
        """Who it is."""


def after_seen(session: StoreSession, fact: PersonSeen, *, now: datetime) -> None:
    """Who is coming and shows to be in the zone has arrived."""
    if not surges.coming_to(session, fact.person_id):
        return
    hold(session)
    shown = Shown(fact.spot, fact.x, fact.y, fact.level)
    for row in surges.on_with(session, fact.person_id):
        surge = surges.value_of(row)
        if surge.part_of(fact.person_id) == Part.COMING and is_there(places.area(session, row), shown):
            settle(session, row, moves.arrive(surge, fact.person_id, free=True), now)


def after_break_begun(session: StoreSession, fact: Gone, *, now: datetime) -> None:
    """A break begins: quiet, and others are called instead."""
    gone(session, fact.person_id, "break", now=now)


def after_shift(session: StoreSession, fact: Gone, *, now: datetime) -> None:
    """The shift is over: nobody is called off shift."""
    gone(session, fact.person_id, "shift", now=now)


def after_access_lost(session: StoreSession, fact: Gone, *, now: datetime) -> None:
    """The person may see nothing any more."""
    gone(session, fact.person_id, "revoked", now=now)


def after_forgotten(session: StoreSession, fact: Gone, *, now: datetime) -> None:
    """What was kept of them goes: whether they agreed, and how often they were called."""
    gone(session, fact.person_id, "revoked", now=now)
    for table in (AgreementRow, TurnRow):
        session.execute(delete(table).where(table.person_id == fact.person_id))


def gone(session: StoreSession, person_id: int, why: str, *, now: datetime) -> None:
    """Take this person out of every surge."""
    hold(session)
    leave(session, person_id, why, now=now)
