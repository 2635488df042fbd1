"""Who can be reached, for the desk: JSON."""

from datetime import datetime

from floorassist.push.courier_actions import found_sender
from floorassist.push.reach import Way, Why
from floorassist.push.reach_queries import reachable
from floorassist.storage.session import StoreSession
from floorassist.web import access
from floorassist.web.openapi import Api, Told

api = Api("reach")


class PhoneCheckView(Told):
    """A phone and what it found wrong with itself; `silent` where a ping is not noticed on it."""

    name: str
    checked: bool
    faults: list[str]
    silent: bool


class ReachView(Told):
    """One person: how they can be reached now (`rings`, `push`, `none`), and why not."""

    id: int
    name: str
    on_shift: bool
    way: Way
    why: Why
    phones: list[PhoneCheckView]


class ReachesView(Told):
    """Everybody of the store; without `push` this server wakes no phone."""

    people: list[ReachView]
    push: bool


@api.get("/reach", answers=ReachesView, role="supervisor")
def who_can_be_reached() -> ReachesView:
    """Who can be reached now, and why not."""
    with access.reading() as session:
        return reaches(session, access.now())


def reaches(session: StoreSession, now: datetime) -> ReachesView:
    """The desk's list."""
    people = [
        ReachView(
            id=one.id,
            name=one.name,
            on_shift=one.on_floor,
            way=one.reach.way,
            why=one.reach.why,
            phones=[PhoneCheckView.model_validate(phone, from_attributes=True) for phone in one.phones],
        )
        for one in reachable(session, now)
    ]
    return ReachesView(people=people, push=found_sender(access.house().settings) is not None)
