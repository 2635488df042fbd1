"""The rows that a phone carries, read from the store: whole, or those that changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from floorassist.catalog.models import Barcode, Item, Placement
from floorassist.find import question_queries
from floorassist.find.models import Entry, Question
from floorassist.find.pack import CarriedAnswer, CarriedBlank, CarriedItem, CarriedPlace, Head
from floorassist.find.stock_queries import CHUNK
from floorassist.floor import queries as floor
from floorassist.labels.queries import bound_blanks
from floorassist.people.models import Person
from floorassist.storage.session import StoreSession

POPULAR = 12
Only = Sequence[int] | None
"""Ids of items; None stands for all."""


def head(session: StoreSession, cursor: int, *, now: datetime) -> Head:
    """What stands in front of a pack as of this event."""
    return Head(
        store=session.info["store_id"],
        cursor=cursor,
        plan=floor.current_revision(session),
        of=session.scalar(select(func.count(Item.id))) or 0,
        people=teachers(session),
        popular=popular(session, now=now),
    )


def teachers(session: StoreSession) -> dict[str, str]:
    """The names of those who taught a kept answer, by their ids."""
    query = select(Person.id, Person.name).join(Entry, Entry.taught_by_id == Person.id)
    rows = session.execute(query.where(Entry.revoked_at.is_(None)).distinct().order_by(Person.id))
    return {str(person_id): name for person_id, name in rows}


def names(session: StoreSession, ids: Iterable[str]) -> dict[str, str]:
    """What people are called now, by their ids."""
    query = select(Person.id, Person.name).where(Person.id.in_([int(person_id) for person_id in ids]))
    return {str(person_id): name for person_id, name in session.execute(query)}


def popular(session: StoreSession, *, now: datetime) -> tuple[str, ...]:
    """The words that customers use most."""
    return tuple(each.words for each in question_queries.popular_questions(session, now=now, most=POPULAR))


def blanks(session: StoreSession, tokens: Sequence[str] | None = None) -> tuple[CarriedBlank, ...]:
    """What blank labels stand for: all that do, or those of these tokens, also if they do no more."""
    bound = {
        one.token: CarriedBlank(one.token, one.item_id, one.spot_id) for one in bound_blanks(session, tokens)
    }
    if tokens is None:
        return tuple(bound.values())
    return tuple(bound.get(token, CarriedBlank(token)) for token in dict.fromkeys(tokens))


def answers(session: StoreSession, ids: Only = None) -> list[CarriedAnswer]:
    """Kept answers of these ids, or all, without those taken back."""
    query = select(Entry).where(Entry.revoked_at.is_(None)).order_by(Entry.id)
    rows = session.scalars(query if ids is None else query.where(Entry.id.in_(ids)))
    return [
        CarriedAnswer(
            id=row.id,
            words=row.words,
            language=row.language,
            kind=row.kind,
            item_id=row.item_id,
            spot=row.spot,
            text=row.text,
            weight=row.weight,
            taught_aisle=row.taught_aisle,
            taught_by=row.taught_by_id,
            created_at=_time(row.created_at) or "",
        )
        for row in rows
    ]


def items(session: StoreSession, ids: Only = None) -> list[CarriedItem]:
    """Items of these ids, as far as they are there, or all; by id."""
    if ids is None:
        return _items(session, None)
    every = sorted(set(ids))
    chunks = (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))
    return [item for chunk in chunks for item in _items(session, chunk)]


def chosen(session: StoreSession, most: int) -> list[int] | None:
    """The items that a phone carries of a store with more than `most`; None where all of them fit.

    First come those that kept answers and customers lead to, then those in stock whose place is known.
    """
    if (session.scalar(select(func.count(Item.id))) or 0) <= most:
        return None
    led = select(Entry.item_id).where(Entry.item_id.is_not(None), Entry.revoked_at.is_(None)).distinct()
    placed = select(Placement.id).where(Placement.item_id == Item.id).exists()
    stocked = select(Item.id).where(placed, func.coalesce(Item.quantity, 1) > 0).order_by(Item.id).limit(most)
    found: dict[int, None] = {}
    kept = (item_id for item_id in session.scalars(led) if item_id is not None)
    for ids in (kept, _asked(session), session.scalars(stocked)):
        found.update(dict.fromkeys(ids))
    if len(found) < most:
        found.update(dict.fromkeys(session.scalars(select(Item.id).order_by(Item.id).limit(most))))
    there = set(session.scalars(select(Item.id)))
    return sorted(islice((item_id for item_id in found if item_id in there), most))


def _asked(session: StoreSession) -> Iterable[int]:
    """The items that questions led to, the most asked first."""
    total = func.sum(Question.count)
    query = select(Question.led_to).where(Question.led_to.like("item:%")).group_by(Question.led_to)
    for led_to in session.scalars(query.order_by(total.desc(), Question.led_to)):
        number = led_to.removeprefix("item:")
        if number.isascii() and number.isdecimal():
            yield int(number)


def _items(session: StoreSession, ids: Only) -> list[CarriedItem]:
    places, gtins = _places(session, ids), _gtins(session, ids)
    columns = (
        Item.id,
        Item.sku,
        Item.name,
        Item.brand,
        Item.department,
        Item.keywords,
        Item.quantity,
        Item.price,
    )
    query = select(*columns).order_by(Item.id)
    rows = session.execute(query if ids is None else query.where(Item.id.in_(ids)))
    return [
        CarriedItem(
            item_id,
            sku,
            name,
            brand,
            department,
            tuple(keywords),
            quantity,
            price,
            tuple(gtins.get(item_id, ())),
            tuple(places.get(item_id, ())),
        )
        for item_id, sku, name, brand, department, keywords, quantity, price in rows
    ]


def _places(session: StoreSession, ids: Only) -> dict[int, list[CarriedPlace]]:
    found: defaultdict[int, list[CarriedPlace]] = defaultdict(list)
    columns: tuple[InstrumentedAttribute[Any], ...] = (
        Placement.id,
        Placement.aisle,
        Placement.bay,
        Placement.side,
        Placement.shelf,
        Placement.role,
        Placement.spot_id,
        Placement.confirmed_at,
        Placement.doubted_at,
        Placement.reset_at,
    )
    query = select(Placement.item_id, *columns).order_by(Placement.id)
    for row in session.execute(query if ids is None else query.where(Placement.item_id.in_(ids))):
        item_id, number, aisle, bay, side, shelf, role, spot, confirmed, doubted, reset = row
        stand = (number, aisle, bay, side, shelf, role, spot)
        place = CarriedPlace(*stand, _time(confirmed), _time(reset or doubted), reset is not None)
        found[item_id].append(place)
    return found


def _gtins(session: StoreSession, ids: Only) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    query = select(Barcode.item_id, Barcode.gtin).order_by(Barcode.id)
    for item_id, gtin in session.execute(query if ids is None else query.where(Barcode.item_id.in_(ids))):
        found[item_id].append(gtin)
    return found


def _time(moment: datetime | None) -> str | None:
    """A time as the API writes it."""
    return moment.isoformat().replace("+00:00", "Z") if moment else None
