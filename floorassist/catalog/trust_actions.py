"""What people say about a place who stand there: it's here, it isn't, it is elsewhere; and back again."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from floorassist.catalog import correcting_actions as correcting
from floorassist.catalog.models import Placement, PlacementChange
from floorassist.catalog.placing_actions import resolve_placements
from floorassist.catalog.rows import Place
from floorassist.catalog.trust import is_good
from floorassist.catalog.trust_queries import place_read
from floorassist.catalog.where import PlanPlaces
from floorassist.floor import actions as floor_actions
from floorassist.floor import queries as floor
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.web.errors import BadInput, Conflict, NotFound, Refused

LARGEST_ID = 2**31 - 1
_KEPT = (
    *("item_id", "aisle", "bay", "side", "shelf", "role", "spot_id"),
    *("confirmed_at", "confirmed_by_id", "doubted_at", "doubted_by_id"),
)


def confirm_placement(
    session: StoreSession, placement_id: int, person_id: int, *, at: datetime, now: datetime
) -> int:
    """Somebody saw the item there `at` that moment: an older doubt is over. The item's id."""
    row = _held(session, placement_id)
    if row.confirmed_at and row.confirmed_at >= at:
        return row.item_id
    before = _as_json(row)
    row.confirmed_at, row.confirmed_by_id = at, person_id
    if row.doubted_at and row.doubted_at <= at:
        row.doubted_at = row.doubted_by_id = None
    _changed(session, row, "confirmed", before, person_id, now)
    return row.item_id


def doubt_placement(
    session: StoreSession, placement_id: int, person_id: int, *, at: datetime, now: datetime
) -> int:
    """Somebody stood there `at` that moment and the item was not: everybody is warned. The item's id.

    It says where the person is, too. The first doubt stands; one that is older than a confirmation counts for
    nothing.
    """
    row = _held(session, placement_id)
    _sight(session, row, person_id, at, now)
    if not is_good(row.doubted_at) or (row.confirmed_at and row.confirmed_at > at):
        return row.item_id
    before = _as_json(row)
    row.doubted_at, row.doubted_by_id = at, person_id
    _changed(session, row, "doubted", before, person_id, now)
    return row.item_id


def take_doubt_back(
    session: StoreSession, placement_id: int, person_id: int | None, *, supervisor: bool, now: datetime
) -> int:
    """The doubt was a mistake, says who doubted, or a supervisor. The item's id."""
    row = _held(session, placement_id)
    if is_good(row.doubted_at):
        return row.item_id
    if not supervisor and (person_id is None or row.doubted_by_id != person_id):
        raise Refused("A colleague could not find it there. If you see it, tap “It's here”.")
    row.doubted_at = row.doubted_by_id = None
    _forget_change(session, placement_id)
    _tell(session, row.item_id, now)
    return row.item_id


def move_placement(
    session: StoreSession, placement_id: int, place: str, person_id: int | None, *, now: datetime
) -> int:
    """It stands at another place, which is good from now on. The item's id; BadInput about `place`."""
    row = _held(session, placement_id)
    aisle, bay, side = place_read(session, place)
    role = "home" if bay and row.role == "endcap" else row.role
    same = (row.aisle, row.bay, row.side) == (aisle, bay, side)
    shelf = row.shelf if same else ""
    twins = select(Placement.id).where(
        Placement.item_id == row.item_id,
        Placement.id != row.id,
        *(Placement.aisle == aisle, Placement.bay == bay, Placement.side == side),
        *(Placement.shelf == shelf, Placement.role == role),
    )
    if session.scalar(twins.limit(1)):
        raise BadInput("place", "It is listed at that place already. Remove this one instead.")
    before = _as_json(row)
    correcting.moved(session, row, now=now)
    spot = PlanPlaces(floor.spots(session)).of(Place(aisle, bay, side))
    row.aisle, row.bay, row.side, row.shelf, row.role = aisle, bay, side, shelf, role
    row.spot_id = spot.id if spot else None
    row.confirmed_at, row.confirmed_by_id = now, person_id
    row.doubted_at = row.doubted_by_id = None
    _changed(session, row, "moved", before, person_id, now)
    return row.item_id


