"""The draft for the editor: JSON under /api/plan/draft."""

import logging
from dataclasses import asdict
from typing import Any

from floorassist.draft import actions, presence_actions, reading
from floorassist.draft import backdrop_queries as pictures
from floorassist.draft import publication_queries as publications
from floorassist.draft import queries as drafts
from floorassist.draft import views_api as views
from floorassist.draft.changes import Change, Conflict
from floorassist.draft.naming import name_of
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr
from floorassist.web import access
from floorassist.web.errors import Conflict as TooLate
from floorassist.web.errors import Problem
from floorassist.web.openapi import Api

api = Api("draft")
log = logging.getLogger(__name__)

MANY_CONFLICTS, FAULTS_TOLD = 200, 50


@api.get("/plan/draft", answers=views.DraftView, role="supervisor")
def get_draft() -> views.DraftView:
    """The draft that supervisors share; while nobody edited, the published plan."""
    me, now = access.current().person_id, access.now()
    with access.reading() as session:
        found = drafts.draft(session)
        return views.DraftView(
            base_revision=found.base_revision,
            revision=found.revision,
            seq=found.seq,
            document=found.document,
            editors=[views.editor_view(one) for one in drafts.editors(session, now, but=me)],
            backdrops=[views.backdrop_view(one) for one in pictures.backdrops(session)],
            scheduled_at=drafts.scheduled_at(session),
            refused=publications.refused(session),
        )


@api.get("/plan/draft/changes", query=views.Since, answers=views.ChangesView, role="supervisor")
def get_changes(query: views.Since) -> views.ChangesView:
    """What was changed since; `fresh` says to load the draft anew instead."""
    with access.reading() as session:
        return views.ChangesView(**_since(session, query.after, ()))


@api.post(
    "/plan/draft/changes",
    body=views.NewChanges,
    answers=views.TakenView,
    role="supervisor",
)
def post_changes(body: views.NewChanges) -> views.TakenView:
    """Change the draft. The first change that does not fit is refused by its key, object by object (409)."""
    changes = [checked(one) for one in body.changes]
    by, now = access.current().person_id, access.now()
    with access.writing() as session:
        outcome = actions.take_changes(session, changes, by=by, now=now)
        told = _since(session, body.after, [one.key for one in changes])
        found = drafts.changes_since(session, body.after) if outcome.refused else None
    if outcome.refused:
        conflicts = [_conflict(one, found or []) for one in outcome.conflicts[:MANY_CONFLICTS]]
        log.info("draft: a change of %d objects was refused", len(outcome.conflicts))
        answer = views.TakenView(**told, taken=outcome.taken).model_dump(mode="json")
        raise TooLate(_said(conflicts[0]), refused=outcome.refused, conflicts=conflicts, **answer)
    return views.TakenView(**told, taken=outcome.taken)


@api.delete("/plan/draft", role="supervisor")
def delete_draft() -> None:
    """Throw the draft away: it is the published plan again. It can be brought back until the next change."""
    with access.writing() as session:
        actions.throw_away(session, by=access.current().person_id, now=access.now())


@api.post("/plan/draft/return", role="supervisor")
def return_draft() -> None:
    """Bring back the draft that was thrown away."""
    with access.writing() as session:
        actions.bring_back(session, by=access.current().person_id, now=access.now())


@api.post("/plan/draft/presence", body=views.Presence, answers=views.EditorsView, role="supervisor")
def post_presence(body: views.Presence) -> views.EditorsView:
    """I have the editor open: said every 20 s, and when I select something else. Forgotten after a minute."""
    me, now = access.person_id(), access.now()
    with access.writing() as session:
        presence_actions.edit_here(session, me, body.level, body.selection, now=now)
        return views.EditorsView(
            editors=[views.editor_view(one) for one in drafts.editors(session, now, but=me)]
        )


@api.delete("/plan/draft/presence", role="supervisor")
def delete_presence() -> None:
    """I closed the editor."""
    with access.writing() as session:
        presence_actions.leave(session, access.person_id(), now=access.now())


def checked(new: views.NewChange) -> Change:
    """The change ready to be tried; Problem (422) names the change and the object that no plan may have."""
    change = new.change()
    faults = reading.faults(change)
    if not faults:
        return reading.tidy(change)
    errors = [{"field": one.field, "detail": one.detail} for one in faults[:FAULTS_TOLD]]
    detail = tr(
        "{field}: {fault} Undo that change, or alter it, and save again.",
        field=faults[0].field,
        fault=faults[0].detail,
    )
    raise Problem(422, mark("That can't stand in a plan"), detail, errors=errors, refused=change.key)


def _since(session: StoreSession, after: int, but: list[str] | tuple[()]) -> dict[str, Any]:
    """What was changed after this number, without the changes of these keys."""
    found, keys = drafts.changes_since(session, after), set(but)
    now = drafts.numbers(session)
    shown = [views.change_view(one) for one in found or () if one.change.key not in keys]
    return {"base_revision": now.base_revision, "seq": now.seq, "changes": shown, "fresh": found is None}


def _conflict(one: Conflict, since: list[drafts.Taken]) -> dict[str, Any]:
    """A conflict with who changed the object last, where that is known."""
    touched = (
        each
        for each in reversed(since)
        if any((edit.kind, edit.id) == (one.kind, one.id) for edit in each.change.edits)
    )
    last = next(touched, None)
    return asdict(one) | {"by": asdict(last.by) if last and last.by else None}


def _said(conflict: dict[str, Any]) -> str:
    thing = name_of(conflict["kind"], conflict["theirs"] or conflict["base"] or conflict["mine"])
    gone, who = conflict["theirs"] is None, conflict["by"] and conflict["by"]["name"]
    if gone and who:
        what = tr("{what} is not there any more: {name} was there first.", what=thing, name=who)
    elif gone:
        what = tr("{what} is not there any more.", what=thing)
    elif who:
        what = tr("{what} is not as it was: {name} was there first.", what=thing, name=who)
    else:
        what = tr("{what} is not as it was.", what=thing)
    return f"{what} {tr('Keep yours or take theirs, then go on.')}"
