"""Where a surge is on the plan that holds now, and whether somebody who showed to be somewhere is there."""

from collections.abc import Sequence

from floorassist.catalog import placement
from floorassist.catalog.rows import Place
from floorassist.floor import queries as floor
from floorassist.floor.spots import Spot
from floorassist.people import own_queries as people
from floorassist.storage.session import StoreSession
from floorassist.surge.models import SurgeRow
from floorassist.surge.zone import Area, area_of, zones_of


def area(session: StoreSession, row: SurgeRow) -> Area | None:
    """The surge's zone on the plan; None in a store without one, or for words that it does not know."""
    known = floor.spots(session)
    spot = known.by_id.get(row.spot) if known and row.spot else None
    return area_of(known, row.zone, spot)


def zones(session: StoreSession) -> Sequence[str]:
    """What a supervisor is offered to choose from."""
    return zones_of(floor.spots(session), people.departments(session))


def say(spot: Spot) -> str:
    """The place in words: "Aisle 12, bay 4, left side"; its name where it is no aisle."""
    if not spot.aisle:
        return spot.label or spot.code
    return placement.say(Place(spot.aisle, spot.bay or "", spot.side or ""))
