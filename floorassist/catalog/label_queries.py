"""What a stranger's phone may see of a scanned label. A label names no store, so the thing on it has to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from floorassist.catalog import placement, trust
from floorassist.catalog.models import Barcode, Item, Placement
from floorassist.catalog.queries import LARGEST_ID
from floorassist.catalog.rows import Place
from floorassist.floor import queries as floor
from floorassist.floor import walk_words
from floorassist.storage.schema import Store
from floorassist.storage.session import Database
from floorassist.translation import tr


@dataclass(frozen=True)
class LabelledItem:
    """An item on a customer's page: its aisle's code and the sentence, empty where its place is unknown.

    `seen` tells how sure that is: when somebody last saw it there, or to ask first.
    """

    store: str
    shows_customers: bool
    name: str
    image: str
    aisle: str
    say: str
    seen: str


@dataclass(frozen=True)
class LabelledSpot:
    """A place on a customer's page; a place of its own, such as a desk, has no aisle."""

    store: str
    shows_customers: bool
    aisle: str
    say: str


def item_of_gtin(session: Session, gtin: str, now: datetime) -> LabelledItem | None:
    """The item with this barcode, if just one store of this server has it."""
    ids = session.scalars(select(Barcode.item_id).where(Barcode.gtin == gtin).limit(2)).all()
    return item_of_id(session, ids[0], now) if len(ids) == 1 else None


def item_of_id(session: Session, item_id: int, now: datetime) -> LabelledItem | None:
    """The item of this id, whichever store it belongs to."""
    if item_id > LARGEST_ID:
        return None
    found = session.execute(
        select(Item.name, Item.image, Store.name, Store.shows_customers)
        .join(Store, Store.id == Item.store_id)
        .where(Item.id == item_id)
    ).one_or_none()
    if found is None:
        return None
    name, image, store, shows = found
    rows = session.scalars(
        select(Placement)
        .where(Placement.item_id == item_id, Placement.role != "backroom")
        .order_by(Placement.id)
    ).all()
    if not rows:
        return LabelledItem(store, shows, name, image, "", "", "")
    first = min(rows, key=lambda row: (_is_unsure(row), placement.ROLE_ORDER[row.role]))
    say = placement.say(Place(first.aisle, first.bay, first.side, first.shelf, first.role))
    return LabelledItem(store, shows, name, image, first.aisle, say, _sure(first, now))


def _is_unsure(row: Placement) -> bool:
    return row.reset_at is not None or not trust.is_good(row.doubted_at)


def _sure(row: Placement, now: datetime) -> str:
    """How sure a place is, for a customer; nothing where nobody knows."""
    if _is_unsure(row):
        return tr("It may have moved: please ask any of us first.")
    return f"{trust.seen(row.confirmed_at, now)}." if row.confirmed_at else ""


def spot_of_id(database: Database, spot_id: str) -> LabelledSpot | None:
    """The place of this id, if just one store of this server has it."""
    with database.surveying() as session:
        stores = session.execute(select(Store.id, Store.name, Store.shows_customers)).all()
    found = []
    for store_id, name, shows in stores:
        with database.reading(store_id) as session:
            spots = floor.spots(session)
        spot = spots.by_id.get(spot_id) if spots else None
        if spot:
            place = Place(spot.aisle, spot.bay or "", spot.side or "") if spot.aisle else None
            say = placement.say(place) if place else spot.label or walk_words.aisle(spot.code)
            found.append(LabelledSpot(name, shows, spot.aisle or "", say))
    return found[0] if len(found) == 1 else None
