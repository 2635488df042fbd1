"""Keeping an answer, and taking it back."""

from datetime import datetime

from sqlalchemy import select

from floorassist.ask import answering_actions as answering
from floorassist.ask import asking_actions as asking
from floorassist.ask import queries as asks
from floorassist.ask.facts import AskNotHelped
from floorassist.ask.models import AskRow
from floorassist.ask.states import State
from floorassist.find import stock_queries, view_queries
from floorassist.find.language import each_language
from floorassist.find.models import Entry
from floorassist.find.question import spoken
from floorassist.kept_text import LATER
from floorassist.learn.knowing_actions import note_kept
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import speaking, tr
from floorassist.web.errors import Conflict, NotFound, Refused

SETTLED = frozenset({State.ANSWERED, State.DONE})


def keep_answer(
    session: StoreSession, ask_id: int, person_id: int, words: str | None = None, *, now: datetime
) -> Entry:
    """Make the answer of an ask findable by the customer's words, or by these; once is enough.

    The asker and the colleague who answered may do it; when the asker does, the answer has helped. The words
    can be changed by keeping it again.
    """
    events.take_turn(session)
    row = _ask(session, ask_id)
    if person_id not in (row.asker_id, row.answered_by_id):
        raise Refused(tr("Only who asked or who answered can keep this answer. Ask one of them."))
    if row.state not in SETTLED or row.answered_by_id is None:
        raise Conflict(tr("There is no answer to keep yet. Wait until a colleague has answered."))
    if row.asker_id == person_id and row.state == State.ANSWERED:
        asking.confirm_ask(session, ask_id, person_id, True, now=now)
    first = row.kept_as_id is None
    entry = _entry(session, row, now)
    entry.words = words or entry.words or row.words
    entry.language = spoken(entry.words, each_language())
    session.add(entry)
    session.flush()
    answering.mark_kept(session, ask_id, entry.id, now=now)
    if first and row.state == State.DONE:
        note_kept(session, row, now=now)
    tell(session, entry, now=now)
    return entry


def revoke_answer(
    session: StoreSession, entry_id: int, person_id: int | None, *, supervisor: bool, now: datetime
) -> None:
    """Take a kept answer out of what is found. Who taught it, who asked for it and supervisors may."""
    events.take_turn(session)
    entry = session.get(Entry, entry_id)
    if entry is None or entry.revoked_at is not None:
        raise NotFound(
            tr(
                "There is no kept answer {entry_id} in this store. It may have been taken back.",
                entry_id=entry_id,
            )
        )
    row = session.scalar(select(AskRow).where(AskRow.kept_as_id == entry_id))
    if not supervisor and person_id not in {entry.taught_by_id, row.asker_id if row else None} - {None}:
        raise Refused(tr("Only who gave this answer, who asked, or a supervisor can take it back. Ask one."))
    if row:
        answering.mark_kept(session, row.id, None, now=now)
    _take_back(session, entry, now)


def after_not_helped(session: StoreSession, fact: AskNotHelped, *, now: datetime) -> None:
    """A reaction: an answer that did not help the customer it was given to is kept no longer."""
    entry = session.scalar(select(Entry).where(Entry.origin == _origin(fact.ask_id)))
    if entry:
        _take_back(session, entry, now)


def bring_back(session: StoreSession, entry_id: int, *, now: datetime) -> Entry:
    """Undo taking an entry back; it counts as found right today."""
    events.take_turn(session)
    entry = session.get(Entry, entry_id)
    if entry is None:
        raise NotFound(tr("There is no entry {entry_id} in this store.", entry_id=entry_id))
    if entry.revoked_at is None:
        return entry
    origin = (entry.origin or "").removeprefix("was ").split(" by ")[0]
    if origin and session.scalar(select(Entry.id).where(Entry.origin == origin)):
        raise Conflict(tr("That answer was kept again meanwhile. Nothing more needs to be done."))
    entry.revoked_at, entry.origin = None, origin or None
    renew(session, entry)
    if origin:
        answering.mark_kept(session, int(origin.removeprefix("ask:")), entry.id, now=now)
    tell(session, entry, now=now)
    return entry


def confirm_entry(session: StoreSession, entry_id: int, *, now: datetime) -> Entry:
    """It is still right, wherever its item stands now: it counts fully again."""
    events.take_turn(session)
    entry = session.get(Entry, entry_id)
    if entry is None or entry.revoked_at is not None:
        raise NotFound(
            tr("There is no entry {entry_id} in this store. It may have been taken back.", entry_id=entry_id)
        )
    renew(session, entry)
    tell(session, entry, now=now)
    return entry


def renew(session: StoreSession, entry: Entry) -> None:
    """The entry is right as of where its item stands now."""
    homes = stock_queries.home_aisles(session, [entry.item_id] if entry.item_id is not None else [])
    entry.taught_aisle = homes.get(entry.item_id or 0, "")


def tell(session: StoreSession, entry: Entry, *, now: datetime) -> None:
    """Everybody finds it from now on."""
    session.flush()
    with speaking(LATER):
        body = {"id": entry.id, "words": entry.words, "say": view_queries.say_of(session, entry)}
    events.record(session, events.STORE, "answer.kept", body, now=now)


def _take_back(session: StoreSession, entry: Entry, now: datetime) -> None:
    entry.revoked_at, entry.origin = now, f"was {entry.origin} by {entry.id}" if entry.origin else None
    events.record(session, events.STORE, "answer.revoked", {"id": entry.id}, now=now)


def _ask(session: StoreSession, ask_id: int) -> AskRow:
    row = asks.row_of(session, ask_id)
    if row is None:
        raise NotFound(tr("There is no ask {id} in this store. It may have been forgotten.", id=ask_id))
    return row


def _entry(session: StoreSession, row: AskRow, now: datetime) -> Entry:
    """The entry of this ask as its answer is now: the one that is kept, or a new one.

    Of when it was kept the hour stays: beside the moment of the question more would tell who took how long.
    """
    origin, hour = _origin(row.id), now.replace(minute=0, second=0, microsecond=0)
    entry = session.scalar(select(Entry).where(Entry.origin == origin)) or Entry(
        words="", origin=origin, created_at=hour
    )
    entry.item_id, entry.spot, entry.text = row.answer_item_id, row.answer_spot, row.answer_words or ""
    entry.kind = "item" if row.answer_item_id else "spot" if row.answer_spot else "words"
    entry.taught_by_id = row.answered_by_id
    renew(session, entry)
    return entry


def _origin(ask_id: int) -> str:
    return f"ask:{ask_id}"
