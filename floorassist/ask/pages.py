"""The desk's page of today's asks."""

from flask import render_template
from flask.typing import ResponseReturnValue

from floorassist.ask import today_queries
from floorassist.storage import events
from floorassist.web import access
from floorassist.web.pages import Desk

desk = Desk("asks")


@desk.get("/asks")
def asks_today() -> ResponseReturnValue:
    """What customers asked today, who looks after it now, and what was never answered."""
    with access.reading() as session:
        found = today_queries.today(session, access.now())
        cursor = events.cursor(session)
    return render_template("ask/today.html", today=found.model_dump(mode="json"), cursor=cursor)
