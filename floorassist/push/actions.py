"""Who may be woken by push, and what is to be sent them. The sending itself waits for the commit."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from floorassist.people.colleague import is_reachable
from floorassist.people.facts import SignedOut
from floorassist.people.models import Device, Person, SignIn
from floorassist.people.person_actions import tell_changed
from floorassist.push.models import SelfCheckRow, SendRow, SubscriptionRow
from floorassist.push.note import Note, written
from floorassist.push.queries import ERASE
from floorassist.push.subscription import Subscription
from floorassist.storage import events
from floorassist.storage.session import Database
from floorassist.translation import speaking, tr
from floorassist.web import languages
from floorassist.web.errors import NotFound


class OfPerson(Protocol):
    """A fact about somebody."""

    @property
    def person_id(self) -> int:
        """Whom it is about."""


# What makes a note when it is called, in the language of whoever is woken.
Said = Callable[[], Note]
# A phone that shows the app rings by itself and says so; only one that does not is woken.
HEAD_START = timedelta(seconds=2)
# A lost phone may lie somewhere without a battery; no push service keeps a note longer.
LAST_WORD = timedelta(days=28)


def wake(session: Session, person_id: int, note: Said, *, now: datetime) -> None:
    """Send a note to every phone that the person is signed in on, in place of an older one of its topic.

    A phone that was heard in the last minute gets two seconds to ring by itself: `hush` then spares it.
    """
    wake_all(session, [person_id], note, now=now)


def wake_all(session: Session, person_ids: Collection[int], note: Said, *, now: datetime) -> None:
    """Send a note to all of these people, each in their language; as few statements for many as for one."""
    hush_all(session, person_ids, note().topic)
    query = (
        select(SubscriptionRow.person_id, SubscriptionRow.sign_in_id, SignIn.last_beat_at, Person.language)
        .join(SignIn, SignIn.id == SubscriptionRow.sign_in_id)
        .join(Person, Person.id == SubscriptionRow.person_id)
        .where(SubscriptionRow.person_id.in_(person_ids), SubscriptionRow.endpoint.is_not(None))
        .where(SignIn.ended_at.is_(None))
        .order_by(SubscriptionRow.person_id, SubscriptionRow.sign_in_id)
    )
    for person_id, sign_in_id, last_beat_at, language in session.execute(query).all():
        wait = HEAD_START if is_reachable(last_beat_at, now) else timedelta(0)
        session.add(to_send(person_id, sign_in_id, note, language, due_at=now + wait))
    session.flush()


def hush(session: Session, person_id: int, topic: str, *, now: datetime) -> None:  # noqa: ARG001
    """Drop what was not sent yet of this topic: it is over, or the person has seen it."""
    hush_all(session, [person_id], topic)


def hush_all(session: Session, person_ids: Collection[int], topic: str) -> None:
    """Drop for all of these people what was not sent yet of this topic."""
    gone = delete(SendRow).where(SendRow.person_id.in_(person_ids), SendRow.topic == topic)
    session.execute(gone.execution_options(synchronize_session=False))


def put_by(session: Session, person_id: int, sign_in_id: int, note: Said, *, due_at: datetime) -> None:
    """Write what is to be sent to one phone, in its person's language."""
    language = session.scalar(select(Person.language).where(Person.id == person_id))
    session.add(to_send(person_id, sign_in_id, note, language, due_at=due_at))
    session.flush()


def to_send(
    person_id: int, sign_in_id: int, note: Said, language: str | None, *, due_at: datetime
) -> SendRow:
    """A note on its way to one phone."""
    with speaking(languages.catalogue(language or languages.ENGLISH)):
        said = note()
        row = SendRow(sign_in_id=sign_in_id, person_id=person_id, topic=said.topic, note=written(said))
    row.until, row.due_at = said.until, due_at
    return row


def subscribe(
    session: Session, person_id: int, sign_in_id: int, subscription: Subscription, *, now: datetime
) -> None:
    """The phone of a sign-in can be woken there; whoever had that address before has it no more."""
    events.take_turn(session)
    others = delete(SubscriptionRow).where(
        SubscriptionRow.endpoint == subscription.endpoint, SubscriptionRow.sign_in_id != sign_in_id
    )
    session.execute(others.execution_options(synchronize_session=False))
    row = _row(session, person_id, sign_in_id)
    had = row.endpoint is not None and row.failures == 0
    row.endpoint, row.public_key, row.auth = (
        subscription.endpoint,
        subscription.public_key,
        subscription.auth,
    )
    row.why, row.failures = "", 0
    session.flush()
    if not had:
        tell_changed(session, person_id, now=now)


