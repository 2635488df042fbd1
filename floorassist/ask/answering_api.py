"""Answering, for phones: what colleagues do with a ping and with what they took, by call and by notice."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import Field, model_validator

from floorassist.ask import answering_actions as answering
from floorassist.ask import handing_queries as handing
from floorassist.ask import queries as asks
from floorassist.ask import view_queries as views
from floorassist.ask.calls_api import known_spot, seen
from floorassist.ask.view_models import AskView, ColleaguesView
from floorassist.translation import tr
from floorassist.web import access
from floorassist.web.access import Caller, House
from floorassist.web.moving import moving
from floorassist.web.openapi import Api, Body

api = Api("answering")
LARGEST_ID = asks.LARGEST_ID


class NewAnswer(Body):
    """An answer: words, a place (a bay's id or readable code), an item; at least one of them."""

    words: str | None = Field(None, min_length=1, max_length=500)
    spot: str | None = Field(None, min_length=1, max_length=100)
    item_id: int | None = Field(None, ge=1, le=LARGEST_ID)

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """An answer has words, a place or an item."""
        if self.words is None and self.spot is None and self.item_id is None:
            raise ValueError(tr("Answer with words, a place or an item."))
        return self


class HandOn(Body):
    """Whom to pass it to (null: the nearest, without me), with a word for them."""

    to: int | None = Field(None, ge=1, le=LARGEST_ID)
    note: str = Field("", max_length=300)


@api.post("/asks/<int:ask_id>/received", answers=AskView)
def received(ask_id: int) -> AskView:
    """The ping reached my phone, which rings: for a phone that was woken without a socket."""
    with moving() as (session, me, now):
        answering.acknowledge_ping(session, ask_id, me, now=now)
        return seen(session, ask_id, me)


@api.post("/asks/<int:ask_id>/seen", answers=AskView)
def looked_at(ask_id: int) -> AskView:
    """I looked at the ping."""
    with moving() as (session, me, now):
        answering.see_ping(session, ask_id, me, now=now)
        return seen(session, ask_id, me)


@api.post("/asks/<int:ask_id>/claim", answers=AskView)
def claim(ask_id: int) -> AskView:
    """Take it; when somebody was faster, the answer says who has it."""
    with moving() as (session, me, now):
        answering.claim_ask(session, ask_id, me, now=now)
        return seen(session, ask_id, me)


@api.post("/asks/<int:ask_id>/decline", answers=AskView)
def decline(ask_id: int) -> AskView:
    """Not now; no reason is asked, and the next colleague is asked at once."""
    with moving() as (session, me, now):
        answering.decline_ask(session, ask_id, me, now=now)
        return seen(session, ask_id, me)


@api.post("/asks/<int:ask_id>/on-way", answers=AskView)
def on_way(ask_id: int) -> AskView:
    """I'm coming."""
    with moving() as (session, me, now):
        answering.come(session, ask_id, me, now=now)
        return seen(session, ask_id, me)


@api.post("/asks/<int:ask_id>/release", answers=AskView)
def release(ask_id: int) -> AskView:
    """Give it back; others are asked at once."""
    with moving() as (session, me, now):
        answering.release_ask(session, ask_id, me, now=now)
        return seen(session, ask_id, me)


@api.post("/asks/<int:ask_id>/answer", body=NewAnswer, answers=AskView)
def answer(ask_id: int, body: NewAnswer) -> AskView:
    """Answer with words, a place, an item."""
    with moving() as (session, me, now):
        spot = known_spot(session, body.spot)
        said = answering.Said(body.words, spot.id if spot else None, body.item_id)
        answering.answer_ask(session, ask_id, me, said, now=now)
        return seen(session, ask_id, me)


@api.get("/asks/<int:ask_id>/colleagues", answers=ColleaguesView)
def colleagues(ask_id: int) -> ColleaguesView:
    """Who could be handed this ask now, the likeliest first."""
    me, now = access.person_id(), access.now()
    with access.reading() as session:
        row = views.visible(session, ask_id, me)
        return ColleaguesView(colleagues=handing.colleagues(session, row, now))


@api.post("/asks/<int:ask_id>/hand-on", body=HandOn, answers=AskView)
def hand_on(ask_id: int, body: HandOn) -> AskView:
    """Pass it on to a colleague or to the nearest; after the last time a supervisor decides."""
    with moving() as (session, me, now):
        answering.hand_on(session, ask_id, me, body.to, body.note, now=now)
        return seen(session, ask_id, me)


def note_received(house: House, caller: Caller, notice: Mapping[str, Any]) -> None:
    """A phone says over the socket that a ping arrived and rings: `{"type": "received", "ask": 7}`."""
    ask_id = _ask_of(notice)
    if caller.person_id is not None and ask_id is not None:
        with house.database.writing(caller.store_id) as session:
            answering.acknowledge_ping(session, ask_id, caller.person_id, now=house.clock())


def note_seen(house: House, caller: Caller, notice: Mapping[str, Any]) -> None:
    """A phone says over the socket that its person looked at a ping: `{"type": "seen", "ask": 7}`."""
    ask_id = _ask_of(notice)
    if caller.person_id is not None and ask_id is not None:
        with house.database.writing(caller.store_id) as session:
            answering.see_ping(session, ask_id, caller.person_id, now=house.clock())


def _ask_of(notice: Mapping[str, Any]) -> int | None:
    ask_id = notice.get("ask")
    return ask_id if type(ask_id) is int else None
