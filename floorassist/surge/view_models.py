"""A surge as one person sees it, and the desk's page of them: the JSON of calls and news."""

from datetime import datetime

from floorassist.surge.states import Part
from floorassist.web.openapi import Told


class ZonePlace(Told):
    """The place in the zone that one walks to, in metres on a level; `say` is the sentence for it."""

    spot: str
    code: str
    say: str
    aisle: str | None
    x: float
    y: float
    level: str


class Lead(Told):
    """What only supervisors see, and only while the call is on. Nobody is told who said "not now"."""

    called: int
    not_now: int
    left: int
    coming: tuple[str, ...]
    here: tuple[str, ...]


class SurgeView(Told):
    """A call to a zone. `part` is mine, None where I was not called; `in_hand`: I have a customer's ask.

    `why` it is over: enough, ended or time.
    """

    id: int
    zone: str
    note: str
    place: ZonePlace | None
    needed: int
    coming: int
    here: int
    by: str | None
    by_rule: bool
    opened_at: datetime
    ends_at: datetime
    over: bool
    why: str
    version: int
    part: Part | None
    in_hand: bool
    lead: Lead | None


class SurgesView(Told):
    """What I said to being called (None: nobody asked me), and the calls that are on and concern me."""

    agrees: bool | None
    surges: tuple[SurgeView, ...]


class RuleView(Told):
    """The store's rule."""

    on: bool
    more_than: int
    for_seconds: int
    zone: str
    needed: int
    limit_minutes: int


class PastSurge(Told):
    """A call that is over, without anybody in it."""

    id: int
    zone: str
    opened_at: datetime
    by_rule: bool
    needed: int
    came: int
    why: str


class SurgeDeskView(Told):
    """For supervisors: the calls that are on, those that are over, and who could be called, by count."""

    surges: tuple[SurgeView, ...]
    past: tuple[PastSurge, ...]
    zones: tuple[str, ...]
    agreed: int
    free: int
    rule: RuleView
