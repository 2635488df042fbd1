"""The desk's page of referrals: where else customers are sent, and what they missed most."""

from flask import render_template
from flask.typing import ResponseReturnValue

from floorassist.catalog import queries as catalog
from floorassist.refer import queries
from floorassist.storage import events
from floorassist.web import access
from floorassist.web.pages import Desk

desk = Desk("refer")


@desk.get("/referrals")
def referrals_page() -> ResponseReturnValue:
    """List, add, put right and remove referrals."""
    with access.reading() as session:
        found = queries.referrals(session, access.now())
        cursor = events.cursor(session)
        departments = catalog.departments(session)
    return render_template(
        "refer/referrals.html",
        referrals=found.model_dump(mode="json"),
        departments=departments,
        cursor=cursor,
    )
