"""A plausible plan from nothing but the codes that a catalog names: parallel aisles in number order.

Nobody measured it, so it is marked `sketch`: it gives a map on day one, to be replaced or put right. The
entrance, the tills and the desk are in front (below), the lowest aisle stands at the left of the front row.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from floorassist.floor.address import parse_address
from floorassist.floor.plan import TEMPLATE, Aisle, Anchor, Bay, Door, Fixture, Level, Plan, Point, Side, Wall
from floorassist.translation import number, tr

WIDTH, SHELF = 2.2, 0.5  # metres of a walkway, and of the shelf on either side of it
PITCH = WIDTH + 2 * SHELF
BAY = 1.2
CROSS, MARGIN, FRONT = 4.0, 3.0, 10.0  # metres between two rows, beside the aisles, and before them
FEWEST, USUAL, LONGEST = 6, 8, 20  # bays a side that an aisle is drawn for; more of them stand closer
ROW_LIMIT, AISLES, BAYS = 40, 1_000, 20_000
GROUND = "0"
TEMPLATES = (TEMPLATE, "{aisle}.{bay}{side}", "{aisle}:{bay}{side}", "{aisle}::{bay}{side}")


@dataclass(frozen=True, slots=True)
class Uses:
    """The highest bay number that a catalog names on each side of an aisle (0: none), and its department."""

    left: int = 0
    right: int = 0
    department: str = ""


def sketch(name: str, aisles: Mapping[str, Uses]) -> Plan:
    """The plan of a store with these aisles; ValueError when there are none, or more than 1,000.

    Codes that no plan can hold (over 24 characters, or with outer spaces) are left out, and so are doubles.
    """
    codes = sorted({code.casefold(): code for code in aisles if _is_code(code)}.values(), key=natural)
    if not codes:
        raise ValueError(tr("Nothing names an aisle yet: import items with an aisle column first."))
    if len(codes) > AISLES:
        most, count = number(AISLES), number(len(codes))
        raise ValueError(tr("A sketch may have {most} aisles at most, not {n}.", most=most, n=count))
    counts = {code: _bays(aisles[code], len(codes)) for code in codes}
    longest = max(max(pair) for pair in counts.values())
    length = round(BAY * min(max(longest, FEWEST), LONGEST), 3)
    a_row = _a_row(len(codes), length)
    rows = [codes[n : n + a_row] for n in range(0, len(codes), a_row)]
    width = round(max(2 * MARGIN + a_row * PITCH, 14.0), 3)
    depth = round(FRONT + len(rows) * (length + CROSS) + 1, 3)
    ids, drawn = _ids(codes), []
    for n, row in enumerate(rows):
        front = depth - FRONT - n * (length + CROSS)
        for m, code in enumerate(row):
            x = (width - len(row) * PITCH) / 2 + (m + 0.5) * PITCH
            drawn.append(_aisle(ids[code], code, aisles[code].department, counts[code], (x, front), length))
    level = Level(GROUND, "Ground floor", 0, width, depth)
    return Plan(
        name=name,
        sketch=True,
        template=next((each for each in TEMPLATES if _tells(each, codes)), TEMPLATES[-1]),
        levels=(level,),
        aisles=tuple(drawn),
        walls=(_walls(width, depth),),
        doors=(Door("door-1", GROUND, (round(width / 2, 3), depth), 2.4, False, False),),
        fixtures=_tills(width, depth),
        anchors=_anchors(width, depth, {code.casefold() for code in codes}),
    )


def natural(code: str) -> tuple[bool, list[tuple[str, int]], str]:
    """Sorts codes as people count: 2 before 10, A9 before A10, names without a number last."""
    pieces = re.findall(r"([^0-9]*)([0-9]+)", code.casefold())
    return not pieces, [(letters, int(digits)) for letters, digits in pieces], code.casefold()


def _bays(uses: Uses, aisles: int) -> tuple[int, int]:
    most = min(400, BAYS // aisles) // 2
    usual = USUAL if not (uses.left or uses.right) else 0
    return min(max(uses.left, usual), most), min(max(uses.right, usual), most)


def _a_row(aisles: int, length: float) -> int:
    """So many aisles side by side that the store comes out about half as deep again as wide at the most."""
    best = math.ceil(math.sqrt(aisles * (length + CROSS) / PITCH))
    return min(max(best, min(aisles, 10)), ROW_LIMIT, aisles)


def _is_code(code: str) -> bool:
    return 0 < len(code) <= 24 and code.isprintable() and code == code.strip()


def _tells(template: str, codes: list[str]) -> bool:
    return all(parse_address(template, code).bay is None for code in codes)


def _ids(codes: list[str]) -> dict[str, str]:
    """An id for each code, the same one in every sketch: placements hang on them."""
    seen: dict[str, int] = {}
    found: dict[str, str] = {}
    for code in codes:
        plain = f"aisle-{re.sub(r'[^a-z0-9]+', '-', code.casefold())}"
        seen[plain] = seen.get(plain, 0) + 1
        found[code] = plain if seen[plain] == 1 else f"{plain}_{seen[plain]}"
    return found


def _aisle(
    aisle_id: str, code: str, department: str, counts: tuple[int, int], front: Point, length: float
) -> Aisle:
    x, y = round(front[0], 3), round(front[1], 3)
    bays: list[Bay] = []
    sides: tuple[tuple[Side, int], ...] = (("L", counts[0]), ("R", counts[1]))
    for side, count in sides:
        width = math.floor(min(length / max(count, 1), 2 * BAY) * 1000) / 1000
        for n in range(count):
            bay_id = f"{aisle_id}-{side.lower()}{n + 1}"
            bays.append(Bay(bay_id, str(n + 1), side, round(n * width, 3), width))
    end = (x, round(y - length, 3))
    return Aisle(aisle_id, GROUND, code, "", department, (x, y), end, WIDTH, tuple(bays), SHELF)


def _walls(width: float, depth: float) -> Wall:
    return Wall("wall-1", GROUND, ((0, 0), (width, 0), (width, depth), (0, depth), (0, 0)), 0.2)


def _tills(width: float, depth: float) -> tuple[Fixture, ...]:
    """A row of tills to the right of the entrance, the desk to its left."""
    found: list[Fixture] = []
    x = width / 2 + 2.5
    while x + 1 < width - 2 and len(found) < 12:
        found.append(_box("till", f"till-{len(found) + 1}", (x, depth - 6.0), (x + 1, depth - 3.0)))
        x += 2.6
    desk = _box("desk", "desk-1", (2.0, depth - 4.5), (min(5.0, width / 2 - 2), depth - 3.5))
    return (*found, desk)


def _box(kind: str, name: str, low: Point, high: Point) -> Fixture:
    (x0, y0), (x1, y1) = ((round(x, 3), round(y, 3)) for x, y in (low, high))
    return Fixture(name, GROUND, kind, ((x0, y0), (x1, y0), (x1, y1), (x0, y1)))  # type: ignore[arg-type]


def _anchors(width: float, depth: float, taken: set[str]) -> tuple[Anchor, ...]:
    middle = round(width / 2, 3)
    places = (
        ("entrance", "ENTRANCE", "Entrance", (middle, round(depth - 1.5, 3))),
        ("desk", "DESK", "Service desk", (3.5, round(depth - 2.5, 3))),
        ("tills", "TILLS", "Tills", (round(width / 2 + 3, 3), round(depth - 7, 3))),
    )
    return tuple(
        Anchor(f"anchor-{kind}", GROUND, kind, code, name, at)  # type: ignore[arg-type]
        for kind, code, name, at in places
        if code.casefold() not in taken
    )
