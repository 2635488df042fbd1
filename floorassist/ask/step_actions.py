"""Writing steps: the row, its pings, one history row each, the news; all in the caller's transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import update

from floorassist.ask import colleague_queries as colleagues
from floorassist.ask import queries as asks
from floorassist.ask import view_queries as views
from floorassist.ask.escalation import Crew, next_look, next_step, wants_people
from floorassist.ask.facts import PingDeclined, PingWithdrawn
from floorassist.ask.models import AskRow, HistoryRow, PingRow
from floorassist.ask.moves import Step
from floorassist.ask.states import ENDED, Ask, State
from floorassist.storage import events
from floorassist.storage.facts import react
from floorassist.storage.session import StoreSession

NO_CREW = colleagues.Found(Crew(), {})


@dataclass
class Heard:
    """Who is to be told once the ask has settled.

    `withdrawn` is whose phone stops ringing through somebody else's doing, and why; `others` are those who
    have or had the ask, or took themselves out of it, perhaps on another of their phones.
    """

    pinged: set[int] = field(default_factory=set)
    withdrawn: dict[int, str] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)

    def note(self, step: Step, before: Ask) -> None:
        """Add one step."""
        self.pinged |= set(step.pinged)
        self.pinged -= set(step.withdrawn)
        self.withdrawn |= dict.fromkeys(step.withdrawn, step.fact.kind)
        self.others |= {owner for owner in (before.owner_id, step.ask.owner_id) if owner}
        if isinstance(step.fact, PingDeclined | PingWithdrawn) and step.fact.person_id:
            self.others.add(step.fact.person_id)


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
            found = colleagues.crew_of(session, row, ask, now) if wants_people(ask, now) else NO_CREW
            step = next_step(ask, found.crew, now)
        if step is None:
            break
        heard.note(step, ask)
        write(session, row, ask, step, found.told_seconds, now)
        ask, step = step.ask, None
    row.deadline_at = next_look(ask, now)
    session.flush()
    tell(session, row, heard, now)


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
    row.why = step.fact.why
    row.ended_at = now if after.state in ENDED else None
    write_pings(row, after, told_seconds)
    session.add(
        HistoryRow(
            ask_id=row.id,
            version=after.version,
            epoch=after.epoch,
            kind=step.fact.kind,
            why=step.fact.why,
            from_state=before.state.value,
            to_state=after.state.value,
            person_id=step.fact.person_id,
            at=now,
        )
    )
    session.flush()
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
    history = update(HistoryRow).where(HistoryRow.ask_id == row.id)
    session.execute(history.values(person_id=None, at=now).execution_options(synchronize_session=False))
    for ping in row.pings:
        ping.walk_seconds = None


def tell(session: StoreSession, row: AskRow, heard: Heard, now: datetime) -> None:
    """Record the news: to whose phone rings or stops ringing, to the asker and the owners, to the desk."""
    scene = views.scene(session, row)

    def send(person_id: int, kind: str) -> None:
        body = views.view(scene, row, person_id).model_dump(mode="json")
        events.record(session, events.person(person_id), kind, body, now=now)

    by = scene.names.get(row.owner_id) if row.owner_id else None
    for person_id, why in heard.withdrawn.items():
        body = {"id": row.id, "why": why, "by": by}
        events.record(session, events.person(person_id), "ask.withdrawn", body, now=now)
    for person_id in sorted(heard.pinged):
        send(person_id, "ask.offered")
    for person_id in sorted({row.asker_id} | heard.others):
        send(person_id, "ask.changed")
    # No more than that: states with their moments would tell the desk how long somebody took.
    events.record(session, events.SUPERVISORS, "ask.moved", {"id": row.id}, now=now)


def born(session: StoreSession, row: AskRow, now: datetime) -> None:
    """Write the first line of an ask's history; `settle` then asks the first people."""
    session.add(row)
    session.flush()
    session.add(
        HistoryRow(
            ask_id=row.id,
            version=0,
            epoch=0,
            kind="created",
            why="",
            from_state=None,
            to_state=State.OPEN.value,
            person_id=row.asker_id,
            at=now,
        )
    )
