"""Whether somebody can be reached now, and why not: the rule behind the desk's page."""

from dataclasses import dataclass
from typing import Literal

Way = Literal["rings", "push", "none"]
Why = Literal[
    "",
    "off_shift",
    "on_break",
    "no_phone",
    "push_off",
    "blocked",
    "not_asked",
    "insecure",
    "home_screen",
    "unsupported",
    "failed",
    "ended",
    "server",
    "fails",
]
# What the phone of a person with several tells decides in this order: what can be put right first.
MENDABLE = ("fails", "ended", "push_off", "not_asked", "failed", "home_screen", "blocked", "insecure")


@dataclass(frozen=True)
class Seen:
    """What is known of one person: on the floor or not, their phones, and what these told of push.

    `beats`: a phone was heard in the last minute; `told` holds "" for one that a push can wake.
    """

    on_shift: bool
    on_break: bool
    signed_in: bool
    beats: bool
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reach:
    """`rings`: the app is open there; `push`: asleep, a push wakes it; `none`, and `why`."""

    way: Way
    why: Why = ""


def reach(seen: Seen) -> Reach:
    """How somebody can be reached now; who is off shift or on a break is not asked at all."""
    if not seen.on_shift:
        return Reach("none", "off_shift")
    if seen.on_break:
        return Reach("none", "on_break")
    if not seen.signed_in:
        return Reach("none", "no_phone")
    if seen.beats:
        return Reach("rings")
    if "" in seen.told:
        return Reach("push")
    return Reach("none", push_why(seen.told))


def push_why(told: tuple[str, ...]) -> Why:
    """Why no push wakes any of these phones; one that never told anything counts as off."""
    known = {"push_off" if why in ("", "off") else why for why in told} or {"push_off"}
    first = next((why for why in MENDABLE if why in known), None)
    found: Why = first or next(iter(sorted(known)))  # type: ignore[assignment]
    return found
