"""Seeded big stores to measure with: blocks of aisles, walls with doors, racks, tills, tables."""

import math
import random

from floorassist.floor.plan import Aisle, Anchor, Bay, Door, Fixture, Level, Plan, Point, Wall

CELL_WIDTH, CELL_DEPTH, MAIN = 38.0, 13.0, 3.0  # metres of a block of aisles, and of the ways between
FRONT, BACK = 13.0, 18.0  # metres of the till area and of the backroom
BAY, SHELF = 2.44, 0.5


class _Block:
    """Places a block's own metres into the store, turned about the block's middle."""

    def __init__(self, width: float, depth: float, middle: Point, degrees: float) -> None:
        self.width, self.depth, self.middle = width, depth, middle
        self.turn = math.radians(degrees)

    def at(self, x: float, y: float) -> Point:
        u, v = x - self.width / 2, y - self.depth / 2
        cos, sin = math.cos(self.turn), math.sin(self.turn)
        return (
            round(self.middle[0] + u * cos - v * sin, 3),
            round(self.middle[1] + u * sin + v * cos, 3),
        )

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[Point, ...]:
        return self.at(x0, y0), self.at(x1, y0), self.at(x1, y1), self.at(x0, y1)


def store(seed: int, columns: int = 5, rows: int = 4) -> Plan:
    """A store of columns x rows blocks; the same seed gives the same plan."""
    dice = random.Random(seed)
    width = columns * (CELL_WIDTH + MAIN) + MAIN
    sales = FRONT + rows * (CELL_DEPTH + MAIN)
    depth = sales + BACK
    aisles: list[Aisle] = []
    fixtures: list[Fixture] = []
    for n in range(columns * rows):
        row, column = divmod(n, columns)
        middle = (
            MAIN + column * (CELL_WIDTH + MAIN) + CELL_WIDTH / 2,
            FRONT + row * (CELL_DEPTH + MAIN) + CELL_DEPTH / 2,
        )
        _fill(dice, n + 1, middle, aisles, fixtures)
    doors = [
        Door(f"d{n}", "0", (round(width * share, 3), sales), 2.4, True, False)
        for n, share in enumerate((0.12, 0.52, 0.88))
    ]
    fixtures += _standing(dice, width, sales, depth, [door.at[0] for door in doors])
    edge = ((0.0, 0.0), (width, 0.0), (width, depth), (0.0, depth), (0.0, 0.0))
    walls = (Wall("outer", "0", edge, 0.2), Wall("back", "0", ((0.0, sales), (width, sales)), 0.2))
    level = Level("0", "Ground", 0, width, depth)
    entrance = Anchor("entrance", "0", "entrance", "ENTRANCE", "Entrance", (width / 2, 1.0))
    template = "{aisle}-{bay}{side}"
    return Plan(
        f"Store {seed}", False, template, (level,), (), tuple(aisles), walls, tuple(doors),
        tuple(fixtures), (entrance,),
    )  # fmt: skip


def _fill(dice: random.Random, n: int, middle: Point, aisles: list[Aisle], fixtures: list[Fixture]) -> None:
    """One block of upright aisles; some blocks lie or are slanted, some are half closed at one end."""
    slanted, lying = n % 7 == 4, n % 5 == 2 and n % 7 != 4
    width, depth = (CELL_DEPTH, CELL_WIDTH) if lying else (CELL_WIDTH, CELL_DEPTH)
    if slanted:
        width, depth = CELL_WIDTH * 0.62, CELL_DEPTH * 0.72
    block = _Block(width, depth, middle, 90 if lying else 30 if slanted else 0)
    pitch = dice.choice((2.8, 3.0, 3.2))
    bays = math.floor(depth / BAY)
    top, count = (depth - bays * BAY) / 2, int((width - 2 * SHELF) // pitch)
    offset = (width - count * pitch - 2 * SHELF) / 2
    lines = [offset + 2 * SHELF + pitch * i + (pitch - 2 * SHELF) / 2 for i in range(count)]
    for i, x in enumerate(lines):
        aisles.append(_aisle(f"{chr(64 + n)}{i + 1}", block, x, top, bays, pitch - 2 * SHELF))
        if dice.random() < 0.06:
            y = depth * dice.uniform(0.3, 0.7)
            fixtures.append(
                _fixture("table", f"island-{n}-{i}", block.box(x - 0.3, y - 0.4, x + 0.3, y + 0.4))
            )
    if n % 6 == 5:
        end = top + bays * BAY
        right = lines[len(lines) // 2]
        fixtures.append(_fixture("shelf", f"panel-{n}", block.box(lines[0] - pitch, end, right, end + 0.3)))


def _aisle(code: str, block: _Block, x: float, top: float, bays: int, width: float) -> Aisle:
    pieces = [
        Bay(f"{code.lower()}-{side.lower()}{j + 1}", str(j + 1), side, round(j * BAY, 3), BAY)
        for side in ("L", "R")
        for j in range(bays)
    ]
    start, end = block.at(x, top), block.at(x, top + bays * BAY + 0.01)
    return Aisle(code.lower(), "0", code, "", "", start, end, round(width, 3), tuple(pieces), SHELF)


def _standing(
    dice: random.Random, width: float, sales: float, depth: float, doors: list[float]
) -> list[Fixture]:
    """Tills in front, racks in the backroom (clear of its doors), tables before the aisles."""
    whole = _Block(0, 0, (0, 0), 0)
    found: list[Fixture] = []
    x = 6.0
    while x < width - 8:
        found.append(_fixture("till", f"till-{len(found)}", whole.box(x, 4, x + 1.1, 9)))
        x += 3.4
    x = 4.0
    while x < width - 6:
        if all(abs(x + 1 - door) > 3.5 for door in doors):
            found.append(_fixture("rack", f"rack-{len(found)}", whole.box(x, sales + 4.7, x + 2, depth - 3)))
        x += 5.0
    for _ in range(12):
        x, y = dice.uniform(8, width - 8), dice.uniform(10.2, 12)
        found.append(_fixture("table", f"table-{len(found)}", whole.box(x, y, x + 1, y + 0.7)))
    return found


def _fixture(kind: str, name: str, polygon: tuple[Point, ...]) -> Fixture:
    return Fixture(name, "0", kind, polygon)  # type: ignore[arg-type]
