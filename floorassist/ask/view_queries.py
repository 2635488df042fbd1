"""An ask as one person sees it: what phones get as JSON, by call and as news."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

from pydantic import ConfigDict, Field

from floorassist.ask import place_queries as places
from floorassist.ask import queries as asks
from floorassist.ask.models import AskRow, PingRow
from floorassist.ask.states import LIVE_PING, LOOKING, OWNED, PingState, Reach, State
from floorassist.ask.way_out import Option, way_out
from floorassist.people.models import Person
from floorassist.people.roles import leads
from floorassist.storage.session import StoreSession
from floorassist.web.errors import NotFound, Refused
from floorassist.web.openapi import Told


class NamedView(Told):
    """A person or an item by name."""

    id: int
    name: str


class AskedItemView(NamedView):
    """The item that an ask is about; `say` is where it should stand."""

    say: str | None


class FromView(Told):
    """Where the customer stands: a readable code, when a spot is known, and a point in metres."""

    code: str | None
    x: float | None
    y: float | None
    level: str | None


class AskedView(Told):
    """Somebody who is being asked, as the asker sees it: about how many seconds away on foot."""

    name: str
    seconds: int | None
    state: PingState


class AnswerView(Told):
    """What settled the ask; `say` is the whole sentence for the customer."""

    words: str | None
    spot: str | None
    code: str | None
    item: NamedView | None
    by: str | None
    x: float | None
    y: float | None
    level: str | None
    say: str
    kept: bool


class NextView(Told):
    """What the asker can do when nobody took it."""

    why: str
    say: str
    options: list[Option]


class AskView(Told):
    """An ask as the caller sees it. `role` is what the caller is in it.

    `asked` is filled for the asker, `walk_seconds` for who was asked; `deadline_at` is when the state next
    changes by itself, and for who was asked until when they can take it.
    """

    model_config = ConfigDict(serialize_by_alias=True)

    id: int
    words: str
    item: AskedItemView | None
    state: State
    version: int
    asker: NamedView
    from_: FromView | None = Field(serialization_alias="from")
    owner: NamedView | None
    role: Literal["asker", "owner", "pinged", "other"]
    created_at: datetime
    deadline_at: datetime | None
    asked: list[AskedView]
    answer: AnswerView | None
    next: NextView | None
    needs_person: bool
    walk_seconds: int | None


def visible(session: StoreSession, ask_id: int, person_id: int) -> AskRow:
    """The ask's row, if this person may see it: who asked, who was asked, and supervisors."""
    row = asks.row_of(session, ask_id)
    if row is None:
        raise NotFound(f"There is no ask {ask_id} in this store. It may have been forgotten.")
    if person_id in {row.asker_id, row.owner_id} or any(p.person_id == person_id for p in row.pings):
        return row
    person = session.get(Person, person_id)
    if person is None or not leads(person.role):
        raise Refused("This ask is between others. You will be asked if they need you.")
    return row


def view(session: StoreSession, row: AskRow, viewer_id: int | None) -> AskView:
    """The ask as this person sees it; None is somebody who is no part of it."""
    role = role_of(row, viewer_id)
    own = newest_ping(row, viewer_id)
    item = places.item_of(session, row.item_id)
    rings = role == "pinged"
    return AskView(
        id=row.id,
        words=row.words,
        item=AskedItemView(id=item.id, name=item.name, say=item.say) if item else None,
        state=State(row.state),
        version=row.version,
        asker=NamedView(id=row.asker_id, name=name_of(session, row.asker_id) or ""),
        from_=from_view(session, row),
        owner=NamedView(id=row.owner_id, name=name_of(session, row.owner_id) or "") if row.owner_id else None,
        role=role,
        created_at=row.created_at,
        deadline_at=asks.value_of(row).expires_at if rings else row.deadline_at,
        asked=asked_views(session, row) if role == "asker" else [],
        answer=answer_view(session, row),
        next=next_view(row),
        needs_person=row.needs_person,
        walk_seconds=own.walk_seconds if own and role in ("pinged", "owner") else None,
    )


