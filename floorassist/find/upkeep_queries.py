"""A store read as it is now, wholly or by what its news say has changed since the last time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sqlalchemy import bindparam, select

from floorassist.catalog.models import ImportChange
from floorassist.find import stock_queries as stock
from floorassist.find.aliases import aliases_of, store_lexicon
from floorassist.find.digits import digits
from floorassist.find.digits import revised as revised_digits
from floorassist.find.index import Index, Key, index
from floorassist.find.places import Places, places
from floorassist.find.revision import revised
from floorassist.find.search import StoreIndex
from floorassist.floor.spots import Spots
from floorassist.storage import events
from floorassist.storage.events import Event
from floorassist.storage.read import Read
from floorassist.storage.session import StoreSession

ANSWERS = ("answer.kept", "answer.revoked")
ITEM = "item.changed"
ITEMS = "items.changed"
BLANK = "blank.changed"
PLAN = "plan.published"
FADED = "addresses.faded"
PAGES = 2
"""Pages of an import's journal whose items are taken in one by one; more are read with all others."""


@dataclass(frozen=True)
class Reading:
    """A store as it was right after the event `cursor` of its log; 0 is before the first."""

    cursor: int
    spots: Spots | None
    index: StoreIndex


@dataclass(frozen=True)
class News:
    """What the log says since a reading: its newest event, and those that find has to take in.

    `faded`: former addresses find their places no more. `blanks`: tokens of labels, which only phones carry.
    """

    cursor: int
    answers: tuple[int, ...] = ()
    imports: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    blanks: tuple[str, ...] = ()
    faded: bool = False
    everything: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether a reading is still right."""
        return not (self.answers or self.imports or self.items or self.faded or self.everything)


def whole(session: StoreSession) -> Reading:
    """The store read afresh. The cursor comes first: what is committed meanwhile is read again."""
    cursor = events.cursor(session)
    spots = stock.plan_spots(session)
    found = stock.whole_stock(session, spots)
    store = index(found.findables)
    rows = stock.aliases(session)
    known = StoreIndex(
        store,
        digits(found.numbers),
        _places(store, spots),
        lexicon=store_lexicon(rows),
        aliases=aliases_of(rows),
    )
    return Reading(cursor, spots, known)


LOG = Read(
    select(Event.id, Event.kind, Event.body).where(Event.id >= bindparam("cursor")).order_by(Event.id),
    of=Event,
)


def news_since(session: StoreSession, cursor: int) -> News:
    """What happened after a cursor. A log that no longer holds the cursor may have lost any
    news; one that has not reached it is that of an older moment.
    """
    rows = LOG.rows(session, cursor=cursor)
    if cursor and (not rows or rows[0].id != cursor):
        newest = events.cursor(session)
        return News(newest, everything=True) if newest > cursor else News(cursor)
    fresh = [row for row in rows if row.id != cursor]
    return News(
        fresh[-1].id if fresh else cursor,
        answers=tuple(_number(row.body, "id") for row in fresh if row.kind in ANSWERS),
        imports=tuple(_number(row.body, "import") for row in fresh if row.kind == ITEMS),
        items=tuple(item_id for row in fresh if row.kind == ITEM for item_id in row.body["items"]),
        blanks=tuple(row.body["token"] for row in fresh if row.kind == BLANK),
        faded=any(row.kind == FADED for row in fresh),
        everything=any(row.kind == PLAN for row in fresh),
    )


def caught_up(session: StoreSession, before: Reading) -> Reading:
    """The reading with the news since taken in; read afresh where that is simpler."""
    news = news_since(session, before.cursor)
    if news.changes_nothing:
        return Reading(news.cursor, before.spots, before.index)
    imported = changed_items(session, news.imports)
    if news.everything or news.faded or imported is None:
        return whole(session)
    item_ids = sorted({*imported, *news.items})
    items = stock.some_items(session, before.spots, item_ids)
    answers = stock.some_answers(session, before.spots, news.answers)
    changed = [*items.findables, *answers]
    gone = _gone(before.index.index, changed, item_ids, news.answers)
    store = revised(before.index.index, changed, gone)
    numbers = before.index.digits
    if item_ids:
        numbers = revised_digits(numbers, items.numbers, [number for kind, number in gone if kind == "item"])
    known = replace(before.index, index=store, digits=numbers, places=_places(store, before.spots))
    if news.answers:
        rows = stock.aliases(session)
        known = replace(known, lexicon=store_lexicon(rows), aliases=aliases_of(rows))
    return Reading(news.cursor, before.spots, known)


def changed_items(session: StoreSession, imports: Sequence[int]) -> list[int] | None:
    """The items that imports touched; None where they are too many, or the journal no longer tells."""
    if not imports:
        return []
    query = select(ImportChange).where(ImportChange.import_id.in_(imports)).limit(PAGES + 1)
    pages = session.scalars(query).all()
    if {page.import_id for page in pages} != set(imports) or len(pages) > PAGES:
        return None
    return [item_id for page in pages for item_id in (*page.created, *(one["id"] for one in page.before))]


def _gone(old: Index, changed: Sequence[Any], item_ids: Sequence[int], answers: Sequence[int]) -> list[Key]:
    """What was told as changed and is there no longer; an item takes the answers that lead to it along."""
    there = {each.key for each in changed}
    items = set(item_ids)
    told: list[Key] = [*(("item", each) for each in items), *(("answer", each) for each in answers)]
    if items:
        told += [each.key for each in old.findables if each and each.about in items]
    return [key for key in told if key not in there and key in old.numbers]


def _places(store: Index, spots: Spots | None) -> Places:
    """The places of the plan, with the catalog's aisles and each department's main aisle."""
    codes, names = list(store.aisles), [department for department, _ in store.labels]
    pairs = store.label_of.astype(np.int64) * len(codes) + store.aisle_of
    most: dict[str, tuple[int, str]] = {}
    for pair, count in zip(*np.unique(pairs, return_counts=True), strict=True):
        department, code = names[int(pair) // len(codes)], codes[int(pair) % len(codes)]
        if department:
            best = most.get(department, (-1, ""))
            most[department] = max(best, (int(count) if code else 0, code))
    known = {aisle.department: "" for aisle in spots.plan.aisles if aisle.department} if spots else {}
    return places(spots, codes, known | {name: code for name, (_, code) in most.items()})


def _number(body: dict[str, Any], name: str) -> int:
    value = body.get(name)
    return value if isinstance(value, int) else 0
