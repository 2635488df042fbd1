"""Who of the store can be reached now, and why not."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from floorassist.people import queries as people
from floorassist.people.models import SignIn
from floorassist.push.models import SubscriptionRow
from floorassist.push.queries import UNRELIABLE
from floorassist.push.reach import Reach, Seen, reach
from floorassist.storage.session import StoreSession

ORDER = ("none", "push", "rings")


@dataclass(frozen=True)
class Reached:
    """One person with how they can be reached."""

    id: int
    name: str
    on_floor: bool
    reach: Reach


def reachable(session: StoreSession, now: datetime) -> list[Reached]:
    """Everybody who may work here: on the floor first, and there those first whom nothing reaches."""
    phones = told_by_phones(session)
    found = []
    for one in people.on_the_floor(session, now):
        told = phones.get(one.person_id)
        seen = Seen(one.on_shift, one.on_break, told is not None, one.reachable, tuple(told or ()))
        found.append(Reached(one.person_id, one.name, one.on_shift, reach(seen)))
    return sorted(found, key=lambda one: (not one.on_floor, ORDER.index(one.reach.way), one.name.casefold()))


def told_by_phones(session: StoreSession) -> dict[int, list[str]]:
    """By person, what each phone they are signed in on told of push; "" where a push wakes it."""
    query = (
        select(SignIn.person_id, SubscriptionRow)
        .join(SubscriptionRow, SubscriptionRow.sign_in_id == SignIn.id, isouter=True)
        .where(SignIn.ended_at.is_(None))
    )
    found: dict[int, list[str]] = defaultdict(list)
    for person_id, row in session.execute(query):
        found[person_id].append(told(row))
    return found


def told(row: SubscriptionRow | None) -> str:
    """In a word."""
    if row is None:
        return "off"
    if row.endpoint is None:
        return row.why or "off"
    return "fails" if row.failures >= UNRELIABLE else ""
