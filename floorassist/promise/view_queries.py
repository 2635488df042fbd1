"""Reads of promises as one person may see them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from floorassist.ask import place_queries as places
from floorassist.ask.place_queries import AskedItem, AskedPlace
from floorassist.people.models import Person
from floorassist.promise import queries as promises
from floorassist.promise.heirs import receivers
from floorassist.promise.models import PromiseRow
from floorassist.promise.states import LIVE, State
from floorassist.promise.view_models import (
    BoardView,
    ColleagueView,
    KeptView,
    LedgerView,
    NamedView,
    PromiseView,
)
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import NotFound, Refused


@dataclass(frozen=True)
class Viewer:
    """Who looks: `opened` reads a customer's sealed number; without it nobody is told one."""

    person_id: int | None = None
    lead: bool = False
    opened: Callable[[PromiseRow], str | None] | None = None


NOBODY = Viewer()


def visible(session: StoreSession, promise_id: int, viewer: Viewer) -> PromiseRow:
    """The promise's row, if this person may see it: open ones everybody, ended ones who had part in it."""
    row = promises.row_of(session, promise_id)
    if row is None:
        raise NotFound(
            tr(
                "There is no promise {promise_id} in this store. It may have been forgotten.",
                promise_id=promise_id,
            )
        )
    if row.state in LIVE or viewer.lead:
        return row
    involved = {row.maker_id, row.owner_id, promises.asker_of(session, row)} - {None}
    if viewer.person_id not in involved:
        raise Refused(tr("This promise has ended. Those who had it know what became of it."))
    return row


def view(session: StoreSession, row: PromiseRow, viewer: Viewer) -> PromiseView:
    """One promise as this person sees it."""
    return views(session, [row], viewer)[0]


def views(session: StoreSession, rows: Sequence[PromiseRow], viewer: Viewer) -> list[PromiseView]:
    """Several promises as this person sees them."""
    known = _known(session, rows)
    return [_view(row, known, viewer) for row in rows]


def board(session: StoreSession, viewer: Viewer, now: datetime) -> BoardView:
    """What the store has promised, and what became of mine."""
    rows = sorted(promises.live(session), key=lambda row: _rank(row, viewer.person_id))
    me = viewer.person_id
    settled = promises.settled_for(session, me, now) if me is not None else ()
    return BoardView(
        promises=views(session, rows, viewer),
        settled=views(session, settled, viewer),
        colleagues=colleagues(session, me, now),
    )


def of_ask(session: StoreSession, ask_id: int, viewer: Viewer, now: datetime) -> BoardView:
    """What an ask became, as far as this person may see it."""
    seen = [row for row in promises.of_ask(session, ask_id) if _may_see(session, row, viewer)]
    return BoardView(
        promises=views(session, [row for row in seen if row.state in LIVE], viewer),
        settled=views(session, [row for row in seen if row.state not in LIVE], viewer),
        colleagues=colleagues(session, viewer.person_id, now),
    )


def ledger(session: StoreSession, viewer: Viewer, now: datetime) -> LedgerView:
    """What the desk sees."""
    rows = sorted(promises.live(session), key=lambda row: _rank(row, None))
    return LedgerView(
        promises=views(session, rows, viewer),
        ended=views(session, promises.ended(session, now), viewer),
        colleagues=colleagues(session, None, now),
    )


def colleagues(session: StoreSession, giver_id: int | None, now: datetime) -> list[ColleagueView]:
    """Who a promise can be handed to, the likeliest first."""
    found = receivers(promises.candidates(session, now), giver_id)
    return [
        ColleagueView(id=one.person_id, name=one.name, lead=one.lead, on_break=one.on_break) for one in found
    ]


@dataclass(frozen=True)
class _Known:
    names: Mapping[int, str]
    items: Mapping[int, AskedItem]
    spots: Mapping[str, AskedPlace]


def _known(session: StoreSession, rows: Sequence[PromiseRow]) -> _Known:
    people = {one for row in rows for one in (row.maker_id, row.owner_id) if one}
    items = {one for row in rows for one in (row.item_id, row.answer_item_id) if one}
    spots = {row.answer_spot for row in rows if row.answer_spot}
    names = select(Person.id, Person.name).where(Person.id.in_(people))
    return _Known(
        dict(session.execute(names).tuples().all()),
        places.items_of(session, items),
        places.spots_of(session, spots),
    )


def _view(row: PromiseRow, known: _Known, viewer: Viewer) -> PromiseView:
    me = viewer.person_id
    involved = viewer.lead or (me is not None and me in (row.owner_id, row.maker_id))
    item = known.items.get(row.item_id or 0)
    return PromiseView(
        id=row.id,
        ask_id=row.ask_id,
        to=row.customer,
        phone=viewer.opened(row) if viewer.opened and involved and row.phone else None,
        has_phone=row.phone is not None,
        what=row.what,
        item=NamedView(id=item.id, name=item.name) if item else None,
        state=State(row.state),
        version=row.version,
        maker=_named(known, row.maker_id),
        owner=_named(known, row.owner_id),
        mine=me is not None and me == row.owner_id,
        made_by_me=me is not None and me == row.maker_id,
        made_at=row.made_at,
        due_at=row.due_at,
        ended_at=row.ended_at,
        answer=_answer(row, known),
        why=row.why if row.state == State.WITHDRAWN and involved else None,
    )


def _answer(row: PromiseRow, known: _Known) -> KeptView | None:
    if row.state != State.KEPT:
        return None
    item = known.items.get(row.answer_item_id or 0)
    spot = known.spots.get(row.answer_spot or "") or (item.home if item else None)
    return KeptView(
        words=row.answer_words,
        item=NamedView(id=item.id, name=item.name) if item else None,
        say=spot.say if spot else item.say if item else None,
        spot=spot.spot if spot else None,
        code=spot.code if spot else None,
        aisle=spot.aisle if spot else None,
        bay=spot.bay if spot else None,
        side=spot.side if spot else None,
        shelf=spot.shelf if spot else None,
    )


def _named(known: _Known, person_id: int | None) -> NamedView | None:
    return NamedView(id=person_id, name=known.names[person_id]) if person_id else None


def _may_see(session: StoreSession, row: PromiseRow, viewer: Viewer) -> bool:
    try:
        visible(session, row.id, viewer)
    except Refused:
        return False
    return True


def _rank(row: PromiseRow, person_id: int | None) -> tuple[bool, bool, datetime, int]:
    """Overdue ones first, then mine, then by when they are due."""
    return row.state != State.OVERDUE, row.owner_id != person_id, row.due_at, row.id
