"""The desk's page of how the store asks."""

from flask import render_template
from flask.typing import ResponseReturnValue

from floorassist.ask.policy_api import policy_view
from floorassist.catalog import queries as catalog
from floorassist.storage import events
from floorassist.web import access
from floorassist.web.pages import Desk

desk = Desk("policy")


@desk.get("/policy")
def policy_page() -> ResponseReturnValue:
    """Who is asked when, and every other number of asking, with its reason and what it would do now."""
    with access.reading() as session:
        found = policy_view(session)
        departments = catalog.departments(session)
        cursor = events.cursor(session)
    return render_template(
        "ask/policy.html", policy=found.model_dump(mode="json"), departments=departments, cursor=cursor
    )
