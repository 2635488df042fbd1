"""Facts and reactions: how a feature lets those above it act in its own transaction, without knowing them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

Reaction = Callable[..., None]
Reactions = Mapping[type[Any], Sequence[Reaction]]


def react(session: Session, fact: object, *, now: datetime) -> None:
    """Tell a past-tense fact to every reaction that app.py lists for its type; one failing undoes all."""
    reactions: Reactions = session.info.get("reactions", {})
    for reaction in reactions.get(type(fact), ()):
        reaction(session, fact, now=now)
