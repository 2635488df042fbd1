"""What ends by itself: sightings after 15 minutes."""

from datetime import datetime

from sqlalchemy import delete, select

from floorassist.floor.models import Sighting
from floorassist.floor.queries import SIGHTING_LIVES
from floorassist.storage.due import in_each_store
from floorassist.storage.session import Database


def sightings_due(database: Database, now: datetime) -> None:
    """Erase positions that are too old to be told to anybody; any process may do it."""
    with database.surveying() as survey:
        old = select(Sighting.store_id).where(Sighting.at <= now - SIGHTING_LIVES).distinct()
        stores = survey.scalars(old).all()
    over = delete(Sighting).where(Sighting.at <= now - SIGHTING_LIVES)
    in_each_store(database, stores, "forgetting sightings", lambda session: session.execute(over))
