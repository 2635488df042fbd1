"""One person's row: finding it to change it, telling that it changed, what they know."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from floorassist.people.models import Knows, Person
from floorassist.storage import events
from floorassist.translation import tr
from floorassist.web.errors import NotFound

LARGEST_ID = 2**31 - 1


def the_person(session: Session, person_id: int) -> Person:
    """The row, held until the transaction ends; NotFound for a foreign or a forgotten one."""
    session.flush()
    found = (
        session.get(Person, person_id, with_for_update={"key_share": True}, populate_existing=True)
        if 0 < person_id <= LARGEST_ID
        else None
    )
    if found is None or found.forgotten_at:
        raise NotFound(tr("No person {id} in this store. Reload the list of people.", id=person_id))
    return found


def hold(session: Session, person_ids: Iterable[int]) -> None:
    """Hold several rows before any news is written, always in the same order, so that calls never lock up."""
    query = (
        select(Person.id)
        .where(Person.id.in_({one for one in person_ids if 0 < one <= LARGEST_ID}))
        .order_by(Person.id)
        .with_for_update(key_share=True)
    )
    session.execute(query)


def tell_changed(session: Session, person_id: int, *, now: datetime) -> None:
    """News that this person's row, shift or sign-ins are different: to the desk and to themselves."""
    for audience in (events.SUPERVISORS, events.person(person_id)):
        events.record(session, audience, "person.changed", {"id": person_id}, now=now)


def tell_what_i_know(
    session: Session, person_id: int, *, home_department: str | None, knows: Sequence[str], now: datetime
) -> None:
    """Where a person belongs and which departments they can answer for; replaces what was told before."""
    person = the_person(session, person_id)
    person.home_department = home_department or None
    session.execute(delete(Knows).where(Knows.person_id == person_id))
    session.add_all(Knows(person_id=person_id, department=one) for one in dict.fromkeys(knows))
    tell_changed(session, person_id, now=now)


def speaks(session: Session, person_id: int, language: str, *, now: datetime) -> None:
    """The language that a person is spoken to in from now on; every phone of theirs hears of it."""
    person = the_person(session, person_id)
    if person.language != language:
        person.language = language
        tell_changed(session, person_id, now=now)


def spoke_first(session: Session, person_id: int, language: str) -> None:
    """Who has not chosen a language speaks the one in which they came in."""
    person = the_person(session, person_id)
    person.language = person.language or language
