"""Writing steps: the row, the parts, one history row each, the news; all in the caller's transaction."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import delete

from floorassist.kept_text import LATER
from floorassist.push.actions import hush, wake
from floorassist.push.note import Note
from floorassist.storage import events
from floorassist.storage.facts import react
from floorassist.storage.session import StoreSession
from floorassist.surge import queries as surges
from floorassist.surge import view_queries as views
from floorassist.surge.calling import next_look, next_step, wanted
from floorassist.surge.facts import SurgeOver
from floorassist.surge.models import PartRow, SurgeHistoryRow, SurgeRow, TurnRow
from floorassist.surge.moves import Step
from floorassist.surge.rotation import oldest_week, week_of
from floorassist.surge.rule import QUIET_FOR
from floorassist.surge.states import Part, Surge
from floorassist.translation import speaking, tr

CALL_WORTH = timedelta(minutes=5)  # a push that comes later calls nobody any more


@dataclass
class Heard:
    """Who is to be told once the surge has settled: whom it calls, and who did something themselves."""

    called: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)

    def note(self, step: Step) -> None:
        """Add one step."""
        self.called |= set(step.called)
        if step.fact.person_id:
            self.moved.add(step.fact.person_id)


def hold(session: StoreSession) -> None:
    """Let one writer at a time change this store's surges: whose turn it is depends on all of them."""
    events.take_turn(session)


def settle(session: StoreSession, row: SurgeRow, first: Step | None, now: datetime) -> Surge:
    """Take this step and every one that is due after it, set the next deadline, tell who must know.

    The value afterwards: also of a surge that is over, whose rows name nobody any more.
    """
    surge, heard = surges.value_of(row), Heard()
    step = first
    while True:
        if step is None:
            candidates = surges.may_be_called(session, now) if wanted(surge, now) else ()
            step = next_step(surge, candidates, now)
        if step is None:
            break
        heard.note(step)
        write(session, row, surge, step, now)
        surge, step = step.surge, None
    row.deadline_at = next_look(surge, now)
    if surge.over:
        forget(session, row, surge, now)
    session.flush()
    tell(session, row, surge, heard, now)
    return surge


def write(session: StoreSession, row: SurgeRow, before: Surge, step: Step, now: datetime) -> None:
    """Write one step: compare and set on the version, the parts that changed, one history row."""
    after, person_id = step.surge, step.fact.person_id
    row.version = after.version
    parts = {part.person_id: part for part in row.parts}
    for one in after.parts:
        known = parts.get(one.person_id)
        if known is None:
            row.parts.append(PartRow(person_id=one.person_id, part=one.part.value, called_at=one.called_at))
        else:
            known.part = one.part.value
    count_turns(session, step.called, now)
    if isinstance(step.fact, SurgeOver):
        row.why = step.fact.why
    was = before.part_of(person_id) if person_id else None
    became = after.part_of(person_id) if person_id else Part.CALLED if step.called else None
    session.add(
        SurgeHistoryRow(
            surge_id=row.id,
            version=after.version,
            kind=step.fact.kind,
            why=step.fact.why,
            from_part=was,
            to_part=became,
            person_id=person_id,
            at=now,
        )
    )
    session.flush()
    react(session, step.fact, now=now)


def count_turns(session: StoreSession, people: tuple[int, ...], now: datetime) -> None:
    """One more call this week for each of these; weeks that no longer count are forgotten."""
    if not people:
        return
    session.execute(delete(TurnRow).where(TurnRow.week < oldest_week(now.date())))
    week = week_of(now.date())
    for person_id in people:
        row = session.get(TurnRow, (person_id, week))
        if row is None:
            row = TurnRow(person_id=person_id, week=week, calls=0)
            session.add(row)
        row.calls += 1
    session.flush()


def forget(session: StoreSession, row: SurgeRow, surge: Surge, now: datetime) -> None:
    """Erase from a surge that is over who did what when; how many came stays. The rule then keeps quiet."""
    row.came = surge.count(Part.HERE)
    row.version = 0
    row.parts.clear()
    history = delete(SurgeHistoryRow).where(SurgeHistoryRow.surge_id == row.id)
    session.execute(history.execution_options(synchronize_session=False))
    rule = surges.rule_row(session) if row.by_rule else None
    if rule:
        rule.quiet_until = now + QUIET_FOR


def tell(session: StoreSession, row: SurgeRow, surge: Surge, heard: Heard, now: datetime) -> None:
    """Record the news, and wake phones that sleep: of those who are called, of those who are stood down."""
    if surge.over:
        _tell_over(session, row, surge, now)
        return
    with speaking(LATER):
        scene = views.scene(session, row)
    for person_id in sorted(heard.called):
        body = views.view(scene, row, surge, person_id)
        events.record(
            session, events.person(person_id), "surge.called", body.model_dump(mode="json"), now=now
        )
        wake(session, person_id, partial(_call, row, in_hand=body.in_hand, now=now), now=now)
    for person_id in heard.moved:
        hush(session, person_id, _topic(row), now=now)
    seeing = {one.person_id for one in surge.parts if one.part in (Part.COMING, Part.HERE)}
    for person_id in sorted((seeing | heard.moved) - heard.called):
        events.record(session, events.person(person_id), "surge.changed", {"id": row.id}, now=now)
    # It names no call: its moments, with the names on the page, would be a stop watch.
    events.record(session, events.SUPERVISORS, "surge.changed", {}, now=now)


def _tell_over(session: StoreSession, row: SurgeRow, surge: Surge, now: datetime) -> None:
    body = {"id": row.id, "why": row.why}
    for one in surge.parts:
        mine = body | {"part": one.part.value}
        events.record(session, events.person(one.person_id), "surge.over", mine, now=now)
        if one.part == Part.COMING:
            wake(session, one.person_id, partial(_stand_down, row, now), now=now)
        else:
            hush(session, one.person_id, _topic(row), now=now)
    events.record(session, events.SUPERVISORS, "surge.changed", {}, now=now)


def _topic(row: SurgeRow) -> str:
    return f"surge-{row.id}"


def _call(row: SurgeRow, *, in_hand: bool, now: datetime) -> Note:
    if in_hand:
        said = tr("Finish with your customer first.")
    else:
        said = tr("Open to say that you are coming, or not now.")
    until = min(row.ends_at, now + CALL_WORTH)
    return Note(_topic(row), tr("All hands: {zone}", zone=row.zone), said, f"/surges/{row.id}", until)


def _stand_down(row: SurgeRow, now: datetime) -> Note:
    said = tr("You need not come any more. Thank you.")
    return Note(_topic(row), tr("It is over: {zone}", zone=row.zone), said, "/inbox", now + CALL_WORTH)
