"""All that stands at a place put to another at once, and back."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from floorassist.catalog import correcting_actions as correcting
from floorassist.catalog.models import Item, Placement
from floorassist.catalog.moves_queries import UNDONE_FOR, placements_at, read_pairs, rows_of
from floorassist.catalog.placement_actions import (
    as_json,
    as_left,
    end_if_checked,
    forget_change,
    possible,
    put_back,
    tell,
)
from floorassist.catalog.placing import written
from floorassist.catalog.placing_actions import resolve_placements
from floorassist.catalog.placing_models import BulkMove
from floorassist.floor.spots import Spot
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import BadInput, Conflict, NotFound


def move_all(session: StoreSession, source: str, target: str, by: int | None, *, now: datetime) -> BulkMove:
    """What stands at `source` (a bay, a fixture, a whole aisle) stands at `target` from now on."""
    events.take_turn(session)
    every = read_pairs(session, source, target)
    goes = {pair.source.id: pair.target for pair in every if pair.target}
    found = [row for row, _ in placements_at(session, list(goes))]
    if not found:
        raise BadInput(
            "source", tr("Nothing stands in {code}. Choose another place.", code=every[0].source.code)
        )
    taken = _taken(session, found)
    journal = [_move(session, row, goes[row.spot_id or ""], taken, by, now) for row in found]
    session.flush()
    move = BulkMove(source=every[0].source.code, target=_code(every), rows=journal, by_id=by, at=now)
    session.add(move)
    session.flush()
    _tell(session, journal, now)
    return move


def undo_move(session: StoreSession, move_id: int, *, now: datetime) -> tuple[BulkMove, int]:
    """Everything back; what somebody has changed since stays. The move, and how many stay."""
    events.take_turn(session)
    move = session.get(BulkMove, possible(move_id))
    if move is None:
        raise NotFound(tr("There is no such move in this store. Look at the list again."))
    if move.undone_at is not None:
        return move, 0
    if move.at <= now - UNDONE_FOR:
        raise Conflict(tr("This move is too long ago to be undone. Move it back instead."))
    there = rows_of(session, [each["id"] for each in move.rows])
    stay = sum(not _take_back(session, each, there.get(each["id"])) for each in move.rows)
    move.undone_at = now
    session.flush()
    resolve_placements(session, {each["item_id"] for each in move.rows})
    _tell(session, move.rows, now)
    return move, stay


def _take_back(session: StoreSession, each: dict[str, Any], row: Placement | None) -> bool:
    """One row of the journal undone; false where somebody changed the place since, or the item is gone."""
    if as_left(as_json(row) if row else None) != as_left(each["after"]):
        return False
    if row is not None:
        put_back(session, row, each["before"])
    elif session.get(Item, each["item_id"]) is None:
        return False
    else:
        row = Placement()
        put_back(session, row, each["before"])
        session.add(row)
        session.flush()
        correcting.true_again(session, each.get("corrections", []), row)
    forget_change(session, each["id"])
    return True


def _move(
    session: StoreSession,
    row: Placement,
    target: Spot,
    taken: dict[tuple[object, ...], int],
    by: int | None,
    now: datetime,
) -> dict[str, Any]:
    """One placement to its new place, or away where the item is listed there already; the journal's row."""
    before, aisle, bay, side = as_json(row), *written(target)
    told = {"id": row.id, "item_id": row.item_id, "before": before}
    where = (row.item_id, aisle, bay, side, row.shelf, row.role)
    if taken.get(where, row.id) != row.id:
        corrections = correcting.removed(session, row, now=now)
        session.delete(row)
        session.flush()
        return told | {"after": None, "corrections": corrections}
    taken[where] = row.id
    correcting.moved(session, row, now=now)
    row.aisle, row.bay, row.side, row.spot_id = aisle, bay, side, target.id
    if row.doubted_at is None:
        row.confirmed_at, row.confirmed_by_id = now, by
    row.reset_id = row.reset_at = None
    return told | {"after": as_json(row)}


def _taken(session: StoreSession, found: list[Placement]) -> dict[tuple[object, ...], int]:
    """Where these items are listed now, by placement."""
    ids = sorted({row.item_id for row in found})
    rows = [
        row
        for start in range(0, len(ids), 500)
        for row in session.scalars(select(Placement).where(Placement.item_id.in_(ids[start : start + 500])))
    ]
    return {(row.item_id, row.aisle, row.bay, row.side, row.shelf, row.role): row.id for row in rows}


def _tell(session: StoreSession, journal: list[Any], now: datetime) -> None:
    tell(session, sorted({each["item_id"] for each in journal}), now)
    events.record(session, events.SUPERVISORS, "moves.changed", {}, now=now)
    for reset_id in {each["before"].get("reset_id") for each in journal} - {None}:
        end_if_checked(session, reset_id, now)


def _code(every: list[Any]) -> str:
    code: str = next(pair.target.code for pair in every if pair.target)
    return code
