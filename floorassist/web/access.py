"""Who is calling, and what they may do. People tells how a caller is recognised; app.py wires it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flask import Request, current_app, g, request

from floorassist.clock import Clock
from floorassist.config import Settings
from floorassist.storage.session import Database, StoreSession
from floorassist.translation import mark, tr
from floorassist.web.errors import Problem, Refused

Role = Literal["public", "device", "worker", "supervisor"]
STRANGER = mark("Not signed in")
RANK: dict[str, int] = {"public": 0, "device": 1, "worker": 2, "supervisor": 3, "owner": 4}


@dataclass(frozen=True)
class Caller:
    """Who stands behind one request: a person on a device, a device alone, or an integration's token.

    `language` is the code of the one that the person chose.
    """

    store_id: int
    role: str
    name: str = ""
    person_id: int | None = None
    device_id: int | None = None
    sign_in_id: int | None = None
    token_id: int | None = None
    language: str | None = None

    @property
    def is_supervisor(self) -> bool:
        """Supervisors and owners."""
        return RANK[self.role] >= RANK["supervisor"]

    def may(self, role: Role) -> bool:
        """Whether this caller stands at least at that role."""
        return RANK[self.role] >= RANK[role]


Recognise = Callable[[Request, Database, datetime], Caller | None]


@dataclass(frozen=True)
class House:
    """What app.py gives to every request: settings, database, clock, and how callers are recognised."""

    settings: Settings
    database: Database
    clock: Clock
    recognise: Recognise


def house() -> House:
    """The house of the running app."""
    found: House = current_app.extensions["floorassist"]
    return found


def now() -> datetime:
    """One frozen moment a request."""
    if "now" not in g:
        g.now = house().clock()
    moment: datetime = g.now
    return moment


def caller() -> Caller | None:
    """Who is calling, or None for a stranger."""
    if "caller" not in g:
        g.caller = house().recognise(request, house().database, now())
    found: Caller | None = g.caller
    return found


def current() -> Caller:
    """Who is calling; a stranger is sent to join."""
    found = caller()
    if found is None:
        raise Problem(401, STRANGER, tr("Sign in on this phone, or scan a join code from a supervisor."))
    return found


def require(role: Role) -> None:
    """Let the call go on only for this role or one above it."""
    if role == "public":
        return
    if not current().may(role):
        if role == "worker":
            raise Problem(401, STRANGER, tr("Sign in with your name and PIN first."))
        raise Refused(tr("Only a supervisor can do that. Ask one, or sign in as one."))


def person_id() -> int:
    """The person who is calling; a token has nobody behind it."""
    found = current().person_id
    if found is None:
        raise Refused(tr("This is for a person on a phone; a token has nobody behind it."))
    return found


@contextmanager
def reading() -> Iterator[StoreSession]:
    """A read-only transaction in the caller's store."""
    with house().database.reading(current().store_id) as session:
        yield session


@contextmanager
def writing() -> Iterator[StoreSession]:
    """A transaction in the caller's store; news go out after its commit."""
    with house().database.writing(current().store_id) as session:
        yield session
