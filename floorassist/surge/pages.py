"""The desk's page of all hands: call, see who comes, end it, and the rule that calls by itself."""

from flask import render_template
from flask.typing import ResponseReturnValue

from floorassist.storage import events
from floorassist.surge import view_queries as views
from floorassist.web import access
from floorassist.web.pages import Desk

desk = Desk("surges")


@desk.get("/surges")
def surges_page() -> ResponseReturnValue:
    """Calls that are on, how to call, and the rule."""
    me, now = access.person_id(), access.now()
    with access.reading() as session:
        found = views.desk(session, me, now)
        cursor = events.cursor(session)
    return render_template("surge/surges.html", surges=found.model_dump(mode="json"), cursor=cursor)
