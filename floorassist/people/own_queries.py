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
        language=person.language,
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


def is_shut_out(session: Session, device_token: str) -> bool:
    """Whether a supervisor took the phone with this secret out of its store."""
    row = select(Device.id).where(
        Device.token_hash == fingerprint(device_token), Device.revoked_at.is_not(None)
    )
    return session.scalar(row) is not None


def who_waits(session: Session, sign_in_token: str) -> tuple[int, str] | None:
    """Id and name of the newcomer with this sign-in, while a supervisor has not let them in."""
    query = (
        select(Person.id, Person.name)
        .join(SignIn, SignIn.person_id == Person.id)
        .where(SignIn.token_hash == fingerprint(sign_in_token), SignIn.ended_at.is_(None))
        .where(Person.approved_at.is_(None), Person.revoked_at.is_(None))
    )
    row = session.execute(query).one_or_none()
    return (row.id, row.name) if row else None


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
    """A join code that can still be used; `person` is whom alone it lets in, where it is for one."""

    id: int
    store_id: int
    store: str
    person: str | None


def open_link(session: Session, token: str, now: datetime) -> OpenLink | None:
    """The join code of this token, in whichever store; None when it is used up, too old or made up."""
    query = (
        select(JoinLink.id, JoinLink.store_id, Store.name, Person.name)
        .join(Store, Store.id == JoinLink.store_id)
        .join(Person, Person.id == JoinLink.person_id, isouter=True)
        .where(JoinLink.token_hash == fingerprint(token), JoinLink.uses_left > 0, JoinLink.expires_at > now)
        .where(Person.revoked_at.is_(None))
    )
    row = session.execute(query).tuples().one_or_none()
    return OpenLink(*row) if row else None
