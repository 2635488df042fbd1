"""Sign-ins: a person on an enrolled phone, from the PIN to the end, and the limits on trying PINs."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from floorassist.people.colleague import is_reachable
from floorassist.people.facts import SignedOut
from floorassist.people.models import Device, Person, PinFailure, SignIn
from floorassist.people.person_actions import hold, tell_changed, the_person
from floorassist.people.pin import A_DEVICE_IN, IN_A_ROW, Limit, limit_hit
from floorassist.people.secret import fingerprint
from floorassist.people.shift_actions import end_shift
from floorassist.storage import events
from floorassist.storage.facts import react
from floorassist.translation import mark, tr, tr_many
from floorassist.web.errors import NotFound, Problem, Refused

FINDINGS_KEPT = timedelta(hours=1)
NOBODY = mark("Nobody of that name can sign in on this phone. Ask a supervisor for a join code.")


@dataclass(frozen=True)
class PinTry:
    """A try that counts as wrong until it turns out right. `pin_hash` is what the PIN has to fit."""

    id: int
    person_id: int
    device_id: int
    pin_hash: str


def try_pin(session: Session, *, person_id: int, device_id: int, now: datetime) -> PinTry:
    """Count a try before it is checked, so that many at once can't slip through; raises when it is too many.

    Only who joined on this phone may try. The check itself is slow on purpose and belongs between two
    transactions: `try_pin`, then `pin_hash.fits`, then `pin_was_right`.
    """
    device = session.get(Device, device_id, with_for_update=True)
    joined_here = select(SignIn.person_id).where(SignIn.device_id == device_id)
    person = session.scalar(
        select(Person)
        .where(Person.id == person_id, Person.id.in_(joined_here))
        .with_for_update(key_share=True)
    )
    if device is None or person is None or person.revoked_at or person.pin_hash is None:
        raise NotFound(tr(NOBODY))
    if person.approved_at is None:
        raise Refused(tr("A supervisor has to let you in first. Ask one."))
    session.execute(delete(PinFailure).where(PinFailure.at <= now - A_DEVICE_IN))
    tries = session.execute(select(PinFailure.person_id, PinFailure.device_id, PinFailure.at)).all()
    limit = limit_hit(
        [row.at for row in tries if row.person_id == person_id],
        [row.at for row in tries if row.device_id == device_id],
        device.failures,
        now,
    )
    if limit:
        raise too_often(limit, now)
    device.failures += 1
    device.locked_at = now if device.failures >= IN_A_ROW else None
    failure = PinFailure(person_id=person_id, device_id=device_id, at=now)
    session.add(failure)
    session.flush()
    return PinTry(failure.id, person_id, device_id, person.pin_hash)


def too_often(limit: Limit, now: datetime) -> Problem:
    """The refusal, with what to do instead."""
    if limit.until is None:
        return Problem(
            423,
            mark("This phone is locked"),
            tr("Too many wrong PINs. Ask a supervisor for a new join code and scan it here."),
        )
    seconds = int((limit.until - now).total_seconds()) + 1
    minutes = -(-seconds // 60)
    return Problem(
        429,
        mark("Too many wrong PINs"),
        tr_many(
            "Try again in {n} minute, or ask a supervisor to reset your PIN.",
            "Try again in {n} minutes, or ask a supervisor to reset your PIN.",
            minutes,
        ),
        retry_after=seconds,
    )


def pin_was_right(session: Session, tried: PinTry) -> None:
    """Take the try back; the phone's row of wrong ones is over. NotFound if the phone is gone by now."""
    device = session.get(Device, tried.device_id, with_for_update=True)
    if device is None or device.revoked_at:
        raise NotFound(tr(NOBODY))
    device.failures, device.locked_at = 0, None
    session.execute(delete(PinFailure).where(PinFailure.id == tried.id))