def remove_placement(
    session: StoreSession, placement_id: int, person_id: int | None, *, now: datetime
) -> int:
    """The item does not stand there any more. The item's id."""
    row = _held(session, placement_id)
    item_id, before = row.item_id, _as_json(row)
    correcting.removed(session, row, now=now)
    session.delete(row)
    session.flush()
    _keep_change(session, placement_id, item_id, "removed", before, None, person_id, now)
    _tell(session, item_id, now)
    return item_id


def undo_change(
    session: StoreSession, placement_id: int, person_id: int | None, *, supervisor: bool, now: datetime
) -> int:
    """Take back the last change by hand, unless the place has changed since. The item's id."""
    events.take_turn(session)
    change = session.scalar(
        select(PlacementChange).where(PlacementChange.placement_id == _possible(placement_id))
    )
    if change is None:
        raise NotFound("There is nothing to undo at this place. It may have been undone already.")
    if not supervisor and (person_id is None or change.by_id != person_id):
        raise Refused("Only who changed it or a supervisor can undo that. Ask one.")
    row = session.get(Placement, placement_id)
    if _as_left(_as_json(row) if row else None) != _as_left(change.after):
        raise Conflict("Somebody has changed this place since. Look at it again.")
    if row is None:
        row = Placement()
        session.add(row)
    for name, value in change.before.items():
        setattr(row, name, _moment(value) if name.endswith("_at") else value)
    item_id = change.item_id
    session.flush()
    if change.kind == "removed":
        correcting.brought_back(session, row, removed_at=change.at)
    session.delete(change)
    session.flush()
    resolve_placements(session, [item_id])
    _tell(session, item_id, now)
    return item_id


def _held(session: StoreSession, placement_id: int) -> Placement:
    """The placement, while nobody else changes any."""
    events.take_turn(session)
    row = session.get(Placement, _possible(placement_id), with_for_update=True)
    if row is None:
        raise NotFound("There is no such place in this store any more. Look the item up again.")
    return row


def _possible(placement_id: int) -> int:
    """A number that a row can have; no database looks for a larger one."""
    return placement_id if placement_id <= LARGEST_ID else 0


def _sight(session: StoreSession, row: Placement, person_id: int, at: datetime, now: datetime) -> None:
    """Who says "I'm here" is there; not so who said it without network a while ago."""
    spots = floor.spots(session)
    if at == now and spots and row.spot_id in spots.by_id:
        floor_actions.see_at_spot(session, person_id, str(row.spot_id), now=now)


def _changed(
    session: StoreSession,
    row: Placement,
    kind: str,
    before: dict[str, Any],
    person_id: int | None,
    now: datetime,
) -> None:
    session.flush()
    _keep_change(session, row.id, row.item_id, kind, before, _as_json(row), person_id, now)
    _tell(session, row.item_id, now)


def _keep_change(
    session: StoreSession,
    placement_id: int,
    item_id: int,
    kind: str,
    before: dict[str, Any],
    after: dict[str, Any] | None,
    person_id: int | None,
    now: datetime,
) -> None:
    _forget_change(session, placement_id)
    change = PlacementChange(placement_id=placement_id, item_id=item_id, kind=kind, by_id=person_id, at=now)
    change.before, change.after = before, after
    session.add(change)


def _forget_change(session: StoreSession, placement_id: int) -> None:
    for old in session.scalars(select(PlacementChange).where(PlacementChange.placement_id == placement_id)):
        session.delete(old)
    session.flush()


def _tell(session: StoreSession, item_id: int, now: datetime) -> None:
    events.record(session, events.STORE, "item.changed", {"items": [item_id]}, now=now)


def _as_json(row: Placement) -> dict[str, Any]:
    """What an undo needs."""
    values = {name: getattr(row, name) for name in _KEPT}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()
    }


def _as_left(row: dict[str, Any] | None) -> dict[str, Any] | None:
    """A row as people left it: the spot follows the plan by itself."""
    return row and {name: value for name, value in row.items() if name != "spot_id"}


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
