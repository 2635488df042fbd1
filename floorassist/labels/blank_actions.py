"""Saying what a blank code stands for, and taking that back."""

from datetime import datetime

from sqlalchemy import select

from floorassist.catalog.models import Item
from floorassist.floor import queries as floor
from floorassist.labels.print_models import BlankCode
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr
from floorassist.web.access import Caller
from floorassist.web.errors import BadInput, Conflict, NotFound, Refused

EITHER = mark("Say either which item or which place this label stands for.")


def bind_blank(
    session: StoreSession,
    token: str,
    item_id: int | None,
    spot: str | None,
    by: Caller,
    *,
    move: bool = False,
    now: datetime,
) -> None:
    """From now on the label stands for the item, or for the place (its id or address). Again changes nothing.

    Raises Conflict where it stands for something else already; `move` changes that, which is a supervisor's.
    """
    if (item_id is None) == (spot is None):
        raise BadInput("item_id", tr(EITHER))
    events.take_turn(session)
    row = _row(session, token)
    if item_id is not None and session.get(Item, item_id) is None:
        raise NotFound(
            tr("There is no item {item_id} in this store. Search for it by name.", item_id=item_id)
        )
    found = floor.spot_of(session, spot) if spot else None
    if spot and found is None:
        raise BadInput(
            "spot", tr("No place here is called {spot}. Scan its label, or pick it on the plan.", spot=spot)
        )
    wanted = (item_id, found.id if found else None)
    if (row.item_id, row.spot_id) == wanted:
        return
    if _stands(session, row) and not (move and by.is_supervisor):
        raise _taken(session, row, by)
    row.item_id, row.spot_id = wanted
    row.bound_by_id, row.bound_at = by.person_id, now
    _tell(session, row, now)


def unbind_blank(session: StoreSession, token: str, by: Caller, *, now: datetime) -> None:
    """The label stands for nothing again. Who bound it may, and supervisors."""
    events.take_turn(session)
    row = _row(session, token)
    if row.bound_at is None:
        raise NotFound(tr("This label stands for nothing yet. Somebody may have undone it."))
    if not by.is_supervisor and (by.person_id is None or row.bound_by_id != by.person_id):
        raise Refused(tr("Only who bound this label, or a supervisor, can take it back. Ask one."))
    row.item_id = row.spot_id = row.bound_by_id = row.bound_at = None
    _tell(session, row, now)


def _tell(session: StoreSession, row: BlankCode, now: datetime) -> None:
    """Phones carry what blank codes stand for."""
    events.record(session, events.STORE, "blank.changed", {"token": row.token}, now=now)


def _row(session: StoreSession, token: str) -> BlankCode:
    row = session.scalar(select(BlankCode).where(BlankCode.token == token))
    if row is None:
        raise NotFound(tr("This label is not one of this store's."))
    return row


def _stands(session: StoreSession, row: BlankCode) -> bool:
    """Whether it stands for something that is still there."""
    spots = floor.spots(session)
    return row.item_id is not None or bool(spots and row.spot_id and row.spot_id in spots.by_id)


def _taken(session: StoreSession, row: BlankCode, by: Caller) -> Conflict:
    spots = floor.spots(session)
    if row.item_id is not None:
        name = session.get_one(Item, row.item_id).name
    else:
        name = spots.by_id[row.spot_id].code if spots and row.spot_id else ""
    way = tr("You can change that.") if by.is_supervisor else tr("If that is wrong, tell a supervisor.")
    detail = f"{tr('This label stands for {name}.', name=name)} {way}"
    was = {"item_id": row.item_id, "spot": row.spot_id}
    return Conflict(detail, name=name, may_move=by.is_supervisor, **was)
