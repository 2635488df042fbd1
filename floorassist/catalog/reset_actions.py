"""An aisle is being reset: what stands there is to be checked, until somebody has or a supervisor ends it."""

from datetime import datetime

from sqlalchemy import select, update

from floorassist.catalog.models import Placement
from floorassist.catalog.placement_actions import possible, tell
from floorassist.catalog.placing_models import AisleReset
from floorassist.catalog.reset_queries import reset_on, spots_of_aisle
from floorassist.floor import queries as floor
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import BadInput, Conflict, NotFound


def start_reset(session: StoreSession, aisle: str, by: int | None, *, now: datetime) -> AisleReset:
    """Whatever stands in this aisle (its id or code) is to be checked first; BadInput names `aisle`."""
    events.take_turn(session)
    spots = floor.spots(session)
    spot = next((one for one in spots.read(aisle) if one.kind == "aisle"), None) if spots else None
    if spots is None or spot is None:
        raise BadInput(
            "aisle", tr("No aisle “{aisle}” is on the plan. Write its code, like A12.", aisle=aisle[:60])
        )
    if reset_on(session, spot.id):
        raise Conflict(tr("{code} is being reset already. End that reset first.", code=spot.code))
    there = Placement.spot_id.in_(spots_of_aisle(spots, spot))
    rows = session.scalars(select(Placement).where(there, Placement.reset_id.is_(None))).all()
    if not rows:
        raise Conflict(
            tr(
                "Nothing stands in {code} yet, so there is nothing to check. Place items there.",
                code=spot.code,
            )
        )
    reset = AisleReset(spot_id=spot.id, total=len(rows), started_at=now, started_by_id=by, how="")
    session.add(reset)
    session.flush()
    for row in rows:
        row.reset_id, row.reset_at = reset.id, now
    session.flush()
    _tell(session, [row.item_id for row in rows], now)
    return reset


def end_reset(session: StoreSession, reset_id: int, *, now: datetime) -> AisleReset:
    """It is over. What nobody has seen counts as confirmed by nobody."""
    return _over(session, reset_id, "ended", now)


def take_reset_back(session: StoreSession, reset_id: int, *, now: datetime) -> AisleReset:
    """It was a mistake: what nobody has checked yet is as sure as it was before."""
    return _over(session, reset_id, "undone", now)


def _over(session: StoreSession, reset_id: int, how: str, now: datetime) -> AisleReset:
    events.take_turn(session)
    reset = session.get(AisleReset, possible(reset_id))
    if reset is None:
        raise NotFound(tr("There is no such reset in this store. Look at the list again."))
    if reset.ended_at is not None:
        return reset
    columns = (Placement.id, Placement.item_id, Placement.confirmed_at)
    left = session.execute(select(*columns).where(Placement.reset_id == reset.id)).all()
    unseen = {"confirmed_at": None, "confirmed_by_id": None} if how == "ended" else {}
    rows = [{"id": row.id, "reset_id": None, "reset_at": None, **unseen} for row in left]
    if rows:
        session.execute(update(Placement), rows)
    reset.ended_at, reset.how = now, how
    reset.unseen = {str(row.id): row.confirmed_at.isoformat() if row.confirmed_at else None for row in left}
    session.flush()
    session.expire_all()
    _tell(session, [row.item_id for row in left], now)
    return reset


def resume_reset(session: StoreSession, reset_id: int, *, now: datetime) -> AisleReset:
    """To end it or take it back was a mistake: what nobody has looked at since is to be checked again."""
    events.take_turn(session)
    reset = session.get(AisleReset, possible(reset_id))
    if reset is None:
        raise NotFound(tr("There is no such reset in this store. Look at the list again."))
    if reset.ended_at is None:
        return reset
    if reset_on(session, reset.spot_id):
        raise Conflict(tr("This aisle is being reset anew. End that reset first."))
    rows = _unseen_since(session, reset)
    if not rows:
        raise Conflict(tr("Nothing is left to check of this reset. Begin a new one."))
    for row in rows:
        row.reset_id, row.reset_at = reset.id, reset.started_at
        confirmed = (reset.unseen or {})[str(row.id)]
        row.confirmed_at = datetime.fromisoformat(confirmed) if confirmed else None
    reset.ended_at, reset.how, reset.unseen = None, "", None
    session.flush()
    _tell(session, [row.item_id for row in rows], now)
    return reset


def _unseen_since(session: StoreSession, reset: AisleReset) -> list[Placement]:
    """The placements in the aisle that were left, and that nobody has confirmed, doubted or moved since."""
    spots = floor.spots(session)
    aisle = spots.by_id.get(reset.spot_id) if spots else None
    if spots is None or aisle is None or not reset.unseen or reset.ended_at is None:
        return []
    there = Placement.spot_id.in_(spots_of_aisle(spots, aisle))
    return [
        row
        for row in session.scalars(select(Placement).where(there, Placement.reset_id.is_(None)))
        if str(row.id) in reset.unseen
        and all(at is None or at < reset.ended_at for at in (row.confirmed_at, row.doubted_at, row.placed_at))
    ]


def _tell(session: StoreSession, item_ids: list[int], now: datetime) -> None:
    tell(session, sorted(set(item_ids)), now)
    events.record(session, events.STORE, "reset.changed", {}, now=now)
