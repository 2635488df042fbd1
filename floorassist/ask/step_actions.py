"""Writing steps: the row, its pings, one history row each; all in the caller's transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, update

from floorassist.ask import colleague_queries as colleagues
from floorassist.ask import queries as asks
from floorassist.ask.escalation import Crew, next_look, next_step, wants_people
from floorassist.ask.facts import AskStillQueued
from floorassist.ask.models import AskRow, HistoryRow, PingRow
from floorassist.ask.states import ENDED, Ask, State
from floorassist.ask.steps import Step
from floorassist.ask.telling_actions import Heard, tell
from floorassist.storage import events
from floorassist.storage.facts import react
from floorassist.storage.read import Added, Changed
from floorassist.storage.session import StoreSession

NO_CREW = colleagues.Found(Crew(), {})
ASKS, HISTORY = Added(of=AskRow), Added(of=HistoryRow)
FORGET = Changed(
    update(HistoryRow)
    .where(HistoryRow.ask_id == bindparam("ask"))
    .values(person_id=None, at=bindparam("now")),
    of=HistoryRow,
)


def hold(session: StoreSession) -> None:
    """Let one writer at a time change this store's asks: who may be asked and who may claim depends on every
    ask of the store, not on one row.
    """
    events.take_turn(session)


def settle(session: StoreSession, row: AskRow, first: Step | None, now: datetime) -> None:
    """Take this step and every one that is due after it, set the next deadline, tell who must know."""
    ask, heard = asks.value_of(row), Heard()
    step, found = first, NO_CREW
    while True:
        if step is None:
            if found is NO_CREW and wants_people(ask, now):
                found = colleagues.crew_of(session, row, ask, now)  # once: its rings are known from then on
            step = next_step(ask, found.crew, now)
        if step is None:
            break
        heard.note(step, ask)
        write(session, row, ask, step, found.told_seconds, now)
        ask, step = step.ask, None
    row.deadline_at = next_look(ask, now)
    session.flush()
    tell(session, row, ask, heard, now)


def write(
    session: StoreSession,
    row: AskRow,
    before: Ask,
    step: Step,
    told_seconds: Mapping[int, int],
    now: datetime,
) -> None:
    """Write one step: compare and set on the version, the pings that changed, one history row."""
    after = step.ask
    row.state, row.owner_id, row.reach = after.state.value, after.owner_id, after.reach.value
    row.epoch, row.version, row.opened_at = after.epoch, after.version, after.opened_at
    row.hops, row.first_id, row.handed_by_id = after.hops, after.first_id, after.handed_by_id
    row.nudged = after.nudged
    if not isinstance(step.fact, AskStillQueued):  # it waits for the reason that it had
        row.why = step.fact.why
    row.ended_at = now if after.state in ENDED else None
    write_pings(row, after, told_seconds)
    line = {
        "ask_id": row.id,
        "version": after.version,
        "epoch": after.epoch,
        "kind": step.fact.kind,
        "why": step.fact.why,
        "from_state": before.state.value,
        "to_state": after.state.value,
        "person_id": step.fact.person_id,
        "at": now,
    }
    HISTORY.add(session, [line])
    if after.state in ENDED:
        forget(session, row, now)
    react(session, step.fact, now=now)


def write_pings(row: AskRow, after: Ask, told_seconds: Mapping[int, int]) -> None:
    """Bring the rows of the pings to what the rules decided."""
    rows = {(ping.person_id, ping.epoch): ping for ping in row.pings}
    for ping in after.pings:
        known = rows.get((ping.person_id, ping.epoch))
        if known is not None:
            known.state = ping.state.value
            continue
        row.pings.append(
            PingRow(
                person_id=ping.person_id,
                epoch=ping.epoch,
                wave=ping.wave,
                state=ping.state.value,
                walk_seconds=told_seconds.get(ping.person_id),
                sent_at=ping.sent_at,
            )
        )


def forget(session: StoreSession, row: AskRow, now: datetime) -> None:
    """Erase from an ended ask who did what when, so that no handling time of a person can be worked out."""
    FORGET.do(session, ask=row.id, now=now)
    for ping in row.pings:
        ping.walk_seconds = None


def born(session: StoreSession, columns: Mapping[str, Any], now: datetime) -> AskRow:
    """Write a new ask and the first line of its history; `settle` then asks the first people."""
    row = asks.row_of(session, ASKS.one(session, columns))
    assert row is not None
    line = {
        "ask_id": row.id,
        "version": 0,
        "epoch": 0,
        "kind": "created",
        "why": "",
        "from_state": None,
        "to_state": State.OPEN.value,
        "person_id": row.asker_id,
        "at": now,
    }
    HISTORY.add(session, [line])
    return row
