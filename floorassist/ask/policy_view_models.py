"""How a store asks, as JSON: what a supervisor sends, and what the desk is told."""

from datetime import datetime
from typing import Any, Self

from pydantic import Field, model_validator

from floorassist.ask.policy import Policy
from floorassist.ask.policy_fields import BY_NAME, LATEST_WAVE, MOST_PEOPLE, MOST_WAVES
from floorassist.translation import tr
from floorassist.web.openapi import Body, Told


def number(name: str) -> Any:
    """A number of the policy: its default, within its bounds."""
    told = BY_NAME[name]
    return Field(getattr(Policy(), name), ge=told.least, le=told.most)


class WaveBody(Body):
    """From `after_seconds` on, `people` more are asked; null is everybody on shift."""

    after_seconds: int = Field(ge=0, le=LATEST_WAVE)
    people: int | None = Field(None, ge=1, le=MOST_PEOPLE)


class PolicyBody(Body):
    """Every number of asking; what is left out gets its default."""

    waves: list[WaveBody] = Field(min_length=1, max_length=MOST_WAVES)
    unheard_seconds: int = number("unheard_seconds")
    look_again_seconds: int = number("look_again_seconds")
    expiry_seconds: int = number("expiry_seconds")
    lease_seconds: int = number("lease_seconds")
    eta_seconds: int = number("eta_seconds")
    confirm_seconds: int = number("confirm_seconds")
    hand_ons: int = number("hand_ons")
    queue_look_seconds: int = number("queue_look_seconds")
    queue_seconds: int = number("queue_seconds")
    photo_days: int = number("photo_days")
    live_pings: int = number("live_pings")
    claims: int = number("claims")
    duplicate_seconds: int = number("duplicate_seconds")
    words_walk_share: float = number("words_walk_share")
    person_walk_share: float = number("person_walk_share")
    lead_penalty_seconds: int = number("lead_penalty_seconds")
    unknown_penalty_seconds: int = number("unknown_penalty_seconds")
    ping_penalty_seconds: int = number("ping_penalty_seconds")
    ping_memory_seconds: int = number("ping_memory_seconds")

    def document(self) -> dict[str, Any]:
        """As `Policy.from_json` reads it."""
        waves = [[wave.after_seconds, wave.people] for wave in self.waves]
        return self.model_dump(exclude={"waves"}) | {"waves": waves}


class NewPolicy(Body):
    """A policy to save; `expected` is the version that was looked at, 0 for the defaults."""

    expected: int = Field(ge=0)
    policy: PolicyBody


class Supposition(Body):
    """A question that somebody might ask now: about a department or in words, from a spot if it is told."""

    policy: PolicyBody
    department: str = Field("", max_length=80)
    words: str = Field("", max_length=300)
    spot: str = Field("", max_length=100)
    needs_person: bool = False

    @model_validator(mode="after")
    def about_one_thing(self) -> Self:
        """A department or words, not both."""
        if self.department and self.words:
            raise ValueError(tr("Ask about a department or in words, not both."))
        return self


class FieldView(Told):
    """One number with what it means: `scale` of it make one `unit`; `why` is the reason for the default."""

    name: str
    group: str
    label: str
    unit: str
    scale: float
    least: float
    most: float
    default: float
    why: str


class VersionView(Told):
    """One saved version: what it changed, in words, who saved it and when."""

    version: int
    by: str | None
    at: datetime
    changed: list[str]
    policy: PolicyBody


class PolicyView(Told):
    """How this store asks: what counts now, the defaults with their reasons, the last versions."""

    version: int
    policy: PolicyBody
    defaults: PolicyBody
    waves_why: str
    fields: list[FieldView]
    history: list[VersionView]


class ReachedView(Told):
    """Somebody who would be asked: about how many seconds away, whether known to know, whether reachable."""

    name: str
    seconds: int | None
    knows: bool
    reachable: bool
    lead: bool


class MomentView(Told):
    """Who would be asked so many seconds after the question."""

    after_seconds: int
    people: list[ReachedView]


class CourseView(Told):
    """How asking would go if nobody took it; `leads` have it after that.

    `departments` are those that would know; `place` is where the customer is thought to stand.
    """

    departments: list[str]
    place: str | None
    on_the_floor: int
    moments: list[MomentView]
    ends_after_seconds: int
    leads: list[str]
