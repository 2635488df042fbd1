"""Writing an import in bulk, and taking it back: a few statements for any number of rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from floorassist.catalog import barcode
from floorassist.catalog.changes import Change, Words
from floorassist.catalog.models import Barcode, ImportChange, Item, Placement
from floorassist.catalog.placing_actions import resolve_placements
from floorassist.catalog.rows import Place
from floorassist.catalog.stored_queries import chunks, ids_by_sku
from floorassist.catalog.where import PlanPlaces
from floorassist.storage import events
from floorassist.storage.schema import Base
from floorassist.storage.session import StoreSession

PAGE = 1_000  # items in one row of the journal


def write_changes(
    session: StoreSession,
    import_id: int,
    changes: Sequence[Change],
    before: Sequence[dict[str, Any]],
    places: PlanPlaces,
    *,
    now: datetime,
) -> tuple[int, ...]:
    """Write what an import adds, and journal what was there `before`; the ids of the items it touches.

    Nobody waits for this and it waits for nobody; `settle_changes` does the rest.
    """
    store_id = session.info["store_id"]
    old = [change for change in changes if change.known]
    new = [change for change in changes if not change.known]
    _insert(session, Item, [_item_row(store_id, one.sku, one.words, now) for one in new if one.words])
    ids = ids_by_sku(session)
    rewritten = [_words_row(change.words, now) | {"id": ids[change.sku]} for change in old if change.words]
    if rewritten:
        session.execute(update(Item), rewritten)
    told = ((ids[one.sku], place) for one in changes for place in one.new_places)
    _insert(session, Placement, [_placement_row(store_id, item_id, each, places) for item_id, each in told])
    _journal(session, import_id, [ids[change.sku] for change in new], before)
    return tuple(ids[change.sku] for change in changes)


def settle_changes(session: StoreSession, changes: Sequence[Change]) -> None:
    """Write what an import does to rows that people change on the floor as well, which takes the turn.

    What was bound there since the comparison stays as it is now.
    """
    events.take_turn(session)
    bound = _bound(session)
    taken = set(bound.values())
    _delete(session, Barcode, {row_id for one in changes for row_id in one.lost_gtins} - bound.keys())
    _delete(session, Placement, (row_id for one in changes for row_id in one.lost_places))
    new = [(one.sku, gtin) for one in changes for gtin in one.new_gtins if gtin not in taken]
    if new:
        ids, store_id = ids_by_sku(session), session.info["store_id"]
        _insert(session, Barcode, [_barcode_row(store_id, ids[sku], gtin) for sku, gtin in new])


def take_back(session: StoreSession, import_id: int) -> tuple[int, ...]:
    """Put every item that an import touched back to what it was; their ids. The journal goes with it."""
    pages = session.execute(
        select(ImportChange.created, ImportChange.before).where(ImportChange.import_id == import_id)
    ).all()
    created = [item_id for page in pages for item_id in page.created]
    before = [one for page in pages for one in page.before]
    rewritten = [_from_json(one["item"]) for one in before if one["item"]]
    if rewritten:
        session.execute(update(Item), rewritten)
    # From here on it touches what people on the floor change or point at while they have the turn.
    events.take_turn(session)
    bound = _bound(session, but_of=created)
    for table, kept, more in ((Barcode, "kept_barcodes", bound.keys()), (Placement, "kept_placements", ())):
        stayed = dict.fromkeys(created, frozenset[int]())
        stayed |= {one["id"]: frozenset(one[kept]).union(more) for one in before if one[kept] is not None}
        _delete(session, table, _added(session, table, stayed))
    store_id = {"store_id": session.info["store_id"]}
    taken = set(bound.values())
    for table, lost in ((Barcode, "barcodes"), (Placement, "placements")):
        rows = [row for one in before for row in one[lost] if row.get("gtin") not in taken]
        used = _there(session, table, [row["id"] for row in rows])
        again = [_from_json(row) | store_id for row in rows]
        _insert(session, table, [row for row in again if row["id"] not in used])
        others = [row for row in again if row["id"] in used]
        _insert(session, table, [{name: row[name] for name in row if name != "id"} for row in others])
    session.execute(_plain(delete(ImportChange).where(ImportChange.import_id == import_id)))
    resolve_placements(session, [one["id"] for one in before if one["placements"]])
    _delete(session, Item, created)
    return (*created, *(one["id"] for one in before))


def _bound(session: StoreSession, but_of: Collection[int] = ()) -> dict[int, str]:
    """The barcodes that were bound on the floor, by the id of their row, but of these items."""
    query = select(Barcode.id, Barcode.gtin, Barcode.item_id).where(Barcode.bound_at.is_not(None))
    left_out = set(but_of)
    return {row_id: gtin for row_id, gtin, item_id in session.execute(query) if item_id not in left_out}


def _added(
    session: StoreSession, table: type[Barcode | Placement], stayed: Mapping[int, Collection[int]]
) -> Iterator[int]:
    """Rows of these items besides those that stayed."""
    for ids in chunks(stayed):
        for row_id, item_id in session.execute(select(table.id, table.item_id).where(table.item_id.in_(ids))):
            if row_id not in stayed[item_id]:
                yield row_id


def _there(session: StoreSession, table: type[Barcode | Placement], ids: Iterable[int]) -> set[int]:
    """Those of these ids that another row got since: SQLite keeps none for a row that went."""
    return {
        row_id
        for some in chunks(ids)
        for row_id in session.scalars(select(table.id).where(table.id.in_(some)))
    }


def _journal(
    session: StoreSession, import_id: int, created: Sequence[int], before: Sequence[dict[str, Any]]
) -> None:
    """Keep what is needed to take the import back, in pages."""
    for start in range(0, max(len(created), len(before)), PAGE):
        end = start + PAGE
        session.add(ImportChange(import_id=import_id, created=created[start:end], before=before[start:end]))
    session.flush()


def _item_row(store_id: int, sku: str, words: Words, now: datetime) -> dict[str, Any]:
    return {"store_id": store_id, "sku": sku} | _words_row(words, now)


def _words_row(words: Words, now: datetime) -> dict[str, Any]:
    return {
        "name": words.name,
        "brand": words.brand,
        "department": words.department,
        "keywords": list(words.keywords),
        "quantity": words.quantity,
        "price": words.price,
        "image": words.image,
        "updated_at": now,
    }


def _barcode_row(store_id: int, item_id: int, gtin: str) -> dict[str, Any]:
    tail, *short = barcode.tails(gtin)
    return {
        "store_id": store_id,
        "item_id": item_id,
        "gtin": gtin,
        "tail": tail,
        "short_tail": short[0] if short else None,
    }


def _placement_row(store_id: int, item_id: int, place: Place, places: PlanPlaces) -> dict[str, Any]:
    spot = places.of(place)
    return {
        "store_id": store_id,
        "item_id": item_id,
        "aisle": place.aisle,
        "bay": place.bay,
        "side": place.side,
        "shelf": place.shelf,
        "role": place.role,
        "spot_id": spot.id if spot else None,
        "confirmed_at": None,
    }


def _insert(session: StoreSession, table: type[Base], rows: list[dict[str, Any]]) -> None:
    if rows:
        # Rows with and without an empty value go in one statement, not in one for each turn between them.
        session.execute(insert(table).execution_options(render_nulls=True), rows)


def _delete(session: StoreSession, table: type[Item | Barcode | Placement], ids: Iterable[int]) -> None:
    for some in chunks(ids):
        session.execute(_plain(delete(table).where(table.id.in_(some))))


def _plain(statement: Any) -> Any:
    """Without a look at the objects of the session: bulk writing has none."""
    return statement.execution_options(synchronize_session=False)


def _from_json(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: datetime.fromisoformat(value) if name.endswith("_at") and value else value
        for name, value in row.items()
    }
