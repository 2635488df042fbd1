"""Surges as the rules see them, who may be called, and the store's rule: read from their rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from floorassist.ask.models import AskRow
from floorassist.ask.states import FREE, HELD, State
from floorassist.people.colleague import Colleague
from floorassist.people.queries import on_the_floor
from floorassist.push.queries import pushable
from floorassist.storage.session import StoreSession
from floorassist.surge.models import AgreementRow, PartRow, RuleRow, SurgeRow, TurnRow
from floorassist.surge.rotation import Candidate, calls_lately, oldest_week
from floorassist.surge.rule import Rule, Waiting
from floorassist.surge.states import Called, Part, Surge

LARGEST_ID = 2**31 - 1


def row_of(session: StoreSession, surge_id: int) -> SurgeRow | None:
    """The surge's row as it is now, or None when this store has none of that id."""
    if not 0 < surge_id <= LARGEST_ID:
        return None
    query = select(SurgeRow).where(SurgeRow.id == surge_id).execution_options(populate_existing=True)
    return session.scalar(query)


def value_of(row: SurgeRow) -> Surge:
    """The row as the rules see it."""
    return Surge(
        id=row.id,
        needed=row.needed,
        opened_at=row.opened_at,
        ends_at=row.ends_at,
        caller_id=row.called_by_id,
        over=row.deadline_at is None,
        version=row.version,
        parts=tuple(Called(part.person_id, part.called_at, Part(part.part)) for part in row.parts),
    )


def on_now(session: StoreSession) -> Sequence[SurgeRow]:
    """Every surge that is on, the newest first."""
    query = select(SurgeRow).where(SurgeRow.deadline_at.is_not(None))
    return session.scalars(query.order_by(SurgeRow.id.desc())).all()


def on_with(session: StoreSession, person_id: int) -> Sequence[SurgeRow]:
    """The surges that are on and to which this person was called, the newest first."""
    query = select(SurgeRow).join(PartRow, PartRow.surge_id == SurgeRow.id)
    query = query.where(PartRow.person_id == person_id, SurgeRow.deadline_at.is_not(None))
    return session.scalars(query.order_by(SurgeRow.id.desc())).all()


def coming_to(session: StoreSession, person_id: int) -> bool:
    """Whether this person is on the way to one."""
    query = select(PartRow.id).where(PartRow.person_id == person_id, PartRow.part == Part.COMING)
    return session.scalar(query.limit(1)) is not None


def on_at(session: StoreSession, zone_key: str) -> SurgeRow | None:
    """The surge that is on in this zone."""
    query = select(SurgeRow).where(SurgeRow.zone_key == zone_key, SurgeRow.deadline_at.is_not(None))
    return session.scalar(query)


def over_since(session: StoreSession, since: datetime, most: int = 20) -> Sequence[SurgeRow]:
    """The surges since then that are over, the newest first."""
    query = select(SurgeRow).where(SurgeRow.deadline_at.is_(None), SurgeRow.opened_at >= since)
    return session.scalars(query.order_by(SurgeRow.id.desc()).limit(most)).all()


def agreements(session: StoreSession) -> Mapping[int, bool]:
    """What everybody said who was asked whether they may be called, by person id."""
    return {row.person_id: row.agrees for row in session.scalars(select(AgreementRow))}


def agreement_of(session: StoreSession, person_id: int) -> bool | None:
    """Whether this person may be called; None while nobody asked them."""
    row = session.get(AgreementRow, person_id)
    return row.agrees if row else None


def may_be_called(session: StoreSession, now: datetime) -> tuple[Candidate, ...]:
    """Everybody who agreed and is on shift, not on a break and within reach; with whose turn it is."""
    agreed = {person_id for person_id, agrees in agreements(session).items() if agrees}
    if not agreed:
        return ()
    woken, turns, held = pushable(session), turns_of(session, now.date()), in_hand(session)
    return tuple(
        Candidate(
            one.person_id, calls_lately(turns.get(one.person_id, {}), now.date()), one.person_id in held
        )
        for one in on_the_floor(session, now)
        if one.person_id in agreed and is_free(one) and (one.reachable or one.person_id in woken)
    )


def is_free(one: Colleague) -> bool:
    """Whether somebody is on shift and not on a break."""
    return one.on_shift and not one.on_break


def in_hand(session: StoreSession) -> frozenset[int]:
    """Who has a customer's ask in hand."""
    held = AskRow.deadline_at.is_not(None) & AskRow.state.in_(HELD)  # by the index of live ones
    query = select(AskRow.owner_id).where(held, AskRow.owner_id.is_not(None))
    return frozenset(one for one in session.scalars(query) if one is not None)


def turns_of(session: StoreSession, day: date) -> Mapping[int, Mapping[date, int]]:
    """How often everybody was called in each of the weeks that count."""
    found: dict[int, dict[date, int]] = defaultdict(dict)
    for row in session.scalars(select(TurnRow).where(TurnRow.week >= oldest_week(day))):
        found[row.person_id][row.week] = row.calls
    return found


def rule_row(session: StoreSession) -> RuleRow | None:
    """The store's rule as it is kept."""
    return session.scalar(select(RuleRow))


def rule_of(session: StoreSession) -> Rule:
    """The store's rule; off, with the defaults, until a supervisor set one."""
    row = rule_row(session)
    if row is None:
        return Rule()
    return Rule(row.on, row.more_than, row.for_seconds, row.zone, row.needed, row.limit_minutes)


def waiting(session: StoreSession) -> Sequence[Waiting]:
    """The asks that nobody has in hand: those that look for somebody since they were opened the last time,
    those in the leads' queue since they were asked.
    """
    live = AskRow.deadline_at.is_not(None)  # by their index: the rule looks twice a second
    query = select(AskRow.state, AskRow.opened_at, AskRow.created_at)
    return [
        Waiting(created_at, queued=True) if state == State.QUEUED else Waiting(opened_at)
        for state, opened_at, created_at in session.execute(query.where(live, AskRow.state.in_(FREE)))
    ]


def stores_with_a_rule(session: Session) -> Sequence[int]:
    """The stores whose rule is on."""
    return session.scalars(select(RuleRow.store_id).where(RuleRow.on)).all()


def due(session: Session, now: datetime, limit: int = 100) -> list[tuple[int, int]]:
    """The (store id, surge id) of surges whose deadline has come, in all stores, the most overdue first."""
    query = select(SurgeRow.store_id, SurgeRow.id).where(SurgeRow.deadline_at <= now)
    found = session.execute(query.order_by(SurgeRow.deadline_at, SurgeRow.id).limit(limit))
    return [(store, surge) for store, surge in found]
