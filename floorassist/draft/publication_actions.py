"""From the draft to the plan: now, or when its time comes; and back to an older plan."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from floorassist.catalog import home_queries as homes
from floorassist.draft import publication_queries as publications
from floorassist.draft import queries as drafts
from floorassist.draft import review_queries as reviews
from floorassist.draft.publication_models import PlanPublication
from floorassist.draft.reading import written
from floorassist.floor import queries as floor
from floorassist.floor.actions import publish_plan
from floorassist.floor.exchange import load
from floorassist.floor.models import PlanRevision
from floorassist.floor.parse import parse
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr, tr_many
from floorassist.web.errors import BadInput, Conflict, NotFound, Problem

LATEST = timedelta(days=366)
LONGEST_REASON = 500
UNSCHEDULED = mark("Nothing waits to be published.")


@dataclass(frozen=True)
class Wanted:
    """Publish the draft as it was after its change `seq`, over this revision; now, or at a moment (UTC)."""

    expected_revision: int
    seq: int
    at: datetime | None = None


class NotOut(Problem):
    """What was scheduled can't be published; `kept` is what the reason is made of, for whoever reads it."""

    def __init__(self, **reason: str | int) -> None:
        self.kept = json.dumps(reason)
        super().__init__(409, mark("Too late"), publications.refusal(self.kept))


def publish_draft(session: StoreSession, wanted: Wanted, *, by: int | None, now: datetime) -> int | datetime:
    """Publish the draft, the number of the new revision; or schedule it, when it will be.

    Raises Conflict (409, with both numbers each) where the plan or the draft is another one by now, and
    Problem (422, with `blockers`) where something has to be mended first.
    """
    events.take_turn(session)
    draft = drafts.draft(session)
    _expect(draft, wanted)
    if wanted.at is not None and not now < wanted.at <= now + LATEST:
        raise BadInput("at", tr("Choose a moment that is still to come, within a year."))
    review = reviews.review(session, now=now)
    if review.blockers or review.plan is None:
        raise _blocked(review)
    if not review.differs:
        raise BadInput("seq", tr("There is nothing to publish: the draft says what the published plan says."))
    session.execute(delete(PlanPublication))
    if wanted.at is not None:
        row = PlanPublication(document=written(draft.document), at=wanted.at, by_id=by, refused="")
        row.expected_revision, row.seq = wanted.expected_revision, wanted.seq
        session.add(row)
        _tell(session, now)
        return wanted.at
    return publish_plan(session, review.plan, expected_revision=wanted.expected_revision, by=by, now=now)


def unschedule(session: StoreSession, *, now: datetime) -> None:
    """Let nothing wait to be published any more; the draft stays."""
    events.take_turn(session)
    row = session.scalar(select(PlanPublication))
    if row is None:
        raise NotFound(tr(UNSCHEDULED))
    session.delete(row)
    session.flush()
    _tell(session, now)


def publish_scheduled(session: StoreSession, *, now: datetime) -> int | None:
    """Publish what waits for a time that has come, as it was checked; None where nothing does any more.

    Raises Problem where it cannot be published (see `refuse_scheduled`).
    """
    events.take_turn(session)
    row = _due(session, now)
    if row is None:
        return None
    plan, expected, by = parse(json.loads(row.document)), row.expected_revision, row.by_id
    current = floor.current_revision(session)
    if current != expected:
        raise NotOut(revision=current, expected=expected)
    before, after = floor.spots(session), reviews.spots_after(session, plan)
    lost = homes.homeless(session, before, after) if before else []
    if lost:
        raise NotOut(**asdict(lost[0]))
    session.delete(row)
    session.flush()
    return publish_plan(session, plan, expected_revision=expected, by=by, now=now)


def refuse_scheduled(session: StoreSession, why: str, *, now: datetime) -> None:
    """Note why what was scheduled could not be published; supervisors see it, and nothing tries again."""
    events.take_turn(session)
    row = _due(session, now)
    if row is not None:
        row.refused = why[:LONGEST_REASON]
        session.flush()
        _tell(session, now)


def restore(
    session: StoreSession, number: int, *, expected_revision: int, by: int | None, now: datetime
) -> int:
    """Publish an older revision anew; the number of the new one. The draft stays and goes on from it."""
    events.take_turn(session)
    current = floor.current_revision(session)
    text = session.scalar(select(PlanRevision.document).where(PlanRevision.number == number))
    if text is None:
        raise NotFound(
            tr("This store has no revision {number} of the plan. Choose one of the list.", number=number)
        )
    if number == current == expected_revision:
        raise Conflict(tr("Revision {number} is the plan that holds now.", number=number), revision=current)
    plan = load(text)
    before, after = floor.spots(session), reviews.spots_after(session, plan)
    lost = homes.homeless(session, before, after) if before and current == expected_revision else []
    if lost:
        blockers = [reviews.homeless_remark(one) for one in lost]
        raise _blocked(reviews.Review(None, blockers, [], differs=True))
    return publish_plan(
        session, plan, expected_revision=expected_revision, restored_from=number, by=by, now=now
    )


def _expect(draft: drafts.Draft, wanted: Wanted) -> None:
    if (draft.revision, draft.seq) == (wanted.expected_revision, wanted.seq):
        return
    numbers = {"expected_revision": wanted.expected_revision, "revision": draft.revision}
    numbers |= {"expected_seq": wanted.seq, "seq": draft.seq}
    if draft.revision != wanted.expected_revision:
        said = tr(
            "The plan is at revision {revision} by now, not {expected}.",
            revision=draft.revision,
            expected=wanted.expected_revision,
        )
    else:
        said = tr("Somebody changed the draft meanwhile.")
    raise Conflict(f"{said} {tr('Look at what would change, then publish again.')}", **numbers)


def _blocked(review: reviews.Review) -> Problem:
    first = review.blockers[0]
    more = len(review.blockers) - 1
    errors = [{"field": one.name, "detail": one.detail} for one in review.blockers]
    blockers = [reviews.remark_json(one) for one in review.blockers]
    detail = tr("{name}: {detail}", name=first.name, detail=first.detail)
    if more:
        detail = f"{detail} {tr_many('And {n} more.', 'And {n} more.', more)}"
    return Problem(422, mark("Not ready to be published"), detail, errors=errors, blockers=blockers)


def _due(session: StoreSession, now: datetime) -> PlanPublication | None:
    return session.scalar(
        select(PlanPublication).where(PlanPublication.at <= now, PlanPublication.refused == "")
    )


def _tell(session: StoreSession, now: datetime) -> None:
    """Whoever has the editor open reads anew when the draft goes out, and whether it could."""
    events.record(session, events.SUPERVISORS, "plan.scheduled", {}, now=now)
