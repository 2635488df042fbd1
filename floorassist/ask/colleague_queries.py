"""Who may be asked now, read from people, the floor and the asks in flight."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select

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
from floorassist.storage.read import Read
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import Refused

RUNG = Read(
    select(PingRow.person_id, PingRow.state, PingRow.sent_at).where(PingRow.sent_at >= bindparam("since")),
    of=PingRow,
)
IN_FLIGHT = Read(
    select(AskRow.asker_id, AskRow.owner_id, AskRow.state, AskRow.opened_at)
    # few, and an index has them: asks that ended are kept for years
    .where(AskRow.deadline_at.is_not(None), AskRow.state.in_(LOOKING | HELD)),
    of=AskRow,
)


@dataclass(frozen=True)
class Found:
    """The crew for an ask, and the walk in seconds of those who showed where they are."""

    crew: Crew
    told_seconds: Mapping[int, int]


def crew_of(session: StoreSession, row: AskRow, ask: Ask, now: datetime, *, to_show: bool = False) -> Found:
    """Who may be asked now, the best first.

    `to_show`: for a screen. Then neither what people showed to know counts, only what they told, nor who
    looks something up: it is for nobody to see, and an order on a screen would tell it.
    """
    here = people.at_work(session, now)
    walks = places.walks_to(session, row, here, now)
    departments = frozenset(map(fold, row.departments))
    shown = {} if to_show else knowledge.shown(session, now)
    flight = in_flight(session)
    rings = lately_rung(session, ask, flight, now)
    woken = pushable(session)
    colleagues = [
        Colleague(
            id=one.person_id,
            reachable=one.reachable or one.person_id in woken,
            lead=leads(one.role),
            knows=strengths(one.home_department, one.told, shown.get(one.person_id, {})),
            live_pings=rings.live[one.person_id],
            claims=flight.held[one.person_id],
            pinged_at=rings.sent_at[one.person_id],
            declined_at=rings.declined_at.get(one.person_id),
            asks=one.person_id in flight.asking,
            found_at=None if to_show else one.found_at,
        )
        for one in here
    ]
    return Found(crew(ask, Wanted(row.needs_person, departments), colleagues, walks.seconds, now), walks.told)


def claimer(session: StoreSession, person_id: int, now: datetime) -> Claimer:
    """The person as the rule of claiming sees them."""
    for one in people.on_the_floor(session, now):
        if one.person_id == person_id:
            held, rings = claims_of(session)[person_id], live_pings(session)[person_id]
            return Claimer(person_id, one.on_shift, one.on_break, leads(one.role), held, rings)
    raise Refused(tr("Only people who work in this store can take an ask."))


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


@dataclass(frozen=True)
class Rung:
    """What rang on each person's phone: how much rings now, when what was sent lately, when the last ping was
    sent that got a "not now".
    """

    live: Counter[int]
    sent_at: Mapping[int, list[datetime]]
    declined_at: Mapping[int, datetime]


@dataclass(frozen=True)
class Flight:
    """The asks that nobody has answered: how many each person has taken, who waits with a customer, and since
    when phones may ring for the oldest of them.
    """

    held: Counter[int]
    asking: frozenset[int]
    since: datetime | None


def lately_rung(session: StoreSession, ask: Ask, flight: Flight, now: datetime) -> Rung:
    """The pings that still ring, and those that this ask's policy remembers."""
    remembered = now - timedelta(seconds=ask.policy.ping_memory_seconds)
    live: Counter[int] = Counter()
    sent: dict[int, list[datetime]] = defaultdict(list)
    declined: dict[int, datetime] = {}
    since = min(remembered, now - NOT_NOW_LASTS, flight.since or now)
    for person_id, state, at in RUNG.rows(session, since=since):
        live[person_id] += state in LIVE_PING
        if at > remembered:
            sent[person_id].append(at)
        if state == PingState.DECLINED and at > now - NOT_NOW_LASTS:
            declined[person_id] = max(at, declined.get(person_id, at))
    return Rung(live, sent, declined)


def in_flight(session: StoreSession) -> Flight:
    """Read the asks that nobody has answered."""
    found = IN_FLIGHT.rows(session)
    return Flight(
        held=Counter(owner for _, owner, state, _ in found if owner is not None and state in HELD),
        asking=frozenset(asker for asker, *_ in found),
        since=min((opened_at for *_, state, opened_at in found if state in LOOKING), default=None),
    )
