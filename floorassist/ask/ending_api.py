"""What sends an ask on or ends it: the asker's word, another round, a referral, a supervisor's."""

from pydantic import Field

from floorassist.ask import asking_actions as asking
from floorassist.ask import queries as asks
from floorassist.ask import way_out
from floorassist.ask.calls_api import seen
from floorassist.ask.view_models import AskView
from floorassist.web.moving import moving
from floorassist.web.openapi import Api, Body

api = Api("ending")


class Confirmation(Body):
    """Whether the answer helped."""

    helped: bool


class Round(Body):
    """How to ask on: everybody at once, the nearest again, or the supervisor."""

    option: way_out.Round


class Elsewhere(Body):
    """Where the customer was sent: a referral, or null for a place that nobody noted."""

    referral_id: int | None = Field(None, ge=1, le=asks.LARGEST_ID)


@api.post("/asks/<int:ask_id>/confirmation", body=Confirmation, answers=AskView)
def confirmation(ask_id: int, body: Confirmation) -> AskView:
    """Say whether the answer helped; if not, others are asked."""
    with moving() as (session, me, now):
        asking.confirm_ask(session, ask_id, me, body.helped, now=now)
        return seen(session, ask_id, me)


@api.post("/asks/<int:ask_id>/round", body=Round, answers=AskView)
def another_round(ask_id: int, body: Round) -> AskView:
    """Ask on after nobody took it."""
    with moving() as (session, me, now):
        asking.ask_again(session, ask_id, me, body.option, now=now)
        return seen(session, ask_id, me)


@api.post("/asks/<int:ask_id>/cancellation", answers=AskView)
def cancellation(ask_id: int) -> AskView:
    """No longer needed: every phone stops ringing."""
    with moving() as (session, me, now):
        asking.cancel_ask(session, ask_id, me, now=now)
        return seen(session, ask_id, me)


@api.post("/asks/<int:ask_id>/referral", body=Elsewhere, answers=AskView)
def referral(ask_id: int, body: Elsewhere) -> AskView:
    """The customer gets it elsewhere: that is good service, and the ask is settled."""
    with moving() as (session, me, now):
        asking.refer_ask(session, ask_id, me, body.referral_id, now=now)
        return seen(session, ask_id, me)


@api.post("/asks/<int:ask_id>/closing", answers=AskView, role="supervisor")
def closing(ask_id: int) -> AskView:
    """Close what waits in the queue without an answer; it stays among the unanswered."""
    with moving() as (session, me, now):
        asking.close_ask(session, ask_id, me, now=now)
        return seen(session, ask_id, me)


@api.post("/asks/<int:ask_id>/reopening", answers=AskView, role="supervisor")
def reopening(ask_id: int) -> AskView:
    """Take the closing back within half an hour: it waits in the queue again."""
    with moving() as (session, me, now):
        asking.reopen_ask(session, ask_id, me, now=now)
        return seen(session, ask_id, me)
