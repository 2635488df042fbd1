"""The database engine: SQLite as one careful process, or PostgreSQL."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

PRAGMAS = ("synchronous=FULL", "busy_timeout=15000", "foreign_keys=ON")
POSTGRES_OPTIONS = (
    "-c statement_timeout=30s -c idle_in_transaction_session_timeout=30s -c lock_timeout=15s -c timezone=UTC"
)


def open_engine(url: str) -> Engine:
    """An engine whose every transaction is safe to read-then-write.

    SQLite begins with BEGIN IMMEDIATE (its default mode loses updates), or with BEGIN on a connection
    opened with the execution option `read_only`.
    """
    if not url.startswith("sqlite"):
        arguments = {"connect_timeout": 3, "options": POSTGRES_OPTIONS}
        return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=20, connect_args=arguments)
    engine = create_engine(url, pool_size=16, max_overflow=16, connect_args={"timeout": 15})
    event.listen(engine, "connect", prepare_sqlite)
    event.listen(engine, "begin", begin_sqlite)
    return engine


def prepare_sqlite(raw: Any, _record: object) -> None:
    """Settings of one new SQLite connection; WAL is set once, by migrate."""
    raw.isolation_level = None
    cursor = raw.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def begin_sqlite(connection: Connection) -> None:
    """Take the write lock at the start of every transaction that may write."""
    if connection.get_execution_options().get("read_only"):
        raw: Any = connection.connection.driver_connection
        raw.execute("BEGIN")  # it waits for nobody, so nothing has to be told of a failure
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
