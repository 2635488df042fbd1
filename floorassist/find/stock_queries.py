"""What find reads from the store: its items with their homes, its kept answers, its plan."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute

from floorassist.catalog.models import Barcode, Item, Placement
from floorassist.catalog.placement import ROLE_ORDER
from floorassist.find.aliases import MEANS, Alias
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
Home = tuple[str, str, bool]
"""The code and the name of the aisle where an item stands, "" where unknown; whether that is in doubt."""

NO_HOME: Home = ("", "", False)
FADED = 0.5
"""What a kept answer still counts when its item has moved since."""


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
    found = select(Entry).where(Entry.revoked_at.is_(None), Entry.kind.not_in(MEANS))
    entries = session.scalars(found.order_by(Entry.id))
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
    query = query.where(Entry.kind.not_in(MEANS))
    entries = session.scalars(query).all()
    homes = _homes(session, spots, [entry.item_id for entry in entries if entry.item_id is not None])
    return [_answer(entry, homes, spots) for entry in entries]


def aliases(session: StoreSession) -> list[Alias]:
    """The words that mean an aisle, a department or other words, in the order in which they were taught."""
    query = select(Entry.words, Entry.kind, Entry.text).where(
        Entry.kind.in_(MEANS), Entry.revoked_at.is_(None)
    )
    return [Alias(words, kind, text) for words, kind, text in session.execute(query.order_by(Entry.id))]


def home_aisles(session: StoreSession, item_ids: Iterable[int]) -> dict[int, str]:
    """The code of the aisle where each of these items stands, as far as it is known."""
    ids = sorted(set(item_ids))
    homes = _homes(session, plan_spots(session), ids) if ids else {}
    return {item_id: home[0] for item_id, home in homes.items() if home[0]}


def _items(
    session: StoreSession, homes: dict[int, Home], gtins: dict[int, list[str]], ids: list[int] | None
) -> tuple[list[Findable], list[Numbered]]:
    columns = (Item.id, Item.sku, Item.name, Item.brand, Item.keywords, Item.department, Item.quantity)
    findables, numbers = [], []
    for item_id, sku, name, brand, keywords, department, quantity in session.execute(
        _only(select(*columns).order_by(Item.id), Item.id, ids)
    ):
        aisle, aisle_name, doubted = homes.get(item_id, NO_HOME)
        words = (name, brand, tuple(keywords), department, aisle, aisle_name)
        out = quantity is not None and quantity <= 0
        findables.append(Findable("item", item_id, *words, doubted=doubted, out=out))
        numbers.append(Numbered(item_id, sku, tuple(gtins.get(item_id, ()))))
    return findables, numbers


def _homes(session: StoreSession, spots: Spots | None, ids: list[int] | None) -> dict[int, Home]:
    """Where each item stands by the plan of now: its first placement by role, those in doubt last."""
    columns = (
        Placement.item_id,
        Placement.role,
        Placement.doubted_at,
        Placement.reset_at,
        Placement.aisle,
        Placement.spot_id,
    )
    query = _only(select(*columns).order_by(Placement.id), Placement.item_id, ids)
    best: dict[int, tuple[tuple[bool, int], str, str | None]] = {}
    for item_id, role, doubted_at, reset_at, aisle, spot_id in session.execute(query):
        rank = ((reset_at or doubted_at) is not None, ROLE_ORDER[role])
        if item_id not in best or rank < best[item_id][0]:
            best[item_id] = (rank, aisle, spot_id)
    return {
        item_id: (*_aisle(aisle, spot_id, spots), rank[0]) for item_id, (rank, aisle, spot_id) in best.items()
    }


def _aisle(aisle: str, spot_id: str | None, spots: Spots | None) -> tuple[str, str]:
    """The code and the name of an aisle as the plan calls it now."""
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
    """A kept answer, by what its words ask for, stands where its spot is, else where its item does.

    It fades when its item has moved since it was taught.
    """
    home = homes.get(entry.item_id, NO_HOME) if entry.item_id is not None else NO_HOME
    moved = bool(entry.taught_aisle and home[0] and home[0] != entry.taught_aisle)
    spot = spots.by_id.get(entry.spot) if spots and entry.spot and not moved else None
    if spots and spot and spot.aisle:
        home = (*_aisle(spot.aisle, spot.id, spots), False)
    return Findable(
        "answer",
        entry.id,
        " ".join(asked_for(entry.words, every_language())) or entry.words,
        aisle=home[0],
        aisle_name=home[1],
        weight=entry.weight * FADED if moved else entry.weight,
        about=entry.item_id if entry.kind == "item" else None,
        doubted=home[2],
    )


def _only(query: Chosen, column: InstrumentedAttribute[int], ids: list[int] | None) -> Chosen:
    """The query for these items alone; for all where no ids are given."""
    return query if ids is None else query.where(column.in_(ids))
