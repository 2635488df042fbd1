"""The index of a store, kept in memory and brought up to date by the store's news before every question.

Each process has its own. A kept answer or a few changed items are taken in at once; after a large import or a
new plan everything is read afresh, off the request path where `refresh_due` comes first.
"""

import threading
from dataclasses import dataclass, field, replace
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, Pool, select

from floorassist.find.search import StoreIndex, answer
from floorassist.find.upkeep_queries import Reading, caught_up, news_since, whole
from floorassist.storage import events
from floorassist.storage.due import alone
from floorassist.storage.schema import Store
from floorassist.storage.session import Database, StoreSession

LOOKED_AT = 5
NEARLY_AS_GOOD = 0.7


@dataclass
class Kept:
    """The reading that this process keeps of one store; the lock is held while it is renewed."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    reading: Reading | None = None


_kept: WeakKeyDictionary[Pool, dict[int, Kept]] = WeakKeyDictionary()
_opening = threading.Lock()
_refreshing = threading.Lock()


def store_index(session: StoreSession) -> StoreIndex:
    """Everything that can be found in the session's store, with all that was committed before it began.

    In a transaction that writes it is what was known before, since nothing uncommitted may be kept.
    """
    kept = _kept_of(_engine(session), session.info["store_id"])
    before = kept.reading
    if not _only_reads(session):
        return (before or whole(session)).index
    news = news_since(session, before.cursor) if before else None
    if before and news and news.changes_nothing:
        if news.cursor > before.cursor:
            with kept.lock:
                if kept.reading is before:
                    kept.reading = replace(before, cursor=news.cursor)
        return before.index
    with kept.lock:
        kept.reading = caught_up(session, kept.reading) if kept.reading else whole(session)
        return kept.reading.index


def likely_departments(session: StoreSession, words: str) -> frozenset[str]:
    """The departments that the words point to: those of the best few items; none where nothing is likely."""
    found = answer(store_index(session), words, LOOKED_AT)
    return frozenset(
        each.findable.department
        for each in found.results
        if each.findable and each.findable.department and each.score >= NEARLY_AS_GOOD
    )


def refresh_due(database: Database, now: datetime) -> None:  # noqa: ARG001 - the clock decides nothing here
    """The ticker's: reads what changed in a thread of its own, so that neither questions nor timers wait."""
    stale = [store_id for store_id in _in_use(database) if _is_stale(database, store_id)]
    if stale and _refreshing.acquire(blocking=False):
        threading.Thread(target=_refresh, args=(database, stale), name="find", daemon=True).start()


def _refresh(database: Database, stores: list[int]) -> None:
    try:
        for store_id in stores:
            with alone("the index of find of store %d", store_id), database.reading(store_id) as session:
                store_index(session)
    finally:
        _refreshing.release()


def _in_use(database: Database) -> list[int]:
    """The stores that this process was asked about; a single store counts from the start."""
    used = [store_id for store_id, kept in list(_stores_of(database.engine).items()) if kept.reading]
    if used:
        return used
    with database.surveying() as survey:
        stores = list(survey.scalars(select(Store.id).limit(2)))
    return stores if len(stores) == 1 else []


def _is_stale(database: Database, store_id: int) -> bool:
    reading = _kept_of(database.engine, store_id).reading
    if reading is None:
        return True
    with database.reading(store_id) as session:
        return events.cursor(session) > reading.cursor


def _kept_of(engine: Engine, store_id: int) -> Kept:
    return _stores_of(engine).setdefault(store_id, Kept())


def _stores_of(engine: Engine) -> dict[int, Kept]:
    """What is kept for a database: engines with and without the right to write share one pool."""
    with _opening:
        return _kept.setdefault(engine.pool, {})


def _engine(session: StoreSession) -> Engine:
    engine = session.get_bind()
    assert isinstance(engine, Engine)
    return engine


def _only_reads(session: StoreSession) -> bool:
    return bool(_engine(session).get_execution_options().get("read_only"))
