"""Databases and the cast. With FLOORASSIST_TEST_POSTGRES, whatever needs a database runs on both engines.

Its value is the address of a server on which databases may be made, or "own" to start one for this run.
"""

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

import floorassist
from floorassist.storage.migrate import use_write_ahead_log
from floorassist.storage.schema import Base
from tests import profiles, servers
from tests.world import World

POSTGRES = os.environ.get("FLOORASSIST_TEST_POSTGRES", "")
ENGINES = ["sqlite", "postgres"] if POSTGRES else ["sqlite"]
TEMPLATE = "floorassist_template"
numbers = itertools.count(1)
profiles.load()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    use_write_ahead_log(f"sqlite:///{path}")
    make_tables(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_server(worker: str) -> Iterator[str]:
    """A PostgreSQL with a database that has every table and no row."""
    with ExitStack() as stack:
        url = stack.enter_context(servers.postgres()) if POSTGRES == "own" else POSTGRES
        server = make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        template = f"{TEMPLATE}_{worker}"
        on_server(server, f"DROP DATABASE IF EXISTS {template} WITH (FORCE)", f"CREATE DATABASE {template}")
        make_tables(database_on(server, template))
        yield server
        on_server(server, f"DROP DATABASE {template} WITH (FORCE)")


@pytest.fixture(scope="session")
def worker() -> str:
    """Which of the processes that share the tests this is."""
    return os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with every table and no row, on each engine in turn."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "floorassist.db")
        yield f"sqlite:///{tmp_path / 'floorassist.db'}"
    else:
        yield from fresh_postgres(request, f"TEMPLATE {TEMPLATE}_{request.getfixturevalue('worker')}")


@pytest.fixture(params=ENGINES)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables, on each engine in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        yield from fresh_postgres(request, "")


@pytest.fixture
def world(database_url: str, tmp_path: Path) -> Iterator[World]:
    """A store with Ada, Ben, Sue and Rex, and another one elsewhere; see tests/world.py."""
    world = World(tmp_path, database_url)
    yield world
    world.close()


def fresh_postgres(request: pytest.FixtureRequest, how: str) -> Iterator[str]:
    """A database of its own on the server, gone afterwards."""
    server, worker = request.getfixturevalue("postgres_server"), request.getfixturevalue("worker")
    name = f"floorassist_{worker}_{next(numbers)}"
    on_server(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} {how}")
    yield database_on(server, name)
    on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


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
