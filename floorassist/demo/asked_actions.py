"""What customers of the demo store asked in the last weeks."""

from datetime import datetime, timedelta
from random import Random

from floorassist.find.question_actions import count_question
from floorassist.storage.session import StoreSession

DAYS = 28
MOST_A_QUESTION = 9
ASKED = (
    "thing to hang pictures",
    "light bulbs",
    "birthday candles",
    "drain cleaner",
    "duct tape",
    "cat litter",
    "extension lead",
    "hooks without drilling",
    "weed killer",
    "masking tape",
)
"""In the order of how often; the first most."""


def remember_questions(session: StoreSession, dice: Random, now: datetime) -> None:
    """Count questions that found their answer, spread over four weeks."""
    for rank, words in enumerate(ASKED):
        for _ in range(max(3, MOST_A_QUESTION - rank)):
            count_question(session, words, "answer", now=now - timedelta(days=dice.randrange(DAYS)))
