"""Ghosts in a call to all hands, through the ordinary actions: agree, come, arrive, not now."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from floorassist.demo.hands import Deed, agrees, deed
from floorassist.demo.models import Ghost
from floorassist.refusal import Refusal
from floorassist.storage.due import alone
from floorassist.storage.session import Database
from floorassist.surge import actions
from floorassist.surge.models import AgreementRow, PartRow
from floorassist.surge.states import Part
from floorassist.web.errors import Problem

Called = tuple[int, int, int]  # store, ghost, surge


def hands_due(database: Database, now: datetime) -> None:
    """Let every ghost say once whether it may be called, and do what is due in calls that are on."""
    with database.surveying() as survey:
        asked, due = unasked(survey), deeds_due(survey, now)
    for store_id, person_id, agreed in asked:
        with alone("the hands of store %d", store_id), database.writing(store_id) as session:
            actions.agree(session, person_id, agreed, now=now)
    for (store_id, person_id, surge_id), what in due.items():
        with alone("the hands of store %d", store_id):
            take(database, store_id, person_id, surge_id, what, now=now)


def unasked(session: Session) -> list[tuple[int, int, bool]]:
    """The (store, ghost, what it says) of those whom nobody asked yet."""
    said = select(AgreementRow.person_id).where(AgreementRow.person_id == Ghost.person_id).exists()
    rows = session.execute(select(Ghost.store_id, Ghost.person_id, Ghost.seed).where(~said))
    return [(store, person, agrees(seed, person)) for store, person, seed in rows]


def deeds_due(session: Session, now: datetime) -> Mapping[Called, Deed]:
    """What ghosts have to do by now in the calls that are on."""
    query = select(PartRow, Ghost.seed).join(Ghost, Ghost.person_id == PartRow.person_id)
    found = {
        (row.store_id, row.person_id, row.surge_id): deed(
            seed, row.person_id, row.surge_id, Part(row.part), row.called_at
        )
        for row, seed in session.execute(query.where(PartRow.part.in_([Part.CALLED, Part.COMING])))
    }
    return {called: what for called, what in found.items() if what and what.at <= now}


def take(
    database: Database, store_id: int, person_id: int, surge_id: int, what: Deed, *, now: datetime
) -> None:
    """Do one deed; where the call has moved on meanwhile, the ghost lets it be."""
    try:
        with database.writing(store_id) as session:
            if what.part == Part.COMING:
                actions.come(session, surge_id, person_id, now=now)
            elif what.part == Part.HERE:
                actions.arrive(session, surge_id, person_id, None, now=now)
            else:
                actions.decline(session, surge_id, person_id, now=now)
    except (Refusal, Problem):
        return
