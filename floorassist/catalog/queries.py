"""Items as phones, the desk and the features above see them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from sqlalchemy import func, or_, select

from floorassist.catalog import placement, trust
from floorassist.catalog.models import Barcode, Item, Placement
from floorassist.catalog.rows import Place
from floorassist.floor import queries as floor
from floorassist.floor.address import Address, format_address
from floorassist.floor.plan import TEMPLATE
from floorassist.floor.sketch import Uses
from floorassist.floor.spots import Spot, Spots
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.openapi import Told

LARGEST_ID = 2**31 - 1
TAIL_LIMIT = 10  # items that one tail of five digits may stand for


class PlacementView(Told):
    """A place of an item. `spot` is the bay's id, or null; x and y in metres where the plan knows the place.

    An aisle that is not on the plan keeps its code, with `on_plan` false. `confirmed_at` is when somebody
    last saw the item there, `doubted_at` when somebody stood there and it was not. `being_reset`: the aisle
    is built anew and nobody has looked yet; `doubted_at` is when that began.
    """

    id: int
    aisle: str
    bay: str
    side: Literal["L", "R", ""]
    shelf: str
    role: Literal["home", "endcap", "topstock", "backroom"]
    spot: str | None
    code: str
    x: float | None
    y: float | None
    level: str | None
    on_plan: bool
    confirmed_at: datetime | None
    doubted_at: datetime | None
    being_reset: bool = False
    say: str


class ItemView(Told):
    """One thing sold, with its places, home first and those in doubt last. `price` is without a currency.

    `out_of_stock`: the store's own list says that none is left; a list that tells no quantity says nothing.
    """

    id: int
    sku: str
    name: str
    brand: str
    department: str
    gtins: list[str]
    keywords: list[str]
    quantity: float | None
    out_of_stock: bool
    price: str | None
    image: str
    url: str
    say: str
    placements: list[PlacementView]


def item(session: StoreSession, item_id: int) -> ItemView | None:
    """The item of this id."""
    return next(iter(items(session, [item_id])), None)


def items(session: StoreSession, item_ids: Sequence[int]) -> list[ItemView]:
    """The items of these ids, in their order; ids of no item are left out."""
    item_ids = [item_id for item_id in item_ids if item_id <= LARGEST_ID]
    rows = {row.id: row for row in session.scalars(select(Item).where(Item.id.in_(item_ids)))}
    if not rows:
        return []
    gtins: defaultdict[int, list[str]] = defaultdict(list)
    barcodes = select(Barcode.item_id, Barcode.gtin).where(Barcode.item_id.in_(rows)).order_by(Barcode.id)
    for item_id, gtin in session.execute(barcodes):
        gtins[item_id].append(gtin)
    placements = placements_of(session, rows)
    return [
        _item_view(rows[item_id], gtins[item_id], placements.get(item_id, []))
        for item_id in item_ids
        if item_id in rows
    ]


def placements_of(session: StoreSession, item_ids: Iterable[int]) -> dict[int, list[PlacementView]]:
    """The places of these items by id, home first and those in doubt last; without places it is left out."""
    spots = floor.spots(session)
    found: defaultdict[int, list[PlacementView]] = defaultdict(list)
    query = select(Placement).where(Placement.item_id.in_(list(item_ids))).order_by(Placement.id)
    for row in session.scalars(query):
        found[row.item_id].append(placement_view(row, spots))
    for places in found.values():
        places.sort(key=lambda one: (not trust.is_good(one.doubted_at), placement.ROLE_ORDER[one.role]))
    return dict(found)


def placement_view(row: Placement, spots: Spots | None) -> PlacementView:
    """A place as the plan calls it now; as the store wrote it where the plan does not know it."""
    spot = spots.by_id.get(row.spot_id) if spots and row.spot_id else None
    aisle, bay, side = row.aisle, row.bay, row.side
    if spot and spot.aisle:
        aisle = spot.aisle
        if spot.bay:
            bay, side = spot.bay.lstrip("0") or spot.bay, row.side and (spot.side or "")
    template = spots.plan.template if spots else TEMPLATE
    address = Address(aisle, bay or None, side or None) if bay else Address(aisle)
    return PlacementView(
        id=row.id,
        aisle=aisle,
        bay=bay,
        side=side,  # type: ignore[arg-type] # L, R or empty in every row
        shelf=row.shelf,
        role=row.role,  # type: ignore[arg-type] # one of four in every row
        spot=spot.id if spot and spot.kind == "bay" else None,
        code=spot.code if spot and not spot.aisle else format_address(template, address),
        x=spot.x if spot else None,
        y=spot.y if spot else None,
        level=spot.level if spot else None,
        on_plan=spot is not None,
        confirmed_at=row.confirmed_at,
        doubted_at=row.reset_at or row.doubted_at,
        being_reset=row.reset_at is not None,
        say=placement.say(Place(aisle, bay, side, row.shelf, row.role)),
    )


def is_out(quantity: float | None) -> bool:
    """Whether none is left, by the store's own list."""
    return quantity is not None and quantity <= 0


