"""Who may be asked now, read from people, the floor and the asks in flight."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from floorassist.ask import place_queries as places
from floorassist.ask.escalation import Crew
from floorassist.ask.models import AskRow, PingRow
from floorassist.ask.moves import Claimer
from floorassist.ask.nearest import NOT_NOW_LASTS, Colleague, Wanted, crew
from floorassist.ask.states import HELD, LIVE_PING, LOOKING, Ask, PingState
from floorassist.people import knowledge_queries as knowledge
from floorassist.people import queries as people
from floorassist.people.knowledge import fold, strengths
from floorassist.people.roles import leads
from floorassist.push.queries import pushable
from floorassist.storage.session import StoreSession
from floorassist.web.errors import Refused


@dataclass(frozen=True)
class Found:
    """The crew for an ask, and the walk in seconds of those who showed where they are."""

    crew: Crew
    told_seconds: Mapping[int, int]


def crew_of(session: StoreSession, row: AskRow, ask: Ask, now: datetime, *, to_show: bool = False) -> Found:
    """Who may be asked now, the best first.

    `to_show`: for a screen. Then what people showed to know does not count, only what they told: it is for
    nobody to see, and an order on a screen would be a rank.
    """
    here = [one for one in people.on_the_floor(session, now) if one.on_shift and not one.on_break]
    walks = places.walks_to(session, row, here, now)
    shown = {} if to_show else knowledge.shown(session, now)
    live, claims, woken = live_pings(session), claims_of(session), pushable(session)
    pinged = pinged_at(session, now - timedelta(seconds=ask.policy.ping_memory_seconds))
    declined, asking = declined_at(session, now - NOT_NOW_LASTS), waiting(session)
    colleagues = [
        Colleague(
            id=one.person_id,
            on_shift=one.on_shift,
            on_break=one.on_break,
            reachable=one.reachable or one.person_id in woken,
            lead=leads(one.role),
            knows=strengths(one.home_department, one.knows, shown.get(one.person_id, {})),
            live_pings=live[one.person_id],
            claims=claims[one.person_id],
            pinged_at=pinged[one.person_id],
            declined_at=declined.get(one.person_id),
            asks=one.person_id in asking,
        )
        for one in here
    ]
    departments = frozenset(map(fold, row.departments))
    return Found(crew(ask, Wanted(row.needs_person, departments), colleagues, walks.seconds, now), walks.told)


def claimer(session: StoreSession, person_id: int, now: datetime) -> Claimer:
    """The person as the rule of claiming sees them."""
    for one in people.on_the_floor(session, now):
        if one.person_id == person_id:
            held, rings = claims_of(session)[person_id], live_pings(session)[person_id]
            return Claimer(person_id, one.on_shift, one.on_break, leads(one.role), held, rings)
    raise Refused("Only people who work in this store can take an ask.")


def live_pings(session: StoreSession) -> Counter[int]:
    """How many asks ring on each person's phone."""
    query = select(PingRow.person_id, func.count()).where(PingRow.state.in_(LIVE_PING))
    found = session.execute(query.group_by(PingRow.person_id)).tuples()
    return Counter(dict(found.all()))


def claims_of(session: StoreSession) -> Counter[int]:
    """How many asks each person has taken and not answered."""
    query = select(AskRow.owner_id, func.count()).where(AskRow.state.in_(HELD), AskRow.owner_id.is_not(None))
    found = session.execute(query.group_by(AskRow.owner_id))
    return Counter({owner: count for owner, count in found if owner is not None})


def pinged_at(session: StoreSession, since: datetime) -> Mapping[int, list[datetime]]:
    """When each person was pinged since this moment."""
    found: dict[int, list[datetime]] = defaultdict(list)
    query = select(PingRow.person_id, PingRow.sent_at).where(PingRow.sent_at > since)
    for person_id, at in session.execute(query):
        found[person_id].append(at)
    return found


def declined_at(session: StoreSession, since: datetime) -> Mapping[int, datetime]:
    """When the last ping was sent that each person answered with "not now", of those since this moment."""
    query = select(PingRow.person_id, func.max(PingRow.sent_at))
    query = query.where(PingRow.sent_at > since, PingRow.state == PingState.DECLINED)
    return dict(session.execute(query.group_by(PingRow.person_id)).tuples().all())


def waiting(session: StoreSession) -> frozenset[int]:
    """Who asked and has no answer yet: they stand with the customer."""
    live = AskRow.deadline_at.is_not(None)  # few, and an index has them: asks that ended are kept for years
    return frozenset(session.scalars(select(AskRow.asker_id).where(live, AskRow.state.in_(LOOKING | HELD))))
