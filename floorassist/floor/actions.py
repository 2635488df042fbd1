"""What changes the floor: publishing a plan, showing to be somewhere, being forgotten."""

import hashlib
from datetime import datetime
from typing import Protocol

from sqlalchemy import delete
from sqlalchemy.orm import Session

from floorassist.floor.check import faults
from floorassist.floor.exchange import dump
from floorassist.floor.facts import PersonSeen, PlanPublished
from floorassist.floor.ground import Ground
from floorassist.floor.models import PlanRevision, Sighting
from floorassist.floor.plan import Plan
from floorassist.floor.queries import Seen, current_revision, ground, spots
from floorassist.floor.reading import FAULTS_TOLD, Fault
from floorassist.floor.renaming_actions import keep_former_addresses
from floorassist.people.person_actions import hold
from floorassist.people.presence_queries import on_break, open_shifts
from floorassist.storage import events
from floorassist.storage.facts import react
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr, tr_many
from floorassist.web.errors import BadInput, Conflict, NotFound, Problem


class OfPerson(Protocol):
    """A fact about somebody."""

    @property
    def person_id(self) -> int:
        """Whom it is about."""


def publish_plan(
    session: Session,
    plan: Plan,
    *,
    expected_revision: int | None = None,
    restored_from: int | None = None,
    by: int | None,
    now: datetime,
) -> int:
    """Make this the store's plan; its number. Phones hear of it, placements follow in the same transaction.

    Refuses a plan with faults (422, each naming its object), one without a place at which something stands
    (422), and one that was made from another revision than `expected_revision` (409 with both numbers; 0
    expects that there is none). `restored_from` is the revision that it brings back.
    """
    events.take_turn(session)
    revision = current_revision(session)
    if expected_revision is not None and expected_revision != revision:
        raise _outrun(expected_revision, revision)
    told = faults(plan)
    if not told:
        told = Ground(plan).unreached()
    if told:
        raise plan_problem(told)
    before = ground(session)
    document = dump(plan)
    row = PlanRevision(number=revision + 1, document=document, digest=digest_of(document), published_at=now)
    row.by, row.restored_from = by, restored_from
    row.aisles, row.bays = len(plan.aisles), sum(1 for _ in plan.bays())
    session.add(row)
    session.flush()
    keep_former_addresses(session, before.plan if before else None, plan, now=now)
    events.record(session, events.STORE, "plan.published", {"revision": revision + 1}, now=now)
    react(session, PlanPublished(revision + 1, before.spots if before else None), now=now)
    return revision + 1


def _outrun(expected: int, revision: int) -> Conflict:
    """Somebody else published meanwhile."""
    detail = tr(
        "The plan is at revision {revision} by now; this one was made from {expected_revision}. "
        "Load the plan again and make the change there.",
        revision=revision,
        expected_revision=expected,
    )
    return Conflict(detail, expected_revision=expected, revision=revision)


def digest_of(document: str) -> str:
    """What tells the text of a plan from every other one."""
    return hashlib.sha256(document.encode()).hexdigest()


def plan_problem(told: list[Fault] | tuple[Fault, ...]) -> Problem:
    """The faults of a plan as one problem; the first 50 are listed."""
    errors = [{"field": fault.field, "detail": fault.detail} for fault in told[:FAULTS_TOLD]]
    detail = f"{told[0].field}: {told[0].detail}"
    if len(told) > 1:
        more = tr_many("And {n} more.", "And {n} more.", len(told) - 1)
        detail = tr("{first} {second}", first=detail, second=more)
    return Problem(422, mark("This plan has faults"), detail, errors=errors)


def see_at_spot(session: StoreSession, person_id: int, spot: str, *, now: datetime) -> Seen:
    """Somebody says "I am here" at a spot (its id, or any way to write its code)."""
    known = spots(session)
    if known is None:
        raise NotFound(
            tr("This store has no plan yet, so places have no labels. A supervisor can import or sketch one.")
        )
    found = known.read(spot)
    if not found:
        raise NotFound(
            tr(
                "No place “{spot}” is on the plan. Scan the label again, or tap the place on the map.",
                spot=spot[:60],
            )
        )
    seen = Seen(found[0].id, found[0].x, found[0].y, found[0].level, now)
    return _keep(session, person_id, seen, now)


def see_at_point(
    session: StoreSession, person_id: int, x: float, y: float, level: str, *, now: datetime
) -> Seen:
    """Somebody taps where they stand on the map, in metres."""
    floor = ground(session)
    if floor is None or not floor.has_level(level):
        raise BadInput("level", tr("The plan has no such level. Load the map again and tap once more."))
    size = floor.plan.level(level)
    if not (0 <= x <= size.width and 0 <= y <= size.depth):
        raise BadInput(
            "x",
            tr(
                "That is outside of the map ({width} m x {depth} m). Tap inside of it.",
                width=f"{size.width:g}",
                depth=f"{size.depth:g}",
            ),
        )
    return _keep(session, person_id, Seen(None, x, y, level, now), now)


def forget_sighting(session: Session, fact: OfPerson, *, now: datetime) -> None:  # noqa: ARG001
    """The reaction to a shift over, a break begun, an access lost: the position is gone."""
    _forget(session, fact.person_id)


def unsee(session: StoreSession, person_id: int) -> None:
    """Somebody takes their position back."""
    _forget(session, person_id)


def _keep(session: StoreSession, person_id: int, seen: Seen, now: datetime) -> Seen:
    """Kept of people on shift only, and not during a break; the others are told theirs, no more.

    The person is held, so that of two at once the later one stays, and none outlives a shift that ends.
    """
    hold(session, [person_id])
    if person_id in open_shifts(session) and person_id not in on_break(session):
        _forget(session, person_id)
        session.add(
            Sighting(person_id=person_id, spot=seen.spot, x=seen.x, y=seen.y, level=seen.level, at=seen.at)
        )
        session.flush()
        react(session, PersonSeen(person_id, seen.spot, seen.x, seen.y, seen.level), now=now)
    return seen


def _forget(session: Session, person_id: int) -> None:
    session.execute(delete(Sighting).where(Sighting.person_id == person_id))
