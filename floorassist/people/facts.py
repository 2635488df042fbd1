"""What happens to people, in the past tense: told to the features above, in the same transaction.

Whoever is revoked, forgotten or signed out for the last time while on shift is told twice: first that, then
`ShiftEnded`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonApproved:
    """A supervisor let this person in."""

    person_id: int


@dataclass(frozen=True)
class PersonRevoked:
    """A supervisor took this person's access away; every sign-in is over."""

    person_id: int


@dataclass(frozen=True)
class PersonForgotten:
    """Somebody asked to be forgotten: what can name or place them has to go."""

    person_id: int


@dataclass(frozen=True)
class DeviceRevoked:
    """A supervisor shut a phone out; `person_ids` were signed in on it."""

    device_id: int
    person_ids: tuple[int, ...]


@dataclass(frozen=True)
class SignedOut:
    """A sign-in is over, by the person or by the clock."""

    person_id: int
    sign_in_id: int


@dataclass(frozen=True)
class ShiftStarted:
    """Somebody is on the floor from now on."""

    person_id: int


@dataclass(frozen=True)
class ShiftEnded:
    """Somebody left the floor; a break they were on is over as well."""

    person_id: int


@dataclass(frozen=True)
class BreakStarted:
    """Somebody is on a break: no pings."""

    person_id: int


@dataclass(frozen=True)
class BreakEnded:
    """Somebody is back on the floor."""

    person_id: int
