"""What the people routes take and tell, and what app.py wires in from the features above."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from flask import current_app
from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema

from floorassist import __version__
from floorassist.people import own_queries as own
from floorassist.people import pin
from floorassist.people.colleague import Member, State
from floorassist.people.models import NAME
from floorassist.people.roles import Role
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web import languages
from floorassist.web.access import Caller, house
from floorassist.web.errors import Refused
from floorassist.web.openapi import Body, Told

BEYOND = "people"


@dataclass(frozen=True)
class Beyond:
    """What people shows of the features above it; app.py puts one under `app.extensions[BEYOND]`.

    `departments` are the catalog's, `sighting` is where a person last was (an object with spot, x, y,
    level, at) or None, `qr_svg` draws a QR code.
    """

    departments: Callable[[StoreSession], list[str]]
    sighting: Callable[[StoreSession, int, datetime], Any]
    qr_svg: Callable[[str], str]


def beyond() -> Beyond:
    """What app.py wired."""
    found: Beyond = current_app.extensions[BEYOND]
    return found


def whole_pin(text: str) -> str:
    """A text that can be somebody's PIN."""
    if not pin.is_whole(text):
        raise ValueError(tr(pin.SIX_DIGITS))
    return text


def good_pin(text: str) -> str:
    """A PIN that somebody may choose."""
    weakness = pin.weakness(text)
    if weakness:
        raise ValueError(weakness)
    return text


Words = Annotated[str, StringConstraints(min_length=1, max_length=NAME, pattern=r"^[^\x00-\x1f\x7f]+$")]
PinSchema = WithJsonSchema({"type": "string", "pattern": "^[0-9]{6}$"})
Pin = Annotated[str, AfterValidator(whole_pin), PinSchema]
NewPin = Annotated[str, AfterValidator(good_pin), PinSchema]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Id = Annotated[int, Field(ge=1, le=2**31 - 1)]


class SignIn(Body):
    """A name of this phone's list, and the PIN."""

    person_id: Id
    pin: Pin


class OwnPin(Body):
    """My PIN, to show that it is me who holds this phone."""

    pin: Pin


class NewPins(Body):
    """The PIN until now and the one from now on."""

    old: Pin
    new: NewPin


class Knowledge(Body):
    """Where I belong and what I can answer for."""

    home_department: Words | None = None
    knows: Annotated[tuple[Words, ...], Field(max_length=60)] = ()


class RoleChoice(Body):
    """The role from now on."""

    role: Role


class NewJoinLink(Body):
    """Who may join with the code, and how many of them."""

    role: Role = "worker"
    uses: Annotated[int, Field(ge=1, le=100)] = 1


class Named(Told):
    """A thing with a name."""

    id: int
    name: str


class PersonView(Told):
    """Who somebody is."""

    id: int
    name: str
    role: str


class MyselfView(PersonView):
    """Me, with what I told of myself."""

    home_department: str | None
    knows: list[str]


class ShiftView(Told):
    """My open shift."""

    started_at: datetime
    on_break: bool


class OwnSightingView(Told):
    """Where I last showed to be."""

    spot: str | None
    x: float
    y: float
    level: str
    at: datetime


class MeView(Told):
    """Everything that my screens start from; `cursor` is where my news begin.

    `country` tells whose rule the barcodes with a price in them follow: two letters, or empty. In
    `language` I am spoken to, as pages name it; null where I never chose, or it is not spoken here any more.
    """

    person: MyselfView
    device: Named | None
    store: Named
    shift: ShiftView | None
    sighting: OwnSightingView | None
    departments: list[str]
    version: str
    country: str
    language: str | None
    cursor: int


class PhoneView(Named):
    """One of a person's phones."""

    last_seen_at: datetime
    locked: bool


class MemberView(PersonView):
    """A row of the desk's list."""

    home_department: str | None
    knows: list[str]
    state: State
    on_shift: bool
    on_break: bool
    reachable: bool
    devices: list[PhoneView]


class PeopleView(Told):
    """Everybody, those who wait first."""

    people: list[MemberView]


class LinkView(Told):
    """A join code, shown this once; `seconds` is how long it lives, for a caller whose clock is off."""

    url: str
    qr_svg: str
    expires_at: datetime
    seconds: int


def me_view(session: StoreSession, caller: Caller, *, now: datetime) -> MeView:
    """A signed-in person's own page, out of this transaction."""
    if caller.person_id is None:
        raise Refused(tr("This is for a person on a phone; a token has nobody behind it."))
    found = own.oneself(session, caller.person_id)
    place = beyond().sighting(session, caller.person_id, now)
    shift = found.shift_started_at
    return MeView(
        person=MyselfView(
            id=found.id,
            name=found.name,
            role=found.role,
            home_department=found.home_department,
            knows=list(found.knows),
        ),
        device=Named(id=caller.device_id, name=own.device_name(session, caller.device_id))
        if caller.device_id
        else None,
        store=Named(id=caller.store_id, name=own.store_name(session)),
        shift=ShiftView(started_at=shift, on_break=found.on_break) if shift else None,
        sighting=OwnSightingView.model_validate(place, from_attributes=True) if place else None,
        departments=sorted(
            {*own.departments(session), *beyond().departments(session)}, key=lambda name: name.casefold()
        ),
        version=__version__,
        country=house().settings.country,
        language=languages.tag(found.language) if found.language in languages.codes() else None,
        cursor=events.cursor(session),
    )


def member_view(member: Member) -> MemberView:
    """A row of the desk's list."""
    return MemberView.model_validate(member, from_attributes=True)
