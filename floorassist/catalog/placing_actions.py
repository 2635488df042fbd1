"""Placements follow the plan: each hangs on a spot of the published plan, or on none until there is one."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update

from floorassist.catalog.models import Placement
from floorassist.catalog.rows import Place
from floorassist.catalog.stored_queries import chunks
from floorassist.catalog.where import PlanPlaces
from floorassist.floor import queries as floor
from floorassist.floor.facts import PlanPublished
from floorassist.floor.spots import Spots
from floorassist.storage.session import StoreSession


def follow_plan(session: StoreSession, _fact: PlanPublished, *, now: datetime) -> None:  # noqa: ARG001
    """The reaction to a new plan: places that it has now are found, those it has no more are unknown."""
    resolve_placements(session)


def resolve_placements(session: StoreSession, item_ids: Iterable[int] | None = None) -> int:
    """Look placements up on the published plan, of all items or of these; how many moved.

    One that hangs on a bay stays there as long as the plan has that bay, whatever it is called now.
    """
    spots = floor.spots(session)
    places = PlanPlaces(spots)
    every = select(
        Placement.id,
        Placement.spot_id,
        Placement.aisle,
        Placement.bay,
        Placement.side,
    )
    pages = (
        [every] if item_ids is None else [every.where(Placement.item_id.in_(ids)) for ids in chunks(item_ids)]
    )
    moved = []
    for page in pages:
        for row_id, spot_id, *place in session.execute(page):
            if spots and spot_id and _is_bay(spots, spot_id):
                continue
            spot = places.of(Place(*place))
            if (spot and spot.id) != spot_id:
                moved.append({"id": row_id, "spot_id": spot.id if spot else None})
    if moved:
        session.execute(update(Placement), moved)
    return len(moved)


def _is_bay(spots: Spots, spot_id: str) -> bool:
    spot = spots.by_id.get(spot_id)
    return spot is not None and spot.kind == "bay"