def sign_in(session: Session, *, person_id: int, device_id: int, now: datetime) -> str:
    """Let a person onto a phone and return the secret of their sign-in. A phone has one person at a time.

    Raises NotFound for somebody who was sent away or forgotten meanwhile.
    """
    before = session.scalars(
        select(SignIn).where(SignIn.device_id == device_id, SignIn.ended_at.is_(None))
    ).all()
    hold(session, [person_id, *(row.person_id for row in before)])
    if session.get_one(Person, person_id, populate_existing=True).revoked_at:
        raise NotFound(tr(NOBODY))
    secret = secrets.token_urlsafe(32)
    session.add(
        SignIn(
            person_id=person_id,
            device_id=device_id,
            token_hash=fingerprint(secret),
            created_at=now,
            last_seen_at=now,
        )
    )
    session.flush()
    end_sign_ins(session, before, why="next", now=now)
    tell_changed(session, person_id, now=now)
    return secret


def sign_out(session: Session, sign_in_id: int, *, now: datetime) -> None:
    """The person is done with this phone; signing out on the last one ends the shift."""
    row = session.get(SignIn, sign_in_id)
    if row is not None and row.ended_at is None:
        end_sign_ins(session, [row], why="signed-out", now=now)


def end_sign_ins(
    session: Session, rows: Sequence[SignIn], *, why: str, now: datetime, keep_shift: bool = False
) -> None:
    """End sign-ins and tell it: their sockets close, and whoever has no phone left leaves the floor.

    `keep_shift` is for those who sign in again in a moment, after a reset or with another role.
    """
    hold(session, (row.person_id for row in rows))
    still_open = _still_open(session, rows)
    for row in still_open:
        row.ended_at, row.why, row.found_at = now, why, None
    session.flush()
    for row in still_open:
        react(session, SignedOut(row.person_id, row.id), now=now)
    for person_id in dict.fromkeys(row.person_id for row in still_open):
        if not open_sign_ins(session, person_id):
            if not keep_shift:
                end_shift(session, person_id, now=now)
            events.record(session, events.person(person_id), "sign-out", {"why": why}, now=now)
        tell_changed(session, person_id, now=now)


def open_sign_ins(session: Session, person_id: int) -> Sequence[SignIn]:
    """The phones that a person is signed in on."""
    return session.scalars(
        select(SignIn).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None)).order_by(SignIn.id)
    ).all()


def _still_open(session: Session, rows: Sequence[SignIn]) -> Sequence[SignIn]:
    """Those of these that nobody ended while their people were waited for."""
    ids = [row.id for row in rows]
    query = select(SignIn).where(SignIn.id.in_(ids), SignIn.ended_at.is_(None)).order_by(SignIn.id)
    return session.scalars(query.execution_options(populate_existing=True)).all()


def set_pin(session: Session, person_id: int, pin_hash: str, *, now: datetime) -> None:
    """A new PIN; what was tried against the old one no longer counts."""
    the_person(session, person_id).pin_hash = pin_hash
    session.execute(delete(PinFailure).where(PinFailure.person_id == person_id))
    tell_changed(session, person_id, now=now)


def note_finding(session: Session, sign_in_id: int, *, now: datetime) -> None:
    """Somebody looks something up on this phone, most likely for a customer in front of them."""
    here = update(SignIn).where(SignIn.id == sign_in_id, SignIn.ended_at.is_(None))
    session.execute(here.values(found_at=now).execution_options(synchronize_session=False))


def forget_findings(session: Session, *, now: datetime) -> None:
    """Erase when somebody last looked something up, an hour later."""
    old = update(SignIn).where(SignIn.found_at < now - FINDINGS_KEPT)
    session.execute(old.values(found_at=None).execution_options(synchronize_session=False))


def beats(session: Session, sign_in_ids: Sequence[int], *, now: datetime) -> None:
    """These phones said that they can ring; it holds for a minute. The desk hears of those that are back.

    The rows are taken before the store's turn, as by whoever ends a sign-in: the other way round the two wait
    for each other.
    """
    live = SignIn.id.in_(sign_in_ids), SignIn.ended_at.is_(None)
    query = select(SignIn.person_id, SignIn.last_beat_at).where(*live).order_by(SignIn.id).with_for_update()
    found = session.execute(query).tuples().all()
    back = dict.fromkeys(person_id for person_id, heard_at in found if not is_reachable(heard_at, now))
    here = update(SignIn).where(*live).values(last_beat_at=now)
    session.execute(here.execution_options(synchronize_session=False))
    news = [(events.SUPERVISORS, "person.changed", {"id": person_id}) for person_id in back]
    events.record_all(session, news, now=now)
