"""What is wrong with aisles and their bays: too short, not beside each other, given twice."""

import math
from collections.abc import Iterator
from itertools import pairwise

from floorassist.floor.address import Address, format_address, template_fault
from floorassist.floor.plan import Aisle, Bay, Plan
from floorassist.floor.reading import Fault
from floorassist.translation import tr

SLACK = 0.01  # metres a bay may stick out or overlap: rounding in other people's drawings


def aisles(plan: Plan) -> Iterator[Fault]:
    """The faults of all aisles, one after the other."""
    usable = template_fault(plan.template) is None
    for n, aisle in enumerate(plan.aisles):
        path = path_of("aisles", n, aisle)
        length = math.dist(aisle.start, aisle.end)
        if length < 0.5:
            detail = tr(
                "Aisle {code} is only {length} m long; `from` and `to` must lie 0.5 m apart.",
                code=aisle.code,
                length=f"{length:g}",
            )
            yield Fault(path, detail)
        seen: dict[tuple[str, int], Bay] = {}
        for m, bay in enumerate(aisle.bays):
            yield from (Fault(f"{path} bays[{m}]", detail) for detail in _bay(aisle, bay, length))
            key = (bay.side, int(bay.code) if bay.code.isdecimal() else -1)
            if key in seen and usable:
                address = format_address(plan.template, Address(aisle.code, seen[key].code, bay.side))
                detail = tr("There are two bays {address}; each address is given once.", address=address)
                yield Fault(f"{path} bays[{m}]", detail)
            seen.setdefault(key, bay)
        yield from _overlaps(path, aisle)


def path_of(kind: str, n: int, each: object) -> str:
    """How a fault names its object: `aisles[3] A4`."""
    name = getattr(each, "code", None) or getattr(each, "id", "")
    return f"{kind}[{n}] {name}"


def _bay(aisle: Aisle, bay: Bay, length: float) -> Iterator[str]:
    called = {"bay": f"{bay.code}{bay.side}", "aisle": aisle.code}
    if not (bay.code.isascii() and bay.code.isdecimal()):
        yield tr("Bay {bay} of aisle {aisle} needs a number of up to four digits as its code.", **called)
    if bay.at > length + SLACK:
        yield tr(
            "Bay {bay} of aisle {aisle} is not beside its aisle (it begins at {begin} m of {length} m).",
            **called,
            begin=f"{bay.at:g}",
            length=f"{length:g}",
        )
    elif bay.at + bay.width > length + SLACK:
        yield tr(
            "Bay {bay} of aisle {aisle} is wider than its side (at {begin} m + {width} m > {length} m).",
            **called,
            begin=f"{bay.at:g}",
            width=f"{bay.width:g}",
            length=f"{length:g}",
        )


def _overlaps(path: str, aisle: Aisle) -> Iterator[Fault]:
    order = sorted(enumerate(aisle.bays), key=lambda pair: (pair[1].side, pair[1].at))
    for (_, left), (m, right) in pairwise(order):
        if left.side == right.side and left.at + left.width > right.at + SLACK:
            detail = tr(
                "Bay {bay} of aisle {aisle} overlaps bay {other} (from {begin} m to {end} m).",
                bay=f"{right.code}{right.side}",
                aisle=aisle.code,
                other=f"{left.code}{left.side}",
                begin=f"{right.at:g}",
                end=f"{left.at + left.width:g}",
            )
            yield Fault(f"{path} bays[{m}]", detail)
