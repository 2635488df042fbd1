"""Asking, for phones: ask, and read what goes on."""

from typing import Self

from pydantic import Field, model_validator

from floorassist.ask import asking_actions as asking
from floorassist.ask import place_queries as places
from floorassist.ask import queries as asks
from floorassist.ask import today_queries
from floorassist.ask import view_queries as views
from floorassist.ask.calls_api import known_spot, seen
from floorassist.ask.place_queries import Stand
from floorassist.ask.view_models import AsksView, AskView, TodayView
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web import access
from floorassist.web.moving import writing
from floorassist.web.openapi import Api, Body

api = Api("ask")
LARGEST_ID = asks.LARGEST_ID
FAR = 100_000  # metres; no store is larger


class NewAsk(Body):
    """A question for colleagues. `key` is made by the phone; the same key again is the same ask.

    `language` is the customer's (BCP 47).
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
    language: str = Field("", max_length=16, pattern=r"^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$")

    @model_validator(mode="after")
    def place_is_whole(self) -> Self:
        """A point is x, y and level together."""
        if len({self.x is None, self.y is None, self.level is None}) > 1:
            raise ValueError(tr("Send x, y and level together, or none of them."))
        return self


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
            language=body.language,
            place=where(session, me, body),
            departments=places.departments_of(session, body.words, item),
        )
    with writing() as session:
        ask_id, new = asking.create_ask(session, me, asked, now=now)
        return seen(session, ask_id, me), 201 if new else 200


@api.get("/asks", answers=AsksView)
def my_asks() -> AsksView:
    """What I asked, what rings on my phone, what I have, and what waits for a supervisor if I am one."""
    me, now, lead = access.person_id(), access.now(), access.current().is_supervisor
    with access.reading() as session:
        return AsksView(
            asked=views.views(session, asks.asked_by(session, me, now), me),
            pings=views.views(session, asks.ringing_for(session, me), me),
            holding=views.views(session, asks.owned_by(session, me), me),
            queued=views.views(session, asks.queued(session), me) if lead else [],
        )


@api.get("/asks/today", answers=TodayView, role="supervisor")
def todays_asks() -> TodayView:
    """The store's asks of today."""
    with access.reading() as session:
        return today_queries.today(session, access.now())


@api.get("/asks/<int:ask_id>", answers=AskView)
def one_ask(ask_id: int) -> AskView:
    """One ask as I see it."""
    me = access.person_id()
    with access.reading() as session:
        return seen(session, ask_id, me)


def where(session: StoreSession, me: int, body: NewAsk) -> Stand | None:
    """Where the customer stands: as told, else where the asker last showed to be."""
    spot = known_spot(session, body.spot)
    if spot:
        return places.stand_at(spot)
    if body.x is not None and body.y is not None and body.level is not None:
        return Stand(None, body.x, body.y, body.level)
    return places.last_seen(session, me, access.now())
