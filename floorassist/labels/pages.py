"""The desk's labels: what to print, on which sheets, and what was printed."""

from flask import render_template
from flask.typing import ResponseReturnValue

from floorassist.labels import print_queries
from floorassist.labels.print_api import own_host
from floorassist.web import access
from floorassist.web.pages import Desk

desk = Desk("labels")


@desk.get("/labels")
def labels_page() -> ResponseReturnValue:
    """Choose labels, look at them, have their sheets made; the join poster."""
    with access.reading() as session:
        found = print_queries.desk(session, access.now())
    return render_template("labels/labels.html", labels=found.model_dump(mode="json"), host=own_host())
