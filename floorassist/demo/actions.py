"""Setting up the demo store: its plan, its items by an ordinary import, its people and the ghost crew."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select, update

from floorassist.catalog import actions as catalog
from floorassist.catalog.models import CatalogImport, Placement
from floorassist.clock import Clock
from floorassist.demo.asked_actions import remember_questions
from floorassist.demo.elsewhere_actions import note_elsewhere
from floorassist.demo.export import demo_csv
from floorassist.demo.floor_plan import floor_plan
from floorassist.demo.ghosts import PHONE, asks_next, dice_for
from floorassist.demo.models import Ghost
from floorassist.demo.people import CREW, Colleague
from floorassist.demo.store import SEED
from floorassist.floor import actions as floor_actions
from floorassist.floor import queries as floor_queries
from floorassist.people import actions as people
from floorassist.people import person_actions
from floorassist.storage.schema import Store
from floorassist.storage.session import Database, StoreSession

STORE = "Demo superstore"
FILE = "demo-items.csv"
LOOKED_AT = 0.85  # of the places


class DemoBroken(RuntimeError):
    """The demo store could not be set up; the message says at which step."""


@dataclass(frozen=True)
class Seeded:
    """The demo store. `fresh` is whether this call made it; `owner_token` lets its first person in, then."""

    store_id: int
    fresh: bool
    owner_token: str | None


def seed_demo(
    database: Database, *, clock: Clock, name: str = STORE, owner: str = "Demo owner", seed: int = SEED
) -> Seeded:
    """Make the demo store, or finish it where an earlier call was cut off; a finished one stays as it is."""
    with database.founding() as session:
        store_id = session.scalar(select(Store.id).where(Store.name == name))
        token = None
        if store_id is None:
            founded = people.found_store(session, name=name, supervisor=owner, now=clock())
            store_id, token = founded.store_id, founded.join_token
    with database.writing(store_id) as writing:
        if floor_queries.current_revision(writing) == 0:
            floor_actions.publish_plan(writing, floor_plan(), by=None, now=clock())
    _stock(database, store_id, clock, seed)
    with database.writing(store_id) as writing:
        if writing.scalar(select(Ghost.person_id).limit(1)) is None:
            _staff(writing, seed, clock())
            note_elsewhere(writing, dice_for(seed, "elsewhere"), clock())
            remember_questions(writing, dice_for(seed, "asked"), clock())
    return Seeded(store_id, token is not None, token)


def _stock(database: Database, store_id: int, clock: Clock, seed: int) -> None:
    with database.reading(store_id) as session:
        if session.scalar(select(CatalogImport.id).where(CatalogImport.state == "done").limit(1)):
            return
    import_id = catalog.import_items(database, store_id, demo_csv(seed).encode(), FILE, clock=clock)
    with database.reading(store_id) as session:
        record = session.get_one(CatalogImport, import_id)
        if record.state != "done" or record.errors_total:
            raise DemoBroken(f"The import of {FILE} is {record.state}: {record.errors[:1]}")
    with database.writing(store_id) as session:
        _confirm(session, dice_for(seed, "confirmed"), clock())


def _confirm(session: StoreSession, dice: Random, now: datetime) -> None:
    """Most places were looked at in the last weeks, as in a store that lives with this; some never."""
    rows = [
        {"id": row_id, "confirmed_at": now - timedelta(hours=dice.randint(2, 24 * 40))}
        for row_id in session.scalars(select(Placement.id).order_by(Placement.id))
        if dice.random() < LOOKED_AT
    ]
    session.execute(update(Placement), rows)


def _staff(session: StoreSession, seed: int, now: datetime) -> None:
    """Hire the crew. They join like anybody, on phones that nobody holds; one of them asks first."""
    for one in CREW:
        person_id = _hire(session, one, now)
        session.add(Ghost(person_id=person_id, seed=seed, beats_at=now, wanders_at=now, asks_at=None))
    session.flush()
    first = session.scalars(select(Ghost).order_by(Ghost.person_id.desc())).first()
    if first is not None:
        first.asks_at = asks_next(dice_for(seed, "first question"), now)


def _hire(session: StoreSession, one: Colleague, now: datetime) -> int:
    link = people.new_join_link(session, role=one.role, by=None, lets_in=True, now=now)
    joined = people.join(session, link.token, name=one.name, pin_hash="", device_name=PHONE, now=now)
    person_actions.the_person(session, joined.person_id).pin_hash = None  # nobody signs in as a ghost
    person_actions.tell_what_i_know(
        session, joined.person_id, home_department=one.home, knows=(one.home, *one.knows), now=now
    )
    return joined.person_id
