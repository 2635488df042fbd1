"""Databases and the cast. With FLOORASSIST_TEST_POSTGRES, whatever needs a database runs on both engines.

Its value is the address of a server on which databases may be made, or "own" to start one for this run.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from tests import profiles, servers, sparing
from tests.databases import PostgresDatabase, SqliteFiles, empty_postgres
from tests.world import Cast, World

POSTGRES = os.environ.get("FLOORASSIST_TEST_POSTGRES", "")
ENGINES = ["sqlite", "postgres"] if POSTGRES else ["sqlite"]
STAFFED = {"world", "story_world"}  # fixtures that find the cast in the database
profiles.load()
sparing.spare()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the other engine holds as well, but for the deep profile."""
    left_out = {item for item in items if profiles.PROFILE == "quick" and is_held_by_postgres(item)}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]


def is_held_by_postgres(item: pytest.Item) -> bool:
    """Nonsense that is sent to a route on SQLite: PostgreSQL takes smaller numbers and fewer signs."""
    told_on = getattr(item, "callspec", None)
    on_sqlite = told_on is not None and told_on.params.get("database_url") == "sqlite"
    return on_sqlite and bool(POSTGRES) and item.get_closest_marker("stricter_engine") is not None


def pytest_collection_finish() -> None:
    """Every module is there."""
    sparing.spare_what_stays()


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    """The files that every SQLite database is a copy of."""
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL on which databases may be made."""
    with ExitStack() as stack:
        url = stack.enter_context(servers.postgres()) if POSTGRES == "own" else POSTGRES
        yield make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgres_database(
    postgres_server: str, worker: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PostgresDatabase]:
    """The database of all tests of this process on PostgreSQL, one after the other."""
    name = f"floorassist_{worker}"
    database = PostgresDatabase(postgres_server, name, tmp_path_factory.mktemp("postgres"))
    yield database
    database.drop()


@pytest.fixture(scope="session")
def worker() -> str:
    """Which of the processes that share the tests this is."""
    return os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with every table and no row but those of the cast, on each engine in turn."""
    staffed = not STAFFED.isdisjoint(request.fixturenames)
    if request.param == "sqlite":
        files: SqliteFiles = request.getfixturevalue("sqlite_files")
        return files.fresh(tmp_path / "floorassist.db", staffed=staffed)
    database: PostgresDatabase = request.getfixturevalue("postgres_database")
    return database.fresh(staffed=staffed)


@pytest.fixture
def cast(request: pytest.FixtureRequest, database_url: str) -> Cast:
    """Who is who in a database that holds the cast."""
    kept = "sqlite_files" if database_url.startswith("sqlite") else "postgres_database"
    found: Cast = request.getfixturevalue(kept).cast
    return found


@pytest.fixture(params=ENGINES)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables, on each engine in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        server, worker = request.getfixturevalue("postgres_server"), request.getfixturevalue("worker")
        with empty_postgres(server, f"floorassist_{worker}_empty") as url:
            yield url


@pytest.fixture
def world(database_url: str, cast: Cast, tmp_path: Path) -> Iterator[World]:
    """A store with Ada, Ben, Sue and Rex, and another one elsewhere; see tests/world.py."""
    world = World(tmp_path, database_url, cast=cast)
    yield world
    world.close()