def leave_other_stores(database: Database, endpoint: str, store_id: int) -> None:
    """The phone at this address is used in `store_id` now: no sign-in left open elsewhere wakes it."""
    with database.surveying() as session:
        query = select(SubscriptionRow.store_id).where(SubscriptionRow.endpoint == endpoint)
        others = set(session.scalars(query)) - {store_id}
    for other in others:
        with database.writing(other) as session:
            events.take_turn(session)
            gone = delete(SubscriptionRow).where(SubscriptionRow.endpoint == endpoint)
            session.execute(gone.execution_options(synchronize_session=False))


def unsubscribe(session: Session, person_id: int, sign_in_id: int, why: str, *, now: datetime) -> None:
    """The phone of a sign-in can not be woken, or no longer; `why` is for the desk."""
    events.take_turn(session)
    row = _row(session, person_id, sign_in_id)
    if row.endpoint is None and row.why == why:
        return
    row.endpoint, row.public_key, row.auth, row.why, row.failures = None, None, None, why, 0
    session.execute(delete(SendRow).where(SendRow.sign_in_id == sign_in_id))
    session.flush()
    tell_changed(session, person_id, now=now)


def after_signed_out(session: Session, fact: SignedOut, *, now: datetime) -> None:
    """What the phone told went with the sign-in, but for the last word to one that was shut out."""
    events.take_turn(session)
    _last_word(session, fact, now=now)
    told = delete(SubscriptionRow).where(
        SubscriptionRow.sign_in_id == fact.sign_in_id, SubscriptionRow.why != ERASE
    )
    found = delete(SelfCheckRow).where(SelfCheckRow.sign_in_id == fact.sign_in_id)
    for gone in (told, found):
        session.execute(gone.execution_options(synchronize_session=False))


def _last_word(session: Session, fact: SignedOut, *, now: datetime) -> None:
    """A phone that was shut out hears so when it wakes, looks whether it is true, and erases itself."""
    shut_out = (
        select(SubscriptionRow)
        .join(SignIn, SignIn.id == SubscriptionRow.sign_in_id)
        .join(Device, Device.id == SignIn.device_id)
        .where(SignIn.id == fact.sign_in_id, Device.revoked_at.is_not(None))
        .where(SubscriptionRow.endpoint.is_not(None))
    )
    row = session.scalar(shut_out)
    if row is None:
        return
    session.execute(delete(SendRow).where(SendRow.sign_in_id == fact.sign_in_id))
    row.why = ERASE
    put_by(session, fact.person_id, fact.sign_in_id, lambda: shut_out_note(now), due_at=now)


def shut_out_note(now: datetime) -> Note:
    """The last word to a phone."""
    return Note(
        topic=ERASE,
        title=tr("This phone was shut out"),
        body=tr("A supervisor took it out of the store. What floorassist kept on it is erased."),
        path="/join",
        until=now + LAST_WORD,
    )


def after_gone(session: Session, fact: OfPerson, *, now: datetime) -> None:  # noqa: ARG001
    """A reaction to a break begun and a shift over: what is still tried again wakes nobody then."""
    gone = delete(SendRow).where(SendRow.person_id == fact.person_id, SendRow.topic != ERASE)
    session.execute(gone.execution_options(synchronize_session=False))


def _row(session: Session, person_id: int, sign_in_id: int) -> SubscriptionRow:
    open_still = select(SignIn.id).where(
        SignIn.id == sign_in_id, SignIn.person_id == person_id, SignIn.ended_at.is_(None)
    )
    if session.scalar(open_still) is None:
        raise NotFound(tr("That sign-in is over. Sign in again."))
    row = session.get(SubscriptionRow, sign_in_id, populate_existing=True)
    if row is None:
        row = SubscriptionRow(sign_in_id=sign_in_id, person_id=person_id, why="", failures=0)
        session.add(row)
    return row
