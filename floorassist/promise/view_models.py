"""A promise as one person sees it: the JSON that phones get, by call and as news."""

from datetime import datetime

from floorassist.promise.states import State
from floorassist.web.openapi import Told


class NamedView(Told):
    """A person or an item by name."""

    id: int
    name: str


class KeptView(Told):
    """The answer that the customer got: words, a place (`say` is its sentence), an item."""

    words: str | None
    item: NamedView | None
    say: str | None
    spot: str | None
    code: str | None
    aisle: str | None
    bay: str | None
    side: str | None
    shelf: str | None


class PromiseView(Told):
    """A promise as the caller sees it. `to` is the customer, "" once that is forgotten.

    `phone` is told to the owner, to whoever made it and to the leads, by call only; `has_phone` says that
    there is one. Of an ended promise `made_at`, `due_at` and `ended_at` are days. `why` is why it was
    withdrawn, for those who made it, had it or lead.
    """

    id: int
    ask_id: int | None
    to: str
    phone: str | None
    has_phone: bool
    what: str
    item: NamedView | None
    state: State
    version: int
    maker: NamedView | None
    owner: NamedView | None
    mine: bool
    made_by_me: bool
    made_at: datetime
    due_at: datetime
    ended_at: datetime | None
    answer: KeptView | None
    why: str | None


class ColleagueView(Told):
    """Somebody on shift to whom a promise can be handed."""

    id: int
    name: str
    lead: bool
    on_break: bool


class BoardView(Told):
    """The store's open promises, overdue ones first and then mine; those of mine that ended today or
    yesterday; and who is here to hand one to, the likeliest first.
    """

    promises: list[PromiseView]
    settled: list[PromiseView]
    colleagues: list[ColleagueView]


class LedgerView(Told):
    """For the desk: open promises, the overdue first, and what became of those that ended within 30 days."""

    promises: list[PromiseView]
    ended: list[PromiseView]
    colleagues: list[ColleagueView]
