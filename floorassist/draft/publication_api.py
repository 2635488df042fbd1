"""From the draft to the plan: checks, comparison, publication, revisions; JSON under /api/plan."""

import logging
from datetime import datetime

from floorassist.draft import publication_actions as actions
from floorassist.draft import publication_queries as publications
from floorassist.draft import publication_views_api as views
from floorassist.draft import queries as drafts
from floorassist.draft import review_queries as reviews
from floorassist.draft import revision_queries as revisions
from floorassist.draft import views_api as draft_views
from floorassist.draft.compare import differences
from floorassist.translation import tr
from floorassist.web import access
from floorassist.web.errors import NotFound
from floorassist.web.openapi import Api

api = Api("publication")
log = logging.getLogger(__name__)


@api.get("/plan/draft/check", answers=views.CheckView, role="supervisor")
def check_draft() -> views.CheckView:
    """What keeps the draft from being published, and what to know before it is."""
    with access.reading() as session:
        draft, found = drafts.draft(session), reviews.review(session, now=access.now())
    return views.CheckView(
        revision=draft.revision,
        seq=draft.seq,
        differs=found.differs,
        blockers=[views.remark_view(one) for one in found.blockers],
        warnings=[views.remark_view(one) for one in found.warnings],
    )


@api.get("/plan/draft/comparison", answers=views.ComparisonView, role="supervisor")
def compare_draft() -> views.ComparisonView:
    """What publishing the draft would change, object by object."""
    with access.reading() as session:
        draft = drafts.draft(session)
        found = differences(drafts.document_of(session, draft.revision), draft.document)
    return views.comparison_view(draft.revision, draft.seq, found)


@api.get("/plan/draft/publication", answers=views.ScheduledView, role="supervisor")
def get_publication() -> views.ScheduledView:
    """What waits to be published, or why it could not be when its time came."""
    with access.reading() as session:
        found = publications.scheduled(session)
        names = drafts.names_of(session, [found.by]) if found and found.by else {}
    if found is None:
        raise NotFound(tr(actions.UNSCHEDULED))
    return views.ScheduledView(
        scheduled_at=found.at,
        expected_revision=found.expected_revision,
        seq=found.seq,
        by=draft_views.by_view(drafts.by_of(found.by, names)),
        refused=found.refused or None,
    )


@api.post(
    "/plan/draft/publication",
    body=views.NewPublication,
    answers=views.PublicationView,
    status=201,
    role="supervisor",
)
def post_publication(body: views.NewPublication) -> views.PublicationView:
    """Publish the draft, or with `at` schedule that: what is published then is what was checked now."""
    caller, now = access.current(), access.now()
    wanted = actions.Wanted(body.expected_revision, body.seq, body.moment)
    with access.writing() as session:
        done = actions.publish_draft(session, wanted, by=caller.person_id, now=now)
    if isinstance(done, datetime):
        log.info("plan scheduled for %s", done.isoformat())
        return views.PublicationView(revision=None, scheduled_at=done)
    log.info("plan published from the draft: revision %d", done)
    return views.PublicationView(revision=done, scheduled_at=None)


@api.delete("/plan/draft/publication", role="supervisor")
def delete_publication() -> None:
    """Let nothing wait to be published any more; the draft stays."""
    with access.writing() as session:
        actions.unschedule(session, now=access.now())


@api.get("/plan/revisions", answers=views.RevisionsView, role="supervisor")
def get_revisions() -> views.RevisionsView:
    """Every published revision of the plan, the newest first."""
    with access.reading() as session:
        found = revisions.revisions(session)
    return views.RevisionsView(revisions=[views.revision_view(one) for one in found])


@api.get("/plan/revisions/<int:number>", answers=views.RevisionDocumentView, role="supervisor")
def get_revision(number: int) -> views.RevisionDocumentView:
    """A revision with its plan in the native format."""
    with access.reading() as session:
        found = revisions.revisions(session, number)
        document = revisions.document(session, number)
    if not found or document is None:
        raise _no_revision(number)
    return views.RevisionDocumentView(**views.revision_view(found[0]).model_dump(), plan=document)


@api.get(
    "/plan/revisions/<int:number>/comparison",
    query=views.Other,
    answers=views.ComparisonView,
    role="supervisor",
)
def compare_revision(number: int, query: views.Other) -> views.ComparisonView:
    """What this revision changed, beside the one before it or the one in `with`."""
    other = number - 1 if query.other is None else query.other
    with access.reading() as session:
        documents = [revisions.document(session, each) for each in (other, number)]
        seq = drafts.numbers(session).seq
    for each, document in zip((other, number), documents, strict=True):
        if document is None:
            raise _no_revision(each)
    before, after = documents
    return views.comparison_view(number, seq, differences(before or {}, after or {}))


@api.post(
    "/plan/revisions/<int:number>/restoration",
    body=views.Restoration,
    answers=views.PublicationView,
    status=201,
    role="supervisor",
)
def restore_revision(number: int, body: views.Restoration) -> views.PublicationView:
    """Publish an older revision anew, as the newest one; nothing between is lost."""
    caller, now = access.current(), access.now()
    with access.writing() as session:
        revision = actions.restore(
            session, number, expected_revision=body.expected_revision, by=caller.person_id, now=now
        )
    log.info("plan restored from revision %d: revision %d", number, revision)
    return views.PublicationView(revision=revision, scheduled_at=None)


def _no_revision(number: int) -> NotFound:
    return NotFound(
        tr("This store has no revision {number} of the plan. Choose one of the list.", number=number)
    )
