"""The desk's page of who can be reached."""

from flask import render_template
from flask.typing import ResponseReturnValue

from floorassist.push.reach_api import reaches
from floorassist.storage import events
from floorassist.web import access
from floorassist.web.pages import Desk

desk = Desk("reach")


@desk.get("/reach")
def reach() -> ResponseReturnValue:
    """Whom an ask reaches now, what stands in the way of the others, and what their phones found out."""
    with access.reading() as session:
        found = reaches(session, access.now())
        cursor = events.cursor(session)
    return render_template("push/reach.html", reach=found.model_dump(mode="json"), cursor=cursor)
