"""Coming in: founding a store, join codes, joining with a phone."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from floorassist.people.colleague import State, state_of
from floorassist.people.models import Device, JoinLink, Person
from floorassist.people.person_actions import spoke_first, the_person
from floorassist.people.roles import Role, as_role
from floorassist.people.secret import fingerprint
from floorassist.people.sign_in_actions import end_sign_ins, open_sign_ins, set_pin, sign_in
from floorassist.storage.schema import Store
from floorassist.translation import mark, tr
from floorassist.web import languages
from floorassist.web.errors import Problem, Refused

LINK_LIVES = timedelta(minutes=10)


@dataclass(frozen=True)
class Founded:
    """A new store, its first person, and the token of the code that lets their phone in."""

    store_id: int
    person_id: int
    join_token: str


@dataclass(frozen=True)
class Link:
    """A join code: the token is told this once."""

    token: str
    expires_at: datetime


@dataclass(frozen=True)
class Joined:
    """Somebody who joined. `device_token` is None when the phone keeps the one it has."""

    person_id: int
    name: str
    role: str
    state: State
    sign_in_token: str
    device_id: int
    device_token: str | None


def found_store(session: Session, *, name: str, supervisor: str, now: datetime) -> Founded:
    """A store, its first person (an owner, whom no supervisor can shut out), and a join code for them.

    For `Database.founding()`: there is no store yet to work in.
    """
    store = Store(name=name, created_at=now)
    session.add(store)
    session.flush()
    person = Person(store_id=store.id, name=supervisor, role="owner", created_at=now, approved_at=now)
    session.add(person)
    session.flush()
    session.info["store_id"] = store.id
    link = _add_link(session, role="owner", person_id=person.id, by=None, uses=1, lets_in=True, now=now)
    return Founded(store.id, person.id, link.token)


def let_customers_see(session: Session, *, shows: bool) -> None:
    """Whether a stranger's phone that scans a label is shown the item and its aisle."""
    session.get_one(Store, session.info["store_id"]).shows_customers = shows


def new_join_link(
    session: Session, *, role: Role, uses: int = 1, by: int | None, now: datetime, lets_in: bool = False
) -> Link:
    """A code for `uses` new people, good for ten minutes; they wait for approval unless it `lets_in`."""
    return _add_link(session, role=role, person_id=None, by=by, uses=uses, lets_in=lets_in, now=now)


def link_for(session: Session, person_id: int, *, by: int | None, now: datetime) -> Link:
    """A code that brings somebody known onto one more phone; they choose their PIN anew there."""
    person = the_person(session, person_id)
    if person.revoked_at:
        raise Refused(tr("{name} is revoked. Let them in again first.", name=person.name))
    return _add_link(session, role=person.role, person_id=person.id, by=by, uses=1, lets_in=False, now=now)


def reset_pin(session: Session, person_id: int, *, by: int | None, now: datetime) -> Link:
    """Take the PIN away, end the sign-ins, and return the code to choose a new PIN with."""
    link = link_for(session, person_id, by=by, now=now)
    the_person(session, person_id).pin_hash = None
    end_sign_ins(session, open_sign_ins(session, person_id), why="pin-reset", now=now, keep_shift=True)
    return link


def join(
    session: Session,
    token: str,
    *,
    name: str,
    pin_hash: str,
    device_name: str,
    device_token: str | None = None,
    language: str = languages.ENGLISH,
    now: datetime,
) -> Joined:
    """Use a join code once: the person, the phone, and the sign-in, which counts from the approval on.

    A phone that is enrolled here (`device_token`) stays the device it is, and is unlocked. Somebody new
    is spoken to in the `language` of that phone.
    """
    link = _use_link(session, token, now)
    person = the_person(session, link.person_id) if link.person_id else _new_person(session, link, name, now)
    if person.revoked_at:
        raise link_is_over()
    device, fresh_token = enrol(session, name=device_name, device_token=device_token, now=now)
    secret = sign_in(session, person_id=person.id, device_id=device.id, now=now)
    set_pin(session, person.id, pin_hash, now=now)
    spoke_first(session, person.id, language)
    state = state_of(person.approved_at, person.revoked_at)
    return Joined(person.id, person.name, person.role, state, secret, device.id, fresh_token)


def enrol(
    session: Session, *, name: str, device_token: str | None = None, now: datetime
) -> tuple[Device, str | None]:
    """The phone's row, and its new secret unless it brought a good one along."""
    if device_token:
        found = session.scalar(
            select(Device).where(Device.token_hash == fingerprint(device_token), Device.revoked_at.is_(None))
        )
        if found:
            found.name, found.last_seen_at, found.failures, found.locked_at = name, now, 0, None
            return found, None
    secret = secrets.token_urlsafe(32)
    device = Device(name=name, token_hash=fingerprint(secret), created_at=now, last_seen_at=now, failures=0)
    session.add(device)
    session.flush()
    return device, secret


def link_is_over() -> Problem:
    """Used up, too old, made up, or for somebody who is revoked: they all look the same."""
    return Problem(410, mark("This code is over"), tr("Ask a supervisor for a fresh join code."))


def _new_person(session: Session, link: JoinLink, name: str, now: datetime) -> Person:
    person = Person(name=name, role=link.role, created_at=now, approved_at=now if link.lets_in else None)
    session.add(person)
    session.flush()
    return person


def _use_link(session: Session, token: str, now: datetime) -> JoinLink:
    """Take one use; two phones racing for the last one can't both have it."""
    link = session.scalar(select(JoinLink).where(JoinLink.token_hash == fingerprint(token)))
    if link is None or link.expires_at <= now:
        raise link_is_over()
    taken = session.scalar(
        update(JoinLink)
        .where(JoinLink.id == link.id, JoinLink.uses_left > 0)
        .values(uses_left=JoinLink.uses_left - 1)
        .returning(JoinLink.id)
    )
    if taken is None:
        raise link_is_over()
    return link


def _add_link(
    session: Session,
    *,
    role: str,
    person_id: int | None,
    by: int | None,
    uses: int,
    lets_in: bool,
    now: datetime,
) -> Link:
    token = secrets.token_urlsafe(32)
    session.add(
        JoinLink(
            store_id=session.info["store_id"],
            token_hash=fingerprint(token),
            role=as_role(role),
            lets_in=lets_in,
            person_id=person_id,
            uses_left=uses,
            created_at=now,
            expires_at=now + LINK_LIVES,
            by=by,
        )
    )
    session.flush()
    return Link(token, now + LINK_LIVES)
