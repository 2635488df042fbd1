"""What the clock does for the ghost crew: stay reachable, react, walk about, now and then ask."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from floorassist.demo import crew_actions, knowing_queries, queries, wander_actions
from floorassist.demo.ghosts import PHONE, beats_again, dice_for
from floorassist.demo.models import Ghost
from floorassist.demo.replies import Known
from floorassist.people import actions as people
from floorassist.people import shift_actions, sign_in_actions
from floorassist.people.presence_queries import open_shifts
from floorassist.storage.due import alone
from floorassist.storage.session import Database, StoreSession


def crew_due(database: Database, now: datetime) -> None:
    """Play the ghosts of every store that has something for them to do; real people are never played."""
    with database.surveying() as session:
        stores = queries.stores_with_work(session, now)
    for store_id in stores:
        with alone("the crew of store %d", store_id):
            with database.reading(store_id) as reading:
                known = knowing_queries.answers_due(reading, now)
            with database.writing(store_id) as writing:
                play(writing, known, now=now)


def play(session: StoreSession, known: Mapping[int, Known | None], *, now: datetime) -> None:
    """Everything that the crew of this store does at this moment; `known` is what it answers, by ask."""
    crew = queries.ghosts(session)
    stay(session, crew, now=now)
    floor = queries.on_the_floor(session, crew, now)
    crew_actions.hear_pings(session, crew, floor, now=now)
    crew_actions.hear_answers(session, crew, now=now)
    crew_actions.act(session, crew, floor, known, now=now)
    crew_actions.hear_reminders(session, floor, now=now)
    crew_actions.ask_people(session, crew, floor, now=now)
    wander_actions.walk_about(session, crew, floor, now=now)


def stay(session: StoreSession, crew: Sequence[Ghost], *, now: datetime) -> None:
    """Keep ghosts signed in, on shift and within reach."""
    due = [ghost for ghost in crew if ghost.beats_at <= now]
    shifts = open_shifts(session) if due else {}
    for ghost in due:
        phones = sign_in_actions.open_sign_ins(session, ghost.person_id)
        if not phones:
            device, _ = people.enrol(session, name=PHONE, now=now)
            sign_in_actions.sign_in(session, person_id=ghost.person_id, device_id=device.id, now=now)
            phones = sign_in_actions.open_sign_ins(session, ghost.person_id)
        sign_in_actions.beats(session, [phone.id for phone in phones], now=now)
        if ghost.person_id not in shifts:
            shift_actions.start_shift(session, ghost.person_id, now=now)
        ghost.beats_at = beats_again(dice_for(ghost.seed, ghost.person_id, "beats", now.isoformat()), now)
    session.flush()
