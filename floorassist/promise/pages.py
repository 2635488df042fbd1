"""The desk's page of promises: what customers wait for, and what became of what they were promised."""

from flask import render_template
from flask.typing import ResponseReturnValue

from floorassist.promise import view_queries as views
from floorassist.promise.api import viewer
from floorassist.storage import events
from floorassist.web import access
from floorassist.web.pages import Desk

desk = Desk("promises")


@desk.get("/promises")
def promises_page() -> ResponseReturnValue:
    """Open promises, the overdue first; those kept, and those withdrawn with the reason."""
    with access.reading() as session:
        found = views.ledger(session, viewer(), access.now())
        cursor = events.cursor(session)
    return render_template("promise/promises.html", ledger=found.model_dump(mode="json"), cursor=cursor)
