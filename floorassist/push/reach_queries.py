"""Who of the store can be reached now, and why not."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from floorassist.people import queries as people
from floorassist.people.models import Device, SignIn
from floorassist.push.models import SelfCheckRow, SubscriptionRow
from floorassist.push.queries import UNRELIABLE
from floorassist.push.reach import Reach, Seen, reach
from floorassist.push.selfcheck import counts, in_order, is_silent
from floorassist.storage.session import StoreSession

ORDER = ("none", "push", "rings")


@dataclass(frozen=True)
class CheckedPhone:
    """A phone that somebody is signed in on, with what it found wrong with itself; not `checked` lately."""

    name: str
    checked: bool
    faults: tuple[str, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether a ping that arrives there is not noticed."""
        return is_silent(self.faults)


@dataclass(frozen=True)
class Reached:
    """One person with how they can be reached, and on which phones."""

    id: int
    name: str
    on_floor: bool
    reach: Reach
    phones: tuple[CheckedPhone, ...]


def reachable(session: StoreSession, now: datetime) -> list[Reached]:
    """Everybody who may work here: on the floor first, and there those first whom nothing reaches."""
    phones, checked = told_by_phones(session), checked_phones(session, now)
    found = []
    for one in people.on_the_floor(session, now):
        told = phones.get(one.person_id)
        seen = Seen(one.on_shift, one.on_break, told is not None, one.reachable, tuple(told or ()))
        mine = tuple(checked.get(one.person_id, ()))
        found.append(Reached(one.person_id, one.name, one.on_shift, reach(seen), mine))
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


def checked_phones(session: StoreSession, now: datetime) -> dict[int, list[CheckedPhone]]:
    """By person, the phones they are signed in on, the first joined first, with what each found out last."""
    query = (
        select(SignIn.person_id, Device.name, SelfCheckRow.faults, SelfCheckRow.found_at)
        .join(Device, Device.id == SignIn.device_id)
        .join(SelfCheckRow, SelfCheckRow.sign_in_id == SignIn.id, isouter=True)
        .where(SignIn.ended_at.is_(None))
        .order_by(SignIn.id)
    )
    found: dict[int, list[CheckedPhone]] = defaultdict(list)
    for person_id, name, faults, found_at in session.execute(query):
        checked = found_at is not None and counts(found_at, now)
        found[person_id].append(CheckedPhone(name, checked, in_order(faults) if checked else ()))
    return found


def told(row: SubscriptionRow | None) -> str:
    """In a word."""
    if row is None:
        return "off"
    if row.endpoint is None:
        return row.why or "off"
    return "fails" if row.failures >= UNRELIABLE else ""
