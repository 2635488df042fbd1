"""Who would be asked when, if a colleague asked now: read from who is on the floor, nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from floorassist.ask import colleague_queries as colleagues
from floorassist.ask import place_queries as places
from floorassist.ask.escalation import Crew
from floorassist.ask.models import AskRow
from floorassist.ask.place_queries import Stand
from floorassist.ask.policy import Policy
from floorassist.ask.policy_preview import Course, course_of
from floorassist.ask.states import Ask, State
from floorassist.floor import queries as floor
from floorassist.floor.spots import Spot
from floorassist.people import queries as people
from floorassist.people.colleague import Colleague
from floorassist.push.queries import pushable
from floorassist.storage.session import StoreSession

NOBODY = 0


@dataclass(frozen=True)
class Supposed:
    """A question as a colleague might ask it; `departments` are those that would know."""

    departments: frozenset[str]
    stand: Stand | None
    needs_person: bool = False


@dataclass(frozen=True)
class Preview:
    """How it would go: the course, everybody on the floor by id, the walks in seconds that are known."""

    course: Course
    here: Mapping[int, Colleague]
    told_seconds: Mapping[int, int]


def preview(session: StoreSession, policy: Policy, supposed: Supposed, now: datetime) -> Preview:
    """Run the rules with this policy, as the floor is now."""
    woken = pushable(session)
    here = [
        replace(one, reachable=one.reachable or one.person_id in woken)
        for one in people.on_the_floor(session, now)
        if one.on_shift and not one.on_break
    ]
    row, told = _never_asked(policy, supposed, now), dict[int, int]()
    known: dict[frozenset[int], Crew] = {}

    def crew_at(ask: Ask) -> Crew:
        """The floor stands still: only who was asked makes a difference, however often is looked."""
        if ask.asked_now not in known:
            found = colleagues.crew_of(session, row, ask, now, to_show=True)
            told.update(found.told_seconds)
            known[ask.asked_now] = found.crew
        return known[ask.asked_now]

    ask = Ask(id=0, asker_id=NOBODY, opened_at=now, policy=policy)
    course = course_of(ask, crew_at, {one.person_id for one in here if one.reachable}, now)
    return Preview(course, {one.person_id: one for one in here}, told)


def middle_of(session: StoreSession, departments: frozenset[str]) -> Spot | None:
    """The middle of the first of these departments that the plan has."""
    ground = floor.ground(session)
    if ground is None:
        return None
    middles = places.middles(ground.spots)
    wanted = sorted(department.casefold() for department in departments)
    return next((middles[one] for one in wanted if one in middles), None)


def _never_asked(policy: Policy, supposed: Supposed, now: datetime) -> AskRow:
    """A row as the rules of who is near read it; it belongs to no session."""
    stand = supposed.stand
    return AskRow(
        id=0,
        asker_id=NOBODY,
        words="",
        needs_person=supposed.needs_person,
        departments=sorted(supposed.departments),
        spot=stand.spot if stand else None,
        x=stand.x if stand else None,
        y=stand.y if stand else None,
        level=stand.level if stand else None,
        state=State.OPEN.value,
        policy=policy.to_json(),
        created_at=now,
        opened_at=now,
    )
