"""Statements that come with every ask, or several times a second: their wall is built once, where they stand.

A session walls in each statement anew, which takes five to ten times as long as the database needs for it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy import Delete, Row, Select, Update, bindparam, func, insert, text
from sqlalchemy.orm import Session

from floorassist.storage.schema import Scoped

STORE = "store_of_session"
WALLED = "floorassist_walled"
Kind = TypeVar("Kind", bound=Scoped)


class Read:
    """A `select` of columns, walled in by the store of the table `of`; what differs are its `bindparam`s.

    Every other table of such a read has to be joined to `of` by a key, or it would reach into other stores.
    """

    def __init__(self, query: Select[Any], of: type[Scoped]) -> None:
        here = of.store_id == bindparam(STORE)
        self._walled = query.where(here)
        # SQLite would rather use the index on the store, which tells nothing apart.
        self._hinted = query.where(func.likely(here))

    def rows(self, session: Session, **values: Any) -> list[Row[Any]]:
        """What the session's store has of it; what the session has not written yet counts."""
        session.flush()
        connection = session.connection()
        query = self._hinted if connection.dialect.name == "sqlite" else self._walled
        return list(connection.execute(query, {STORE: session.info["store_id"], **values}).all())


class Objects(Generic[Kind]):
    """A `select` of objects of the class `of`, walled in like a `Read`; each as the database has it now.

    What belongs to them has to be loaded with them, or it would be walled in anew.
    """

    def __init__(self, query: Select[tuple[Kind]], of: type[Kind]) -> None:
        walled = query.where(of.store_id == bindparam(STORE))
        self._query = walled.execution_options(**{WALLED: True, "populate_existing": True})

    def one(self, session: Session, **values: Any) -> Kind | None:
        """The one that the session's store has, or None."""
        found = session.execute(self._query, {STORE: session.info["store_id"], **values})
        return found.unique().scalar_one_or_none()


class Added:
    """Rows of the table `of` that are added without becoming objects of the session, all in one statement."""

    def __init__(self, of: type[Scoped]) -> None:
        self._insert = insert(of.__table__)  # type: ignore[attr-defined]

    def add(self, session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add these to the session's store, all with the same columns. What they point at is written."""
        here = {"store_id": session.info["store_id"]}
        session.connection().execute(self._insert, [{**row, **here} for row in rows])

    def one(self, session: Session, row: Mapping[str, Any]) -> int:
        """Add one, and return its id."""
        here = {"store_id": session.info["store_id"]}
        added = session.connection().execute(self._insert, {**row, **here})
        number: int = added.inserted_primary_key[0]  # type: ignore[index]
        return number


class Counted:
    """A row of the table `of` that is added, or counted up where one with the `same` columns is there: in one
    statement, so that two at once are two.
    """

    def __init__(self, of: type[Scoped], same: Sequence[str], count: str) -> None:
        table: Any = of.__table__  # type: ignore[attr-defined]
        columns = [column for column in table.columns if not column.primary_key]
        names = [column.name for column in columns]
        # Written out, as SQLAlchemy would put together an insert that may meet a row anew each time.
        added = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES (:{', :'.join(names)})"  # noqa: S608
        counted = f"ON CONFLICT ({', '.join(same)}) DO UPDATE SET {count} = {table.name}.{count} + 1"
        values = [bindparam(column.name, type_=column.type) for column in columns]
        self._either = text(f"{added} {counted}").bindparams(*values)

    def count(self, session: Session, row: Mapping[str, Any]) -> None:
        """Count this row of the session's store; it names every column but the id."""
        here = {"store_id": session.info["store_id"]}
        session.connection().execute(self._either, {**row, **here})


class Changed:
    """An `update` or `delete` of the table `of`, walled like a `Read`. No object of the session is told."""

    def __init__(self, change: Update | Delete, of: type[Scoped]) -> None:
        self._change = change.where(of.store_id == bindparam(STORE))

    def do(self, session: Session, **values: Any) -> None:
        """Do it in the session's store."""
        session.connection().execute(self._change, {STORE: session.info["store_id"], **values})