def body(session: StoreSession, row: AskRow, viewer_id: int | None) -> dict[str, Any]:
    """The view as JSON."""
    return view(session, row, viewer_id).model_dump(mode="json", by_alias=True)


def views(session: StoreSession, rows: Iterable[AskRow], viewer_id: int | None) -> list[AskView]:
    """Several asks as this person sees them."""
    return [view(session, row, viewer_id) for row in rows]


def role_of(row: AskRow, viewer_id: int | None) -> Literal["asker", "owner", "pinged", "other"]:
    """What this person is in the ask."""
    if viewer_id == row.asker_id:
        return "asker"
    if viewer_id is not None and viewer_id == row.owner_id:
        return "owner"
    ping = newest_ping(row, viewer_id)
    return "pinged" if ping and ping.state in LIVE_PING else "other"


def newest_ping(row: AskRow, person_id: int | None) -> PingRow | None:
    """The latest ping to this person."""
    return next((ping for ping in reversed(row.pings) if ping.person_id == person_id), None)


def asked_views(session: StoreSession, row: AskRow) -> list[AskedView]:
    """Who is being asked in this round."""
    return [
        AskedView(
            name=name_of(session, ping.person_id) or "",
            seconds=ping.walk_seconds,
            state=PingState(ping.state),
        )
        for ping in row.pings
        if ping.epoch == row.epoch
    ]


def from_view(session: StoreSession, row: AskRow) -> FromView | None:
    """Where the customer stands."""
    spot = places.spot_of(session, row.spot)
    if spot:
        return FromView(code=spot.code, x=spot.x, y=spot.y, level=spot.level)
    if row.x is None:
        return None
    return FromView(code=None, x=row.x, y=row.y, level=row.level)


def answer_view(session: StoreSession, row: AskRow) -> AnswerView | None:
    """What was answered in this round."""
    if row.answered_by_id is None and not (row.answer_words or row.answer_spot or row.answer_item_id):
        return None
    item = places.item_of(session, row.answer_item_id)
    spot = places.spot_of(session, row.answer_spot) or (item.spot if item else None)
    where = spot.say if spot else item.say if item else None
    parts = [part for part in (item.name if item else None, where, row.answer_words) if part]
    return AnswerView(
        words=row.answer_words,
        spot=spot.id if spot else None,
        code=spot.code if spot else None,
        item=NamedView(id=item.id, name=item.name) if item else None,
        by=name_of(session, row.answered_by_id),
        x=spot.x if spot else None,
        y=spot.y if spot else None,
        level=spot.level if spot else None,
        say=". ".join(part.rstrip(".") for part in parts) + ".",
        kept=row.answer_kept,
    )


def next_view(row: AskRow) -> NextView | None:
    """What to do about an expired ask."""
    if row.state != State.EXPIRED:
        return None
    out = way_out(row.why, Reach(row.reach))
    return NextView(why=out.why, say=out.say, options=list(out.options))


def name_of(session: StoreSession, person_id: int | None) -> str | None:
    """The person's first name as colleagues see it; None for nobody, or for somebody who was forgotten."""
    person = session.get(Person, person_id) if person_id is not None else None
    return person.name if person else None


def counts(rows: Iterable[AskRow]) -> dict[str, int]:
    """How many asks are looking for somebody, in hand, answered and ended without an answer."""
    found = {"looking": 0, "in_hand": 0, "helped": 0, "unanswered": 0, "cancelled": 0}
    for row in rows:
        found[_bucket(State(row.state))] += 1
    return found


def _bucket(state: State) -> str:
    if state in LOOKING:
        return "looking"
    if state in OWNED:
        return "in_hand"
    return {State.DONE: "helped", State.EXPIRED: "unanswered", State.CANCELLED: "cancelled"}[state]
