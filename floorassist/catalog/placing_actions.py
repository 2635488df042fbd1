"""Placements follow the plan: each hangs on a spot of the published plan, or on none until there is one."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select, update

from floorassist.catalog import home_queries as homes
from floorassist.catalog.models import Placement
from floorassist.catalog.rows import Place
from floorassist.catalog.stored_queries import chunks
from floorassist.catalog.where import PlanPlaces
from floorassist.floor import queries as floor
from floorassist.floor.facts import PlanPublished
from floorassist.floor.reading import FAULTS_TOLD
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr_many
from floorassist.web.errors import Problem


def follow_plan(session: StoreSession, fact: PlanPublished, *, now: datetime) -> None:  # noqa: ARG001
    """The reaction to a new plan: places that it has now are found, what was renamed keeps its items.

    A plan without a place at which items stand is refused. Where the one before was but a sketch,
    made of what files tell, only a place at which somebody put or saw an item keeps it from being replaced.
    """
    if fact.before:
        sketch = fact.before.plan.sketch
        refuse_homeless(homes.homeless(session, fact.before, floor.spots(session), only_seen=sketch))
    resolve_placements(session)


def refuse_homeless(lost: Sequence[homes.Homeless]) -> None:
    """Raises a Problem that names every place that would go away while items stand there."""
    if not lost:
        return
    errors = [{"field": one.code, "detail": one.detail} for one in lost[:FAULTS_TOLD]]
    told = [lost[0].detail]
    if len(lost) > 1:
        told.append(tr_many("And {n} more place.", "And {n} more places.", len(lost) - 1))
    raise Problem(422, mark("Items would lose their place"), " ".join(told), errors=errors)


def resolve_placements(session: StoreSession, item_ids: Iterable[int] | None = None) -> int:
    """Look placements up on the published plan, of all items or of these; how many moved.

    One that hangs on a spot stays there as long as the plan has that, whatever it is called now.
    """
    places = PlanPlaces(floor.spots(session))
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
            spot = places.follow(spot_id, Place(*place))
            if (spot and spot.id) != spot_id:
                moved.append({"id": row_id, "spot_id": spot.id if spot else None})
    if moved:
        session.execute(update(Placement), moved)
    return len(moved)
