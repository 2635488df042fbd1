"""What the desk shows of people, phones and tokens."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from floorassist.people.colleague import Member, Phone, is_reachable, state_of
from floorassist.people.models import Device, Person, SignIn, Token
from floorassist.people.presence_queries import knowledge, last_beats, on_break, open_shifts
from floorassist.storage.session import StoreSession


def members(session: StoreSession, now: datetime) -> list[Member]:
    """Everybody but the forgotten, those who wait for approval first."""
    people = session.scalars(select(Person).where(Person.forgotten_at.is_(None))).all()
    knows, shifts = knowledge(session), open_shifts(session)
    breaks, beats = on_break(session), last_beats(session)
    owned = phones(session)
    found = [
        Member(
            id=one.id,
            name=one.name,
            role=one.role,
            home_department=one.home_department,
            knows=tuple(knows.get(one.id, ())),
            state=state_of(one.approved_at, one.revoked_at),
            on_shift=one.id in shifts,
            on_break=one.id in breaks,
            reachable=is_reachable(beats.get(one.id), now),
            devices=tuple(owned.get(one.id, ())),
        )
        for one in people
    ]
    order = ("waiting", "active", "revoked")
    return sorted(found, key=lambda one: (order.index(one.state), one.name.casefold(), one.id))


def tokens(session: StoreSession) -> Sequence[Token]:
    """The tokens of integrations, the newest last."""
    return session.scalars(select(Token).order_by(Token.id)).all()


@dataclass(frozen=True)
class OpenSignIn:
    """A person who is signed in on a phone."""

    id: int
    person_id: int
    person: str
    device_id: int
    device: str
    created_at: datetime
    last_seen_at: datetime


def sign_ins(session: StoreSession) -> list[OpenSignIn]:
    """Who is signed in where, the last seen first."""
    query = (
        select(SignIn, Person.name, Device.name)
        .join(Person, Person.id == SignIn.person_id)
        .join(Device, Device.id == SignIn.device_id)
        .where(SignIn.ended_at.is_(None))
        .order_by(SignIn.last_seen_at.desc(), SignIn.id)
    )
    return [
        OpenSignIn(row.id, row.person_id, who, row.device_id, phone, row.created_at, row.last_seen_at)
        for row, who, phone in session.execute(query)
    ]


def phones(session: StoreSession) -> Mapping[int, list[Phone]]:
    """The phones that each person joined on and that are not shut out, the last used first."""
    query = (
        select(SignIn.person_id, Device)
        .join(Device, Device.id == SignIn.device_id)
        .where(Device.revoked_at.is_(None))
        .order_by(Device.last_seen_at.desc(), Device.id)
        .distinct()
    )
    found: dict[int, list[Phone]] = defaultdict(list)
    for person_id, device in session.execute(query):
        phone = Phone(device.id, device.name, device.last_seen_at, device.locked_at is not None)
        found[person_id].append(phone)
    return found
