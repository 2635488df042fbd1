"""What the crew has to do: reads that tell which stores, which ghosts, which asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    and_,
    bindparam,
    exists,
    or_,
    select,
    union,
)
from sqlalchemy.orm import Session

from floorassist.ask.models import AskRow, PingRow
from floorassist.ask.states import HELD, LIVE_PING, State
from floorassist.demo.models import Ghost, GhostAct
from floorassist.people import queries as people
from floorassist.people.colleague import Colleague
from floorassist.people.models import Person
from floorassist.storage.schema import UTCDateTime
from floorassist.storage.session import StoreSession


@dataclass(frozen=True)
class Floor:
    """Everybody who works now: ghosts by id, with what people know of them, and the others."""

    ghosts: dict[int, Colleague]
    humans: tuple[Colleague, ...]


def stores_with_work(session: Session, now: datetime) -> list[int]:
    """The stores in which a ghost has something to do."""
    return sorted(session.scalars(_WORK, {"now": now}))


def ghosts(session: StoreSession) -> Sequence[Ghost]:
    """The crew, without those whom a supervisor has shut out; held, so that one process plays them."""
    query = select(Ghost).join(Person, Person.id == Ghost.person_id).where(Person.revoked_at.is_(None))
    held = query.where(Person.forgotten_at.is_(None)).order_by(Ghost.person_id)
    return session.scalars(held.with_for_update(of=Ghost)).all()


def on_the_floor(session: StoreSession, crew: Sequence[Ghost], now: datetime) -> Floor:
    """Ghosts, and the people who are on shift, not on a break, with a phone that is heard."""
    ids = {ghost.person_id for ghost in crew}
    everybody = people.on_the_floor(session, now)
    working = (one for one in everybody if one.on_shift and not one.on_break and one.reachable)
    return Floor(
        {one.person_id: one for one in everybody if one.person_id in ids},
        tuple(one for one in working if one.person_id not in ids),
    )


def unheard_pings(session: StoreSession) -> Sequence[tuple[PingRow, AskRow]]:
    """Live pings to ghosts who have made nothing of them yet, with their asks."""
    query = select(PingRow, AskRow).join(AskRow, AskRow.id == PingRow.ask_id)
    query = query.join(Ghost, Ghost.person_id == PingRow.person_id).where(_unheard())
    return [(row[0], row[1]) for row in session.execute(query.order_by(PingRow.id))]


def unthanked_asks(session: StoreSession) -> Sequence[AskRow]:
    """Answered asks of ghosts who have not made up their mind to say thank you."""
    query = select(AskRow).join(Ghost, Ghost.person_id == AskRow.asker_id).where(_unthanked())
    return session.scalars(query.order_by(AskRow.id)).all()


def due_acts(session: StoreSession, now: datetime) -> Sequence[GhostAct]:
    """What ghosts do now, the longest due first."""
    query = select(GhostAct).where(GhostAct.due_at <= now)
    return session.scalars(query.order_by(GhostAct.due_at, GhostAct.id)).all()


def reminded(session: StoreSession, now: datetime) -> Sequence[GhostAct]:
    """What ghosts are still at whose phone reminds them of an ask that they hold."""
    query = select(GhostAct).join(AskRow, AskRow.id == GhostAct.ask_id).where(_still_at_it(now))
    return session.scalars(query.order_by(GhostAct.id)).all()


def ping_to(session: StoreSession, act: GhostAct) -> PingRow | None:
    """The ping that an act is about."""
    return session.scalar(
        select(PingRow).where(
            PingRow.ask_id == act.ask_id, PingRow.person_id == act.person_id, PingRow.epoch == act.epoch
        )
    )


def _unheard() -> ColumnElement[bool]:
    known = exists().where(
        and_(
            GhostAct.person_id == PingRow.person_id,
            GhostAct.ask_id == PingRow.ask_id,
            GhostAct.epoch == PingRow.epoch,
        )
    )
    return and_(PingRow.state.in_(LIVE_PING), ~known)


def _unthanked() -> ColumnElement[bool]:
    known = exists().where(
        and_(
            GhostAct.person_id == AskRow.asker_id,
            GhostAct.ask_id == AskRow.id,
            GhostAct.epoch == AskRow.epoch,
        )
    )
    return and_(AskRow.state == State.ANSWERED.value, ~known)


def _still_at_it(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    mine = and_(AskRow.owner_id == GhostAct.person_id, AskRow.epoch == GhostAct.epoch)
    return and_(GhostAct.due_at > now, mine, AskRow.nudged, AskRow.state.in_(HELD))


def _work() -> CompoundSelect[tuple[int]]:
    """Made once: it runs at every tick, and mostly finds nothing."""
    now = bindparam("now", type_=UTCDateTime())
    by_clock = select(Ghost.store_id).where(
        or_(Ghost.beats_at <= now, Ghost.wanders_at <= now, Ghost.asks_at <= now)
    )
    acts = select(GhostAct.store_id).where(GhostAct.due_at <= now)
    pings = select(PingRow.store_id).join(Ghost, Ghost.person_id == PingRow.person_id).where(_unheard())
    answers = select(AskRow.store_id).join(Ghost, Ghost.person_id == AskRow.asker_id).where(_unthanked())
    nudges = select(GhostAct.store_id).join(AskRow, AskRow.id == GhostAct.ask_id).where(_still_at_it(now))
    return union(by_clock, acts, pings, answers, nudges)


_WORK = _work()
