"""Keeping what became of customers' questions: counted by the day, nobody attached."""

from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import delete, select

from floorassist.find.asked import kept_words
from floorassist.find.language import each_language
from floorassist.find.models import Question
from floorassist.find.question import spoken
from floorassist.storage.due import in_each_store
from floorassist.storage.read import Counted
from floorassist.storage.schema import Store
from floorassist.storage.session import Database, StoreSession

Outcome = Literal["answer", "miss", "ask"]
KEPT_DAYS = 400
SAME = Counted(of=Question, same=["store_id", "asked_on", "words", "outcome", "led_to"], count="count")


def count_question(
    session: StoreSession,
    text: str,
    outcome: Outcome,
    led_to: str = "",
    language: str = "",
    *,
    now: datetime,
) -> None:
    """Count one more question of this day; what is no question (a typed code) is not kept."""
    words = kept_words(text)
    if not words:
        return
    row = {
        "asked_on": now.date(),
        "words": words,
        "language": spoken(text, each_language()) or language.split("-")[0].casefold(),
        "outcome": outcome,
        "led_to": led_to if outcome == "answer" else "",
        "count": 1,
    }
    SAME.count(session, row)


def questions_due(database: Database, now: datetime) -> None:
    """The ticker's: forget questions of more than 400 days ago, in every store."""
    oldest = (now - timedelta(days=KEPT_DAYS)).date()
    with database.surveying() as survey:
        stores = survey.scalars(select(Store.id)).all()
    old = delete(Question).where(Question.asked_on < oldest).execution_options(synchronize_session=False)
    in_each_store(database, stores, "forgetting questions", lambda session: session.execute(old))
