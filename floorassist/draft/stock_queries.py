"""What stands where on the plan, for lists that go out: items by the id of their bay, aisle or fixture."""

from collections import defaultdict

from sqlalchemy import select

from floorassist.catalog.models import Item, Placement
from floorassist.floor.bay_list import Standing
from floorassist.storage.session import StoreSession


def stock(session: StoreSession) -> dict[str, list[Standing]]:
    """The items at each place of the published plan, by sku."""
    columns = (Placement.spot_id, Item.sku, Item.name, Placement.shelf, Placement.role)
    query = select(*columns).join(Item, Item.id == Placement.item_id).order_by(Item.sku, Placement.id)
    found: defaultdict[str, list[Standing]] = defaultdict(list)
    for spot, sku, name, shelf, role in session.execute(query.where(Placement.spot_id.is_not(None))):
        found[spot].append(Standing(sku, name, shelf, role))
    return dict(found)
