"""A list of aisles and bays put on a plan: what is there keeps its place and its id, the rest is laid out.

A list takes nothing away. Where there is no plan yet, the aisles stand in rows as in a sketch.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from floorassist.floor.bay_reading import ListedAisle, ListedBay
from floorassist.floor.plan import Aisle, Anchor, Bay, Fixture, Level, Plan, Side
from floorassist.floor.reading import Fault, PlanRefused
from floorassist.floor.sketch import MARGIN, PITCH, WIDTH, Uses, sketch
from floorassist.translation import tr

LEAST = 0.05  # metres: no bay is narrower


def laid_out(listed: Sequence[ListedAisle], name: str, beside: Plan | None) -> Plan:
    """The plan `beside` (if any) with the listed aisles on it; PlanRefused where a row fits nowhere.

    An aisle is known by its id, else by its code. Bays without a place stand evenly along their side.
    """
    if beside is None or _is_bare(beside):
        first = _first(listed, beside.name if beside else name)
        return _On(replace(first, geo=beside.geo if beside else None), listed, first=True).plan()
    return _On(beside, listed, first=False).plan()


def beside_it(before: Plan | None, after: Plan) -> str | None:
    """What is to be known of new aisles that no list gave a place on a plan that has walls already."""
    if before is None or not after.levels or not before.levels or before.levels[0] == after.levels[0]:
        return None
    if _is_bare(before):
        return None
    return tr("The new aisles stand to the right of the plan: move them to where they are, inside its walls.")


def _is_bare(plan: Plan) -> bool:
    return not (plan.aisles or plan.walls or plan.fixtures or plan.zones or plan.doors)


def _first(listed: Sequence[ListedAisle], name: str) -> Plan:
    """A plan for a list where there was none: levels as large as the aisles need, or a sketch."""
    placed = [one for one in listed if one.line]
    if not placed:
        try:
            return replace(sketch(name, {one.code: _uses(one) for one in listed}), aisles=())
        except ValueError as error:
            raise PlanRefused([Fault("aisle", str(error))]) from None
    names = list(dict.fromkeys(one.level or "Ground floor" for one in placed))
    width = max(max(one.line[0], one.line[2]) for one in placed if one.line) + MARGIN
    depth = max(max(one.line[1], one.line[3]) for one in placed if one.line) + MARGIN
    levels = [
        Level(str(n), called, n, max(math.ceil(width), 1), max(math.ceil(depth), 1))
        for n, called in enumerate(names)
    ]
    return Plan(name, sketch=False, template="{aisle}-{bay}{side}", levels=tuple(levels))


def _uses(one: ListedAisle) -> Uses:
    sides = [side for side, _ in one.bays]
    return Uses(sides.count("L"), sides.count("R"), one.department or "")


class _On:
    """A plan that takes in listed aisles."""

    def __init__(self, base: Plan, listed: Sequence[ListedAisle], *, first: bool) -> None:
        self.base, self.listed, self.first = base, listed, first
        self.by_id = {one.id: one for one in base.aisles}
        self.by_code = {one.code.casefold(): one for one in base.aisles}
        self.taken = {one.code.casefold() for one in _others(base) if one.code}
        self.ids = {one.id for one in (*base.aisles, *_others(base))}
        self.ids |= {bay.id for _, bay in base.bays()}
        self.levels = {one.name.casefold(): one.id for one in base.levels} | {
            one.id: one.id for one in base.levels
        }

    def plan(self) -> Plan:
        """The plan with everything on it."""
        known: dict[str, Aisle] = {}
        fresh = []
        for one in self.listed:
            if one.code.casefold() in self.taken:
                continue  # an item at a fixture or the desk: no aisle
            old = self.by_id.get(one.id or "") or self.by_code.get(one.code.casefold())
            if old:
                known[old.id] = self._changed(old, one)
            else:
                fresh.append(one)
        base, added = self._added(fresh)
        aisles = tuple(known.get(one.id, one) for one in base.aisles)
        return replace(base, aisles=aisles + tuple(added))

    def _changed(self, old: Aisle, one: ListedAisle) -> Aisle:
        line = one.line or (*old.start, *old.end)
        aisle = replace(
            old,
            code=one.code,
            name=old.name if one.name is None else one.name,
            department=old.department if one.department is None else one.department,
            level=self._level(one, old.level),
            start=(line[0], line[1]),
            end=(line[2], line[3]),
            width=one.width or old.width,
            shelf_depth=old.shelf_depth if one.shelf_depth is None else one.shelf_depth,
        )
        return replace(aisle, bays=self._bays(aisle, one))

    def _added(self, fresh: list[ListedAisle]) -> tuple[Plan, list[Aisle]]:
        """New aisles: where the list says, else in rows; on a plan that has aisles in a row beside them."""
        loose = [one for one in fresh if one.line is None]
        base, drawn = self.base, dict[str, Aisle]()
        if loose:
            try:
                rows = sketch(base.name, {one.code: _uses(one) for one in loose})
            except ValueError as error:
                raise PlanRefused([Fault("aisle", str(error))]) from None
            drawn = {one.code.casefold(): one for one in rows.aisles}
            if not self.first:
                base, drawn = self._beside(base, list(drawn.values()))
        found = []
        for one in fresh:
            drawing = drawn.get(one.code.casefold())
            line: tuple[float, ...] | None = one.line
            if drawing and not line:
                line = (*drawing.start, *drawing.end)
            if line is None:
                raise PlanRefused(
                    [
                        Fault(
                            f"row {one.row}, aisle",
                            tr("{code} can't be the code of an aisle.", code=f"{one.code!r}"),
                        )
                    ]
                )
            found.append(self._new(one, line, drawing, base.levels[0].id))
        return base, found

    def _new(self, one: ListedAisle, line: tuple[float, ...], drawing: Aisle | None, level: str) -> Aisle:
        aisle = Aisle(
            id=self._fresh_id(one.id or f"aisle-{one.code.lower()}"),
            level=self._level(one, level),
            code=one.code,
            name=one.name or "",
            department=one.department or "",
            start=(line[0], line[1]),
            end=(line[2], line[3]),
            width=one.width or WIDTH,
            bays=drawing.bays if drawing and not one.bays else (),
            shelf_depth=0.5 if one.shelf_depth is None else one.shelf_depth,
        )
        if not one.bays:
            bays = tuple(
                replace(bay, id=self._fresh_id(f"{aisle.id}-{bay.side}{bay.code}")) for bay in aisle.bays
            )
            return replace(aisle, bays=bays)
        return replace(aisle, bays=self._bays(aisle, one))

    def _beside(self, base: Plan, drawn: list[Aisle]) -> tuple[Plan, dict[str, Aisle]]:
        """The first level grows to the right, and the new aisles stand there in one row."""
        level = base.levels[0]
        length = max(math.dist(one.start, one.end) for one in drawn)
        placed = {}
        for n, one in enumerate(drawn):
            x = round(level.width + (n + 0.5) * PITCH, 3)
            start, end = (x, round(MARGIN + length, 3)), (x, MARGIN)
            placed[one.code.casefold()] = replace(one, start=start, end=end, level=level.id)
        width = round(level.width + len(drawn) * PITCH + MARGIN, 3)
        grown = replace(level, width=width, depth=max(level.depth, round(length + 2 * MARGIN, 3)))
        return replace(base, levels=(grown, *base.levels[1:])), placed

    def _bays(self, aisle: Aisle, one: ListedAisle) -> tuple[Bay, ...]:
        """The aisle's bays and the listed ones; a side with one that has no place is spread anew."""
        bays = list(aisle.bays)
        spread: set[Side] = set()
        for listed in one.bays.values():
            place = _place(bays, listed)
            if place is None:
                bays.append(self._new_bay(aisle, listed, spread))
                continue
            old = bays[place]
            at, width = (old.at if listed.at is None else listed.at), listed.width or old.width
            label = listed.label or old.label
            bays[place] = replace(old, code=listed.code, side=listed.side, at=at, width=width, label=label)
        for side in spread:
            bays = _spread(aisle, bays, side)
        return tuple(bays)

    def _new_bay(self, aisle: Aisle, listed: ListedBay, spread: set[Side]) -> Bay:
        if listed.at is None or listed.width is None:
            spread.add(listed.side)
        name = self._fresh_id(listed.id or f"{aisle.id}-{listed.side}{listed.code}")
        return Bay(name, listed.code, listed.side, listed.at or 0.0, listed.width or LEAST, listed.label)

    def _fresh_id(self, wanted: str) -> str:
        found, n = wanted[:56], 1
        while found in self.ids:
            n += 1
            found = f"{wanted[:56]}-{n}"
        self.ids.add(found)
        return found

    def _level(self, one: ListedAisle, default: str) -> str:
        if not one.level:
            return default
        found = self.levels.get(one.level.casefold()) or self.levels.get(one.level)
        if found is None:
            names = ", ".join(each.name for each in self.base.levels)
            detail = tr(
                "There is no level {level}. Add it to the plan first, or use one of: {names}.",
                level=f"{one.level!r}",
                names=names,
            )
            raise PlanRefused([Fault(f"row {one.row}, level", detail)])
        return found


def _others(plan: Plan) -> tuple[Fixture | Anchor, ...]:
    return *plan.fixtures, *plan.anchors


def _place(bays: list[Bay], listed: ListedBay) -> int | None:
    for n, bay in enumerate(bays):
        if listed.id and bay.id == listed.id:
            return n
    for n, bay in enumerate(bays):
        number = bay.code.lstrip("0") or "0"
        if not listed.id and bay.side == listed.side and number == listed.code:
            return n
    return None


def _spread(aisle: Aisle, bays: list[Bay], side: Side) -> list[Bay]:
    """The bays of a side evenly along the aisle, by their numbers."""
    ours = sorted((one for one in bays if one.side == side), key=lambda one: int(one.code))
    width = max(math.floor(math.dist(aisle.start, aisle.end) / len(ours) * 1000) / 1000, LEAST)
    placed = [replace(one, at=round(n * width, 3), width=width) for n, one in enumerate(ours)]
    return [one for one in bays if one.side != side] + placed
