"""The join poster over HTTP: made anew each time, since its code is told only once."""

import logging
from typing import Annotated, Literal

from flask import Response
from pydantic import Field

from floorassist.labels import print_api
from floorassist.labels.poster import Poster, poster
from floorassist.people import poster_actions
from floorassist.people.secret import join_address
from floorassist.storage.schema import Store
from floorassist.translation import day
from floorassist.web import access
from floorassist.web.openapi import Body

api = print_api.api
log = logging.getLogger(__name__)


class NewPoster(Body):
    """On which paper, and the address that its code leads to (that of this call, if left out)."""

    page: Literal["a4", "letter"] = "a4"
    host: Annotated[str, Field(max_length=100, pattern=print_api.HOST)] | None = None


@api.post("/labels/poster", body=NewPoster, binary="application/pdf", role="supervisor")
def new_poster(body: NewPoster) -> Response:
    """A poster for the staff room: who scans it within 30 days asks to join, and waits for approval.

    The poster before it stops working.
    """
    caller, now = access.current(), access.now()
    with access.writing() as session:
        link = poster_actions.new_poster_link(session, by=caller.person_id, now=now)
        store = session.get_one(Store, caller.store_id).name
    log.info("join poster made by person %s", caller.person_id)
    address = join_address(body.host or print_api.own_host(), link.token)
    told = Poster(store, address, day(link.expires_at))
    return print_api.as_file(
        poster(told, body.page, print_api.letters(), now), "application/pdf", "join-poster.pdf"
    )


@api.delete("/labels/poster", role="supervisor")
def end_poster() -> None:
    """Nobody joins by the poster that hangs any more."""
    with access.writing() as session:
        poster_actions.end_poster(session)
    log.info("join poster ended by person %s", access.current().person_id)
