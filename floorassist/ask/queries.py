"""Asks as the rules see them, read from their rows."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, contains_eager

from floorassist.ask.facts import AskQueued
from floorassist.ask.models import AskRow, HistoryRow, PingRow
from floorassist.ask.policy import Policy
from floorassist.ask.repeats import Question, is_repeat
from floorassist.ask.states import HELD, LIVE, LIVE_PING, Ask, Ping, PingState, Reach, State
from floorassist.storage.read import Objects, Read
from floorassist.storage.session import StoreSession

LARGEST_ID = 2**31 - 1
SHOWN_AFTER_END = timedelta(minutes=30)
ROW = Objects(
    select(AskRow)
    .outerjoin(AskRow.pings)
    .options(contains_eager(AskRow.pings))
    .where(AskRow.id == bindparam("ask"))
    .order_by(PingRow.id),
    of=AskRow,
)
LATELY = Read(
    select(AskRow.id, AskRow.key, AskRow.words, AskRow.item_id, AskRow.created_at)
    .where(AskRow.asker_id == bindparam("asker_id"))
    .where(
        (AskRow.key == bindparam("key"))
        | (AskRow.created_at >= bindparam("since")) & AskRow.state.in_(sorted(LIVE))
    )
    .order_by(AskRow.id.desc()),
    of=AskRow,
)


def row_of(session: StoreSession, ask_id: int) -> AskRow | None:
    """The ask's row as it is now, or None when this store has none of that id."""
    return ROW.one(session, ask=ask_id) if 0 < ask_id <= LARGEST_ID else None


def value_of(row: AskRow) -> Ask:
    """The row as the rules see it."""
    return Ask(
        id=row.id,
        asker_id=row.asker_id,
        opened_at=row.opened_at,
        policy=policy_in(row),
        state=State(row.state),
        owner_id=row.owner_id,
        epoch=row.epoch,
        version=row.version,
        deadline_at=row.deadline_at,
        reach=Reach(row.reach),
        pings=tuple(ping_value(ping) for ping in row.pings),
        hops=row.hops,
        first_id=row.first_id,
        handed_by_id=row.handed_by_id,
        nudged=row.nudged,
    )


def policy_in(row: AskRow) -> Policy:
    """The policy that this ask carries; most carry the same one, so it is read once."""
    return _policy(json.dumps(row.policy))


@lru_cache(maxsize=64)
def _policy(document: str) -> Policy:
    return Policy.from_json(json.loads(document))


def ping_value(row: PingRow) -> Ping:
    """The row as the rules see it."""
    return Ping(row.person_id, row.epoch, row.wave, row.sent_at, PingState(row.state))


def known(session: StoreSession, question: Question, key: str, policy: Policy) -> int | None:
    """The ask that this phone made under this key before, else the live one that this only says again."""
    since = question.asked_at - timedelta(seconds=policy.duplicate_seconds)
    found = LATELY.rows(session, asker_id=question.asker_id, key=key, since=since)
    same_key = [ask for ask, its_key, *_ in found if its_key == key]
    again = [
        ask
        for ask, _, words, item_id, at in found
        if is_repeat(Question(question.asker_id, words, item_id, at), question, policy)
    ]
    return next(iter((*same_key, *again)), None)


def asked_by(session: StoreSession, person_id: int, now: datetime) -> Sequence[AskRow]:
    """What this person asked that is live, or ended within half an hour; the newest first."""
    query = select(AskRow).where(AskRow.asker_id == person_id)
    query = query.where(AskRow.ended_at.is_(None) | (AskRow.ended_at > now - SHOWN_AFTER_END))
    return session.scalars(query.order_by(AskRow.id.desc())).all()


def ringing_for(session: StoreSession, person_id: int) -> Sequence[AskRow]:
    """The asks that ring on this person's phone, the newest first."""
    query = select(AskRow).join(PingRow, PingRow.ask_id == AskRow.id)
    query = query.where(PingRow.person_id == person_id, PingRow.state.in_(LIVE_PING))
    return session.scalars(query.order_by(AskRow.id.desc())).all()


def owned_by(session: StoreSession, person_id: int) -> Sequence[AskRow]:
    """The asks that this person has, answered ones included until they are settled."""
    return session.scalars(
        select(AskRow).where(AskRow.owner_id == person_id).order_by(AskRow.id.desc())
    ).all()


def held_by(session: StoreSession, person_id: int) -> Sequence[AskRow]:
    """The asks that this person took and has not answered."""
    return [row for row in owned_by(session, person_id) if row.state in HELD]


def queued_because(session: StoreSession, ask_id: int) -> str:
    """Why this ask was put into the leads' queue the last time; "" once that is forgotten."""
    query = select(HistoryRow.why).where(HistoryRow.ask_id == ask_id, HistoryRow.kind == AskQueued.kind)
    return session.scalar(query.order_by(HistoryRow.version.desc()).limit(1)) or ""


def queued(session: StoreSession) -> Sequence[AskRow]:
    """What waits in the leads' queue, the longest first."""
    waits = (AskRow.state == State.QUEUED) & AskRow.deadline_at.is_not(None)  # by the index of live ones
    query = select(AskRow).where(waits).order_by(AskRow.opened_at, AskRow.id)
    return session.scalars(query).all()


def since(session: StoreSession, start: datetime) -> Sequence[AskRow]:
    """Every ask of the store since this moment, the newest first."""
    query = select(AskRow).where(AskRow.created_at >= start)
    return session.scalars(query.order_by(AskRow.id.desc())).all()


def due(session: Session, now: datetime, limit: int = 100) -> list[tuple[int, int]]:
    """The (store id, ask id) of asks whose deadline has come, in all stores, the most overdue first."""
    query = select(AskRow.store_id, AskRow.id).where(AskRow.deadline_at <= now)
    overdue_first = query.order_by(AskRow.deadline_at, AskRow.id)
    return [(store, ask) for store, ask in session.execute(overdue_first.limit(limit))]


def stores_with_ended(session: Session, before: datetime) -> Sequence[int]:
    """The ids of the stores with an ask that ended until then, in which a moment or a name may be left."""
    return session.scalars(select(AskRow.store_id).where(AskRow.ended_at <= before).distinct()).all()
