"""Reads of the draft: the document with its number, the changes since another number, who edits it now."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from floorassist.draft.changes import Change, Document, change_of, whole
from floorassist.draft.models import DraftChangeRow, DraftRow, EditorRow
from floorassist.draft.publication_models import PlanPublication
from floorassist.floor.models import PlanRevision
from floorassist.floor.queries import current_revision
from floorassist.people.models import Person
from floorassist.storage.schema import Store

MOST_TOLD, MOST_TEXT = 500, 24_000_000  # changes and letters at once; else the draft is loaded anew
EDITS_FOR = timedelta(seconds=60)  # after that an editor that says nothing is closed
FIRST_LEVEL = {"id": "ground", "name": "Ground floor", "ordinal": 0, "width": 40, "depth": 30}
LONGEST_NAME = 80


@dataclass(frozen=True)
class Draft:
    """The draft: the plan it goes on from, the one published now (0: none), its last change, its document.

    `seq` is 0 while nobody edited; the document is then the published plan, or one level without anything.
    """

    base_revision: int
    revision: int
    seq: int
    document: Document


@dataclass(frozen=True)
class Numbers:
    """The plan that the draft goes on from, and its last change; see `Draft`."""

    base_revision: int
    seq: int


@dataclass(frozen=True)
class By:
    """Who did it."""

    id: int
    name: str


@dataclass(frozen=True)
class Taken:
    """A change of the draft with its number; `by` is None for a program, and for somebody who is gone."""

    seq: int
    change: Change
    by: By | None
    at: datetime


@dataclass(frozen=True)
class Editor:
    """Somebody who has the editor open; `selection` are pairs of kind and id."""

    person: By
    level: str
    selection: list[list[str]]


def draft(session: Session) -> Draft:
    """The store's draft as it is now."""
    row, revision = row_of(session), current_revision(session)
    if row is None:
        return Draft(revision, revision, 0, document_of(session, revision))
    return Draft(row.base_revision, revision, row.seq, json.loads(row.document))


def document_of(session: Session, revision: int) -> Document:
    """The whole document of a published plan; for 0 that of a store where nothing stands yet."""
    found = select(PlanRevision.document).where(PlanRevision.number == revision)
    text = session.scalar(found) if revision else None
    if text is not None:
        return whole(json.loads(text))
    name = session.scalar(select(Store.name).where(Store.id == session.info["store_id"])) or ""
    name = " ".join("".join(one if one.isprintable() else " " for one in name).split())[:LONGEST_NAME].strip()
    start = {"name": name or "Store", "sketch": False, "address": {"template": "{aisle}-{bay}{side}"}}
    return whole(start | {"levels": [FIRST_LEVEL]})


def row_of(session: Session) -> DraftRow | None:
    """The draft's row, or None while nobody edited."""
    return session.scalar(select(DraftRow))


def numbers(session: Session) -> Numbers:
    """The draft's numbers without its document."""
    row = session.execute(select(DraftRow.base_revision, DraftRow.seq)).one_or_none()
    return Numbers(row.base_revision, row.seq) if row else Numbers(current_revision(session), 0)


def changes_since(session: Session, after: int) -> list[Taken] | None:
    """The changes after this number, oldest first; None when they are too many, or not all there any more."""
    now = numbers(session).seq
    length = select(func.sum(func.length(DraftChangeRow.edits))).where(DraftChangeRow.seq > after)
    if not 0 <= now - after <= MOST_TOLD or (session.scalar(length) or 0) > MOST_TEXT:
        return None
    rows = session.scalars(
        select(DraftChangeRow).where(DraftChangeRow.seq > after).order_by(DraftChangeRow.seq)
    ).all()
    if len(rows) != now - after:
        return None
    names = names_of(session, {row.by_id for row in rows if row.by_id})
    return [taken_of(row, names) for row in rows]


def taken_of(row: DraftChangeRow, names: Mapping[int, str]) -> Taken:
    """A row as a value."""
    change = change_of({"key": row.key, "label": row.label, "edits": json.loads(row.edits)})
    return Taken(row.seq, change, by_of(row.by_id, names), row.at)


def last_change(session: Session) -> DraftChangeRow | None:
    """The row of the newest change."""
    return session.scalar(select(DraftChangeRow).order_by(DraftChangeRow.seq.desc()).limit(1))


def known_keys(session: Session, keys: Iterable[str]) -> set[str]:
    """Those of these keys whose changes were taken already."""
    return set(session.scalars(select(DraftChangeRow.key).where(DraftChangeRow.key.in_(list(keys)))))


def editors(session: Session, now: datetime, *, but: int | None = None) -> list[Editor]:
    """Who has the editor open, by name; without one person."""
    rows = session.execute(
        select(EditorRow, Person.name)
        .join(Person, Person.id == EditorRow.person_id)
        .where(EditorRow.seen_at > now - EDITS_FOR, Person.revoked_at.is_(None))
        .order_by(Person.name, Person.id)
    ).all()
    return [
        Editor(By(row.person_id, name), row.level, json.loads(row.selection))
        for row, name in rows
        if row.person_id != but
    ]


def names_of(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """The names of these people, by id."""
    found = session.execute(select(Person.id, Person.name).where(Person.id.in_(list(ids))))
    return {row.id: row.name for row in found}


def by_of(person_id: int | None, names: Mapping[int, str]) -> By | None:
    """Who did it, if that is known."""
    return None if person_id is None or person_id not in names else By(person_id, names[person_id])


def scheduled_at(session: Session) -> datetime | None:
    """When the draft is going to be published; None while nobody said so, or when it was refused."""
    return session.scalar(select(PlanPublication.at).where(PlanPublication.refused == ""))


def edits_text(edits: list[dict[str, Any]]) -> str:
    """Edits as they are kept."""
    return json.dumps(edits, ensure_ascii=False, separators=(",", ":"))
