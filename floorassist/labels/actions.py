"""Binding a barcode that nobody knows to the item that the worker holds, and taking that back."""

from datetime import datetime

from sqlalchemy import select

from floorassist.catalog import barcode
from floorassist.catalog.models import Barcode, Item
from floorassist.labels.code import Code
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr
from floorassist.web.access import Caller
from floorassist.web.errors import BadInput, Conflict, NotFound, Refused

NO_BARCODE = mark("Only a product's barcode can be bound to an item. Search for the item by name.")


def bind(
    session: StoreSession, code: Code, item_id: int, by: Caller, *, move: bool = False, now: datetime
) -> None:
    """From now on the barcode stands for the item. Doing it again changes nothing.

    Raises Conflict with the other item's name and id where it stands for that one already; `move` takes it
    away from there, which is a supervisor's to decide.
    """
    gtin = _gtin(code)
    events.take_turn(session)
    if session.get(Item, item_id) is None:
        raise NotFound(
            tr("There is no item {item_id} in this store. Search for it by name.", item_id=item_id)
        )
    row = session.scalar(select(Barcode).where(Barcode.gtin == gtin))
    if row and row.item_id == item_id:
        return
    before = row.item_id if row else None
    if row is None:
        tail, *short = barcode.tails(gtin)
        row = Barcode(gtin=gtin, tail=tail, short_tail=short[0] if short else None)
        session.add(row)
    elif not (move and by.is_supervisor):
        raise _taken(session, gtin, row.item_id, by)
    row.item_id, row.bound_by_id, row.bound_at = item_id, by.person_id, now
    session.flush()
    _tell(session, sorted({item_id, before or item_id}), now)


def unbind(session: StoreSession, code: Code, by: Caller, *, now: datetime) -> None:
    """The barcode stands for nothing again. Who bound it may, and supervisors; a file's barcode stays."""
    gtin = _gtin(code)
    events.take_turn(session)
    row = session.scalar(select(Barcode).where(Barcode.gtin == gtin))
    if row is None:
        raise NotFound(
            tr(
                "No item here has the barcode {barcode}. Somebody may have undone it.",
                barcode=barcode.printed(gtin),
            )
        )
    if row.bound_at is None:
        raise Conflict(tr("This barcode came with the list of items. Change it there and import the list."))
    if not by.is_supervisor and (by.person_id is None or row.bound_by_id != by.person_id):
        raise Refused(tr("Only who bound this barcode, or a supervisor, can take it back. Ask one."))
    item_id = row.item_id
    session.delete(row)
    session.flush()
    _tell(session, [item_id], now)


def _gtin(code: Code) -> str:
    """The barcode to write down: without price or weight where the country's rule is known."""
    if code.kind != "gtin":
        raise BadInput("text", code.detail or tr(NO_BARCODE))
    return code.bound or code.value


def _taken(session: StoreSession, gtin: str, item_id: int, by: Caller) -> Conflict:
    """Whose barcode it is, and what can be done about it."""
    name = session.get_one(Item, item_id).name
    way = tr("You can move it here.") if by.is_supervisor else tr("If that is wrong, tell a supervisor.")
    whose = tr("The barcode {barcode} belongs to {name}.", barcode=barcode.printed(gtin), name=name)
    detail = f"{whose} {way}"
    return Conflict(detail, item_id=item_id, name=name, may_move=by.is_supervisor)


def _tell(session: StoreSession, item_ids: list[int], now: datetime) -> None:
    events.record(session, events.STORE, "item.changed", {"items": item_ids}, now=now)
