"""The self-check, for phones: what the server's clock and build say, and what the phone found out."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from floorassist.push import selfcheck_actions
from floorassist.push.api import sign_in
from floorassist.push.selfcheck import FAULTS, Fault
from floorassist.web import access, assets
from floorassist.web.openapi import Api, Body, Told

api = Api("selfcheck")


class ServerView(Told):
    """What a phone compares itself with: the time here, and the build whose files are served."""

    now: datetime
    build: str


class SelfCheck(Body):
    """What is wrong on this phone; nothing where everything is as it should be."""

    faults: Annotated[tuple[Fault, ...], Field(max_length=len(FAULTS))] = ()


@api.get("/server", answers=ServerView)
def server() -> ServerView:
    """The server's time and build; the round trip tells how quick the network is."""
    return ServerView(now=access.now(), build=assets.build())


@api.put("/me/self-check", body=SelfCheck)
def tell_check(body: SelfCheck) -> None:
    """Tell what this phone found out about itself, for the desk's list of who can be reached."""
    me, mine = access.person_id(), sign_in()
    with access.writing() as session:
        selfcheck_actions.keep_check(session, me, mine, body.faults, now=access.now())
