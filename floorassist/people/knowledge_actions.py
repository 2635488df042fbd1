"""Noting what somebody showed to know."""

from datetime import UTC, datetime

from floorassist.people.knowledge import Shown, faded, fold
from floorassist.people.knowledge_models import Knowledge
from floorassist.people.models import Person
from floorassist.storage import events
from floorassist.storage.session import StoreSession


def note(
    session: StoreSession, person_id: int, department: str, kind: Shown, amount: float = 1.0, *, now: datetime
) -> None:
    """Add what this person showed of this department; of somebody forgotten nothing is kept."""
    events.take_turn(session)
    person = session.get(Person, person_id, populate_existing=True)
    if person is None or person.forgotten_at or not fold(department):
        return
    today = now.astimezone(UTC).date()
    key = (person_id, fold(department), kind.value)
    row = session.get(Knowledge, key, populate_existing=True)
    if row is None:
        row = Knowledge(person_id=key[0], department=key[1], kind=key[2], amount=0.0, noted_on=today)
        session.add(row)
    row.amount = faded(row.amount, row.noted_on, today) + amount
    row.noted_on = max(row.noted_on, today)
    session.flush()
