"""A store's policy of asking: the newest version that a supervisor saved, the defaults until then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from floorassist.ask.policy import Policy
from floorassist.ask.policy_models import PolicyRow
from floorassist.people.models import Person
from floorassist.storage.read import Read
from floorassist.storage.session import StoreSession

SHOWN = 20
"""How many versions the history shows; older ones stay in the table."""
NEWEST = Read(select(PolicyRow.policy).order_by(PolicyRow.version.desc()).limit(1), of=PolicyRow)


@dataclass(frozen=True)
class Version:
    """One saved version: its number, what it says, who saved it (None: somebody who is gone) and when."""

    number: int
    policy: Policy
    by: str | None
    at: datetime


def policy_of(session: StoreSession) -> Policy:
    """The policy that counts now; each ask copies it when it starts."""
    document = next((policy for (policy,) in NEWEST.rows(session)), None)
    return Policy.from_json(document) if document else Policy()


def newest(session: StoreSession) -> PolicyRow | None:
    """The row that counts now; None while the defaults do."""
    return session.scalars(select(PolicyRow).order_by(PolicyRow.version.desc()).limit(1)).first()


def before(session: StoreSession, version: int) -> Policy:
    """The policy of the version before this one; the defaults where there is none."""
    query = select(PolicyRow).where(PolicyRow.version < version).order_by(PolicyRow.version.desc())
    row = session.scalars(query.limit(1)).first()
    return Policy.from_json(row.policy) if row else Policy()


def history(session: StoreSession) -> Sequence[Version]:
    """The last versions, the newest first."""
    query = select(PolicyRow, Person.name).outerjoin(Person, Person.id == PolicyRow.by_id)
    found = session.execute(query.order_by(PolicyRow.version.desc()).limit(SHOWN)).tuples()
    return [Version(row.version, Policy.from_json(row.policy), name, row.at) for row, name in found]
