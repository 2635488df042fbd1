"""What supervisors do about people and phones, and what people do about themselves for good."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from floorassist.people.colleague import FORMER
from floorassist.people.facts import DeviceRevoked, PersonApproved, PersonForgotten, PersonRevoked
from floorassist.people.knowledge_models import Knowledge
from floorassist.people.models import Device, JoinLink, Knows, Person, PinFailure, Shift, SignIn
from floorassist.people.person_actions import LARGEST_ID, hold, tell_changed, the_person
from floorassist.people.roles import LEADS, Role, leads, may_give, may_manage
from floorassist.people.shift_actions import end_shift
from floorassist.people.sign_in_actions import end_sign_ins, open_sign_ins
from floorassist.storage.facts import react
from floorassist.translation import tr
from floorassist.web.errors import Conflict, NotFound, Refused


def approve(session: Session, person_id: int, *, by_role: str, now: datetime) -> None:
    """Let somebody in who waits, or in again who was revoked."""
    person = managed(session, person_id, by_role)
    if person.approved_at and not person.revoked_at:
        return
    person.approved_at, person.revoked_at = now, None
    session.flush()
    react(session, PersonApproved(person_id), now=now)
    tell_changed(session, person_id, now=now)


def revoke_person(session: Session, person_id: int, *, by_role: str, now: datetime) -> None:
    """Take somebody's access away, on every phone, at once."""
    _hold_leads_and(session, person_id)
    person = managed(session, person_id, by_role)
    if person.revoked_at:
        return
    _refuse_the_last_lead(session, person)
    person.revoked_at = now
    session.flush()
    react(session, PersonRevoked(person_id), now=now)
    _end_all(session, person_id, why="revoked", now=now)


def change_role(session: Session, person_id: int, role: Role, *, by_role: str, now: datetime) -> None:
    """Give another role. Its sign-ins end, so that what an open phone hears fits the new role."""
    _hold_leads_and(session, person_id)
    person = managed(session, person_id, by_role)
    if not may_give(by_role, role):
        raise Refused(tr("Nobody can give a role above their own."))
    if role == person.role:
        return
    if not leads(role):
        _refuse_the_last_lead(session, person)
    person.role = role
    end_sign_ins(session, open_sign_ins(session, person_id), why="role", now=now, keep_shift=True)
    tell_changed(session, person_id, now=now)


def revoke_device(session: Session, device_id: int, *, by_role: str, now: datetime) -> None:
    """Shut a phone out: whoever is signed in on it is signed out at once."""
    device = session.get(Device, device_id, with_for_update=True) if 0 < device_id <= LARGEST_ID else None
    if device is None:
        raise NotFound(tr("No phone {id} in this store. Reload the list of people.", id=device_id))
    if device.revoked_at:
        return
    rows = session.scalars(
        select(SignIn).where(SignIn.device_id == device_id, SignIn.ended_at.is_(None))
    ).all()
    for row in rows:
        managed(session, row.person_id, by_role)
    device.revoked_at = now
    session.flush()
    react(session, DeviceRevoked(device_id, tuple(row.person_id for row in rows)), now=now)
    end_sign_ins(session, rows, why="revoked", now=now)


def sign_everybody_out(session: Session, *, now: datetime) -> int:
    """End every sign-in of the store, for when a phone or the box may be in wrong hands; returns how many."""
    rows = session.scalars(select(SignIn).where(SignIn.ended_at.is_(None)).order_by(SignIn.person_id)).all()
    hold(session, (row.person_id for row in rows))
    end_sign_ins(session, rows, why="everybody", now=now, keep_shift=True)
    return len(rows)


def forget_me(session: Session, person_id: int, *, now: datetime) -> None:
    """Take out of the store what names or places this person; asks and answers keep a nameless row."""
    devices = _hold_own_devices(session, person_id)
    _hold_leads_and(session, person_id)
    person = the_person(session, person_id)
    _refuse_the_last_lead(session, person)
    react(session, PersonForgotten(person_id), now=now)
    _end_all(session, person_id, why="forgotten", now=now)
    for model in (SignIn, PinFailure, Knows, Knowledge, Shift, JoinLink):
        session.execute(delete(model).where(model.person_id == person_id))
    session.execute(delete(Device).where(Device.id.in_(devices)))
    person.name, person.home_department, person.pin_hash, person.language = FORMER, None, None, None
    person.revoked_at = person.forgotten_at = now


def managed(session: Session, person_id: int, by_role: str) -> Person:
    """The row of somebody whom this role may manage."""
    person = the_person(session, person_id)
    if not may_manage(by_role, person.role):
        raise Refused(tr("{name} is an owner: only an owner can do that.", name=person.name))
    return person


def _end_all(session: Session, person_id: int, *, why: str, now: datetime) -> None:
    rows = open_sign_ins(session, person_id)
    if rows:
        end_sign_ins(session, rows, why=why, now=now)
    else:
        end_shift(session, person_id, now=now)
        tell_changed(session, person_id, now=now)


def _refuse_the_last_lead(session: Session, person: Person) -> None:
    """A store without a supervisor could never let anybody in again."""
    others = select(Person.id).where(
        Person.role.in_(LEADS),
        Person.id != person.id,
        Person.approved_at.is_not(None),
        Person.revoked_at.is_(None),
        Person.pin_hash.is_not(None),  # somebody who never joined can't let anybody in
    )
    if leads(person.role) and person.approved_at and session.scalar(others.limit(1)) is None:
        raise Conflict(tr("{name} is the only supervisor. Make somebody else one first.", name=person.name))


def _hold_own_devices(session: Session, person_id: int) -> Sequence[int]:
    """Hold the phones that nobody else was ever signed in on. Phones are held before people everywhere."""
    own = select(SignIn.device_id).where(SignIn.person_id == person_id)
    shared = select(SignIn.device_id).where(SignIn.person_id != person_id)
    query = select(Device.id).where(Device.id.in_(own), Device.id.not_in(shared))
    return session.scalars(query.order_by(Device.id).with_for_update()).all()


def _hold_leads_and(session: Session, person_id: int) -> None:
    """Hold whoever stands at the desk, so that two who send each other away do it one after the other."""
    at_desk = session.scalars(select(Person.id).where(Person.role.in_(LEADS))).all()
    hold(session, [person_id, *at_desk])
