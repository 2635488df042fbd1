"""Asking, for phones and integrations: JSON under /api/asks, and what a phone says over the socket."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Self

from pydantic import Field, model_validator

from floorassist.ask import answering_actions as answering
from floorassist.ask import asking_actions as asking
from floorassist.ask import moves
from floorassist.ask import place_queries as places
from floorassist.ask import queries as asks
from floorassist.ask import view_queries as views
from floorassist.ask.place_queries import Stand
from floorassist.ask.view_models import AsksView, AskView, TodayView
from floorassist.ask.way_out import Option
from floorassist.floor.spots import Spot
from floorassist.storage.session import StoreSession
from floorassist.web import access
from floorassist.web.access import Caller, House
from floorassist.web.errors import BadInput, Conflict, Refused
from floorassist.web.openapi import Api, Body

api = Api("ask")
LARGEST_ID = asks.LARGEST_ID
FAR = 100_000  # metres; no store is larger


class NewAsk(Body):
    """A question for colleagues. `key` is made by the phone; the same key again is the same ask.

    Where the customer stands is `spot` (a bay's id or readable code) or `x`, `y` in metres on `level`.
    """

    key: str = Field(min_length=1, max_length=64)
    words: str = Field(min_length=1, max_length=300)
    item_id: int | None = Field(None, ge=1, le=LARGEST_ID)
    spot: str | None = Field(None, max_length=100)
    x: float | None = Field(None, ge=-FAR, le=FAR)
    y: float | None = Field(None, ge=-FAR, le=FAR)
    level: str | None = Field(None, max_length=100)
    needs_person: bool = False

    @model_validator(mode="after")
    def place_is_whole(self) -> Self:
        """A point is x, y and level together."""
        if len({self.x is None, self.y is None, self.level is None}) > 1:
            raise ValueError("Send x, y and level together, or none of them.")
        return self


class NewAnswer(Body):
    """An answer: words, a place (a bay's id or readable code), an item; at least one of them."""

    words: str | None = Field(None, min_length=1, max_length=500)
    spot: str | None = Field(None, min_length=1, max_length=100)
    item_id: int | None = Field(None, ge=1, le=LARGEST_ID)

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """An answer has words, a place or an item."""
        if self.words is None and self.spot is None and self.item_id is None:
            raise ValueError("Answer with words, a place or an item.")
        return self


class Confirmation(Body):
    """Whether the answer helped."""

    helped: bool


class Round(Body):
    """How to ask on: everybody at once, the nearest again, or the supervisor."""

    option: Option


@api.post("/asks", body=NewAsk, answers=AskView, status=201, also=(200,))
def create_ask(body: NewAsk) -> tuple[AskView, int]:
    """Ask the nearest colleagues who know."""
    me, now = access.person_id(), access.now()
    with access.reading() as session:
        item = places.item_of(session, body.item_id)
        asked = asking.NewQuestion(
            key=body.key,
            words=body.words,
            item_id=body.item_id,
            needs_person=body.needs_person,
            place=where(session, me, body),
            departments=places.departments_of(session, body.words, item),
        )
    with writing() as session:
        ask_id, new = asking.create_ask(session, me, asked, now=now)
        return seen(session, ask_id, me), 201 if new else 200


@api.get("/asks", answers=AsksView)
def my_asks() -> AsksView:
    """What I asked, what rings on my phone, what I have."""
    me, now = access.person_id(), access.now()
    with access.reading() as session:
        return AsksView(
            asked=views.views(session, asks.asked_by(session, me, now), me),
            pings=views.views(session, asks.ringing_for(session, me), me),
            holding=views.views(session, asks.owned_by(session, me), me),
        )


@api.get("/asks/today", answers=TodayView, role="supervisor")
def todays_asks() -> TodayView:
    """The store's asks of today."""
    with access.reading() as session:
        return views.today(session, access.now())


@api.get("/asks/<int:ask_id>", answers=AskView)
def one_ask(ask_id: int) -> AskView:
    """One ask as I see it."""
    me = access.person_id()
    with access.reading() as session:
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


def received(house: House, caller: Caller, notice: Mapping[str, Any]) -> None:
    """A phone says over the socket that a ping arrived and rings: `{"type": "received", "ask": 7}`."""
    ask_id = notice.get("ask")
    if caller.person_id is None or type(ask_id) is not int:
        return
    with house.database.writing(caller.store_id) as session:
        answering.acknowledge_ping(session, ask_id, caller.person_id, now=house.clock())


@contextmanager
def writing() -> Iterator[StoreSession]:
    """A transaction in which a refused move becomes a problem that says what to do."""
    try:
        with access.writing() as session:
            yield session
    except moves.Refusal as refusal:
        if refusal.code in ("not_yours", "not_asked"):
            raise Refused(refusal.say) from None
        raise Conflict(refusal.say, code=refusal.code) from None


@contextmanager
def moving() -> Iterator[tuple[StoreSession, int, datetime]]:
    """A transaction for one move of the caller: session, who, and the moment."""
    me, now = access.person_id(), access.now()
    with writing() as session:
        yield session, me, now


def seen(session: StoreSession, ask_id: int, me: int) -> AskView:
    """The ask as the caller sees it after the move."""
    row = views.visible(session, ask_id, me)
    return views.view(views.scene(session, row), row, me)


def known_spot(session: StoreSession, text: str | None) -> Spot | None:
    """The place behind an id or a readable code."""
    if not text:
        return None
    spot = places.spot_called(session, text)
    if spot is None:
        raise BadInput("spot", f"No place here is called {text}. Pick one on the map, or say it in words.")
    return spot


def where(session: StoreSession, me: int, body: NewAsk) -> Stand | None:
    """Where the customer stands: as told, else where the asker last showed to be."""
    spot = known_spot(session, body.spot)
    if spot:
        return places.stand_at(spot)
    if body.x is not None and body.y is not None and body.level is not None:
        return Stand(None, body.x, body.y, body.level)
    return places.last_seen(session, me, access.now())
