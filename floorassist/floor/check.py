"""What is wrong with a plan that is well written: doubles, missing levels, things that stick out."""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from floorassist.floor.address import Address, format_address, parse_address, template_fault
from floorassist.floor.plan import Aisle, Bay, Level, Plan, Point
from floorassist.floor.reading import FAULTS_TOLD, Fault

AREA_LIMIT = 150_000  # square metres a level: what a phone can hold as a map of walkable cells
SLACK = 0.01  # metres a bay may stick out or overlap: rounding in other people's drawings
OUTSIDE = 0.5  # metres something may stand outside its level
CODED = {"aisles": "aisle", "fixtures": "fixture", "anchors": "starting point"}


def faults(plan: Plan) -> list[Fault]:
    """Everything that keeps a plan from being published, each with the object's name; [] is a good plan."""
    checks: tuple[Callable[[Plan], Iterator[Fault]], ...] = (
        _levels,
        _ids,
        _codes,
        _aisles,
        _places,
        _connectors,
    )
    told: list[Fault] = []
    for check in checks:
        for fault in check(plan):
            told.append(fault)
            if len(told) >= FAULTS_TOLD:
                return told
    return told


def lies_well(plan: Plan) -> bool:
    """Whether its ways can be looked at: where things lie is right, whatever is wrong with codes and ids."""
    return not any(next(check(plan), None) for check in (_levels, _aisles, _places, _connectors))


def told_apart(plan: Plan) -> Plan:
    """The plan with a code of its own for each aisle whose code is given twice: it leads to neither."""
    given = Counter(aisle.code.casefold() for aisle in plan.aisles)
    return replace(
        plan,
        aisles=tuple(
            replace(aisle, code=f"{aisle.code} ({n})") if given[aisle.code.casefold()] > 1 else aisle
            for n, aisle in enumerate(plan.aisles)
        ),
    )


def _levels(plan: Plan) -> Iterator[Fault]:
    if not plan.levels:
        yield Fault("levels", "A plan needs at least one level.")
    if reason := template_fault(plan.template):
        yield Fault("address", reason)
    for n, level in enumerate(plan.levels):
        if level.width * level.depth > AREA_LIMIT:
            size = f"{level.width:g} m x {level.depth:g} m"
            yield Fault(f"levels[{n}] {level.id}", f"A level may have {AREA_LIMIT:,} m² at most, not {size}.")


def _ids(plan: Plan) -> Iterator[Fault]:
    for kinds in (
        ("levels",),
        ("zones",),
        ("walls",),
        ("doors",),
        ("connectors",),
        ("blocks",),
        ("aisles", "fixtures", "anchors"),
    ):
        seen: dict[str, str] = {}
        for kind in kinds:
            for n, each in enumerate(getattr(plan, kind)):
                path = _path(kind, n, each)
                yield from _twice(seen, each.id, path)
                for m, bay in enumerate(each.bays if isinstance(each, Aisle) else ()):
                    yield from _twice(seen, bay.id, f"{path} bays[{m}]")


def _twice(seen: dict[str, str], name: str, path: str) -> Iterator[Fault]:
    if name in seen:
        yield Fault(path, f"The id {name} is already that of {seen[name]}; every object needs its own.")
    seen.setdefault(name, path)


def _codes(plan: Plan) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    usable = template_fault(plan.template) is None
    for kind in CODED:
        for n, each in enumerate(getattr(plan, kind)):
            if each.code is None:
                continue
            path, code = _path(kind, n, each), each.code.casefold()
            if code in seen:
                yield Fault(path, f"{_also(seen[code], kind)} has the code {each.code}; choose another code.")
            elif usable and parse_address(plan.template, each.code).bay is not None:
                yield Fault(
                    path, f"The code {each.code} reads like a bay of another aisle; choose another code."
                )
            seen.setdefault(code, kind)


def _also(first: str, kind: str) -> str:
    """Whose code it is already: people know it by what it is, not by its place in a list."""
    name = CODED[first]
    return f"Another {name}" if first == kind else f"{'An' if name[0] in 'ae' else 'A'} {name}"