def id_of_gtin(session: StoreSession, gtin: str) -> int | None:
    """The item with this barcode (a GTIN-14)."""
    return session.scalar(select(Barcode.item_id).where(Barcode.gtin == gtin))


def id_of_sku(session: StoreSession, sku: str) -> int | None:
    """The item with exactly this sku."""
    return session.scalar(select(Item.id).where(Item.sku == sku))


def ids_of_tail(session: StoreSession, digits: str) -> list[int]:
    """The items whose barcode ends, as printed, in these five digits; at most ten."""
    fits = or_(Barcode.tail == digits, Barcode.short_tail == digits)
    query = select(Barcode.item_id).where(fits).distinct().order_by(Barcode.item_id).limit(TAIL_LIMIT)
    return list(session.scalars(query))


def departments(session: StoreSession) -> list[str]:
    """The departments that items are in, by name."""
    query = select(Item.department).where(Item.department != "").distinct().order_by(Item.department)
    return list(session.scalars(query))


def aisle_uses(session: StoreSession) -> dict[str, Uses]:
    """Every aisle that the catalog names, with its bays and its department: what a sketch needs."""
    bays: dict[str, dict[str, int]] = {}
    wares: defaultdict[str, Counter[str]] = defaultdict(Counter)
    columns = (Placement.aisle, Placement.bay, Placement.side, Item.department)
    query = select(*columns, func.count()).join(Item, Item.id == Placement.item_id).group_by(*columns)
    for aisle, bay, side, department, count in session.execute(query):
        highest = bays.setdefault(aisle, {"L": 0, "R": 0})
        number = int(bay) if bay.isascii() and bay.isdecimal() and len(bay) <= 4 else 0
        for one in side or "LR":
            highest[one] = max(highest[one], number)
        wares[aisle][department] += count
    return {
        aisle: Uses(highest["L"], highest["R"], wares[aisle].most_common(1)[0][0])
        for aisle, highest in bays.items()
    }


def items_at(session: StoreSession, spot: Spot) -> int:
    """How many items stand at a spot; at an aisle those of its bays as well."""
    known = floor.spots(session)
    ids = [spot.id]
    if spot.kind == "aisle" and known:
        ids += [one.id for one in known.by_id.values() if one.aisle == spot.aisle]
    count = select(func.count(Placement.item_id.distinct())).where(Placement.spot_id.in_(ids))
    return session.scalar(count) or 0


def _item_view(row: Item, gtins: list[str], placements: list[PlacementView]) -> ItemView:
    return ItemView(
        id=row.id,
        sku=row.sku,
        name=row.name,
        brand=row.brand,
        department=row.department,
        gtins=gtins,
        keywords=row.keywords,
        quantity=row.quantity,
        out_of_stock=is_out(row.quantity),
        price=row.price,
        image=row.image,
        url=f"/01/{gtins[0]}" if gtins else f"/i/{row.id}",
        say=placements[0].say if placements else tr(placement.UNKNOWN),
        placements=placements,
    )
