"""A placement changed by hand: held, changed, told, and kept so that it can be undone; for all who do so."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from floorassist.catalog import correcting_actions as correcting
from floorassist.catalog.models import Placement, PlacementChange
from floorassist.catalog.placing_models import AisleReset
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import NotFound

LARGEST_ID = 2**31 - 1
Where = tuple[str, str, str]
"""Aisle, bay and side as the store writes them."""
_KEPT = (
    *("item_id", "aisle", "bay", "side", "shelf", "role", "spot_id"),
    *("confirmed_at", "confirmed_by_id", "doubted_at", "doubted_by_id", "placed_at", "reset_id"),
)
_BY_ITSELF = ("spot_id", "reset_id")
"""What follows the plan, and the aisle's reset."""


def held(session: StoreSession, placement_id: int) -> Placement:
    """The placement, while nobody else changes any."""
    events.take_turn(session)
    row = session.get(Placement, possible(placement_id), with_for_update=True)
    if row is None:
        raise NotFound(tr("There is no such place in this store any more. Look the item up again."))
    return row


def possible(row_id: int) -> int:
    """A number that a row can have; no database looks for a larger one."""
    return row_id if row_id <= LARGEST_ID else 0


def confirm(
    session: StoreSession, row: Placement, person_id: int | None, *, at: datetime, now: datetime
) -> bool:
    """Somebody saw the item there `at` that moment; false where that is nothing new."""
    unchecked = row.reset_at is not None and at >= row.reset_at
    if row.confirmed_at and row.confirmed_at >= at and not unchecked:
        return False
    before = as_json(row)
    row.confirmed_at, row.confirmed_by_id = max(at, row.confirmed_at or at), person_id
    if row.doubted_at and row.doubted_at <= at:
        row.doubted_at = row.doubted_by_id = None
    if unchecked:
        row.reset_id = row.reset_at = None
    changed(session, row, "confirmed", before, person_id, now)
    return True


def move(
    session: StoreSession,
    row: Placement,
    where: Where,
    spot_id: str | None,
    person_id: int | None,
    *,
    at: datetime,
    now: datetime,
) -> None:
    """It stands there now, seen `at` that moment; on which shelf is not known."""
    before = as_json(row)
    correcting.moved(session, row, now=now)
    same = (row.aisle, row.bay, row.side) == where
    if where[1] and row.role == "endcap":
        row.role = "home"
    row.aisle, row.bay, row.side = where
    row.shelf = row.shelf if same else ""
    row.spot_id, row.confirmed_at, row.confirmed_by_id = spot_id, at, person_id
    row.doubted_at = row.doubted_by_id = row.reset_id = row.reset_at = None
    changed(session, row, "moved", before, person_id, now)


def add(
    session: StoreSession,
    item_id: int,
    where: Where,
    spot_id: str | None,
    role: str,
    person_id: int | None,
    *,
    at: datetime,
    now: datetime,
) -> Placement:
    """It stands there as well from now on."""
    aisle, bay, side = where
    row = Placement(item_id=item_id, aisle=aisle, bay=bay, side=side, shelf="", role=role, spot_id=spot_id)
    row.confirmed_at, row.confirmed_by_id, row.placed_at = at, person_id, now
    session.add(row)
    changed(session, row, "placed", {}, person_id, now)
    return row


def changed(
    session: StoreSession,
    row: Placement,
    kind: str,
    before: dict[str, Any],
    person_id: int | None,
    now: datetime,
) -> None:
    """Keep how it was, tell every phone; a reset whose last placement this was has ended."""
    session.flush()
    keep_change(session, row.id, row.item_id, kind, before, as_json(row), person_id, now)
    tell(session, [row.item_id], now)
    end_if_checked(session, before.get("reset_id"), now)


def end_if_checked(session: StoreSession, reset_id: int | None, now: datetime) -> None:
    """A reset ends by itself once nothing of it is left to check."""
    if reset_id is None:
        return
    events.record(session, events.STORE, "reset.changed", {}, now=now)
    reset = session.get(AisleReset, reset_id)
    left = session.scalar(select(func.count(Placement.id)).where(Placement.reset_id == reset_id))
    if reset and reset.ended_at is None and not left:
        reset.ended_at, reset.how = now, "checked"
        session.flush()


def end_all_checked(session: StoreSession, now: datetime) -> None:
    """Many placements have gone at once: the resets of which nothing is left have ended."""
    for reset_id in session.scalars(select(AisleReset.id).where(AisleReset.ended_at.is_(None))).all():
        end_if_checked(session, reset_id, now)


def keep_change(
    session: StoreSession,
    placement_id: int,
    item_id: int,
    kind: str,
    before: dict[str, Any],
    after: dict[str, Any] | None,
    person_id: int | None,
    now: datetime,
) -> None:
    """Remember the last change of a placement, for its undo."""
    forget_change(session, placement_id)
    change = PlacementChange(placement_id=placement_id, item_id=item_id, kind=kind, by_id=person_id, at=now)
    change.before, change.after = before, after
    session.add(change)
    session.flush()


def forget_change(session: StoreSession, placement_id: int) -> None:
    """There is nothing to undo at this placement any more."""
    for old in session.scalars(select(PlacementChange).where(PlacementChange.placement_id == placement_id)):
        session.delete(old)
    session.flush()


def tell(session: StoreSession, item_ids: list[int], now: datetime) -> None:
    """Phones hear which items stand elsewhere, or are surer or less sure."""
    events.record(session, events.STORE, "item.changed", {"items": item_ids}, now=now)


def as_json(row: Placement) -> dict[str, Any]:
    """What an undo needs."""
    values = {name: getattr(row, name) for name in _KEPT}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()
    }


def as_left(row: dict[str, Any] | None) -> dict[str, Any] | None:
    """A row as people left it, without what follows others by itself; one of an older version fits, too."""
    if row is None:
        return None
    return {name: value for name, value in ({"placed_at": None} | row).items() if name not in _BY_ITSELF}


def put_back(session: StoreSession, row: Placement, values: dict[str, Any]) -> None:
    """Make the row what it was; it is to be checked again only while that reset is on."""
    kept = {name: value for name, value in values.items() if name != "reset_id"}
    for name, value in kept.items():
        setattr(row, name, _moment(value) if name.endswith("_at") else value)
    reset = session.get(AisleReset, values["reset_id"]) if values.get("reset_id") else None
    is_on = reset is not None and reset.ended_at is None
    row.reset_id = reset.id if reset and is_on else None
    row.reset_at = reset.started_at if reset and is_on else None


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
