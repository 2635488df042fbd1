"""The picture of what a customer wants: taken by the asker, seen by who is asked."""

from flask import Response, request

from floorassist.ask import photo_actions, photo_queries
from floorassist.ask import view_queries as views
from floorassist.ask.photo import LIMITS, redrawn
from floorassist.pictures import BadPicture
from floorassist.translation import tr
from floorassist.web import access
from floorassist.web.errors import BadInput, NotFound
from floorassist.web.openapi import Api

api = Api("photo")


@api.post("/asks/<int:ask_id>/photo", upload=True, status=204)
def put_photo(ask_id: int) -> None:
    """Add a picture (JPEG, PNG or WebP, 8 MB) to my ask; it is drawn anew, and gone after some days."""
    me, now = access.person_id(), access.now()
    sent = request.files.get("file")
    if sent is None:
        raise BadInput("file", tr("Choose a picture to send."))
    with access.reading() as session:
        views.visible(session, ask_id, me)
    try:
        picture = redrawn(sent.read(LIMITS.largest_file + 1))
    except BadPicture as wrong:
        raise BadInput("file", str(wrong)) from None
    with access.writing() as session:
        photo_actions.keep_photo(session, ask_id, me, picture, now=now)


@api.get("/asks/<int:ask_id>/photo", binary="image/jpeg")
def photo(ask_id: int) -> Response:
    """The picture, for who asked, who was asked, and supervisors."""
    me = access.person_id()
    with access.reading() as session:
        views.visible(session, ask_id, me)
        picture = photo_queries.picture_of(session, ask_id)
    if picture is None:
        raise NotFound(tr("There is no picture here. It is erased after some days."))
    return Response(picture, content_type="image/jpeg", headers={"Cache-Control": "private, no-store"})
