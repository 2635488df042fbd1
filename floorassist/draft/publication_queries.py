"""Reads of what waits to be published, and what checks and compares need."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from floorassist.catalog.home_queries import Homeless
from floorassist.draft.publication_models import PlanPublication
from floorassist.translation import tr


@dataclass(frozen=True)
class Scheduled:
    """What is published at `at` (UTC), as it was checked; `refused` says why it could not be."""

    document: str
    expected_revision: int
    seq: int
    at: datetime
    by: int | None
    refused: str


def scheduled(session: Session) -> Scheduled | None:
    """The publication that waits for its time, or was refused when that came; None while there is none."""
    row = session.scalar(select(PlanPublication))
    if row is None:
        return None
    return Scheduled(row.document, row.expected_revision, row.seq, row.at, row.by_id, refusal(row.refused))


def refused(session: Session) -> str | None:
    """Why what was scheduled could not be published when its time came; None where nothing was refused."""
    why = session.scalar(select(PlanPublication.refused).where(PlanPublication.refused != ""))
    return None if why is None else refusal(why)


def refusal(kept: str) -> str:
    """Why it could not be published, in the language of who reads it; a sentence that was kept stays one."""
    try:
        told = json.loads(kept)
    except ValueError:
        return kept
    if "expected" not in told:
        return Homeless(**told).detail
    return tr(
        "The plan is at revision {revision} by now; it was checked against revision {expected}. "
        "Look at what would change, then publish again.",
        **told,
    )
