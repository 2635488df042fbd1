"""What find reads from the store: its items with their homes, its kept answers, its plan."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute

from floorassist.catalog.models import Barcode, Item, Placement
from floorassist.catalog.placement import ROLE_ORDER
from floorassist.find.digits import Numbered
from floorassist.find.index import Findable
from floorassist.find.language import every_language
from floorassist.find.models import Entry
from floorassist.find.question import asked_for
from floorassist.floor import queries as floor
from floorassist.floor.spots import Spots
from floorassist.storage.session import StoreSession

CHUNK = 500  # ids in one statement

Chosen = TypeVar("Chosen", bound=Select[Any])
Home = tuple[str, str]
"""The code and the name of the aisle where an item stands, "" where unknown."""


@dataclass(frozen=True)
class Stock:
    """Items with their numbers, and kept answers."""

    findables: list[Findable]
    numbers: list[Numbered]


def plan_spots(session: StoreSession) -> Spots | None:
    """The places of the published plan."""
    return floor.spots(session)


def whole_stock(session: StoreSession, spots: Spots | None) -> Stock:
    """Everything that can be found."""
    homes = _homes(session, spots, None)
    gtins = _gtins(session, None)
    findables, numbers = _items(session, homes, gtins, None)
    entries = session.scalars(select(Entry).where(Entry.revoked_at.is_(None)).order_by(Entry.id))
    return Stock([*findables, *(_answer(entry, homes, spots) for entry in entries)], numbers)


def some_items(session: StoreSession, spots: Spots | None, item_ids: Iterable[int]) -> Stock:
    """These items, as far as they are there, with the kept answers that lead to them."""
    found = Stock([], [])
    every = sorted(set(item_ids))
    for ids in (every[start : start + CHUNK] for start in range(0, len(every), CHUNK)):
        homes = _homes(session, spots, ids)
        findables, numbers = _items(session, homes, _gtins(session, ids), ids)
        entries = session.scalars(select(Entry).where(Entry.item_id.in_(ids), Entry.revoked_at.is_(None)))
        found.findables.extend([*findables, *(_answer(entry, homes, spots) for entry in entries)])
        found.numbers.extend(numbers)
    return found


def some_answers(session: StoreSession, spots: Spots | None, entry_ids: Iterable[int]) -> list[Findable]:
    """These kept answers, without those revoked since."""
    query = select(Entry).where(Entry.id.in_(sorted(set(entry_ids))), Entry.revoked_at.is_(None))
    entries = session.scalars(query).all()
    homes = _homes(session, spots, [entry.item_id for entry in entries if entry.item_id is not None])
    return [_answer(entry, homes, spots) for entry in entries]


def _items(
    session: StoreSession, homes: dict[int, Home], gtins: dict[int, list[str]], ids: list[int] | None
) -> tuple[list[Findable], list[Numbered]]:
    columns = (Item.id, Item.sku, Item.name, Item.brand, Item.keywords, Item.department)
    findables, numbers = [], []
    for item_id, sku, name, brand, keywords, department in session.execute(
        _only(select(*columns).order_by(Item.id), Item.id, ids)
    ):
        aisle, aisle_name = homes.get(item_id, ("", ""))
        findables.append(
            Findable("item", item_id, name, brand, tuple(keywords), department, aisle, aisle_name)
        )
        numbers.append(Numbered(item_id, sku, tuple(gtins.get(item_id, ()))))
    return findables, numbers


def _homes(session: StoreSession, spots: Spots | None, ids: list[int] | None) -> dict[int, Home]:
    """Where each item stands: its first placement by role, as the plan calls the aisle now."""
    columns = (Placement.item_id, Placement.role, Placement.aisle, Placement.spot_id)
    query = _only(select(*columns).order_by(Placement.id), Placement.item_id, ids)
    best: dict[int, tuple[int, str, str | None]] = {}
    for item_id, role, aisle, spot_id in session.execute(query):
        rank = ROLE_ORDER[role]
        if item_id not in best or rank < best[item_id][0]:
            best[item_id] = (rank, aisle, spot_id)
    return {item_id: _home(aisle, spot_id, spots) for item_id, (_, aisle, spot_id) in best.items()}


def _home(aisle: str, spot_id: str | None, spots: Spots | None) -> Home:
    spot = spots.by_id.get(spot_id) if spots and spot_id else None
    if spots is None or spot is None or not spot.aisle:
        return aisle, ""
    return spot.aisle, spots.aisles[spot.aisle].label or ""


def _gtins(session: StoreSession, ids: list[int] | None) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    query = select(Barcode.item_id, Barcode.gtin).order_by(Barcode.id)
    for item_id, gtin in session.execute(_only(query, Barcode.item_id, ids)):
        found[item_id].append(gtin)
    return found


def _answer(entry: Entry, homes: dict[int, Home], spots: Spots | None) -> Findable:
    """A kept answer, by what its words ask for, stands where its spot is, else where its item does."""
    home = homes.get(entry.item_id, ("", "")) if entry.item_id is not None else ("", "")
    spot = spots.by_id.get(entry.spot) if spots and entry.spot else None
    if spots and spot and spot.aisle:
        home = _home(spot.aisle, spot.id, spots)
    return Findable(
        "answer",
        entry.id,
        " ".join(asked_for(entry.words, every_language())) or entry.words,
        aisle=home[0],
        aisle_name=home[1],
        weight=entry.weight,
        about=entry.item_id if entry.kind == "item" else None,
    )


def _only(query: Chosen, column: InstrumentedAttribute[int], ids: list[int] | None) -> Chosen:
    """The query for these items alone; for all where no ids are given."""
    return query if ids is None else query.where(column.in_(ids))
