"""Migrations: brings a database to the newest shape, with a backup before."""

from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from floorassist.storage.backup import back_up

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(url: str, backups: Path | None = None, *, now: datetime) -> list[str]:
    """Upgrade to the newest revision and return the revisions that were applied, oldest first.

    A SQLite database that is not new is copied into `backups` before anything changes.
    """
    before, head = current_revision(url), newest_revision()
    if before == head:
        return []
    database = make_url(url).database
    if before and backups and database and url.startswith("sqlite"):
        back_up(Path(database), backups / f"before-{head}-{now:%Y%m%d-%H%M%S}.db")
    if url.startswith("sqlite"):
        use_write_ahead_log(url)
    command.upgrade(configuration(url), "head")
    script = ScriptDirectory(str(MIGRATIONS))
    return [step.revision for step in script.iterate_revisions(head, before or "base")][::-1]


def downgrade(url: str, revision: str) -> None:
    """Go back to an older revision ("base" empties the database)."""
    command.downgrade(configuration(url), revision)


def current_revision(url: str) -> str | None:
    """The revision that the database is at; None when it is new."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def newest_revision() -> str:
    """The revision that this program needs."""
    head = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    assert head is not None, "the program ships without migrations"
    return head


def configuration(url: str) -> Config:
    """Alembic's configuration for this database."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


def use_write_ahead_log(url: str) -> None:
    """Set the journal mode once; workers racing to set it at start fail."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    finally:
        engine.dispose()
