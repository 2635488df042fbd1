"""What a phone and the person on it may know of themselves."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from floorassist.people.colleague import Oneself
from floorassist.people.models import Device, JoinLink, Knows, Person, SignIn
from floorassist.people.presence_queries import knowledge, on_break, open_shifts
from floorassist.people.secret import fingerprint
from floorassist.storage.schema import Store
from floorassist.storage.session import StoreSession


def oneself(session: StoreSession, person_id: int) -> Oneself:
    """A signed-in person's own page."""
    person = session.get_one(Person, person_id)
    return Oneself(
        id=person.id,
        name=person.name,
        role=person.role,
        home_department=person.home_department,
        knows=tuple(knowledge(session).get(person_id, ())),
        shift_started_at=open_shifts(session).get(person_id),
        on_break=person_id in on_break(session),
    )


@dataclass(frozen=True)
class Enrolled:
    """What a phone may know before anybody signs in: its store, its name, and who has used it."""

    store_id: int
    store: str
    device_id: int
    device: str
    people: tuple[tuple[int, str], ...]


def enrolled(session: StoreSession, device_id: int) -> Enrolled:
    """The phone's own page; its people are those with a PIN who joined on it."""
    device = session.get_one(Device, device_id)
    used_by = select(SignIn.person_id).where(SignIn.device_id == device_id)
    people = session.execute(
        select(Person.id, Person.name)
        .where(Person.id.in_(used_by), Person.revoked_at.is_(None), Person.pin_hash.is_not(None))
        .order_by(func.lower(Person.name), Person.id)
    )
    found = tuple((row.id, row.name) for row in people)
    return Enrolled(device.store_id, store_name(session), device.id, device.name, found)


def store_name(session: StoreSession) -> str:
    """The name over the door."""
    return session.get_one(Store, session.info["store_id"]).name


def device_name(session: StoreSession, device_id: int) -> str:
    """What the phone was called when it joined."""
    return session.get_one(Device, device_id).name


def departments(session: StoreSession) -> set[str]:
    """Departments that people are at home in or know."""
    homes = session.scalars(select(Person.home_department).distinct())
    known = session.scalars(select(Knows.department).distinct())
    return {*filter(None, homes), *known}


@dataclass(frozen=True)
class OpenLink:
    """A join code that can still be used."""

    id: int
    store_id: int


def open_link(session: Session, token: str, now: datetime) -> OpenLink | None:
    """The join code of this token, in whichever store; None when it is used up, too old or made up."""
    link = session.scalar(
        select(JoinLink).where(
            JoinLink.token_hash == fingerprint(token), JoinLink.uses_left > 0, JoinLink.expires_at > now
        )
    )
    return OpenLink(link.id, link.store_id) if link else None
