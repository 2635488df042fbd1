"""The record of an import: begun, how far it is, how it ended, taken back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from floorassist.catalog import bulk_actions, import_queries
from floorassist.catalog.changes import Changes
from floorassist.catalog.facts import ItemsChanged
from floorassist.catalog.models import CatalogImport, ImportChange
from floorassist.catalog.placement_actions import end_all_checked
from floorassist.catalog.placing_actions import resolve_placements
from floorassist.catalog.reading import Opened
from floorassist.catalog.rows import RowError
from floorassist.catalog.where import PlanPlaces
from floorassist.floor import queries as floor
from floorassist.kept_text import later
from floorassist.storage import events
from floorassist.storage.facts import react
from floorassist.storage.session import StoreSession, take_time
from floorassist.translation import mark, tr
from floorassist.web.errors import Conflict, NotFound

SILENT_FOR = timedelta(seconds=60)
KEPT_REMARKS = 1_000
STOPPED = mark("The server stopped in the middle, and nothing was changed. Send the file again.")


@dataclass(frozen=True)
class Outcome:
    """What a file changes, what its items were before (see befores), and what is wrong with its rows."""

    found: Changes
    before: Sequence[dict[str, Any]]
    rows: int
    errors: Sequence[RowError]
    warnings: Sequence[RowError]


def begin_import(
    session: StoreSession, file: Opened, *, dry_run: bool, person_id: int | None, now: datetime
) -> int:
    """Record that an import begins; its id. Raises Conflict while another one runs."""
    events.take_turn(session)
    running = session.scalar(select(CatalogImport.filename).where(CatalogImport.state == "running"))
    if running:
        raise Conflict(
            tr("The import of {running} is still running. Wait until it is done.", running=running)
        )
    record = CatalogImport(
        filename=file.filename[:200],
        state="running",
        dry_run=dry_run,
        rows=file.sheet.at_most,
        columns=[{"from": one.heading, "to": one.field} for one in file.columns.shown],
        person_id=person_id,
        started_at=now,
        alive_at=now,
    )
    session.add(record)
    session.flush()
    return record.id


def keep_alive(session: StoreSession, import_id: int, done_rows: int, *, now: datetime) -> None:
    """How far a running import is. Raises Conflict if it has been given up."""
    record = _running(session, import_id)
    record.done_rows, record.alive_at = done_rows, now


def end_import(
    session: StoreSession, import_id: int, outcome: Outcome, places: PlanPlaces, *, now: datetime
) -> None:
    """Write the changes, unless it is a dry run, and what came of it."""
    record = _running(session, import_id)
    found = outcome.found
    if not record.dry_run:
        # Only the last import can be undone, so only its journal is kept.
        session.execute(delete(ImportChange).execution_options(synchronize_session=False))
        touched = bulk_actions.write_changes(
            session, import_id, found.changes, outcome.before, places, now=now
        )
        bulk_actions.settle_changes(session, found.changes)
        _tell(session, import_id, touched, now)
        if places.are_outdated_by(floor.spots(session)):
            resolve_placements(session, touched)
    record.state = "checked" if record.dry_run else "done"
    record.rows = record.done_rows = outcome.rows
    record.created = found.created
    record.updated = len(found.changes) - found.created
    record.unchanged = found.unchanged
    record.errors, record.errors_total = _kept(outcome.errors), len(outcome.errors)
    record.warnings, record.warnings_total = _kept(outcome.warnings), len(outcome.warnings)
    record.alive_at = record.ended_at = now


def fail_import(session: StoreSession, import_id: int, error: RowError, *, now: datetime) -> None:
    """Record that nothing came of it, and why."""
    record = _running(session, import_id)
    record.state, record.ended_at = "failed", now
    record.errors, record.errors_total = _kept([error]), 1


def give_up_silent(session: StoreSession, *, now: datetime) -> None:
    """Fail imports whose process has died: they have given no sign of life for a minute."""
    dead = select(CatalogImport).where(
        CatalogImport.state == "running", CatalogImport.alive_at < now - SILENT_FOR
    )
    for record in session.scalars(dead.with_for_update(skip_locked=True)):
        record.state, record.ended_at = "failed", now
        record.errors, record.errors_total = _kept([RowError(0, "", later(STOPPED))]), 1


def undo_import(session: StoreSession, import_id: int, *, now: datetime) -> None:
    """Put the catalog back to what it was before the last import. Raises NotFound or Conflict."""
    take_time(session)
    record = session.get(CatalogImport, import_id, with_for_update=True)
    if record is None:
        raise NotFound(tr("There is no import {import_id} in this store.", import_id=import_id))
    if session.scalar(select(CatalogImport.id).where(CatalogImport.state == "running")):
        raise Conflict(tr("An import is running. Wait until it is done."))
    if import_queries.undoable_id(session) != import_id:
        raise Conflict(tr("Only the last import can be undone, and only once."))
    touched = bulk_actions.take_back(session, import_id)
    record.state, record.ended_at = "undone", now
    _tell(session, import_id, touched, now)


def _running(session: StoreSession, import_id: int) -> CatalogImport:
    record = session.get(CatalogImport, import_id, with_for_update=True)
    if record is None or record.state != "running":
        raise Conflict(tr("This import was given up. Send the file again."))
    return record


def _tell(session: StoreSession, import_id: int, item_ids: tuple[int, ...], now: datetime) -> None:
    if item_ids:
        react(session, ItemsChanged(import_id, item_ids), now=now)
        events.record(session, events.STORE, "items.changed", {"import": import_id}, now=now)
        end_all_checked(session, now)


def _kept(remarks: Sequence[RowError]) -> list[dict[str, object]]:
    """The first of them in the order of the rows."""
    return [asdict(one) for one in sorted(remarks, key=lambda one: one.row)[:KEPT_REMARKS]]
