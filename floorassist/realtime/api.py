"""News by plain HTTP: what a phone asks for after a gap, or where sockets do not pass."""

from typing import Any

from pydantic import BaseModel, Field

from floorassist.realtime import news
from floorassist.storage import events
from floorassist.web import access
from floorassist.web.openapi import Api, Told

api = Api("news")
PAGE = 200


class After(BaseModel):
    """Where the phone stands in the log."""

    after: int = Field(0, ge=0, le=2**53)


class NewsView(Told):
    """One event."""

    id: int
    kind: str
    body: dict[str, Any]
    at: str


class EventsView(Told):
    """Events after a cursor. `fresh`: the log does not reach back that far, so load everything anew."""

    events: list[NewsView]
    cursor: int
    more: bool
    fresh: bool


@api.get("/events", query=After, answers=EventsView)
def catch_up(query: After) -> EventsView:
    """What happened after a cursor, for me."""
    with access.reading() as session:
        newest = events.cursor(session)
        fresh = not events.reaches_back_to(session, query.after)
        found = [] if fresh else events.since(session, query.after, news.audiences(access.current()), PAGE)
    more = len(found) == PAGE
    return EventsView(
        events=[NewsView(**news.told(one)) for one in found],
        cursor=found[-1].id if more else newest,
        more=more,
        fresh=fresh,
    )
