"""What people showed to know, faded to today. Who is asked first is decided by it; nobody is shown it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import select

from floorassist.people.knowledge import Shown, Sums, faded
from floorassist.people.knowledge_models import Knowledge
from floorassist.storage.session import StoreSession


def shown(session: StoreSession, now: datetime) -> Mapping[int, Sums]:
    """By person id; people who showed nothing yet get an empty one."""
    today = now.astimezone(UTC).date()
    found: dict[int, dict[str, dict[Shown, float]]] = defaultdict(lambda: defaultdict(dict))
    for row in session.scalars(select(Knowledge)):
        found[row.person_id][row.department][Shown(row.kind)] = faded(row.amount, row.noted_on, today)
    return found
