"""What is wrong with a plan that is well written: doubles, missing levels, things that stick out."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from floorassist.floor.address import parse_address, template_fault
from floorassist.floor.check_bays import aisles, path_of
from floorassist.floor.plan import Aisle, Level, Plan, Point
from floorassist.floor.reading import FAULTS_TOLD, Fault
from floorassist.translation import number, tr

AREA_LIMIT = 150_000  # square metres a level: what a phone can hold as a map of walkable cells
OUTSIDE = 0.5  # metres something may stand outside its level
CODED = ("aisles", "fixtures", "anchors")


def faults(plan: Plan) -> list[Fault]:
    """Everything that keeps a plan from being published, each with the object's name; [] is a good plan."""
    checks: tuple[Callable[[Plan], Iterator[Fault]], ...] = (
        _levels,
        _ids,
        _codes,
        aisles,
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
    return not any(next(check(plan), None) for check in (_levels, aisles, _places, _connectors))


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
        yield Fault("levels", tr("A plan needs at least one level."))
    if reason := template_fault(plan.template):
        yield Fault("address", reason)
    for n, level in enumerate(plan.levels):
        if level.width * level.depth > AREA_LIMIT:
            size = f"{level.width:g} m x {level.depth:g} m"
            yield Fault(
                f"levels[{n}] {level.id}",
                tr(
                    "A level may have {limit} m² at most, not {size}.",
                    limit=number(AREA_LIMIT),
                    size=size,
                ),
            )


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
                path = path_of(kind, n, each)
                yield from _twice(seen, each.id, path)
                for m, bay in enumerate(each.bays if isinstance(each, Aisle) else ()):
                    yield from _twice(seen, bay.id, f"{path} bays[{m}]")


def _twice(seen: dict[str, str], name: str, path: str) -> Iterator[Fault]:
    if name in seen:
        yield Fault(
            path,
            tr(
                "The id {name} is already that of {other}; every object needs its own.",
                name=name,
                other=seen[name],
            ),
        )
    seen.setdefault(name, path)


def _codes(plan: Plan) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    usable = template_fault(plan.template) is None
    for kind in CODED:
        for n, each in enumerate(getattr(plan, kind)):
            if each.code is None:
                continue
            path, code = path_of(kind, n, each), each.code.casefold()
            if code in seen:
                yield Fault(path, _taken(seen[code], kind, each.code))
            elif usable and parse_address(plan.template, each.code).bay is not None:
                yield Fault(
                    path,
                    tr(
                        "The code {code} reads like a bay of another aisle; choose another code.",
                        code=each.code,
                    ),
                )
            seen.setdefault(code, kind)


def _taken(first: str, kind: str, code: str) -> str:
    """Whose code it is already: people know it by what it is, not by its place in a list."""
    another = first == kind
    if first == "aisles" and another:
        return tr("Another aisle has the code {code}; choose another code.", code=code)
    if first == "aisles":
        return tr("An aisle has the code {code}; choose another code.", code=code)
    if first == "fixtures" and another:
        return tr("Another fixture has the code {code}; choose another code.", code=code)
    if first == "fixtures":
        return tr("A fixture has the code {code}; choose another code.", code=code)
    if another:
        return tr("Another starting point has the code {code}; choose another code.", code=code)
    return tr("A starting point has the code {code}; choose another code.", code=code)


def _places(plan: Plan) -> Iterator[Fault]:
    levels = {level.id: level for level in plan.levels}
    for kind in ("zones", "aisles", "walls", "doors", "fixtures", "anchors", "blocks"):
        for n, each in enumerate(getattr(plan, kind)):
            path, level = path_of(kind, n, each), levels.get(each.level)
            if level is None:
                yield Fault(
                    path, tr("It stands on level {level}, which this plan does not have.", level=each.level)
                )
            elif outside := next((p for p in _points(each) if not _within(level, p)), None):
                where = f"({outside[0]:g}, {outside[1]:g})"
                size = f"{level.width:g} m x {level.depth:g} m"
                yield Fault(
                    path,
                    tr(
                        "It reaches {where}, outside of level {level} ({size}).",
                        where=where,
                        level=level.name,
                        size=size,
                    ),
                )


def _connectors(plan: Plan) -> Iterator[Fault]:
    levels = {level.id: level for level in plan.levels}
    for n, each in enumerate(plan.connectors):
        path = path_of("connectors", n, each)
        reached = [stop.level for stop in each.stops]
        if len(set(reached)) < 2 or len(set(reached)) < len(reached):
            yield Fault(path, tr("{name} needs stops on two or more levels, one on each.", name=each.name))
        for stop in each.stops:
            level = levels.get(stop.level)
            if level is None:
                yield Fault(
                    path,
                    tr(
                        "{name} stops on level {level}, which this plan does not have.",
                        name=each.name,
                        level=stop.level,
                    ),
                )
            elif not _within(level, stop.at):
                yield Fault(
                    path, tr("{name} stops outside of level {level}.", name=each.name, level=level.name)
                )


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
