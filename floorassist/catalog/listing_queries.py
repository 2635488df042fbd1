"""The catalog as the desk leafs through it: by words, and only what nobody can be led to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from floorassist.catalog import barcode, queries
from floorassist.catalog.models import Barcode, Item, Placement
from floorassist.catalog.queries import ItemView
from floorassist.people.models import Person
from floorassist.storage.session import StoreSession
from floorassist.translation import tr

PAGE = 50
MOST_WORDS = 8


@dataclass(frozen=True)
class Listing:
    """One page of items by name; `page` starts at 1. `total` fit, `off_plan` of all have no place.

    `bound` tells of the barcodes that were bound on the floor who did it and when.
    """

    items: list[ItemView]
    page: int
    pages: int
    total: int
    off_plan: int
    bound: dict[str, tuple[str, datetime]]


def listing(session: StoreSession, words: str, *, only_off_plan: bool, page: int) -> Listing:
    """The items whose name, brand, department, sku or aisle holds every word, or with this barcode."""
    wanted = [_holds(word) for word in words.split()[:MOST_WORDS]]
    if words and barcode.is_gtin(words):
        wanted = [Item.id.in_(select(Barcode.item_id).where(Barcode.gtin == barcode.gtin14(words)))]
    off_plan = ~exists().where(Placement.item_id == Item.id, Placement.spot_id.is_not(None))
    fits = and_(True, *wanted, *([off_plan] if only_off_plan else []))
    total = session.scalar(select(func.count(Item.id)).where(fits)) or 0
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    query = select(Item.id).where(fits).order_by(func.lower(Item.name), Item.id)
    ids = session.scalars(query.limit(PAGE).offset((page - 1) * PAGE)).all()
    unplaced = session.scalar(select(func.count(Item.id)).where(off_plan)) or 0
    return Listing(queries.items(session, ids), page, pages, total, unplaced, _bound(session, ids))


def _bound(session: StoreSession, item_ids: Sequence[int]) -> dict[str, tuple[str, datetime]]:
    """Who bound which barcode of these items, and when; a forgotten person is tr("a colleague")."""
    query = (
        select(Barcode.gtin, Person.name, Barcode.bound_at)
        .outerjoin(Person, Person.id == Barcode.bound_by_id)
        .where(Barcode.item_id.in_(item_ids), Barcode.bound_at.is_not(None))
    )
    return {gtin: (name or tr("a colleague"), at) for gtin, name, at in session.execute(query) if at}


def _holds(word: str) -> ColumnElement[bool]:
    """Whether an item has the word somewhere."""
    in_aisle = exists().where(Placement.item_id == Item.id, func.lower(Placement.aisle) == word.lower())
    columns = (Item.name, Item.brand, Item.department, Item.sku)
    return or_(in_aisle, *(column.icontains(word, autoescape=True) for column in columns))
