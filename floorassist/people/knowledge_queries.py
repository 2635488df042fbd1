"""What people showed to know, faded to today. Who is asked first is decided by it; nobody is shown it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import select

from floorassist.people.knowledge import Shown, Sums, faded
from floorassist.people.knowledge_models import Knowledge
from floorassist.storage.read import Read
from floorassist.storage.session import StoreSession

SHOWN = Read(
    select(Knowledge.person_id, Knowledge.department, Knowledge.kind, Knowledge.amount, Knowledge.noted_on),
    of=Knowledge,
)


def shown(session: StoreSession, now: datetime) -> Mapping[int, Sums]:
    """By person id; people who showed nothing yet get an empty one."""
    today = now.astimezone(UTC).date()
    found: dict[int, dict[str, dict[Shown, float]]] = defaultdict(lambda: defaultdict(dict))
    for person_id, department, kind, amount, noted_on in SHOWN.rows(session):
        found[person_id][department][Shown(kind)] = faded(amount, noted_on, today)
    return found
