"""The plan as it hangs on the wall: areas and words in metres, from which SVG, PNG and PDF are made.

A level is drawn with its departments, aisles, shelves, walls, doors, ways up and points that everybody knows;
below it stand a scale and the list of aisles. What is only for a while (blocks, closings) is left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from floorassist.floor import shapes
from floorassist.floor.geometry import Frame, place_of
from floorassist.floor.plan import Aisle, Level, Plan, Point, Wall
from floorassist.floor.shapes import Polygon
from floorassist.floor.sketch import natural

Measure = Callable[[str, bool], float]  # how wide a text is, in parts of its size

INK, QUIET = "#1b1f1d", "#5d6560"
DEPARTMENTS = ("#e4efe6", "#e6ecf5", "#f6ecdc", "#f3e4e6", "#ece6f3", "#e2f0f0", "#f2f0d9", "#efe6de")
LEAST_WIDTH, INDEX_COLUMN = (
    24.0,
    18,
)  # metres that a drawing is wide; a column of the list, in sizes of its words


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon; `edge` is the colour of its outline, `line` the outline's width in metres."""

    points: Polygon
    fill: str
    edge: str | None = None
    line: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """A text whose base line begins at `at`, or is centred there; `size` in metres."""

    at: Point
    text: str
    size: float
    colour: str = INK
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet of `width` x `height` metres, (0, 0) in the upper left corner."""

    width: float
    height: float
    marks: tuple[Area | Words, ...]


def drawing(plan: Plan, level: Level, about: str, measure: Measure) -> Drawing:
    """One level with its title; `about` stands beside the title (the revision and its date)."""
    wide = max(level.width, LEAST_WIDTH)
    margin, title = wide / 40, wide / 26
    top = margin + title * 1.95
    marks: list[Area | Words] = [*_title(plan, level, about, margin, title)]
    marks += [_moved(mark, margin, top) for mark in _level(plan, level, measure)]
    foot = top + level.depth + title * 0.9
    marks += _scale(level, margin, foot, title * 0.5)
    listed = list(_index(plan, level, (margin, foot + title * 0.8), wide, title * 0.36, measure))
    lowest = max((mark.at[1] for mark in listed), default=foot)
    return Drawing(wide + 2 * margin, lowest + margin, (*marks, *listed))


def stacked(drawings: list[Drawing]) -> Drawing:
    """Several sheets as one, from the top down."""
    marks: list[Area | Words] = []
    height = 0.0
    for one in drawings:
        marks += [_moved(mark, 0, height) for mark in one.marks]
        height += one.height
    return Drawing(max(one.width for one in drawings), height, tuple(marks))


def _title(plan: Plan, level: Level, about: str, margin: float, size: float) -> Iterator[Words]:
    name = plan.name if len(plan.levels) == 1 else f"{plan.name}: {level.name}"
    yield Words((margin, margin + size), name, size, bold=True)
    if about:
        yield Words((margin, margin + size * 1.55), about, size * 0.4, QUIET)


def _level(plan: Plan, level: Level, measure: Measure) -> Iterator[Area | Words]:
    """The level itself, its own corner at (0, 0)."""
    yield Area(shapes.rectangle(level), "#ffffff", "#b9b2a4", 0.05)
    yield from _zones(plan, level, measure)
    aisles = [one for one in plan.aisles if one.level == level.id]
    for aisle in aisles:
        for bay in aisle.bays:
            yield Area(shapes.shelf(aisle, bay), "#ddd6c7", "#a39a86", 0.03)
    for one in plan.fixtures:
        if one.level == level.id:
            fill = {"till": "#c7d9e6", "desk": "#c7d9e6", "entrance": "#d5ead9"}.get(one.kind, "#d0c8b6")
            yield Area(one.polygon, fill, "#8d8674", 0.04)
    for wall in plan.walls:
        if wall.level == level.id:
            yield from (Area(piece, "#3a3f3c") for piece in shapes.slabs(wall))
    yield from _doors(plan, level)
    for aisle in aisles:
        yield from _bay_words(aisle, measure)
    for aisle in aisles:
        yield from _aisle_words(aisle, level, measure)
    yield from _places(plan, level, measure)


def _zones(plan: Plan, level: Level, measure: Measure) -> Iterator[Area | Words]:
    names = list(dict.fromkeys(zone.department for zone in plan.zones))
    zones = [zone for zone in plan.zones if zone.level == level.id]
    for zone in zones:
        yield Area(zone.polygon, DEPARTMENTS[names.index(zone.department) % len(DEPARTMENTS)])
    size = min(max(level.width / 60, 0.5), 2.0)
    for zone in zones:
        x, y = min(x for x, _ in zone.polygon), min(y for _, y in zone.polygon)
        room = max(x for x, _ in zone.polygon) - x - size * 0.8
        middle = (x + size * (0.4 + measure(zone.department, False) / 2), y + size * 0.8)
        over = any(_covers(one, middle) for one in plan.aisles if one.level == level.id)
        if not over and measure(zone.department, False) * size <= room:  # else the list of aisles tells it
            yield Words((x + size * 0.4, y + size * 1.2), zone.department, size, QUIET)


def _covers(aisle: Aisle, point: Point) -> bool:
    """Whether a point lies in the box around an aisle and its shelves."""
    reach = aisle.width / 2 + aisle.shelf_depth
    return all(
        min(aisle.start[axis], aisle.end[axis]) - reach <= point[axis]
        and point[axis] <= max(aisle.start[axis], aisle.end[axis]) + reach
        for axis in (0, 1)
    )


def _doors(plan: Plan, level: Level) -> Iterator[Area]:
    """The gaps that doors make in walls, a little thicker than walls mostly are."""
    for door in plan.doors:
        a, b = shapes.doorway(plan, door)
        if door.level == level.id and a != b:
            fill = "#f2b872" if door.staff_only else "#ffffff"
            yield from (Area(gap, fill) for gap in shapes.slabs(Wall("", level.id, (a, b), 0.36)))


def _bay_words(aisle: Aisle, measure: Measure) -> Iterator[Words]:
    for bay in aisle.bays:
        size = min(0.4, bay.width / max(measure(bay.code, False), 1) * 0.8)
        x, y = shapes.middle(shapes.shelf(aisle, bay))
        yield Words((x, y + size * 0.35), bay.code, size, QUIET, centred=True)


def _aisle_words(aisle: Aisle, level: Level, measure: Measure) -> Iterator[Words]:
    """The code near both ends, or once in the middle of a short aisle; as large as there is room."""
    frame = Frame(place_of(aisle.start), place_of(aisle.end))
    size = min(max(aisle.width * 0.55, level.width / 110), 2.2)
    size = min(size, (aisle.width + 0.8) / max(measure(aisle.code, True), 0.5))
    length = frame.length / 1000
    places = (size, length - size) if length > 5 * size else (length / 2,)
    for along in places:
        x, y = frame.at(along * 1000, 0)
        yield Words((x / 1000, y / 1000 + size * 0.35), aisle.code, size, bold=True, centred=True)


def _places(plan: Plan, level: Level, measure: Measure) -> Iterator[Area | Words]:
    """Ways between levels, and the points that everybody knows, each with its name below."""
    size = min(max(level.width / 70, 0.6), 1.6)
    for connector in plan.connectors:
        for stop in connector.stops:
            if stop.level == level.id:
                yield from _place(level, stop.at, connector.name, "#20639b", size)
    for anchor in plan.anchors:
        if anchor.level == level.id:
            yield from _place(level, anchor.at, anchor.name, "#1d6b45", size)
    named = {anchor.name for anchor in plan.anchors}
    for one in plan.fixtures:
        if one.kind == "entrance" or one.name in named:
            continue
        if one.level == level.id and (text := one.name or one.code):
            wide = max(x for x, _ in one.polygon) - min(x for x, _ in one.polygon)
            small = min(size * 0.8, max(wide / max(measure(text, False), 1), 0.25))
            x, y = shapes.middle(one.polygon)
            yield Words((x, y + small * 0.35), text, small, centred=True)


def _place(level: Level, at: Point, name: str, colour: str, size: float) -> Iterator[Area | Words]:
    (x, y), half = at, size * 0.35
    yield Area(((x - half, y), (x, y - half), (x + half, y), (x, y + half)), colour)
    below = y + half + size
    yield Words(
        (x, below if below < level.depth else y - half - size * 0.2),
        name,
        size,
        colour,
        bold=True,
        centred=True,
    )


def _scale(level: Level, left: float, top: float, size: float) -> Iterator[Area | Words]:
    metres = next(one for one in (50, 20, 10, 5, 2, 1) if one <= max(level.width / 3, 1))
    thick = size / 6
    yield Area(((left, top), (left + metres, top), (left + metres, top + thick), (left, top + thick)), INK)
    yield Words((left + metres + size * 0.5, top + size * 0.4), f"{metres} m", size, QUIET)


def _index(
    plan: Plan, level: Level, at: Point, width: float, size: float, measure: Measure
) -> Iterator[Words]:
    """The aisles with what is in them, in columns; nothing where no aisle has a name or a department."""
    listed = _listed([one for one in plan.aisles if one.level == level.id])
    columns = max(int(width / (size * INDEX_COLUMN)), 1)
    rows = -(-len(listed) // columns)
    column = width / columns
    gap = max((measure(codes, True) for codes, _ in listed), default=0) * size + size * 0.6
    for n, (codes, text) in enumerate(listed):
        x, y = at[0] + n // rows * column, at[1] + (n % rows + 1) * size * 1.5
        yield Words((x, y), codes, size, bold=True)
        yield Words((x + gap, y), _cut(text, (column - gap - size) / size, measure), size)


def _listed(aisles: list[Aisle]) -> list[tuple[str, str]]:
    """Codes and what is there, in the order in which people count; neighbours with the same are one line."""
    found: list[tuple[str, str, str]] = []
    for aisle in sorted(aisles, key=lambda one: natural(one.code)):
        text = " · ".join(dict.fromkeys(one for one in (aisle.name, aisle.department) if one))
        if found and found[-1][2] == text:
            found[-1] = (found[-1][0], aisle.code, text)
        else:
            found.append((aisle.code, aisle.code, text))
    return [(a if a == b else f"{a}–{b}", text) for a, b, text in found if text]


def _cut(text: str, room: float, measure: Measure) -> str:
    if measure(text, False) <= room:
        return text
    while text and measure(text + "…", False) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _moved(mark: Area | Words, x: float, y: float) -> Area | Words:
    if isinstance(mark, Words):
        at = mark.at[0] + x, mark.at[1] + y
        return Words(at, mark.text, mark.size, mark.colour, mark.bold, mark.centred)
    return Area(tuple((px + x, py + y) for px, py in mark.points), mark.fill, mark.edge, mark.line)
