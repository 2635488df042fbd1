"""What changes the draft: taking changes, throwing it away, bringing it back, going on from a new plan."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from floorassist.draft import queries as drafts
from floorassist.draft.changes import (
    Change,
    Conflict,
    Document,
    Edit,
    applied,
    between,
    edits_json,
    fitting,
    inverse,
    same,
    whole,
)
from floorassist.draft.models import DraftChangeRow, DraftRow
from floorassist.draft.reading import excess, written
from floorassist.floor.exchange import document as native
from floorassist.floor.facts import PlanPublished
from floorassist.floor.parse import parse
from floorassist.floor.queries import current_revision
from floorassist.floor.reading import PlanRefused
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr
from floorassist.web.errors import Conflict as TooLate
from floorassist.web.errors import Problem

CHANGE, THROWN, FOLLOWED = "change", "thrown", "followed"
KEPT_FOR = timedelta(days=30)
FORGET_EVERY = 200  # changes


@dataclass
class Outcome:
    """What became of changes: the keys of those that are in, and the first one that did not fit, with why."""

    taken: list[str] = field(default_factory=list)
    refused: str | None = None
    conflicts: tuple[Conflict, ...] = ()


def take_changes(
    session: StoreSession, changes: Sequence[Change], *, by: int | None, now: datetime
) -> Outcome:
    """Put these changes into the draft in their order, up to the first that does not fit.

    One that is in already (by its key) counts as taken. The changes are tidy and without faults. Raises
    Problem (422) where the plan would become too large, and none of them is in then.
    """
    events.take_turn(session)
    row, outcome = drafts.row_of(session), Outcome()
    document = drafts.draft(session).document
    known = drafts.known_keys(session, [one.key for one in changes])
    fresh: list[Change] = []
    for change in changes:
        if change.key not in known:
            found = applied(document, change)
            if isinstance(found, tuple):
                outcome.refused, outcome.conflicts = change.key, found
                break
            document = found
            fresh.append(change)
            known.add(change.key)
        outcome.taken.append(change.key)
    if fresh:
        _keep(session, row or _new(session), document, [(one, CHANGE) for one in fresh], by, now)
    return outcome


def throw_away(session: StoreSession, *, by: int | None, now: datetime) -> int:
    """Let the draft be the published plan again, as one change more; the number of the last change."""
    events.take_turn(session)
    row = drafts.row_of(session)
    if row is None:
        return 0
    revision = current_revision(session)
    published = drafts.document_of(session, revision)
    edits = between(json.loads(row.document), published)
    row.base_revision = revision
    if edits:
        change = Change(_key(), "Draft thrown away", edits)
        _keep(session, row, published, [(change, THROWN)], by, now)
    return row.seq


def bring_back(session: StoreSession, *, by: int | None, now: datetime) -> int:
    """Take back that the draft was thrown away, while nothing was done since; the number of the last change.

    Raises Conflict of the web (409) where there is nothing to bring back.
    """
    events.take_turn(session)
    row, last = drafts.row_of(session), drafts.last_change(session)
    if row is None or last is None or last.what != THROWN:
        raise TooLate(tr("There is no draft to bring back: none was thrown away, or it was edited since."))
    thrown = drafts.taken_of(last, {}).change
    change = Change(_key(), "Draft brought back", inverse(thrown).edits)
    document = applied(json.loads(row.document), change)
    if isinstance(document, tuple):
        raise TooLate(tr("The draft can't be brought back: another plan was published since."))
    _keep(session, row, document, [(change, CHANGE)], by, now)
    return row.seq


def follow_publication(session: Session, fact: PlanPublished, *, now: datetime) -> None:
    """The reaction to a published plan: the draft goes on from it.

    After its own publication that changes nothing but the spelling. Where the plan came from elsewhere, what
    is new in it joins the draft, except where that says otherwise, or would become larger than a plan may
    be: that shows when it is published.
    """
    row = drafts.row_of(session)
    if row is None:
        return
    own, new = json.loads(row.document), drafts.document_of(session, fact.revision)
    if _published_of(own, new):
        edits: tuple[Edit, ...] = between(own, new)
    else:
        edits = fitting(own, between(drafts.document_of(session, row.base_revision), new))
    row.base_revision = fact.revision
    session.flush()
    change = Change(_key(), f"Revision {fact.revision} was published", edits)
    document = applied(own, change)
    if edits and isinstance(document, dict) and not excess(document, written(document)):
        _keep(session, row, document, [(change, FOLLOWED)], None, now)
    _forget(session, row.seq, now)


def _published_of(own: Document, new: Document) -> bool:
    """Whether the published document says what the draft's does."""
    try:
        return same(whole(native(parse(own))), new)
    except PlanRefused:
        return False


def _new(session: Session) -> DraftRow:
    revision = current_revision(session)
    row = DraftRow(base_revision=revision, seq=0, document="")
    session.add(row)
    return row


def _keep(
    session: Session,
    row: DraftRow,
    document: Document,
    changes: Sequence[tuple[Change, str]],
    by: int | None,
    now: datetime,
) -> None:
    """Write the document that these changes made, each change with its number, and the news of it."""
    text = written(document)
    too_much = excess(document, text)
    if too_much:
        last = changes[-1][0].key
        raise Problem(422, mark("Too much for a plan"), too_much, refused=last)
    row.document, before = text, row.seq
    for change, what in changes:
        row.seq += 1
        session.add(
            DraftChangeRow(
                seq=row.seq,
                key=change.key,
                label=change.label,
                what=what,
                edits=drafts.edits_text(edits_json(change.edits)),
                by_id=by,
                at=now,
            )
        )
    session.flush()
    if row.seq // FORGET_EVERY != before // FORGET_EVERY:
        _forget(session, row.seq, now)
    events.record(session, events.SUPERVISORS, "draft.changed", {"seq": row.seq}, now=now)


def _forget(session: Session, seq: int, now: datetime) -> None:
    """Let go of changes that are 30 days old, but for the last ones."""
    past = delete(DraftChangeRow).where(
        DraftChangeRow.seq <= seq - drafts.MOST_TOLD, DraftChangeRow.at < now - KEPT_FOR
    )
    session.execute(past.execution_options(synchronize_session=False))


def _key() -> str:
    return str(uuid.uuid4())
