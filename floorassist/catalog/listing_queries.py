"""The catalog as the desk leafs through it: by words, and only what nobody can be led to."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from floorassist.catalog import barcode, queries
from floorassist.catalog.models import Barcode, Item, Placement
from floorassist.catalog.queries import ItemView
from floorassist.storage.session import StoreSession

PAGE = 50
MOST_WORDS = 8


@dataclass(frozen=True)
class Listing:
    """One page of items by name; `page` starts at 1. `total` fit, `off_plan` of all have no place."""

    items: list[ItemView]
    page: int
    pages: int
    total: int
    off_plan: int


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
    return Listing(queries.items(session, ids), page, pages, total, unplaced)


def _holds(word: str) -> ColumnElement[bool]:
    """Whether an item has the word somewhere."""
    in_aisle = exists().where(Placement.item_id == Item.id, func.lower(Placement.aisle) == word.lower())
    columns = (Item.name, Item.brand, Item.department, Item.sku)
    return or_(in_aisle, *(column.icontains(word, autoescape=True) for column in columns))
