"""Who gets a promise whose owner goes: a colleague chosen by name, or without one a lead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """A colleague who may have a promise."""

    person_id: int
    name: str
    lead: bool
    on_shift: bool
    on_break: bool = False
    reachable: bool = False


def receivers(people: Iterable[Candidate], giver_id: int | None) -> list[Candidate]:
    """Who a promise can be handed to: those on shift, leads first, who is on a break last."""
    here = (one for one in people if one.on_shift and one.person_id != giver_id)
    return sorted(here, key=lambda one: (one.on_break, not one.lead, one.name.casefold(), one.person_id))


def heir(people: Iterable[Candidate], leaver_id: int, open_promises: Mapping[int, int]) -> int | None:
    """Return which lead gets what somebody leaves behind; None when the store has no other lead.

    A lead on shift before one who is not, one not on a break, one whose phone can be heard, and among equals
    the one with the fewest open promises.
    """
    leads = [one for one in people if one.lead and one.person_id != leaver_id]
    if not leads:
        return None
    return min(
        leads,
        key=lambda one: (
            not one.on_shift,
            one.on_break,
            not one.reachable,
            open_promises.get(one.person_id, 0),
            one.person_id,
        ),
    ).person_id
