"""Promises, for phones and integrations: JSON under /api/promises."""

from datetime import datetime, timedelta
from secrets import token_bytes
from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from floorassist.ask import place_queries as places
from floorassist.promise import actions, seal
from floorassist.promise import queries as promises
from floorassist.promise import view_queries as views
from floorassist.promise.models import PromiseRow
from floorassist.promise.states import LONGEST, UNLESS_TOLD
from floorassist.promise.view_models import BoardView, LedgerView, PromiseView
from floorassist.storage.session import StoreSession
from floorassist.translation import tr, tr_many
from floorassist.web import access
from floorassist.web.errors import BadInput
from floorassist.web.moving import moving, writing
from floorassist.web.openapi import Api, Body

api = Api("promise")
KEY = "promise"
LARGEST_ID = promises.LARGEST_ID
LATE_LETTER = timedelta(days=2)
"""A promise that waited on its phone so long for a network is still one."""


class NewPromise(Body):
    """A promise to get back to a customer. `key` is made by the phone; the same key again is the same one.

    Due at `due_at` or in `minutes`, else in 30 minutes. `phone` is kept sealed and erased when it is over.
    """

    key: str = Field(min_length=1, max_length=64)
    to: str = Field(min_length=1, max_length=60)
    what: str = Field(min_length=1, max_length=300)
    phone: str | None = Field(None, max_length=30, pattern=r"^[\d\s()+./*#-]*$")
    ask_id: int | None = Field(None, ge=1, le=LARGEST_ID)
    item_id: int | None = Field(None, ge=1, le=LARGEST_ID)
    due_at: AwareDatetime | None = None
    minutes: int | None = Field(None, ge=1, le=LONGEST.days * 24 * 60)

    @model_validator(mode="after")
    def one_time(self) -> Self:
        """A moment or minutes."""
        if self.due_at is not None and self.minutes is not None:
            raise ValueError(tr("Send due_at or minutes, one of them."))
        return self

    def due(self, now: datetime) -> datetime:
        """When it is due; a moment that no letter could have waited for is refused."""
        if self.due_at is None:
            return now + (timedelta(minutes=self.minutes) if self.minutes else UNLESS_TOLD)
        if not now - LATE_LETTER <= self.due_at <= now + LONGEST:
            raise BadInput(
                "due_at",
                tr_many(
                    "Choose a time that is still to come, within {n} day.",
                    "Choose a time that is still to come, within {n} days.",
                    LONGEST.days,
                ),
            )
        return self.due_at


class Keeping(Body):
    """What the customer was told: words, a place (a bay's id or readable code), an item; at least one.

    With `for_all` everybody finds it from now on by what was promised. `key` makes a repeated call harmless.
    """

    key: str = Field("", max_length=64)
    words: str | None = Field(None, min_length=1, max_length=500)
    spot: str | None = Field(None, min_length=1, max_length=100)
    item_id: int | None = Field(None, ge=1, le=LARGEST_ID)
    for_all: bool = False

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """An answer has words, a place or an item."""
        if self.words is None and self.spot is None and self.item_id is None:
            raise ValueError(tr("Say what you told the customer: words, a place or an item."))
        return self


class Withdrawal(Body):
    """Why it will not be kept; the supervisor reads it."""

    why: str = Field(min_length=1, max_length=300)


class HandOver(Body):
    """To whom: the id of a colleague on shift."""

    to: int = Field(ge=1, le=LARGEST_ID)


class NewDue(Body):
    """The time that the customer agreed to."""

    due_at: AwareDatetime


class Board(Body):
    """All open promises, or what one ask became."""

    ask: int | None = Field(None, ge=1, le=LARGEST_ID)


@api.post("/promises", body=NewPromise, answers=PromiseView, status=201, also=(200,))
def make_promise(body: NewPromise) -> tuple[PromiseView, int]:
    """Promise a customer to get back."""
    me, now = access.person_id(), access.now()
    told = actions.NewPromise(
        key=body.key,
        to=body.to,
        what=body.what,
        due_at=body.due(now),
        phone=sealed_phone(body.phone, body.key),
        ask_id=body.ask_id,
        item_id=body.item_id,
    )
    with writing() as session:
        promise_id, new = actions.make_promise(session, me, told, now=now)
        return seen(session, promise_id), 201 if new else 200


