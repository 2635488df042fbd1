"""Importing a file of items: read and compared without holding the database, written in one transaction."""

import gc
import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select

from floorassist.catalog import import_actions, stored_queries
from floorassist.catalog.changes import changes
from floorassist.catalog.models import CatalogImport
from floorassist.catalog.reading import FileError, Opened, Reading, opened, read
from floorassist.catalog.rows import RowError
from floorassist.catalog.where import PlanPlaces, off_plan
from floorassist.clock import Clock
from floorassist.floor import queries as floor
from floorassist.kept_text import LATER, later, said
from floorassist.storage.due import in_each_store
from floorassist.storage.session import Database, take_time
from floorassist.translation import mark, speaking
from floorassist.web.errors import Conflict

log = logging.getLogger(__name__)
Progress = Callable[[int, int], None]
BROKEN = mark("Something broke on our side, and nothing was changed. Try again, or send fewer rows at once.")


def silent(done: int, of: int) -> None:
    """Tells nobody how far an import is."""


def import_items(
    database: Database,
    store_id: int,
    content: bytes,
    filename: str,
    *,
    clock: Clock,
    dry_run: bool = False,
    progress: Progress = silent,
) -> int:
    """Import a file from beginning to end; the import's id. Raises one of FileError if it cannot be opened.

    `progress(done, of)` hears how many rows are read. What goes wrong later is in the import's record.
    """
    file = opened(content, filename)
    import_id = begin(database, store_id, file, clock=clock, dry_run=dry_run)
    carry_out(database, store_id, import_id, file, clock=clock, progress=progress)
    return import_id


def begin(
    database: Database,
    store_id: int,
    file: Opened,
    *,
    clock: Clock,
    dry_run: bool = False,
    person_id: int | None = None,
) -> int:
    """Record that an opened file is going to be imported; the import's id."""
    now = clock()
    with database.writing(store_id) as session:
        import_actions.give_up_silent(session, now=now)
        return import_actions.begin_import(session, file, dry_run=dry_run, person_id=person_id, now=now)


def carry_out(
    database: Database,
    store_id: int,
    import_id: int,
    file: Opened,
    *,
    clock: Clock,
    progress: Progress = silent,
) -> None:
    """Read, compare and write an import that has begun; it always ends as checked, done or failed.

    One that was given up meanwhile, because it seemed dead, writes nothing.
    """

    def told(done: int) -> None:
        with database.writing(store_id) as session:
            import_actions.keep_alive(session, import_id, done, now=clock())
        progress(done, file.sheet.at_most)

    try:
        with speaking(LATER):  # what is wrong with the file is kept, and said to whoever reads it
            reading = read(file, told)
            told(reading.rows)
            _write(database, store_id, import_id, reading, clock)
        progress(reading.rows, reading.rows)
    except FileError as error:
        _fail(database, store_id, import_id, RowError(getattr(error, "row", 0) or 0, "", str(error)), clock())
    except Conflict as error:
        log.warning("import %s of store %s: %s", import_id, store_id, said(str(error)))
    except Exception:
        log.exception("the import %s of store %s broke", import_id, store_id)
        _fail(database, store_id, import_id, RowError(0, "", later(BROKEN)), clock())


def imports_due(database: Database, now: datetime) -> None:
    """The ticker's: imports whose process has died are told as failed."""
    silent_since = now - import_actions.SILENT_FOR
    dead = select(CatalogImport.store_id).where(
        CatalogImport.state == "running", CatalogImport.alive_at < silent_since
    )
    with database.surveying() as session:
        stores = session.scalars(dead.distinct()).all()
    in_each_store(
        database, stores, "imports", lambda session: import_actions.give_up_silent(session, now=now)
    )


def _write(database: Database, store_id: int, import_id: int, reading: Reading, clock: Clock) -> None:
    """Compare with what is there, then write. One import runs at a time, so nothing else writes between."""
    with database.reading(store_id) as session:
        take_time(session)
        found = changes(reading.items, stored_queries.known_items(session))
        before = stored_queries.befores(session, found.changes)
        unplaced = off_plan(reading.items.values(), floor.spots(session))
    warnings = (*reading.warnings, *found.warnings, *unplaced)
    outcome = import_actions.Outcome(found, before, reading.rows, reading.errors, warnings)
    # Or the collector walks the whole file's rows again and again while other writers wait.
    gc.freeze()
    try:
        with database.writing(store_id) as session:
            take_time(session)
            places = PlanPlaces(floor.spots(session))
            import_actions.end_import(session, import_id, outcome, places, now=clock())
    finally:
        gc.unfreeze()


def _fail(database: Database, store_id: int, import_id: int, error: RowError, now: datetime) -> None:
    with database.writing(store_id) as session:
        import_actions.fail_import(session, import_id, error, now=now)
