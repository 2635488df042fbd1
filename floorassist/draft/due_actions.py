"""What the clock does: a publication whose time has come."""

import logging
from datetime import datetime

from sqlalchemy import select

from floorassist.draft import publication_actions as publications
from floorassist.draft.publication_models import PlanPublication
from floorassist.floor.reading import PlanRefused
from floorassist.storage.due import alone
from floorassist.storage.session import Database
from floorassist.web.errors import Problem

log = logging.getLogger(__name__)


def publications_due(database: Database, now: datetime) -> None:
    """Publish what waits for its time, each once however many processes look; or note why it cannot be."""
    waiting = select(PlanPublication.store_id).where(PlanPublication.at <= now, PlanPublication.refused == "")
    with database.surveying() as survey:
        stores = survey.scalars(waiting).all()
    for store_id in stores:
        with alone("the scheduled plan of store %d", store_id):
            publish(database, store_id, now)


def publish(database: Database, store_id: int, now: datetime) -> None:
    """Publish what waits in this store, or note why it cannot be."""
    try:
        with database.writing(store_id) as session:
            revision = publications.publish_scheduled(session, now=now)
        if revision is not None:
            log.info("plan published as scheduled: revision %d", revision)
    except (Problem, PlanRefused) as problem:
        log.warning("the scheduled plan could not be published: %s", problem)
        with database.writing(store_id) as session:
            why = problem.kept if isinstance(problem, publications.NotOut) else str(problem)
            publications.refuse_scheduled(session, why, now=now)
