"""One move of the caller, as a transaction: what the rules refuse becomes a problem that says what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from floorassist.refusal import Refusal
from floorassist.storage.session import StoreSession
from floorassist.web import access
from floorassist.web.errors import Conflict, Refused


@contextmanager
def writing() -> Iterator[StoreSession]:
    """A transaction in the caller's store."""
    try:
        with access.writing() as session:
            yield session
    except Refusal as refusal:
        if refusal.of_somebody_else:
            raise Refused(refusal.say) from None
        raise Conflict(refusal.say, code=refusal.code) from None


@contextmanager
def moving() -> Iterator[tuple[StoreSession, int, datetime]]:
    """The same, with who moves and the moment."""
    me, now = access.person_id(), access.now()
    with writing() as session:
        yield session, me, now
