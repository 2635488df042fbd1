"""The desk's plan: the editor, the revisions that were published, and the plan as files."""

from flask import render_template
from flask.typing import ResponseReturnValue

from floorassist.catalog import queries as catalog
from floorassist.storage import events
from floorassist.web import access
from floorassist.web.pages import Desk

desk = Desk("draft")


@desk.get("/plan")
def plan_page() -> ResponseReturnValue:
    """The editor of the draft that supervisors share."""
    return _page("draft/plan.html")


@desk.get("/plan/revisions")
def revisions_page() -> ResponseReturnValue:
    """Every plan that was published: compared with the one before, and restored."""
    return _page("draft/revisions.html")


@desk.get("/plan/files")
def files_page() -> ResponseReturnValue:
    """The plan out as a file in every format, and in as a draft."""
    return _page("draft/files.html")


def _page(template: str) -> ResponseReturnValue:
    """A page that reads the draft by itself; it is told who looks, since which news, and the departments."""
    with access.reading() as session:
        departments = catalog.departments(session)
        cursor = events.cursor(session)
    who = access.current()
    me = {"store": who.store_id, "person": who.person_id, "cursor": cursor}
    return render_template(template, departments=departments, me=me)
