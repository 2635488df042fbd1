"""Places in doubt, which wait for a supervisor; and what place a supervisor means."""

from datetime import datetime

from sqlalchemy import func, select

from floorassist.catalog import queries
from floorassist.catalog.models import Item, Placement
from floorassist.catalog.moves import no_such_place
from floorassist.catalog.queries import PlacementView
from floorassist.floor import queries as floor
from floorassist.floor.address import read_address
from floorassist.people.models import Person
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import BadInput
from floorassist.web.openapi import Told

MOST = 200


class FixView(Told):
    """A place in doubt: of which item, since when, and which colleague did not find it there."""

    item_id: int
    name: str
    sku: str
    department: str
    place: PlacementView
    doubted_at: datetime
    doubted_by: str | None


class FixesView(Told):
    """The places in doubt, the longest waiting first, at most 200; `total` counts all."""

    fixes: list[FixView]
    total: int


def open_fixes(session: StoreSession) -> int:
    """How many places are in doubt."""
    query = select(func.count(Placement.id)).where(Placement.doubted_at.is_not(None))
    return session.scalar(query) or 0


def fixes(session: StoreSession) -> FixesView:
    """The places in doubt, the longest waiting first."""
    spots = floor.spots(session)
    query = (
        select(Placement, Item, Person.name)
        .join(Item, Item.id == Placement.item_id)
        .outerjoin(Person, Person.id == Placement.doubted_by_id)
        .where(Placement.doubted_at.is_not(None))
        .order_by(Placement.doubted_at, Placement.id)
        .limit(MOST)
    )
    found = [
        FixView(
            item_id=item.id,
            name=item.name,
            sku=item.sku,
            department=item.department,
            place=queries.placement_view(row, spots),
            doubted_at=row.doubted_at,
            doubted_by=who,
        )
        for row, item, who in session.execute(query)
        if row.doubted_at is not None
    ]
    return FixesView(fixes=found, total=open_fixes(session))


def place_read(session: StoreSession, text: str) -> tuple[str, str, str]:
    """Aisle, bay and side that a person means, as the store writes them; BadInput names the field `place`.

    Without a plan it has to be an aisle that some item stands in.
    """
    spots = floor.spots(session)
    if spots:
        spot = next(iter(spots.read(text)), None)
        if spot:
            aisle = spot.aisle or spot.code
            return aisle, (spot.bay or "").lstrip("0") or spot.bay or "", spot.side or ""
    else:
        aisles = session.scalars(select(Placement.aisle).distinct().order_by(Placement.aisle))
        for address in read_address(text, aisles):
            return address.aisle, address.bay or "", address.side or ""
    if spots:
        raise BadInput("place", no_such_place(text))
    told = tr("No place “{text}” is in the catalog. Write it like A12 4 left, or A12 alone.", text=text[:60])
    raise BadInput("place", told)
