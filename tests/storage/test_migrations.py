"""Migrations: up, down and up again with data, on both databases; the models and the tables agree."""

from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from floorassist.app import create_app  # noqa: F401 - brings every feature's models
from floorassist.storage.migrate import current_revision, downgrade, migrate, newest_revision
from floorassist.storage.schema import Base, Store
from floorassist.storage.session import Database

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)


def tables(url):
    engine = create_engine(url)
    try:
        return set(inspect(engine).get_table_names()) - {"alembic_version", "sqlite_sequence"}
    finally:
        engine.dispose()


def test_up_down_and_up_again(empty_database_url):
    url = empty_database_url
    migrate(url, now=NOW)
    assert current_revision(url) == newest_revision()
    assert tables(url) == set(Base.metadata.tables)
    database = Database(url)
    with database.founding() as session:
        session.add(Store(name="Kept", created_at=NOW))
    database.close()
    downgrade(url, "base")
    assert tables(url) == set()
    migrate(url, now=NOW)
    assert tables(url) == set(Base.metadata.tables)


def test_the_migrations_make_exactly_what_the_models_say(empty_database_url):
    migrate(empty_database_url, now=NOW)
    engine = create_engine(empty_database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert differences == []


def test_a_second_migration_does_nothing(empty_database_url):
    assert migrate(empty_database_url, now=NOW) != []
    assert migrate(empty_database_url, now=NOW) == []


def test_a_backup_is_made_before_an_old_database_changes(tmp_path):
    url = f"sqlite:///{tmp_path / 'store.db'}"
    migrate(url, tmp_path / "backups", now=NOW)
    assert not (tmp_path / "backups").exists()
    downgrade(url, "base")
    first = newest_revision()
    pretend_to_be_at(url, "0000")
    with pytest.raises(Exception, match="0000"):
        migrate(url, tmp_path / "backups", now=NOW)
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [f"before-{first}-20260307-120000.db"]


def pretend_to_be_at(url, revision):
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{revision}')")
    engine.dispose()
