"""Who could be handed an ask: everybody who could be asked by name now, the likeliest first."""

from datetime import datetime

from floorassist.ask import colleague_queries
from floorassist.ask import queries as asks
from floorassist.ask.models import AskRow
from floorassist.ask.view_models import ColleagueView
from floorassist.people import queries as people
from floorassist.push.queries import pushable
from floorassist.storage.session import StoreSession


def colleagues(session: StoreSession, row: AskRow, now: datetime) -> list[ColleagueView]:
    """Who is here with their hands free: the nearest who told that they know come first, without figures."""
    ask = asks.value_of(row)
    found = colleague_queries.crew_of(session, row, ask, now, to_show=True)
    by_id = {one.person_id: one for one in people.on_the_floor(session, now)}
    woken = pushable(session)
    wanted = {department.casefold() for department in row.departments}
    return [
        ColleagueView(
            id=person_id,
            name=by_id[person_id].name,
            knows=bool(wanted & {department.casefold() for department in by_id[person_id].knows}),
            seconds=found.told_seconds.get(person_id),
            reachable=by_id[person_id].reachable or person_id in woken,
        )
        for person_id in found.crew.nearest
        if person_id not in (row.asker_id, row.owner_id)
    ]
