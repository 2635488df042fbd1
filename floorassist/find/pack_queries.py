"""The pack of a store, kept in each process for as long as its later changes are few, and those changes.

A phone that gets a pack of some minutes ago asks for the changes since: so a store with thousands of edits a
day builds its pack a few times, not thousands of times.
"""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, Pool

from floorassist.find import carried_queries as carried
from floorassist.find.pack import VERSION, CarriedAnswer, CarriedBlank, CarriedItem, pack
from floorassist.find.upkeep_queries import changed_items, news_since
from floorassist.storage import events
from floorassist.storage.due import alone
from floorassist.storage.session import Database, StoreSession
from floorassist.web.compress import Encoding, smallest

MOST_CARRIED = 60_000
"""Items that a phone carries; it asks the network for the others."""
MANY = 1_500
"""Changed items from which on a new pack costs less than their rows."""


@dataclass(frozen=True)
class Changes:
    """The rows that changed since a cursor; ids that were told and are there no more are gone."""

    cursor: int
    items: list[CarriedItem] = field(default_factory=list)
    answers: list[CarriedAnswer] = field(default_factory=list)
    gone_items: list[int] = field(default_factory=list)
    gone_answers: list[int] = field(default_factory=list)
    blanks: list[CarriedBlank] = field(default_factory=list)


@dataclass(frozen=True)
class ChangedIds:
    """The newest event, and what was told of since an older one."""

    cursor: int
    items: list[int]
    answers: list[int]
    blanks: list[str]


@dataclass(frozen=True)
class Packed:
    """A pack as of the event `cursor`, with the names in it by the ids of their people; its compressed forms
    are made when they are first asked for.
    """

    cursor: int
    content: bytes
    people: dict[str, str] = field(default_factory=dict)
    forms: dict[Encoding, bytes] = field(default_factory=dict)
    making: threading.Lock = field(default_factory=threading.Lock)

    @cached_property
    def etag(self) -> str:
        """Another one whenever anything in it is another."""
        return f"{VERSION}-{self.cursor}-{hashlib.sha256(self.content).hexdigest()[:16]}"

    def form(self, encoding: Encoding) -> bytes:
        """The content compressed, once; whoever asks meanwhile waits for it."""
        with self.making:
            if encoding not in self.forms:
                self.forms[encoding] = smallest(self.content, encoding)
            return self.forms[encoding]


@dataclass
class Kept:
    """The pack that this process keeps of one store; the lock is held while it is built."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    packed: Packed | None = None


_kept: WeakKeyDictionary[Pool, dict[int, Kept]] = WeakKeyDictionary()
_opening = threading.Lock()
_renewing = threading.Lock()


def packed(session: StoreSession, *, now: datetime) -> Packed:
    """The pack of the session's store: the one that is kept, if its changes can be told, else a new one.

    Nor is one kept that names somebody who is forgotten, or is called otherwise by now.
    """
    mine = _kept_of(session)
    with mine.lock:
        old = mine.packed
        if old and changed_ids(session, old.cursor) and carried.names(session, old.people) == old.people:
            return old
        mine.packed = build(session, now=now)
        return mine.packed


def build(session: StoreSession, *, now: datetime, most: int = MOST_CARRIED) -> Packed:
    """A pack read afresh. The cursor comes first: what is committed meanwhile is told again as a change."""
    cursor = events.cursor(session)
    ids = carried.chosen(session, most)
    head = replace(carried.head(session, cursor, now=now), blanks=carried.blanks(session))
    content = pack(head, carried.items(session, ids), carried.answers(session))
    return Packed(cursor, content, head.people)


def changes(session: StoreSession, after: int) -> Changes | None:
    """What changed since a cursor; None where a phone had better fetch a new pack."""
    told = changed_ids(session, after)
    if told is None:
        return None
    answers = carried.answers(session, told.answers)
    items = carried.items(session, told.items)
    return Changes(
        told.cursor,
        items,
        answers,
        sorted(set(told.items) - {item.id for item in items}),
        sorted(set(told.answers) - {answer.id for answer in answers}),
        list(carried.blanks(session, told.blanks)) if told.blanks else [],
    )


def changed_ids(session: StoreSession, after: int) -> ChangedIds | None:
    """The items, answers and blank labels told of since a cursor; None where the items are too many.

    So it is when the log does not reach back, has not come so far (it is that of a backup), or tells of a new
    plan, which moves everything.
    """
    newest = events.cursor(session)
    if after > newest or (after == 0 and newest):
        return None
    news = news_since(session, after)
    imported = changed_items(session, news.imports)
    if news.everything or imported is None:
        return None
    item_ids = sorted({*imported, *news.items})
    if len(item_ids) > MANY:
        return None
    return ChangedIds(news.cursor, item_ids, sorted(set(news.answers)), sorted(set(news.blanks)))


def kept(session: StoreSession) -> Packed | None:
    """The pack that this process keeps of the session's store."""
    return _kept_of(session).packed


def renew_due(database: Database, now: datetime) -> None:
    """The ticker's: packs that phones could not catch up from are built anew before a phone asks."""
    renew(database, now, start=_in_a_thread)


def renew(database: Database, now: datetime, *, start: Callable[[Callable[[], None]], None]) -> None:
    """Looks at every pack that is kept, where `start` begins the work; one look at a time."""
    stores = [store_id for store_id, kept in list(_stores_of(database.engine).items()) if kept.packed]
    if stores and _renewing.acquire(blocking=False):
        start(lambda: _renew(database, stores, now))


def _in_a_thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="pack", daemon=True).start()


def _renew(database: Database, stores: list[int], now: datetime) -> None:
    try:
        for store_id in stores:
            with alone("the pack for phones of store %d", store_id):
                with database.reading(store_id) as session:
                    before = kept(session)
                    found = packed(session, now=now)
                for encoding in list(before.forms) if before else ():
                    found.form(encoding)
    finally:
        _renewing.release()


def _kept_of(session: StoreSession) -> Kept:
    return _stores_of(session.get_bind()).setdefault(session.info["store_id"], Kept())


def _stores_of(bind: object) -> dict[int, Kept]:
    """What is kept for a database: engines with and without the right to write share one pool."""
    assert isinstance(bind, Engine)
    with _opening:
        return _kept.setdefault(bind.pool, {})
