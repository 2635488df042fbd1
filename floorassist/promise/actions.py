"""What people do about promises: make one, keep it, hand it over, take it over, agree on another time,
withdraw it.
"""

from dataclasses import dataclass
from datetime import datetime

from floorassist.ask import asking_actions as asking
from floorassist.ask.place_queries import require_item
from floorassist.people.models import Person
from floorassist.people.roles import leads
from floorassist.promise import moves
from floorassist.promise import queries as promises
from floorassist.promise.models import PromiseRow
from floorassist.promise.moves import Mover
from floorassist.promise.reminders import next_look
from floorassist.promise.states import State
from floorassist.promise.step_actions import born, hold, write
from floorassist.refusal import Refusal
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import BadInput, NotFound


@dataclass(frozen=True)
class NewPromise:
    """What a phone sends: `key` makes a repeated call harmless, `phone` is the number, sealed already."""

    key: str
    to: str
    what: str
    due_at: datetime
    phone: str | None = None
    ask_id: int | None = None
    item_id: int | None = None


@dataclass(frozen=True)
class Said:
    """What the customer was told: words, a place (a bay id), an item. `for_all`: everybody shall find it."""

    words: str | None = None
    spot: str | None = None
    item_id: int | None = None
    for_all: bool = False


def make_promise(
    session: StoreSession, maker_id: int, told: NewPromise, *, now: datetime
) -> tuple[int, bool]:
    """Promise a customer to get back; returns the promise's id, and whether it is new.

    Its maker has it. One that comes from an ask ends that ask.
    """
    hold(session)
    known = promises.by_key(session, maker_id, told.key)
    if known is not None:
        return known.id, False
    require_item(session, told.item_id)
    row = PromiseRow(
        key=told.key,
        maker_id=maker_id,
        owner_id=maker_id,
        customer=told.to,
        phone=told.phone,
        what=told.what,
        item_id=told.item_id,
        state=State.OPEN.value,
        version=0,
        made_at=now,
        since=now,
        due_at=told.due_at,
    )
    session.add(row)
    session.flush()
    row.next_at = next_look(promises.value_of(row), now)
    if told.ask_id is not None:
        _end_ask(session, row, told.ask_id, maker_id, now)
    born(session, row, now)
    return row.id, True


def keep_promise(
    session: StoreSession, promise_id: int, person_id: int, said: Said, *, now: datetime
) -> None:
    """The customer has the answer. Whoever keeps somebody else's has taken it over; twice is once."""
    row = _held(session, promise_id)
    if row.state == State.KEPT:
        return
    require_item(session, said.item_id)
    taken = moves.take(promises.value_of(row), _mover(session, person_id, now), now)
    if taken:
        write(session, row, taken, now)
    kept = moves.keep(promises.value_of(row), person_id, said.for_all, now)
    if kept:
        row.answer_words, row.answer_spot, row.answer_item_id = said.words, said.spot, said.item_id
        write(session, row, kept, now)


def hand_over(session: StoreSession, promise_id: int, person_id: int, to_id: int, *, now: datetime) -> None:
    """Give it to a colleague by name; a lead may do that with anybody's."""
    row = _held(session, promise_id)
    to = promises.mover(session, to_id, now)
    if to is None:
        raise BadInput("to", tr("There is nobody like that in this store. Choose a colleague from the list."))
    step = moves.hand_over(promises.value_of(row), _mover(session, person_id, now), to, now)
    if step:
        write(session, row, step, now)


def take_over(session: StoreSession, promise_id: int, person_id: int, *, now: datetime) -> None:
    """Have it from now on."""
    row = _held(session, promise_id)
    step = moves.take(promises.value_of(row), _mover(session, person_id, now), now)
    if step:
        write(session, row, step, now)


def move_due(
    session: StoreSession, promise_id: int, person_id: int, due_at: datetime, *, now: datetime
) -> None:
    """The customer agreed to another time."""
    row = _held(session, promise_id)
    step = moves.move_due(promises.value_of(row), _mover(session, person_id, now), due_at, now)
    if step:
        write(session, row, step, now)


def withdraw(session: StoreSession, promise_id: int, person_id: int, why: str, *, now: datetime) -> None:
    """It will not be kept; the supervisor reads why."""
    row = _held(session, promise_id)
    step = moves.withdraw(promises.value_of(row), _mover(session, person_id, now), now)
    if step:
        row.why = why
        write(session, row, step, now)


def _end_ask(session: StoreSession, row: PromiseRow, ask_id: int, maker_id: int, now: datetime) -> None:
    """The promise counts from here on. An ask that ended meanwhile, without network, stays as it is."""
    try:
        asking.promise_ask(session, ask_id, maker_id, row.id, now=now)
    except Refusal as refusal:
        if refusal.code != "over":
            raise
    row.ask_id = ask_id


def _held(session: StoreSession, promise_id: int) -> PromiseRow:
    hold(session)
    row = promises.row_of(session, promise_id)
    if row is None:
        raise NotFound(
            tr(
                "There is no promise {promise_id} in this store. It may have been forgotten.",
                promise_id=promise_id,
            )
        )
    return row


def _mover(session: StoreSession, person_id: int, now: datetime) -> Mover:
    found = promises.mover(session, person_id, now)
    if found is None:  # revoked a moment ago
        person = session.get_one(Person, person_id)
        return Mover(person_id, False, leads(person.role), person.name)
    return found
