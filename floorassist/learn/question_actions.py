"""Counting the questions that had to be asked."""

from datetime import datetime

from floorassist.ask.facts import AskCreated
from floorassist.ask.models import AskRow
from floorassist.find.question_actions import count_question
from floorassist.storage.session import StoreSession


def after_asked(session: StoreSession, fact: AskCreated, *, now: datetime) -> None:
    """A reaction: words that a colleague was asked with are a question that ended in an ask."""
    row = session.get_one(AskRow, fact.ask_id)
    count_question(session, row.words, "ask", now=now)
