"""All hands for phones: JSON under /api/surges, and whether I may be called."""

import logging
from dataclasses import asdict

from pydantic import Field

from floorassist.storage.session import StoreSession
from floorassist.surge import actions, rule_actions
from floorassist.surge import queries as surges
from floorassist.surge import view_queries as views
from floorassist.surge.models import NOTE, ZONE, SurgeRow
from floorassist.surge.rule import Rule
from floorassist.surge.states import MOST_NEEDED, Surge
from floorassist.surge.view_models import RuleView, SurgeDeskView, SurgesView, SurgeView
from floorassist.web import access
from floorassist.web.moving import moving
from floorassist.web.openapi import Api, Body

api = Api("surge")
log = logging.getLogger(__name__)


class NewSurge(Body):
    """Where hands are wanted (a department, "tills", any words) and how many; a spot's id or code, a note."""

    zone: str = Field(min_length=1, max_length=ZONE)
    needed: int = Field(ge=1, le=MOST_NEEDED)
    spot: str | None = Field(None, min_length=1, max_length=100)
    note: str = Field("", max_length=NOTE)


class Arrival(Body):
    """I'm here; with the spot (its id or readable code) that I scanned."""

    spot: str | None = Field(None, min_length=1, max_length=100)


class Agreement(Body):
    """Whether I may be called when the store needs all hands."""

    agrees: bool


class NewRule(Body):
    """Call `needed` to `zone` when more than `more_than` asks wait longer than `for_seconds`."""

    on: bool
    more_than: int = Field(ge=1, le=100)
    for_seconds: int = Field(ge=10, le=3600)
    zone: str = Field(min_length=1, max_length=ZONE)
    needed: int = Field(ge=1, le=MOST_NEEDED)
    limit_minutes: int = Field(ge=5, le=240)


@api.post("/surges", body=NewSurge, answers=SurgeView, status=201, role="supervisor")
def create_surge(body: NewSurge) -> SurgeView:
    """Call everybody who agreed to be called, those first whose turn it is."""
    with moving() as (session, me, now):
        wanted = actions.Wanted(body.zone, body.needed, body.spot, body.note)
        row = actions.call_hands(session, wanted, by=me, now=now)
        log.info("surge %d called: %d needed, %d called", row.id, row.needed, len(row.parts))
        return views.seen(session, row, me)


@api.get("/surges", answers=SurgesView)
def my_surges() -> SurgesView:
    """The calls that are on and concern me, and whether I may be called."""
    me = access.person_id()
    with access.reading() as session:
        return views.mine(session, me, lead=access.current().is_supervisor)


@api.get("/surges/desk", answers=SurgeDeskView, role="supervisor")
def desk_surges() -> SurgeDeskView:
    """What a supervisor needs to call: zones, how many could be called, the calls on and over, the rule."""
    me = access.person_id()
    with access.reading() as session:
        return views.desk(session, me, access.now())


@api.put("/surges/rule", body=NewRule, answers=RuleView, role="supervisor")
def put_rule(body: NewRule) -> RuleView:
    """When the store calls by itself, and how long a call lasts at most."""
    with access.writing() as session:
        rule_actions.set_rule(session, Rule(**body.model_dump()), now=access.now())
        return RuleView(**asdict(surges.rule_of(session)))


@api.post("/surges/<int:surge_id>/coming", answers=SurgeView)
def coming(surge_id: int) -> SurgeView:
    """I'm coming."""
    with moving() as (session, me, now):
        return seen(session, me, *actions.come(session, surge_id, me, now=now))


@api.post("/surges/<int:surge_id>/arrival", body=Arrival, answers=SurgeView)
def arrival(surge_id: int, body: Arrival) -> SurgeView:
    """I'm here."""
    with moving() as (session, me, now):
        return seen(session, me, *actions.arrive(session, surge_id, me, body.spot, now=now))


@api.post("/surges/<int:surge_id>/declining", answers=SurgeView)
def declining(surge_id: int) -> SurgeView:
    """Not now; no reason is asked, and nobody sees who it was."""
    with moving() as (session, me, now):
        return seen(session, me, *actions.decline(session, surge_id, me, now=now))


@api.post("/surges/<int:surge_id>/stand-down", answers=SurgeView, role="supervisor")
def stand_down(surge_id: int) -> SurgeView:
    """It is over for everybody at once; who is coming is told."""
    with moving() as (session, me, now):
        return seen(session, me, *actions.stand_down(session, surge_id, now=now))


@api.put("/me/surges", body=Agreement, answers=SurgesView)
def put_agreement(body: Agreement) -> SurgesView:
    """Whether I may be called when the store needs all hands."""
    with moving() as (session, me, now):
        actions.agree(session, me, body.agrees, now=now)
        return views.mine(session, me, lead=access.current().is_supervisor)


def seen(session: StoreSession, me: int, row: SurgeRow, surge: Surge) -> SurgeView:
    """The surge as the caller sees it after the move."""
    return views.view(views.scene(session, row), row, surge, me)
