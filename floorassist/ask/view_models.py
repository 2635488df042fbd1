"""An ask as one person sees it: the JSON that phones get, by call and as news."""

from datetime import datetime
from typing import Literal

from pydantic import ConfigDict, Field

from floorassist.ask.states import PingState, State
from floorassist.ask.way_out import Option
from floorassist.web.openapi import Told

Role = Literal["asker", "owner", "pinged", "other"]


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
    """Somebody who is being asked, as the asker sees it: about how many seconds away on foot, and what became
    of the ping: sent, delivered (the phone rings), seen, not_reached, declined, withdrawn or claimed.
    """

    name: str
    seconds: int | None
    state: PingState


class AnswerView(Told):
    """What settled the ask. `say` is the sentence of the place, null when the answer is words alone.

    `id` is the kept answer's, null while it is not kept; the place is the spot's, else the item's home.
    """

    id: int | None
    words: str | None
    item: NamedView | None
    by: str
    kept: bool
    say: str | None
    spot: str | None
    code: str | None
    aisle: str | None
    bay: str | None
    side: str | None
    shelf: str | None
    x: float | None
    y: float | None
    level: str | None


class NextView(Told):
    """What the asker can do when nobody took it: it waits in the leads' queue, or has ended there."""

    why: str
    say: str
    options: list[Option]


class AskView(Told):
    """An ask as the caller sees it. `role` is what the caller is in it.

    `asked` is filled for the asker, `walk_seconds` for who was asked; `deadline_at` is when the state next
    changes by itself, for who was asked until when they can take it, and nobody else's business. `nudged`:
    half of the owner's time is over. `hops` hand-ons were made and `hand_ons_left` can be; `handed_by` did
    the last one with `note`. `language` is the customer's (BCP 47) or empty, `photo` the address of the
    picture.
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
    role: Role
    created_at: datetime
    deadline_at: datetime | None
    asked: list[AskedView]
    answer: AnswerView | None
    next: NextView | None
    needs_person: bool
    walk_seconds: int | None
    language: str
    photo: str | None
    note: str
    hops: int
    hand_ons_left: int
    handed_by: str | None
    nudged: bool
    promise_id: int | None
    referral: NamedView | None


class AsksView(Told):
    """What is going on for the caller: what they asked, what rings, what they have, and for supervisors what
    waits in their queue.
    """

    model_config = ConfigDict(serialize_by_alias=True)

    asked: list[AskView]
    pings: list[AskView]
    holding: list[AskView]
    queued: list[AskView]


class TodayView(Told):
    """The store's asks since midnight (UTC), the newest first, and how many are where."""

    model_config = ConfigDict(serialize_by_alias=True)

    asks: list[AskView]
    counts: dict[str, int]


class ColleagueView(Told):
    """Somebody to hand an ask to. `seconds` on foot to the customer, when they showed where they are."""

    id: int
    name: str
    knows: bool
    seconds: int | None
    reachable: bool


class ColleaguesView(Told):
    """Who could be handed an ask now, the likeliest first."""

    colleagues: list[ColleagueView]
