"""Reads that come with every ask, or several times a second: their wall is built once, where they stand."""

from typing import Any

from sqlalchemy import Row, Select, bindparam, func
from sqlalchemy.orm import Session

from floorassist.storage.schema import Scoped

STORE = "store_of_session"


class Read:
    """A `select` of columns, walled in by the store of the table `of`; what differs are its `bindparam`s.

    A session walls in each statement anew, which takes five times as long as the database needs for it. Every
    other table of such a read has to be joined to `of` by a key, or it would reach into other stores.
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
