"""What the calls of asking share: a transaction whose refusals say what to do, the ask as I see it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from floorassist.ask import place_queries as places
from floorassist.ask import queries as asks
from floorassist.ask import view_queries as views
from floorassist.ask.steps import Refusal
from floorassist.ask.view_models import AskView
from floorassist.floor.spots import Spot
from floorassist.storage.session import StoreSession
from floorassist.web import access
from floorassist.web.errors import BadInput, Conflict, Refused


@contextmanager
def writing() -> Iterator[StoreSession]:
    """A transaction in which a refused move becomes a problem that says what to do."""
    try:
        with access.writing() as session:
            yield session
    except Refusal as refusal:
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
    """The ask as the caller sees it after the move that this transaction made."""
    row, scene = session.info.get("told") or (None, None)
    row = views.visible(session, ask_id, me, anew=row is None or row.id != ask_id)
    if scene is None or scene.ask != asks.value_of(row):
        scene = views.scene(session, row)
    return views.view(scene, row, me)


def known_spot(session: StoreSession, text: str | None) -> Spot | None:
    """The place behind an id or a readable code."""
    if not text:
        return None
    spot = places.spot_called(session, text)
    if spot is None:
        raise BadInput("spot", f"No place here is called {text}. Pick one on the map, or say it in words.")
    return spot
