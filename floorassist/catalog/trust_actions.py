"""What people say about a place who stand there: it's here, it isn't, it is elsewhere; and back again."""

from datetime import datetime

from sqlalchemy import select

from floorassist.catalog import correcting_actions as correcting
from floorassist.catalog import placement_actions as placements
from floorassist.catalog.models import Placement, PlacementChange
from floorassist.catalog.placement_actions import as_json, as_left, held
from floorassist.catalog.placing_actions import resolve_placements
from floorassist.catalog.rows import Place
from floorassist.catalog.trust import is_good
from floorassist.catalog.trust_queries import place_read
from floorassist.catalog.where import PlanPlaces
from floorassist.floor import actions as floor_actions
from floorassist.floor import queries as floor
from floorassist.people.person_actions import hold
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import BadInput, Conflict, NotFound, Refused


def confirm_placement(
    session: StoreSession, placement_id: int, person_id: int, *, at: datetime, now: datetime
) -> int:
    """Somebody saw the item there `at` that moment: an older doubt is over. The item's id."""
    row = held(session, placement_id)
    placements.confirm(session, row, person_id, at=at, now=now)
    return row.item_id


def doubt_placement(
    session: StoreSession, placement_id: int, person_id: int, *, at: datetime, now: datetime
) -> int:
    """Somebody stood there `at` that moment and the item was not: everybody is warned. The item's id.

    It says where the person is, too. The first doubt stands; one that is older than a confirmation counts for
    nothing.
    """
    hold(session, [person_id])  # before the turn that `held` takes: so does who begins or ends a shift
    row = held(session, placement_id)
    _sight(session, row, person_id, at, now)
    known = not is_good(row.doubted_at) and row.reset_id is None
    if known or (row.confirmed_at and row.confirmed_at > at):
        return row.item_id
    before = as_json(row)
    row.doubted_at, row.doubted_by_id = at, person_id
    row.reset_id = row.reset_at = None
    placements.changed(session, row, "doubted", before, person_id, now)
    return row.item_id


def take_doubt_back(
    session: StoreSession, placement_id: int, person_id: int | None, *, supervisor: bool, now: datetime
) -> int:
    """The doubt was a mistake, says who doubted, or a supervisor. The item's id."""
    row = held(session, placement_id)
    if is_good(row.doubted_at):
        return row.item_id
    if not supervisor and (person_id is None or row.doubted_by_id != person_id):
        raise Refused(tr("A colleague could not find it there. If you see it, tap “It's here”."))
    row.doubted_at = row.doubted_by_id = None
    placements.forget_change(session, placement_id)
    placements.tell(session, [row.item_id], now)
    return row.item_id


def move_placement(
    session: StoreSession, placement_id: int, place: str, person_id: int | None, *, now: datetime
) -> int:
    """It stands at another place, which is good from now on. The item's id; BadInput about `place`."""
    row = held(session, placement_id)
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
        raise BadInput("place", tr("It is listed at that place already. Remove this one instead."))
    spot = PlanPlaces(floor.spots(session)).of(Place(aisle, bay, side))
    where, spot_id = (aisle, bay, side), spot.id if spot else None
    placements.move(session, row, where, spot_id, person_id, at=now, now=now)
    return row.item_id


def remove_placement(
    session: StoreSession, placement_id: int, person_id: int | None, *, now: datetime
) -> int:
    """The item does not stand there any more. The item's id."""
    row = held(session, placement_id)
    item_id, before = row.item_id, as_json(row)
    correcting.removed(session, row, now=now)
    session.delete(row)
    session.flush()
    placements.keep_change(session, placement_id, item_id, "removed", before, None, person_id, now)
    placements.tell(session, [item_id], now)
    placements.end_if_checked(session, before["reset_id"], now)
    return item_id


def undo_change(
    session: StoreSession, placement_id: int, person_id: int | None, *, supervisor: bool, now: datetime
) -> int:
    """Take back the last change by hand, unless the place has changed since. The item's id."""
    events.take_turn(session)
    change = session.scalar(
        select(PlacementChange).where(PlacementChange.placement_id == placements.possible(placement_id))
    )
    if change is None:
        raise NotFound(tr("There is nothing to undo at this place. It may have been undone already."))
    if not supervisor and (person_id is None or change.by_id != person_id):
        raise Refused(tr("Only who changed it or a supervisor can undo that. Ask one."))
    row = session.get(Placement, placement_id)
    if as_left(as_json(row) if row else None) != as_left(change.after):
        raise Conflict(tr("Somebody has changed this place since. Look at it again."))
    _set_back(session, row, change)
    item_id = change.item_id
    session.delete(change)
    session.flush()
    resolve_placements(session, [item_id])
    placements.tell(session, [item_id], now)
    return item_id


def _set_back(session: StoreSession, row: Placement | None, change: PlacementChange) -> None:
    """The placement as it was before the change; one that was put there goes."""
    if row is not None and not change.before:
        session.delete(row)
        session.flush()
        return
    if row is None:
        row = Placement()
        session.add(row)
    placements.put_back(session, row, change.before)
    session.flush()
    if change.kind == "removed":
        correcting.brought_back(session, row, removed_at=change.at)


def _sight(session: StoreSession, row: Placement, person_id: int, at: datetime, now: datetime) -> None:
    """Who says "I'm here" is there; not so who said it without network a while ago."""
    spots = floor.spots(session)
    if at == now and spots and row.spot_id in spots.by_id:
        floor_actions.see_at_spot(session, person_id, str(row.spot_id), now=now)
