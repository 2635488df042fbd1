"""Writing steps: the row, one history row each, the news and the phones to wake; all in the caller's
transaction.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import update

from floorassist.find.asked import masked
from floorassist.kept_text import LATER
from floorassist.promise import queries as promises
from floorassist.promise import view_queries as views
from floorassist.promise.facts import (
    PromiseFact,
    PromiseHandedOver,
    PromiseKept,
    PromiseLeftTo,
    PromiseMade,
    PromiseOverdue,
    PromiseReminded,
    PromiseToldAgain,
)
from floorassist.promise.heirs import Candidate
from floorassist.promise.models import PromiseHistoryRow, PromiseRow
from floorassist.promise.moves import Step
from floorassist.promise.reminders import day_of, next_forgetting
from floorassist.promise.states import State
from floorassist.push import actions as push
from floorassist.push.note import Note
from floorassist.storage import events
from floorassist.storage.facts import react
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, speaking, tr

WORTH_WAKING_FOR = timedelta(hours=1)
LATE = (PromiseOverdue, PromiseToldAgain)


def hold(session: StoreSession) -> None:
    """Let one writer at a time change this store's promises and asks: a promise may end an ask, and who gets
    what somebody leaves behind depends on what everybody has.
    """
    events.take_turn(session)


def born(session: StoreSession, row: PromiseRow, now: datetime) -> None:
    """Write a new promise, the first line of its history, and the news of it."""
    session.add(row)
    session.flush()
    fact = PromiseMade(row.id, row.maker_id)
    _remember(session, row, None, fact, now)
    _changed(session, row, [row.maker_id], now)
    react(session, fact, now=now)


def write(session: StoreSession, row: PromiseRow, step: Step, now: datetime) -> None:
    """Write one step: compare and set on the version, one history row, the news; an end forgets."""
    before, after, gave = row.state, step.promise, row.owner_id
    row.state, row.owner_id, row.version = after.state.value, after.owner_id, after.version
    row.since, row.due_at, row.next_at = after.since, after.due_at, after.next_at
    _remember(session, row, before, step.fact, now)
    if not after.live:
        _end(session, row, now)
    tell(session, row, step.fact, gave, now)
    react(session, step.fact, now=now)


def tell(session: StoreSession, row: PromiseRow, fact: PromiseFact, gave: int | None, now: datetime) -> None:
    """Record the news of a step, and wake whom it is for: nobody off shift or on a break."""
    people = {one.person_id: one for one in promises.candidates(session, now)}
    push.hush_all(session, list(people), topic_of(row))  # what was said before is no longer so
    owner = people.get(row.owner_id or 0)
    soon = isinstance(fact, PromiseReminded)
    if (soon or isinstance(fact, LATE)) and owner:
        remind(session, row, owner, now)
    if isinstance(fact, LATE):
        with speaking(LATER):
            body = views.view(session, row, views.NOBODY).model_dump(mode="json")
        events.record(session, events.SUPERVISORS, "promise.overdue", body, now=now)
        leads = [one for one in people.values() if one.lead and one != owner]
        _wake(session, leads, mark("A promise is overdue"), row, now)
    if isinstance(fact, PromiseHandedOver | PromiseLeftTo) and owner:
        _wake(session, [owner], mark("A promise is yours now"), row, now)
    waits = [row.maker_id, promises.asker_of(session, row)]
    if isinstance(fact, PromiseKept):
        told = [people[one] for one in {*waits} - {fact.person_id, None} if one in people]
        _wake(session, told, mark("A promise is kept"), row, now)
    if not soon:
        _changed(session, row, [*waits, row.owner_id, gave], now)


def remind(session: StoreSession, row: PromiseRow, owner: Candidate, now: datetime) -> None:
    """Tell its owner that it is due soon or overdue, unless they are off shift or on a break."""
    if not _here(owner):
        return
    with speaking(LATER):
        body = views.view(session, row, views.Viewer(owner.person_id)).model_dump(mode="json")
    events.record(session, events.person(owner.person_id), "promise.due", body, now=now)
    late = row.state == State.OVERDUE
    title = mark("Your promise is overdue") if late else mark("A promise of yours is due soon")
    _wake(session, [owner], title, row, now)


def topic_of(row: PromiseRow) -> str:
    """What a push about this promise is about: a newer one takes the place of an older one."""
    return f"promise-{row.id}"


def forget(session: StoreSession, row: PromiseRow) -> None:
    """Erase of an ended promise who did what when: what is left are days, and who had it last."""
    assert row.ended_at is not None
    day = row.ended_at = day_of(row.ended_at)
    row.made_at, row.since, row.due_at = day_of(row.made_at), day_of(row.since), day_of(row.due_at)
    history = update(PromiseHistoryRow).where(PromiseHistoryRow.promise_id == row.id)
    erased = history.values(person_id=None, owner_id=None, at=day, due_at=row.due_at)
    session.execute(erased.execution_options(synchronize_session=False))


def _end(session: StoreSession, row: PromiseRow, now: datetime) -> None:
    row.ended_at, row.next_at = now, next_forgetting(now, now)
    session.flush()
    forget(session, row)
    session.flush()


def _remember(
    session: StoreSession, row: PromiseRow, before: str | None, fact: PromiseFact, now: datetime
) -> None:
    session.add(
        PromiseHistoryRow(
            promise_id=row.id,
            version=row.version,
            kind=fact.kind,
            why=fact.why,
            from_state=before,
            to_state=row.state,
            person_id=fact.person_id,
            owner_id=row.owner_id,
            due_at=row.due_at,
            at=now,
        )
    )
    session.flush()


def _changed(session: StoreSession, row: PromiseRow, people: Iterable[int | None], now: datetime) -> None:
    for person_id in sorted({one for one in people if one}):
        events.record(session, events.person(person_id), "promise.changed", {"id": row.id}, now=now)
    # Every board that shows is read again. It names none: moments with a name would tell who took how long.
    events.record(session, events.STORE, "promise.moved", {}, now=now)


def _wake(
    session: StoreSession, people: Iterable[Candidate], title: str, row: PromiseRow, now: datetime
) -> None:
    """Push to those of these who are on shift and not on a break; a locked screen shows no number."""
    body = masked(f"{row.customer}: {row.what}")

    def note() -> Note:
        return Note(topic_of(row), tr(title), body, f"/promises/{row.id}", now + WORTH_WAKING_FOR)

    for one in people:
        if _here(one):
            push.wake(session, one.person_id, note, now=now)


def _here(one: Candidate) -> bool:
    return one.on_shift and not one.on_break
