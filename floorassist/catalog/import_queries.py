"""Imports as the desk and integrations see them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from pydantic import ConfigDict, Field
from sqlalchemy import select

from floorassist.catalog.models import CatalogImport
from floorassist.kept_text import all_said
from floorassist.people.models import Person
from floorassist.storage.session import StoreSession
from floorassist.web.openapi import Told

State = Literal["running", "checked", "done", "failed", "undone"]


class ColumnView(Told):
    """A heading of the file and the field it is read as; null for one that is not used."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)

    heading: str = Field(serialization_alias="from")
    field: str | None = Field(serialization_alias="to")


class RemarkView(Told):
    """What is wrong in a row; row 0 is the file as a whole."""

    row: int
    column: str
    detail: str


class ImportView(Told):
    """An import: how far it is while it runs, then what came of it.

    `errors` (rows left out) and `warnings` (rows kept) hold the first thousand each; the totals count all.
    `undoable` is true for the one import that can be undone.
    """

    id: int
    filename: str
    state: State
    dry_run: bool
    rows: int
    done_rows: int
    created: int
    updated: int
    unchanged: int
    columns: list[ColumnView]
    errors: list[RemarkView]
    warnings: list[RemarkView]
    errors_total: int
    warnings_total: int
    started_at: datetime
    ended_at: datetime | None
    by: str | None
    undoable: bool


def import_view(session: StoreSession, import_id: int) -> ImportView | None:
    """The import of this id."""
    record = session.get(CatalogImport, import_id)
    return _views(session, [record])[0] if record else None


def imports(session: StoreSession) -> list[ImportView]:
    """The newest twenty imports, newest first, with the first few remarks of each."""
    newest = select(CatalogImport).order_by(CatalogImport.id.desc()).limit(20)
    return _views(session, session.scalars(newest).all(), remarks=10)


def undoable_id(session: StoreSession) -> int | None:
    """The last import that wrote something, if it still stands."""
    written = select(CatalogImport.id, CatalogImport.state).where(CatalogImport.state.in_(("done", "undone")))
    last = session.execute(written.order_by(CatalogImport.id.desc()).limit(1)).one_or_none()
    return last.id if last and last.state == "done" else None


def _views(
    session: StoreSession, records: Sequence[CatalogImport], remarks: int | None = None
) -> list[ImportView]:
    people = {record.person_id for record in records if record.person_id}
    named = select(Person.id, Person.name).where(Person.id.in_(people))
    names = dict(session.execute(named).tuples().all()) if people else {}
    undoable = undoable_id(session)
    return [
        ImportView(
            id=record.id,
            filename=record.filename,
            state=record.state,  # type: ignore[arg-type] # only actions write it
            dry_run=record.dry_run,
            rows=record.rows,
            done_rows=record.done_rows,
            created=record.created,
            updated=record.updated,
            unchanged=record.unchanged,
            columns=[ColumnView(heading=one["from"], field=one["to"]) for one in record.columns],
            errors=[RemarkView(**all_said(one)) for one in record.errors[:remarks]],
            warnings=[RemarkView(**all_said(one)) for one in record.warnings[:remarks]],
            errors_total=record.errors_total,
            warnings_total=record.warnings_total,
            started_at=record.started_at,
            ended_at=record.ended_at,
            by=names.get(record.person_id or 0),
            undoable=record.id == undoable,
        )
        for record in records
    ]
