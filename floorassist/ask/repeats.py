"""One question asked twice by an impatient thumb is one ask."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from floorassist.ask.policy import Policy


@dataclass(frozen=True)
class Question:
    """Who asked what and when: the customer's words and, when it is about one, the item."""

    asker_id: int
    words: str
    item_id: int | None
    asked_at: datetime


def is_repeat(first: Question, second: Question, policy: Policy) -> bool:
    """Return whether the second question is the first one again, within the policy's seconds."""
    if (first.asker_id, first.item_id) != (second.asker_id, second.item_id):
        return False
    if _folded(first.words) != _folded(second.words):
        return False
    return second.asked_at - first.asked_at <= timedelta(seconds=policy.duplicate_seconds)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
