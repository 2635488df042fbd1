"""The session that walls stores off, and the database that opens it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, event, func, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria
from sqlalchemy.orm.util import LoaderCriteriaOption

from floorassist.storage.engine import open_engine
from floorassist.storage.facts import Reactions
from floorassist.storage.read import WALLED
from floorassist.storage.schema import Scoped

CHUNK = 500  # ids in one look; SQLite takes 999 at least
BULK_LIMITS = {
    "statement_timeout": "10min",
    "idle_in_transaction_session_timeout": "10min",
    "lock_timeout": "1min",
}


class WallBreach(RuntimeError):
    """A statement or a row that would reach into another store: a fault of the program, never of a user."""


class StoreSession(Session):
    """A session of one store: it adds `store_id` to every statement and refuses to work without one."""


class Database:
    """Opens sessions. `on_news(store_id)` is called after each commit that recorded events."""

    def __init__(self, url: str, *, reactions: Reactions | None = None) -> None:
        self.engine = open_engine(url)
        self.reactions: Reactions = reactions or {}
        self.on_news: Callable[[int], None] = nobody_listens
        self._read_engine = self.engine.execution_options(read_only=True)
        embedded = self.engine.dialect.name == "sqlite"
        self._write_lock: Any = threading.RLock() if embedded else nullcontext()

    @contextmanager
    def writing(self, store_id: int) -> Iterator[StoreSession]:
        """One transaction that may write; committed at the end, rolled back on any exception."""
        session = StoreSession(self.engine, info=self._store(store_id))
        with self._write_lock, session, session.begin():
            yield session
        if session.info.get("news"):
            self.on_news(store_id)

    @contextmanager
    def reading(self, store_id: int) -> Iterator[StoreSession]:
        """One read-only transaction."""
        with StoreSession(self._read_engine, info=self._store(store_id)) as session:
            yield session

    @contextmanager
    def founding(self) -> Iterator[Session]:
        """A transaction across stores, for the few steps that come before a store is known."""
        with (
            self._write_lock,
            Session(self.engine, info={"reactions": self.reactions}) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def surveying(self) -> Iterator[Session]:
        """A read-only transaction across stores."""
        with Session(self._read_engine) as session:
            yield session

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """A read-only transaction across stores without a session, for the one statement that every call
        begins with.
        """
        with self._read_engine.connect() as connection:
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def _store(self, store_id: int) -> dict[str, Any]:
        return {"store_id": store_id, "reactions": self.reactions}


def take_time(session: Session) -> None:
    """Lift the limits on how long this transaction may take, for a bulk write that holds nobody up.

    PostgreSQL ends what takes long, lest a phone's call hang; an import of a large store is no call.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        for setting, limit in BULK_LIMITS.items():
            connection.exec_driver_sql(f"SET LOCAL {setting} = '{limit}'")


def nobody_listens(store_id: int) -> None:
    """What happens after a commit in a process without phones, such as a command."""


@event.listens_for(StoreSession, "do_orm_execute")
def _stay_in_the_store(state: ORMExecuteState) -> None:
    store_id = state.session.info["store_id"]
    if state.execution_options.get(WALLED):
        return
    if not state.is_orm_statement:
        raise WallBreach("plain SQL leaks past the wall between stores: use the mapped classes")
    if state.is_insert:
        _check_inserted(state, store_id)
    elif state.is_update and isinstance(state.parameters, list):
        _check_updated(state, store_id)
    else:
        wall = _wall_hinted if state.session.get_bind().dialect.name == "sqlite" else _wall
        state.statement = state.statement.options(wall(store_id))


@lru_cache(maxsize=256)
def _wall(store_id: int) -> LoaderCriteriaOption:
    return with_loader_criteria(Scoped, lambda cls: cls.store_id == store_id, include_aliases=True)


@lru_cache(maxsize=256)
def _wall_hinted(store_id: int) -> LoaderCriteriaOption:
    """SQLite would rather use the index on the store, which tells nothing apart, than the one on the ids."""
    return with_loader_criteria(
        Scoped, lambda cls: func.likely(cls.store_id == store_id), include_aliases=True
    )


def _check_updated(state: ORMExecuteState, store_id: int) -> None:
    """Bulk updates by primary key take no criteria, so the rows are looked at first."""
    mapper = state.bind_mapper
    if mapper is None or not issubclass(mapper.class_, Scoped):
        return
    rows: Any = state.parameters
    (key,) = mapper.primary_key
    for start in range(0, len(rows), CHUNK):
        ids = {row[mapper.get_property_by_column(key).key] for row in rows[start : start + CHUNK]}
        query = select(func.count()).where(key.in_(ids), mapper.class_.store_id == store_id)
        if state.session.connection().scalar(query) != len(ids):
            raise WallBreach(f"a {mapper.class_.__name__} of another store would be updated")


def _check_inserted(state: ORMExecuteState, store_id: int) -> None:
    mapper = state.bind_mapper
    if mapper is None or not issubclass(mapper.class_, Scoped):
        return
    rows: Any = state.parameters if isinstance(state.parameters, list) else [state.parameters or {}]
    if any(row.get("store_id") != store_id for row in rows):
        name = mapper.class_.__name__
        raise WallBreach(f"a {name} would be inserted into another store, or by values(), unchecked")


@event.listens_for(StoreSession, "before_flush")
def _write_in_the_store(session: Session, _context: UOWTransaction, _instances: object) -> None:
    store_id = session.info["store_id"]
    for row in (*session.new, *session.dirty):
        if isinstance(row, Scoped):
            if row.store_id is None:
                row.store_id = store_id
            if row.store_id != store_id:
                raise WallBreach(f"a {type(row).__name__} would be written into another store")
