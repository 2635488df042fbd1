"""Reads of what waits to be published, and what checks and compares need."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from floorassist.draft.publication_models import PlanPublication


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
    return Scheduled(row.document, row.expected_revision, row.seq, row.at, row.by_id, row.refused)