@api.get("/promises", query=Board, answers=BoardView)
def board(query: Board) -> BoardView:
    """Open promises, overdue ones first and then mine; and what became of mine."""
    with access.reading() as session:
        if query.ask is not None:
            return views.of_ask(session, query.ask, viewer(), access.now())
        return views.board(session, viewer(), access.now())


@api.get("/promises/ledger", answers=LedgerView, role="supervisor")
def ledger() -> LedgerView:
    """Open promises, and what became of those that ended within 30 days."""
    with access.reading() as session:
        return views.ledger(session, viewer(), access.now())


@api.get("/promises/<int:promise_id>", answers=PromiseView)
def one_promise(promise_id: int) -> PromiseView:
    """One promise as I see it."""
    with access.reading() as session:
        return seen(session, promise_id)


@api.post("/promises/<int:promise_id>/keeping", body=Keeping, answers=PromiseView)
def keeping(promise_id: int, body: Keeping) -> PromiseView:
    """The customer has the answer; keeping a colleague's promise takes it over first."""
    with moving() as (session, me, now):
        spot = places.spot_called(session, body.spot) if body.spot else None
        if body.spot and spot is None:
            raise BadInput("spot", tr("No place here is called {spot}. Say it in words.", spot=body.spot))
        said = actions.Said(body.words, spot.id if spot else None, body.item_id, body.for_all)
        actions.keep_promise(session, promise_id, me, said, now=now)
        return seen(session, promise_id)


@api.post("/promises/<int:promise_id>/withdrawal", body=Withdrawal, answers=PromiseView)
def withdrawal(promise_id: int, body: Withdrawal) -> PromiseView:
    """It will not be kept, and why."""
    with moving() as (session, me, now):
        actions.withdraw(session, promise_id, me, body.why, now=now)
        return seen(session, promise_id)


@api.post("/promises/<int:promise_id>/hand-over", body=HandOver, answers=PromiseView)
def hand_over(promise_id: int, body: HandOver) -> PromiseView:
    """Give it to a colleague on shift, by name."""
    with moving() as (session, me, now):
        actions.hand_over(session, promise_id, me, body.to, now=now)
        return seen(session, promise_id)


@api.post("/promises/<int:promise_id>/taking", answers=PromiseView)
def taking(promise_id: int) -> PromiseView:
    """Have it from now on."""
    with moving() as (session, me, now):
        actions.take_over(session, promise_id, me, now=now)
        return seen(session, promise_id)


@api.post("/promises/<int:promise_id>/due", body=NewDue, answers=PromiseView)
def due(promise_id: int, body: NewDue) -> PromiseView:
    """The customer agreed to another time."""
    with moving() as (session, me, now):
        actions.move_due(session, promise_id, me, body.due_at, now=now)
        return seen(session, promise_id)


def seen(session: StoreSession, promise_id: int) -> PromiseView:
    """The promise as the caller sees it."""
    row = views.visible(session, promise_id, viewer())
    return views.view(session, row, viewer())


def viewer() -> views.Viewer:
    """The caller; numbers are opened with the house's key."""
    caller, key = access.current(), kept_key()
    return views.Viewer(caller.person_id, caller.is_supervisor, lambda row: opened_phone(row, key))


def sealed_phone(phone: str | None, key: str) -> str | None:
    """The customer's number as it is kept, bound to its promise; refused where there is no key to seal it."""
    if not phone:
        return None
    secret = kept_key()
    if secret is None:
        detail = tr("The server cannot keep numbers safe now. Leave it out, and tell a supervisor.")
        raise BadInput("phone", detail)
    about = binding(access.current().store_id, key)
    return seal.sealed(phone, about, key=secret, nonce=token_bytes(seal.NONCE_LENGTH))


def opened_phone(row: PromiseRow, key: bytes | None) -> str | None:
    """The customer's number again; None where the key is another one."""
    return seal.unsealed(row.phone, binding(row.store_id, row.key), key=key) if row.phone and key else None


def binding(store_id: int, key: str) -> str:
    """What a sealed number is bound to: it opens in no other row."""
    return f"promise {store_id} {key}"


def kept_key() -> bytes | None:
    """The house's key for customers' numbers."""
    path = access.house().settings.key_file(KEY)
    return path.read_bytes() if path.is_file() else None