def _aisles(plan: Plan) -> Iterator[Fault]:
    usable = template_fault(plan.template) is None
    for n, aisle in enumerate(plan.aisles):
        path = _path("aisles", n, aisle)
        length = math.dist(aisle.start, aisle.end)
        if length < 0.5:
            yield Fault(
                path, f"Aisle {aisle.code} is only {length:g} m long; `from` and `to` must lie 0.5 m apart."
            )
        seen: dict[tuple[str, int], Bay] = {}
        for m, bay in enumerate(aisle.bays):
            yield from _bay(f"{path} bays[{m}]", aisle, bay, length)
            key = (bay.side, int(bay.code) if bay.code.isdecimal() else -1)
            if key in seen and usable:
                address = format_address(plan.template, Address(aisle.code, seen[key].code, bay.side))
                yield Fault(f"{path} bays[{m}]", f"There are two bays {address}; each address is given once.")
            seen.setdefault(key, bay)
        yield from _overlaps(path, aisle)


def _bay(path: str, aisle: Aisle, bay: Bay, length: float) -> Iterator[Fault]:
    name = f"Bay {bay.code}{bay.side} of aisle {aisle.code}"
    if not (bay.code.isascii() and bay.code.isdecimal()):
        yield Fault(path, f"{name} needs a number of up to four digits as its code.")
    if bay.at > length + SLACK:
        yield Fault(path, f"{name} is not beside its aisle (it begins at {bay.at:g} m of {length:g} m).")
    elif bay.at + bay.width > length + SLACK:
        yield Fault(
            path, f"{name} is wider than its side (at {bay.at:g} m + {bay.width:g} m > {length:g} m)."
        )


def _overlaps(path: str, aisle: Aisle) -> Iterator[Fault]:
    order = sorted(enumerate(aisle.bays), key=lambda pair: (pair[1].side, pair[1].at))
    for (_, left), (m, right) in pairwise(order):
        if left.side == right.side and left.at + left.width > right.at + SLACK:
            text = f"Bay {right.code}{right.side} of aisle {aisle.code} overlaps bay {left.code}{left.side}"
            yield Fault(f"{path} bays[{m}]", f"{text} (from {right.at:g} m to {left.at + left.width:g} m).")


def _places(plan: Plan) -> Iterator[Fault]:
    levels = {level.id: level for level in plan.levels}
    for kind in ("zones", "aisles", "walls", "doors", "fixtures", "anchors", "blocks"):
        for n, each in enumerate(getattr(plan, kind)):
            path, level = _path(kind, n, each), levels.get(each.level)
            if level is None:
                yield Fault(path, f"It stands on level {each.level}, which this plan does not have.")
            elif outside := next((p for p in _points(each) if not _within(level, p)), None):
                where = f"({outside[0]:g}, {outside[1]:g})"
                size = f"{level.width:g} m x {level.depth:g} m"
                yield Fault(path, f"It reaches {where}, outside of level {level.name} ({size}).")


def _connectors(plan: Plan) -> Iterator[Fault]:
    levels = {level.id: level for level in plan.levels}
    for n, each in enumerate(plan.connectors):
        path = _path("connectors", n, each)
        reached = [stop.level for stop in each.stops]
        if len(set(reached)) < 2 or len(set(reached)) < len(reached):
            yield Fault(path, f"{each.name} needs stops on two or more levels, one on each.")
        for stop in each.stops:
            level = levels.get(stop.level)
            if level is None:
                yield Fault(path, f"{each.name} stops on level {stop.level}, which this plan does not have.")
            elif not _within(level, stop.at):
                yield Fault(path, f"{each.name} stops outside of level {level.name}.")


def _points(each: object) -> tuple[Point, ...]:
    if isinstance(each, Aisle):
        return (each.start, each.end)
    for name in ("polygon", "line"):
        if hasattr(each, name):
            return tuple(getattr(each, name))
    at: Point = each.at  # type: ignore[attr-defined]
    return (at,)


def _within(level: Level, point: Point) -> bool:
    x, y = point
    return -OUTSIDE <= x <= level.width + OUTSIDE and -OUTSIDE <= y <= level.depth + OUTSIDE


def _path(kind: str, n: int, each: object) -> str:
    name = getattr(each, "code", None) or getattr(each, "id", "")
    return f"{kind}[{n}] {name}"
