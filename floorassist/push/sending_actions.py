"""Working off what is to be sent: claimed by one process, handed over, then gone or put off."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update

from floorassist.people.person_actions import tell_changed
from floorassist.push.encryption import SALT_BYTES, SEED_BYTES, sealed
from floorassist.push.endpoint import BadEndpoint, Endpoint, checked
from floorassist.push.models import SendRow, SubscriptionRow
from floorassist.push.note import payload
from floorassist.push.outcome import LONGEST_KEPT, LONGEST_LIFE, Outcome, seconds_to_live
from floorassist.push.queries import ERASE, UNRELIABLE, Due
from floorassist.push.subscription import BadSubscription, Subscription
from floorassist.push.vapid import Sender
from floorassist.storage import events
from floorassist.storage.session import Database, StoreSession

# Longer than a call may take: only what a process left behind when it died is claimed a second time.
LEASE = timedelta(seconds=20)
ENDED, SERVER_OFF = "ended", "server"


@dataclass(frozen=True)
class Claimed:
    """A note that this process has to send; nobody else sends this `version` of it."""

    store_id: int
    send_id: int
    version: int
    tries: int
    sign_in_id: int
    topic: str
    note: dict[str, Any]
    until: datetime
    subscription: Subscription


def claim(session: StoreSession, found: Due, *, now: datetime) -> Claimed | None:
    """Take it, unless another process did or its time is over."""
    mine = (
        update(SendRow)
        .where(SendRow.id == found.send_id, SendRow.version == found.version)
        .values(version=SendRow.version + 1, tries=SendRow.tries + 1, due_at=now + LEASE)
        .execution_options(synchronize_session=False)
    )
    if session.execute(mine).rowcount != 1:  # type: ignore[attr-defined]
        return None
    row = session.get_one(SendRow, found.send_id, populate_existing=True)
    phone = session.get(SubscriptionRow, row.sign_in_id)
    if row.until <= now or phone is None or not (phone.endpoint and phone.public_key and phone.auth):
        session.delete(phone if phone is not None and phone.why == ERASE else row)
        return None
    subscription = Subscription(phone.endpoint, phone.public_key, phone.auth)
    return Claimed(
        found.store_id,
        row.id,
        row.version,
        row.tries,
        row.sign_in_id,
        row.topic,
        row.note,
        row.until,
        subscription,
    )


@dataclass(frozen=True)
class Parcel:
    """A push as it goes over the wire."""

    endpoint: Endpoint
    headers: dict[str, str]
    body: bytes


def packed(claimed: Claimed, sender: Sender, own_service: str, now: datetime) -> Parcel | None:
    """Seal and address it; None where the address or the keys are none that we send to (any more)."""
    try:
        endpoint = checked(claimed.subscription.endpoint, own_service)
        public_key, auth = claimed.subscription.keys()
    except (BadEndpoint, BadSubscription):
        return None
    body = sealed(
        payload(claimed.note),
        public_key=public_key,
        auth=auth,
        seed=secrets.token_bytes(SEED_BYTES),
        salt=secrets.token_bytes(SALT_BYTES),
    )
    longest = LONGEST_KEPT if claimed.topic == ERASE else LONGEST_LIFE
    headers = {
        "Authorization": sender.authorization(endpoint.origin, now),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(seconds_to_live(claimed.until, now, longest)),
        "Topic": claimed.topic,
        "Urgency": "high",
    }
    return Parcel(endpoint, headers, body)


def settle(session: StoreSession, claimed: Claimed, came: Outcome, *, now: datetime) -> None:
    """Write what became of it, unless it was dropped or claimed anew meanwhile."""
    mine = (SendRow.id == claimed.send_id, SendRow.version == claimed.version)
    if came.what == "again":
        later = update(SendRow).where(*mine).values(due_at=came.at)
        session.execute(later.execution_options(synchronize_session=False))
        return
    if claimed.topic == ERASE:
        last = delete(SubscriptionRow).where(*_phone_of(claimed), SubscriptionRow.why == ERASE)
        session.execute(last.execution_options(synchronize_session=False))
        return
    failures = session.scalar(select(SubscriptionRow.failures).where(*_phone_of(claimed)))
    if failures is not None and (came.what != "sent" or failures):
        count(session, claimed, came, now)
    session.execute(delete(SendRow).where(*mine).execution_options(synchronize_session=False))


def count(session: StoreSession, claimed: Claimed, came: Outcome, now: datetime) -> None:
    """Whether pushes get through to that phone; the desk is told when that is another than before.

    It is read once nobody else writes: a phone that subscribed anew meanwhile keeps what it told.
    """
    events.take_turn(session)
    phone = session.scalar(select(SubscriptionRow).where(*_phone_of(claimed)))
    if phone is None:
        return
    relied_on = phone.failures < UNRELIABLE
    phone.failures = phone.failures + 1 if came.what == "lost" else 0
    if came.what == "ended":
        end(phone, ENDED)
    if relied_on != (phone.endpoint is not None and phone.failures < UNRELIABLE):
        tell_changed(session, phone.person_id, now=now)


def _phone_of(claimed: Claimed) -> tuple[ColumnElement[bool], ...]:
    return (
        SubscriptionRow.sign_in_id == claimed.sign_in_id,
        SubscriptionRow.endpoint == claimed.subscription.endpoint,
    )


def end(phone: SubscriptionRow, why: str) -> None:
    """That phone can't be woken any more; its app subscribes anew when it is opened."""
    phone.endpoint, phone.public_key, phone.auth, phone.failures, phone.why = None, None, None, 0, why


def switch_off(database: Database, now: datetime) -> None:
    """From now on this server sends no pushes: nobody counts as one whom a push can wake."""
    with database.surveying() as session:
        reached = select(SubscriptionRow.store_id).where(SubscriptionRow.endpoint.is_not(None))
        stores = session.scalars(reached.distinct()).all()
    for store_id in stores:
        with database.writing(store_id) as session:
            events.take_turn(session)
            session.execute(delete(SendRow).execution_options(synchronize_session=False))
            on = select(SubscriptionRow).where(SubscriptionRow.endpoint.is_not(None))
            for phone in session.scalars(on).all():
                end(phone, SERVER_OFF)
                tell_changed(session, phone.person_id, now=now)
