"""Whom to call now, and when to look again.

Half as many again as are missing are called, because some are with a customer. Whoever declines is replaced
at once; who says nothing for a minute counts as not coming, and the next ones are called.
"""

from datetime import datetime, timedelta

from floorassist.surge.moves import Step, call, stand_down
from floorassist.surge.rotation import Candidate, in_turn
from floorassist.surge.states import Called, Part, Surge

PATIENCE = timedelta(seconds=60)


def next_step(surge: Surge, candidates: tuple[Candidate, ...], now: datetime) -> Step | None:
    """What is due now: stand everybody down, or call more; None until `next_look`.

    `candidates` agreed to be called and are on shift, not on a break and within reach; they matter only
    while `wanted` is not 0.
    """
    if surge.over:
        return None
    if surge.count(Part.HERE) >= surge.needed:
        return stand_down(surge, "enough")
    if now >= surge.ends_at:
        return stand_down(surge, "time")
    fresh = tuple(one for one in candidates if _may_be_called(surge, one.person_id))
    people = in_turn(fresh, surge.id)[: wanted(surge, now)]
    return call(surge, people, now) if people else None


def wanted(surge: Surge, now: datetime) -> int:
    """How many more are to be called now."""
    if surge.over or now >= surge.ends_at:
        return 0
    return max(0, batch(surge.missing) - len(_waiting(surge, now)))


def batch(missing: int) -> int:
    """How many are called so that `missing` come: half as many again, rounded up."""
    return (3 * missing + 1) // 2


def next_look(surge: Surge, now: datetime) -> datetime | None:
    """The deadline of a settled surge: always later than `now`; None when it is over.

    While too few are coming and nobody is left to call it is looked at again each minute: breaks end.
    """
    if surge.over:
        return None
    looks = [surge.ends_at]
    if surge.missing:
        looks += [one.called_at + PATIENCE for one in _waiting(surge, now)]
        if wanted(surge, now):
            looks.append(now + PATIENCE)
    return min(looks)


def _may_be_called(surge: Surge, person_id: int) -> bool:
    return person_id != surge.caller_id and surge.part_of(person_id) is None


def _waiting(surge: Surge, now: datetime) -> list[Called]:
    return [one for one in surge.parts if one.part == Part.CALLED and now < one.called_at + PATIENCE]
