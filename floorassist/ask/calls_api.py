"""What the calls of asking share: the ask as I see it, the place that I name."""

from floorassist.ask import place_queries as places
from floorassist.ask import queries as asks
from floorassist.ask import view_queries as views
from floorassist.ask.view_models import AskView
from floorassist.floor.spots import Spot
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import BadInput


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
        raise BadInput(
            "spot", tr("No place here is called {text}. Pick one on the map, or say it in words.", text=text)
        )
    return spot
