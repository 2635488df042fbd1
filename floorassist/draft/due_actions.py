"""What the clock does: a publication whose time has come."""

from datetime import datetime

from floorassist.storage.session import Database


def publications_due(database: Database, now: datetime) -> None:
    """Publish what waits for its time."""
