"""Who is calling, whose sign-in is over, who is on the floor: reads that return frozen values."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from flask import Request
from sqlalchemy import bindparam, false, func, select, update

from floorassist.people.colleague import REACHABLE_FOR, AtWork, Colleague, is_over, is_reachable
from floorassist.people.models import Device, Person, Shift, ShiftBreak, SignIn, Token
from floorassist.people.presence_queries import knowledge, last_beats, on_break, open_shifts
from floorassist.people.secret import fingerprint
from floorassist.storage.read import Read
from floorassist.storage.session import Database, StoreSession
from floorassist.web import security
from floorassist.web.access import Caller

SEEN_EVERY = timedelta(minutes=5)
# Every call begins with it, so it is written down once.
BY_SIGN_IN = (
    select(
        Person.store_id,
        Person.role,
        Person.name,
        Person.id,
        Person.language,
        SignIn.device_id,
        SignIn.id,
        SignIn.created_at,
        SignIn.last_seen_at,
        select(Shift.id).where(Shift.person_id == Person.id, Shift.ended_at.is_(None)).exists(),
    )
    .join(Person, Person.id == SignIn.person_id)
    .join(Device, Device.id == SignIn.device_id)
    .where(SignIn.token_hash == bindparam("token_hash"), SignIn.ended_at.is_(None))
    .where(Device.revoked_at.is_(None), Person.approved_at.is_not(None), Person.revoked_at.is_(None))
)
AT_WORK = Read(
    select(
        Person.id,
        Person.role,
        Person.home_department,
        func.coalesce(func.max(SignIn.last_beat_at) >= bindparam("heard_since"), false()),
        func.max(SignIn.found_at),
    )
    .join(Shift, Shift.person_id == Person.id)
    .outerjoin(ShiftBreak, (ShiftBreak.shift_id == Shift.id) & ShiftBreak.ended_at.is_(None))
    .outerjoin(SignIn, (SignIn.person_id == Person.id) & SignIn.ended_at.is_(None))
    .where(Person.approved_at.is_not(None), Person.revoked_at.is_(None))
    .where(Shift.ended_at.is_(None), ShiftBreak.id.is_(None))
    .group_by(Person.id)
    .order_by(Person.id),
    of=Person,
)
LIVE = Read(select(SignIn.id).where(SignIn.ended_at.is_(None)), of=SignIn)
SIGN_IN_COOKIE = "sign-in"
DEVICE_COOKIE = "device"


def recognise(request: Request, database: Database, now: datetime) -> Caller | None:
    """Who stands behind a request: a token, a person on a phone, an enrolled phone alone, or nobody.

    With a bearer token no cookie is looked at. The one thing it writes, every five minutes at most, is when
    the caller was last seen.
    """
    bearer = security.bearer_token()
    if bearer:
        return _by_token(database, fingerprint(bearer), now)
    sign_in = request.cookies.get(security.cookie_name(SIGN_IN_COOKIE))
    device = request.cookies.get(security.cookie_name(DEVICE_COOKIE))
    found = _by_sign_in(database, fingerprint(sign_in), now) if sign_in else None
    return found or (_by_device(database, fingerprint(device)) if device else None)


def _by_token(database: Database, token_hash: str, now: datetime) -> Caller | None:
    with database.surveying() as session:
        token = session.scalar(
            select(Token).where(Token.token_hash == token_hash, Token.revoked_at.is_(None))
        )
        if token is None:
            return None
        found = Caller(token.store_id, token.role, token.name, token_id=token.id)
        stale = token.last_used_at is None or now - token.last_used_at >= SEEN_EVERY
    if stale:
        with database.writing(found.store_id) as session:
            session.execute(update(Token).where(Token.id == found.token_id).values(last_used_at=now))
    return found


def _by_sign_in(database: Database, token_hash: str, now: datetime) -> Caller | None:
    with database.glancing() as connection:
        row = connection.execute(BY_SIGN_IN, {"token_hash": token_hash}).one_or_none()
    if row is None:
        return None
    *who, created_at, last_seen_at, works = row
    if is_over(created_at, last_seen_at, on_shift=works, now=now):
        return None
    store_id, role, name, person_id, language, device_id, sign_in_id = who
    found = Caller(store_id, role, name, person_id, device_id, sign_in_id=sign_in_id, language=language)
    if now - last_seen_at >= SEEN_EVERY:
        with database.writing(found.store_id) as session:
            session.execute(update(SignIn).where(SignIn.id == found.sign_in_id).values(last_seen_at=now))
            session.execute(update(Device).where(Device.id == found.device_id).values(last_seen_at=now))
    return found


def _by_device(database: Database, token_hash: str) -> Caller | None:
    with database.surveying() as session:
        device = session.scalar(
            select(Device).where(Device.token_hash == token_hash, Device.revoked_at.is_(None))
        )
        return Caller(device.store_id, "device", device.name, device_id=device.id) if device else None


def ended_sign_ins(session: StoreSession, ids: Sequence[int]) -> set[int]:
    """Those of these sign-ins that are over or gone: their sockets have to be closed."""
    return set(ids) - {sign_in_id for (sign_in_id,) in LIVE.rows(session)} if ids else set()


def at_work(session: StoreSession, now: datetime) -> list[AtWork]:
    """Everybody on shift and not on a break, by id, in two looks: for what is decided often."""
    told = knowledge(session)
    rows = AT_WORK.rows(session, heard_since=now - REACHABLE_FOR)
    return [
        AtWork(person_id, role, home, bool(reachable), found_at, told.get(person_id, ()))
        for person_id, role, home, reachable, found_at in rows
    ]


def on_the_floor(session: StoreSession, now: datetime) -> list[Colleague]:
    """Everybody who may work here, with whether they are on shift, on a break, and can be reached."""
    columns = select(
        Person.id, Person.name, Person.role, Person.home_department
    )  # rows cost three times as much
    people = session.execute(
        columns.where(Person.approved_at.is_not(None), Person.revoked_at.is_(None)).order_by(Person.id)
    ).all()
    knows, shifts = knowledge(session), open_shifts(session)
    breaks, beats = on_break(session), last_beats(session)
    return [
        Colleague(
            person_id=person_id,
            name=name,
            role=role,
            home_department=home,
            knows=frozenset({*knows.get(person_id, ()), *filter(None, [home])}),
            on_shift=person_id in shifts,
            on_break=person_id in breaks,
            reachable=is_reachable(beats.get(person_id), now),
        )
        for person_id, name, role, home in people
    ]
