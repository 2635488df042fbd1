"""The desk's page of people."""

from flask import render_template
from flask.typing import ResponseReturnValue

from floorassist.people import desk_queries
from floorassist.people import views_api as views
from floorassist.people.roles import ROLES, may_give
from floorassist.storage import events
from floorassist.web import access
from floorassist.web.pages import Desk

desk = Desk("people")


@desk.get("/people")
def people() -> ResponseReturnValue:
    """Who works here: approve, revoke, roles, PINs, phones, join codes."""
    with access.reading() as session:
        found = desk_queries.members(session, access.now())
        cursor = events.cursor(session)
    caller = access.current()
    return render_template(
        "people/people.html",
        people=[views.member_view(one).model_dump(mode="json") for one in found],
        cursor=cursor,
        roles=[role for role in ROLES if may_give(caller.role, role)],
        me=caller,
    )
