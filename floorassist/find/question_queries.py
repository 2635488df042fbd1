"""What is asked often, without who asked."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from floorassist.find.asked import MASK, Counted, popular
from floorassist.find.models import Question
from floorassist.storage.session import StoreSession

POPULAR_DAYS = 30
LOOKED_AT = 500


def popular_questions(session: StoreSession, *, now: datetime, most: int = 8) -> list[Counted]:
    """The questions of the last 30 days that ended in an answer most often."""
    since = (now - timedelta(days=POPULAR_DAYS)).date()
    total = func.sum(Question.count)
    rows = session.execute(
        select(Question.words, Question.led_to, total)
        .where(
            Question.asked_on > since,
            Question.outcome == "answer",
            Question.words.not_like(f"%{MASK}%"),
        )
        .group_by(Question.words, Question.led_to)
        .order_by(total.desc(), Question.words, Question.led_to)
        .limit(LOOKED_AT)
    )
    return popular((Counted(words, led_to, int(count)) for words, led_to, count in rows), most)
