"""Placements that another plan would leave without a home: what keeps it from being published."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select

from floorassist.catalog.models import Placement
from floorassist.catalog.rows import Place
from floorassist.catalog.where import PlanPlaces
from floorassist.floor.sketch import natural
from floorassist.floor.spots import Spot, Spots
from floorassist.storage.session import StoreSession
from floorassist.translation import tr_many


@dataclass(frozen=True)
class Homeless:
    """A place that goes away while things stand there: its kind, id and code, and how many stand there."""

    kind: str
    id: str
    code: str
    count: int

    @property
    def detail(self) -> str:
        """What it is, and what to do about it."""
        return tr_many(
            "{code} goes away, but {n} item stands there. Move what stands there first, or keep {code}.",
            "{code} goes away, but {n} items stand there. Move what stands there first, or keep {code}.",
            self.count,
            code=self.code,
        )


def homeless(
    session: StoreSession, before: Spots, after: Spots | None, *, only_seen: bool = False
) -> list[Homeless]:
    """The places of one plan that placements hang on, but would not on another one, in order of their codes.

    A placement that stood at a bay is at home at a bay alone, another one at any place. `only_seen` asks for
    those at which somebody put or saw the item; the others are what files tell.
    """
    places = PlanPlaces(after)
    stands = (Placement.spot_id, Placement.aisle, Placement.bay, Placement.side)
    query = select(*stands, func.count()).where(Placement.spot_id.is_not(None)).group_by(*stands)
    if only_seen:
        query = query.where(or_(Placement.placed_at.is_not(None), Placement.confirmed_at.is_not(None)))
    lost: dict[str, int] = {}
    for spot_id, aisle, bay, side, count in session.execute(query):
        was = before.by_id.get(spot_id)
        spot = places.follow(spot_id, Place(aisle, bay, side))
        if was and (spot is None or (was.kind == "bay" and spot.kind != "bay")):
            lost[spot_id] = lost.get(spot_id, 0) + count
    found = [_told(before.by_id[spot_id], count) for spot_id, count in lost.items()]
    return sorted(found, key=lambda one: natural(one.code))


def _told(spot: Spot, count: int) -> Homeless:
    return Homeless(spot.kind, spot.id, spot.code, count)
