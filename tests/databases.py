"""Databases for tests, made quickly: each test gets one that is as good as new.

It holds every table and no row, or the cast as well (tests/world.py). SQLite's is a file copied from a
template. PostgreSQL's is one database for each process of the suite, put back before each test: to make
and drop one takes fifty times as long.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

import floorassist
from floorassist.storage.migrate import use_write_ahead_log
from floorassist.storage.schema import Base
from tests.world import Cast, World

MOST_DEAD_ROWS = 5000  # they slow every look at the table; more, and PostgreSQL gets new files
ALONE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
ALONE += " AND pid <> pg_backend_pid()"
UNHINDERED = "SET LOCAL session_replication_role = replica"  # no foreign key asks; superusers may


class SqliteFiles:
    """Two files to copy: every table and no row, and with the cast."""

    def __init__(self, folder: Path) -> None:
        self.bare, self.staffed = folder / "bare.db", folder / "staffed.db"
        use_write_ahead_log(f"sqlite:///{self.bare}")
        make_tables(f"sqlite:///{self.bare}")
        shutil.copy(self.bare, self.staffed)
        self.cast = hired(folder, f"sqlite:///{self.staffed}")

    def fresh(self, path: Path, *, staffed: bool) -> str:
        """The address of a copy."""
        shutil.copy(self.staffed if staffed else self.bare, path)
        return f"sqlite:///{path}"


class PostgresDatabase:
    """One database on a server, which keeps the rows of the cast in a schema of its own beside the tables."""

    def __init__(self, server: str, name: str, folder: Path) -> None:
        self.server, self.name = server, name
        self.url = database_on(server, name)
        on_server(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}")
        make_tables(self.url)
        self.cast = hired(folder, self.url)
        self._engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        self._connection = self._engine.connect()
        self._tables = [f'"{table.name}"' for table in Base.metadata.sorted_tables]
        self._sequences = list(
            self._ask("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'")
        )
        self._run("CREATE SCHEMA fresh", *(f"CREATE TABLE fresh.{t} AS TABLE {t}" for t in self._tables))
        kept = [self._ask(f"SELECT EXISTS (SELECT FROM fresh.{t})")[0][0] for t in self._tables]
        self._kept = [table for table, has_rows in zip(self._tables, kept, strict=True) if has_rows]
        self._may_all = bool(self._ask("SELECT usesuper FROM pg_user WHERE usename = current_user")[0][0])
        self._dead = 0

    def fresh(self, *, staffed: bool) -> str:
        """The address, once the rows and the numbers that come next are as they were."""
        self._ask(ALONE)
        quick = self._may_all and self._dead < MOST_DEAD_ROWS
        delete = [UNHINDERED, *(f"DELETE FROM {table}" for table in self._tables)]
        empty = delete if quick else [f"TRUNCATE {', '.join(self._tables)}"]
        fill = [f"INSERT INTO {table} SELECT * FROM fresh.{table}" for table in self._kept if staffed]
        counts = self._run("BEGIN", *empty, *fill, *self._numbers(staffed), "COMMIT")
        self._dead = self._dead + sum(counts[2 : len(delete) + 1]) if quick else 0
        return self.url

    def drop(self) -> None:
        """Leave nothing on the server."""
        self._connection.close()
        self._engine.dispose()
        on_server(self.server, f"DROP DATABASE {self.name} WITH (FORCE)")

    def _numbers(self, staffed: bool) -> Iterator[str]:
        for sequence, last in self._sequences:
            used = staffed and last is not None
            yield f"SELECT setval('{sequence}', {last if used else 1}, {used})"

    def _ask(self, query: str) -> list[Any]:
        return list(self._connection.exec_driver_sql(query))

    def _run(self, *statements: str) -> list[int]:
        """Run all of them in one go; the number of rows of each."""
        cursor = self._connection.connection.cursor()
        cursor.execute("; ".join(statements))
        counts = [cursor.rowcount]
        while cursor.nextset():  # type: ignore[attr-defined]
            counts.append(cursor.rowcount)
        cursor.close()
        return counts


@contextmanager
def empty_postgres(server: str, name: str) -> Iterator[str]:
    """A new database without tables, gone afterwards."""
    on_server(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}")
    yield database_on(server, name)
    on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def hired(folder: Path, url: str) -> Cast:
    """Let the cast into this database, and remember who is who."""
    world = World(folder, url)
    world.close()
    return world.cast()


def database_on(server: str, name: str) -> str:
    """The address of a database of this server."""
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def on_server(server: str, *statements: str) -> None:
    """Run statements that no transaction may hold."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def make_tables(url: str) -> None:
    """Every table of every feature."""
    package = Path(floorassist.__file__).parent
    for models in sorted(package.glob("*/models.py")):
        import_module(f"floorassist.{models.parent.name}.models")
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    engine.dispose()
