"""The draft as it would be published: what keeps it from that, what to know, what would change."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from floorassist.catalog import home_queries as homes
from floorassist.draft import queries as drafts
from floorassist.draft.changes import between
from floorassist.draft.check import Remark, remarks, warnings
from floorassist.floor import queries as floor
from floorassist.floor.check import faults, lies_well, told_apart
from floorassist.floor.former import renamed
from floorassist.floor.ground import Ground
from floorassist.floor.parse import parse
from floorassist.floor.plan import Plan
from floorassist.floor.reading import PlanRefused
from floorassist.floor.spots import Spots
from floorassist.labels.choice_queries import outdated
from floorassist.storage.session import StoreSession

MOST_TOLD = 200
HOMELESS_KINDS = {"bay": "bays", "aisle": "aisles", "fixture": "fixtures", "anchor": "anchors"}


@dataclass(frozen=True)
class Review:
    """What keeps the draft from being published, and what to know; the `plan` where it can be read as one.

    `differs`: it says something else than the published plan.
    """

    plan: Plan | None
    blockers: list[Remark]
    warnings: list[Remark]
    differs: bool


def review(session: StoreSession, *, now: datetime) -> Review:
    """The draft, checked against the rules of a plan and against what stands in the store."""
    draft = drafts.draft(session)
    differs = bool(between(drafts.document_of(session, draft.revision), draft.document)) or not draft.revision
    try:
        plan = parse(draft.document)
    except PlanRefused as refused:
        return Review(None, remarks(refused.faults, draft.document), [], differs)
    after = Ground(plan)
    faulty = faults(plan)
    walkable = not faulty or lies_well(plan)
    told = [*faulty, *(after.unreached() if walkable else [])]
    apart = remarks(after.cut_off(), draft.document) if walkable else []
    ground = floor.ground(session)
    before, former = ground.plan if ground else None, floor.former(session)
    spots = spots_after(session, told_apart(plan))
    lost = homes.homeless(session, ground.spots, spots) if ground else []
    blockers = [*remarks(told, draft.document), *map(homeless_remark, lost)]
    new = renamed(before, plan) if before else []
    to_know = [*apart, *warnings(plan, former, new, outdated(session, spots), now)]
    return Review(plan, blockers[:MOST_TOLD], to_know[:MOST_TOLD], differs)


def spots_after(session: Session, plan: Plan) -> Spots:
    """The places of a plan as they will be found once it is published."""
    ground = floor.ground(session)
    new = renamed(ground.plan, plan) if ground else []
    return Spots(plan, [*floor.former(session), *new])


def homeless_remark(lost: homes.Homeless) -> Remark:
    """A place that would go away while things stand there."""
    return Remark(HOMELESS_KINDS[lost.kind], lost.id, lost.code, lost.detail)


def remark_json(remark: Remark) -> dict[str, Any]:
    """A remark as it is told."""
    return asdict(remark)
