"""Which aisles are being reset, and what is left to check there."""

from datetime import datetime

from sqlalchemy import func, select

from floorassist.catalog.models import Item, Placement
from floorassist.catalog.placing_models import AisleReset
from floorassist.catalog.queries import placement_view
from floorassist.floor import queries as floor
from floorassist.floor.spots import Spot, Spots
from floorassist.people.models import Person
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.openapi import Told

LEFT_TOLD = 200


class LeftView(Told):
    """An item that nobody has checked yet, and where it stood."""

    item_id: int
    name: str
    say: str


class ResetView(Told):
    """An aisle that is being reset: of `total` places `left` are still to be checked."""

    id: int
    spot: str
    code: str
    started_at: datetime
    started_by: str | None
    total: int
    left: int


class ResetsView(Told):
    """The aisles that are being reset, the longest first."""

    resets: list[ResetView]


class LeftsView(Told):
    """What is left to check in an aisle, along the aisle; at most 200."""

    left: list[LeftView]


def resets(session: StoreSession) -> ResetsView:
    """The aisles that are being reset now."""
    spots = floor.spots(session)
    counts = (
        select(Placement.reset_id, func.count(Placement.id).label("left"))
        .where(Placement.reset_id.is_not(None))
        .group_by(Placement.reset_id)
        .subquery()
    )
    query = (
        select(AisleReset, Person.name, counts.c.left)
        .outerjoin(Person, Person.id == AisleReset.started_by_id)
        .outerjoin(counts, counts.c.reset_id == AisleReset.id)
        .where(AisleReset.ended_at.is_(None))
        .order_by(AisleReset.started_at, AisleReset.id)
    )
    return ResetsView(
        resets=[
            ResetView(
                id=row.id,
                spot=row.spot_id,
                code=_code(spots, row.spot_id),
                started_at=row.started_at,
                started_by=who,
                total=row.total,
                left=left or 0,
            )
            for row, who, left in session.execute(query)
        ]
    )


def aisles_to_check(session: StoreSession, spots: Spots) -> dict[str, datetime]:
    """Since when the aisles are being reset in which something is still to be checked, by code."""
    query = select(Placement.spot_id, func.min(Placement.reset_at)).where(Placement.reset_id.is_not(None))
    found: dict[str, datetime] = {}
    for spot_id, since in session.execute(query.group_by(Placement.spot_id)).tuples():
        spot = spots.by_id.get(spot_id or "")
        if spot and spot.aisle and since:
            found[spot.aisle] = min(since, found.get(spot.aisle, since))
    return found


def reset_on(session: StoreSession, aisle_id: str) -> AisleReset | None:
    """The reset that is on in this aisle."""
    query = select(AisleReset).where(AisleReset.spot_id == aisle_id, AisleReset.ended_at.is_(None))
    return session.scalar(query.limit(1))


def reset_at_spot(session: StoreSession, spots: Spots, spot: Spot) -> AisleReset | None:
    """The reset that is on around this spot."""
    aisle = spots.aisles.get(spot.aisle) if spot.aisle else None
    return reset_on(session, aisle.id) if aisle else None


def left_of(session: StoreSession, reset_id: int) -> LeftsView:
    """What nobody has checked yet in a reset."""
    spots = floor.spots(session)
    query = (
        select(Placement, Item.name)
        .join(Item, Item.id == Placement.item_id)
        .where(Placement.reset_id == min(reset_id, 2**31 - 1))
        .order_by(Placement.spot_id, Item.name, Placement.id)
        .limit(LEFT_TOLD)
    )
    rows = session.execute(query)
    return LeftsView(
        left=[
            LeftView(item_id=row.item_id, name=name, say=placement_view(row, spots).say) for row, name in rows
        ]
    )


def spots_of_aisle(spots: Spots, aisle: Spot) -> list[str]:
    """The ids of an aisle and of its bays."""
    return [aisle.id, *(one.id for one in spots.by_id.values() if one.aisle == aisle.aisle and one.bay)]


def _code(spots: Spots | None, aisle_id: str) -> str:
    spot = spots.by_id.get(aisle_id) if spots else None
    return spot.code if spot else tr("An aisle that is not on the plan any more")
