"""What the catalog says of the floor: the aisles that it names, and how far their bays go."""

from collections import Counter, defaultdict

from sqlalchemy import select

from floorassist.catalog.models import Item, Placement
from floorassist.floor.sketch import Uses
from floorassist.storage.session import StoreSession


def aisle_uses(session: StoreSession) -> dict[str, Uses]:
    """Every aisle as the store writes it, with its highest bay on each side and what mostly stands there."""
    query = select(Placement.aisle, Placement.bay, Placement.side, Item.department).join(
        Item, Item.id == Placement.item_id
    )
    highest: dict[str, Counter[str]] = defaultdict(Counter)
    departments: dict[str, Counter[str]] = defaultdict(Counter)
    for aisle, bay, side, department in session.execute(query.where(Placement.aisle != "")):
        number = int(bay) if bay.isascii() and bay.isdecimal() else 0
        for each in (side,) if side else ("L", "R"):
            highest[aisle][each] = max(highest[aisle][each], number)
        departments[aisle][department] += 1
    return {
        aisle: Uses(bays["L"], bays["R"], departments[aisle].most_common(1)[0][0])
        for aisle, bays in highest.items()
    }
