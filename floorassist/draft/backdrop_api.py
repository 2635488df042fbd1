"""Pictures under the draft: JSON and bytes under /api/plan/backdrops."""

from flask import Response, request
from pydantic import Field

from floorassist.draft import backdrop_actions, backdrop_queries
from floorassist.draft.backdrop import LIMITS, redrawn
from floorassist.draft.models import ID
from floorassist.draft.views_api import BackdropView, backdrop_view
from floorassist.pictures import BadPicture
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr
from floorassist.web import access
from floorassist.web.errors import BadInput, NotFound
from floorassist.web.openapi import Api, Body, Told

api = Api("backdrops")
GONE = mark("There is no such picture any more. Somebody took it away; load the plan again.")


class Placing(Body):
    """Where its upper left corner lies in metres, how wide a pixel is, degrees clockwise about it."""

    x: float = Field(ge=-2000, le=2000)
    y: float = Field(ge=-2000, le=2000)
    metres_per_pixel: float = Field(gt=0, le=100)
    angle: float = Field(0, ge=-360, le=360)


class BackdropChange(Body):
    """Where it lies (null: nobody placed it), and how strong it shows, from 0 to 1."""

    placed: Placing | None = None
    opacity: float = Field(ge=0, le=1)


class BackdropsView(Told):
    """All pictures under the plan."""

    backdrops: list[BackdropView]


@api.post("/plan/backdrops", upload=True, answers=BackdropView, status=201, role="supervisor")
def post_backdrop() -> BackdropView:
    """Lay a picture (PNG, JPEG or WebP, 10 MB) under a level, whose id is in the form's field `level`."""
    sent, level = request.files.get("file"), request.form.get("level", "")
    if sent is None:
        raise BadInput("file", tr("Choose a picture to send."))
    if not 1 <= len(level) <= ID:
        raise BadInput("level", tr("Say under which level it goes."))
    try:
        drawn = redrawn(sent.read(LIMITS.largest_file + 1))
    except BadPicture as wrong:
        raise BadInput("file", str(wrong)) from None
    with access.writing() as session:
        return _view(session, backdrop_actions.keep(session, level, drawn, now=access.now()))


@api.get("/plan/backdrops", answers=BackdropsView, role="supervisor")
def get_backdrops() -> BackdropsView:
    """The pictures under the plan; only the editor shows them."""
    with access.reading() as session:
        found = backdrop_queries.backdrops(session)
    return BackdropsView(backdrops=[backdrop_view(one) for one in found])


@api.get("/plan/backdrops/<int:backdrop_id>", binary="image/jpeg", role="supervisor")
def get_backdrop(backdrop_id: int) -> Response:
    """The picture itself."""
    with access.reading() as session:
        picture = backdrop_queries.picture_of(session, backdrop_id)
    if picture is None:
        raise NotFound(tr(GONE))
    return Response(
        picture, content_type="image/jpeg", headers={"Cache-Control": "private, max-age=604800, immutable"}
    )


@api.put("/plan/backdrops/<int:backdrop_id>", body=BackdropChange, answers=BackdropView, role="supervisor")
def put_backdrop(backdrop_id: int, body: BackdropChange) -> BackdropView:
    """Place the picture, or show it stronger or fainter."""
    placed = backdrop_queries.Placed(**body.placed.model_dump()) if body.placed else None
    with access.writing() as session:
        backdrop_actions.place(session, backdrop_id, placed, body.opacity, now=access.now())
        return _view(session, backdrop_id)


@api.delete("/plan/backdrops/<int:backdrop_id>", role="supervisor")
def delete_backdrop(backdrop_id: int) -> None:
    """Take the picture away."""
    with access.writing() as session:
        backdrop_actions.take_away(session, backdrop_id, now=access.now())


def _view(session: StoreSession, backdrop_id: int) -> BackdropView:
    found = backdrop_queries.backdrop(session, backdrop_id)
    if found is None:
        raise NotFound(tr(GONE))
    return backdrop_view(found)
