"""The whole catalog of a store in bulk: what an import compares a file with, and what its journal keeps."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from typing import Any

from sqlalchemy import select

from floorassist.catalog.changes import Change, Known, Words
from floorassist.catalog.models import Barcode, Correction, Item, Placement
from floorassist.catalog.rows import Place
from floorassist.storage.session import StoreSession

CHUNK = 500  # ids in one statement; both engines take thousands
MANY = 2_000
_WORDS = (Item.name, Item.brand, Item.department, Item.keywords, Item.quantity, Item.price, Item.image)
_PLACE = (Placement.aisle, Placement.bay, Placement.side, Placement.shelf, Placement.role)
_ITEM_COLUMNS = (Item.id, Item.sku, *_WORDS, Item.updated_at)
_BARCODE_COLUMNS = (
    Barcode.id,
    Barcode.item_id,
    Barcode.gtin,
    Barcode.tail,
    Barcode.short_tail,
    Barcode.bound_by_id,
    Barcode.bound_at,
)
_PLACEMENT_COLUMNS = (
    Placement.id,
    Placement.item_id,
    *_PLACE,
    Placement.spot_id,
    Placement.confirmed_at,
    Placement.confirmed_by_id,
    Placement.doubted_at,
    Placement.doubted_by_id,
    Placement.placed_at,
)


def known_items(session: StoreSession) -> dict[str, Known]:
    """Every item of the store by sku, with its barcodes and places."""
    gtins: defaultdict[int, dict[str, int]] = defaultdict(dict)
    bound: defaultdict[int, set[str]] = defaultdict(set)
    barcodes = select(Barcode.id, Barcode.item_id, Barcode.gtin, Barcode.bound_at)
    for row_id, item_id, gtin, bound_at in session.execute(barcodes):
        gtins[item_id][gtin] = row_id
        if bound_at:
            bound[item_id].add(gtin)
    places: defaultdict[int, dict[Place, int]] = defaultdict(dict)
    placed: defaultdict[int, set[Place]] = defaultdict(set)
    stands = select(Placement.id, Placement.item_id, Placement.placed_at, *_PLACE)
    for row_id, item_id, placed_at, *place in session.execute(stands):
        places[item_id][Place(*place)] = row_id
        if placed_at:
            placed[item_id].add(Place(*place))
    corrected = _corrections(session)
    found = {}
    for item_id, sku, name, brand, department, keywords, *rest in session.execute(
        select(Item.id, Item.sku, *_WORDS)
    ):
        words = Words(name, brand, department, tuple(keywords), *rest)
        own = frozenset(bound[item_id]) if item_id in bound else frozenset()
        by_hand = frozenset(placed.get(item_id, ()))
        about = (gtins.get(item_id, {}), places.get(item_id, {}), own, corrected.get(item_id, {}), by_hand)
        found[sku] = Known(item_id, words, *about)
    return found


def _corrections(session: StoreSession) -> dict[int, dict[Place, Place | None]]:
    """By item: the places that files tell wrongly, each with the true one, None where there is none."""
    found: defaultdict[int, dict[Place, Place | None]] = defaultdict(dict)
    query = select(Correction.item_id, Correction.told, *_PLACE).outerjoin(
        Placement, Placement.id == Correction.stands_id
    )
    for item_id, told, *place in session.execute(query.order_by(Correction.id)):
        found[item_id][Place(*told)] = None if place[0] is None else Place(*place)
    return dict(found)


def ids_by_sku(session: StoreSession) -> dict[str, int]:
    """The id of every item by its sku."""
    return dict(session.execute(select(Item.sku, Item.id)).tuples().all())


def befores(session: StoreSession, changes: Iterable[Change]) -> list[dict[str, Any]]:
    """For each known item that changes what an undo needs, as JSON.

    "item", "barcodes" and "placements" are the rows that will change or go; "kept_barcodes" and
    "kept_placements" are the ids of those that stay beside new ones, or null where none is added.
    """
    old = [(change, change.known) for change in changes if change.known]
    items = _rows(session, _ITEM_COLUMNS, Item.id, {known.id for change, known in old if change.words})
    barcodes = _rows(session, _BARCODE_COLUMNS, Barcode.id, _ids(change.lost_gtins for change, _ in old))
    lost = _ids(change.lost_places for change, _ in old)
    placements = _rows(session, _PLACEMENT_COLUMNS, Placement.id, lost)
    return [
        {
            "id": known.id,
            "item": items.get(known.id),
            "barcodes": [barcodes[row_id] for row_id in change.lost_gtins],
            "placements": [placements[row_id] for row_id in change.lost_places],
            "kept_barcodes": _kept(known.gtins.values(), change.lost_gtins) if change.new_gtins else None,
            "kept_placements": _kept(known.places.values(), change.lost_places)
            if change.new_places
            else None,
        }
        for change, known in old
    ]


def _ids(several: Iterable[Iterable[int]]) -> set[int]:
    return {row_id for ids in several for row_id in ids}


def _kept(before: Iterable[int], lost: Collection[int]) -> list[int]:
    return [row_id for row_id in before if row_id not in lost]


def _rows(
    session: StoreSession, columns: Sequence[Any], key: Any, wanted: Set[int]
) -> dict[int, dict[str, Any]]:
    """The rows of these ids; where they are many, the whole table is walked instead of asking for each."""
    names = [column.key for column in columns]
    times = [place for place, name in enumerate(names) if name.endswith("_at")]
    pages = [select(*columns)]
    if len(wanted) <= MANY:
        pages = [select(*columns).where(key.in_(ids)) for ids in chunks(wanted)]
    found = {}
    for page in pages:
        for row in session.execute(page):
            if row[0] in wanted:
                values = list(row)
                for place in times:
                    values[place] = values[place] and values[place].isoformat()
                found[row[0]] = dict(zip(names, values, strict=True))
    return found


def chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """The ids in lists that fit into one statement."""
    every = sorted(ids)
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))
