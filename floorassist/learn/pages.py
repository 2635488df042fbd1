"""The desk's page of words: what the store was taught, and what customers asked in vain."""

from flask import render_template
from flask.typing import ResponseReturnValue

from floorassist.find.language import each_language
from floorassist.learn import entry_queries
from floorassist.storage import events
from floorassist.web import access
from floorassist.web.pages import Desk

desk = Desk("learn")


@desk.get("/words")
def words_page() -> ResponseReturnValue:
    """List, teach, confirm and take back what words mean."""
    with access.reading() as session:
        found = entry_queries.entries(session, access.now())
        cursor = events.cursor(session)
    return render_template(
        "learn/words.html",
        words=found.model_dump(mode="json"),
        languages=sorted(each_language()),
        cursor=cursor,
    )
