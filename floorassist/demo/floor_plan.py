"""The plan of the demo store: 100 x 60 m, groceries and household in front, hardware behind, a garden room.

Aisles A1-A16 run from the tills to the main walkway, A17-A32 from there to the backroom, A33-A36 stand in the
garden room. x runs to the east, y to the south, where the entrance is. All metres.
"""

import hashlib
import itertools
from base64 import b32encode
from functools import cache

from floorassist.floor.plan import (
    TEMPLATE,
    Aisle,
    Anchor,
    Bay,
    Door,
    Fixture,
    FixtureKind,
    Level,
    Plan,
    Point,
    Wall,
    Zone,
)

WIDTH, DEPTH = 100.0, 60.0
BACKROOM_WALL, GARDEN_WALL = 8.0, 82.0
BACKROOM, FRONT_END = "Backroom", "Front end"
GROUND = "ground"
RACKS = tuple(f"Backroom {letter}" for letter in "ABCDEFGH")

FRONT_ROW = (
    "Drinks, coffee & tea",
    "Snacks & sweets",
    "Pantry",
    "Pantry",
    "Breakfast & baking",
    "Health & beauty",
    "Baby & toys",
    "Pets",
    "Cleaning & laundry",
    "Cleaning & laundry",
    "Kitchen & dining",
    "Storage & organising",
    "Home textiles",
    "Appliances & electronics",
    "Stationery & party",
    "Camping & leisure",
)
BACK_ROW = (
    "Car & bike",
    "Workwear & safety",
    "Screws & fixings",
    "Screws & fixings",
    "Hand tools",
    "Power tools",
    "Locks & handles",
    "Electrical",
    "Lighting",
    "Plumbing",
    "Bathroom",
    "Paint",
    "Paint",
    "Glue, tape & fillers",
    "Floors & tiles",
    "Timber & building",
)
GARDEN_ROW = ("Garden care", "Garden care", "Plants & soil", "Outdoor living")


@cache
def floor_plan() -> Plan:
    """The whole store as one published plan; the same every time."""
    aisles = _aisles()
    return Plan(
        name="Ground floor",
        sketch=False,
        template=TEMPLATE,
        levels=(Level(GROUND, "Ground floor", 0, WIDTH, DEPTH),),
        zones=_zones(aisles),
        aisles=aisles,
        walls=_walls(),
        doors=_doors(),
        fixtures=(*_endcaps(aisles), *_front(), *_racks(), *_tables()),
        anchors=(
            Anchor("entrance", GROUND, "entrance", "ENTRANCE", "Entrance", (14.0, 57.5)),
            Anchor("service-desk", GROUND, "desk", "DESK", "Service desk", (71.0, 52.6)),
            Anchor("tills", GROUND, "tills", "TILLS", "Tills", (44.0, 50.8)),
        ),
    )


def _aisles() -> tuple[Aisle, ...]:
    made: list[Aisle] = []
    for index, department in enumerate(FRONT_ROW):
        x = 4.5 + 4.8 * index
        made.append(_aisle(len(made) + 1, department, (x, 48.0), (x, 34.0), 3.4, 0.7, 1.4))
    for index, department in enumerate(BACK_ROW):
        x = 4.5 + 4.8 * index
        made.append(_aisle(len(made) + 1, department, (x, 28.0), (x, 12.0), 3.0, 0.9, 2.0))
    for index, department in enumerate(GARDEN_ROW):
        x = 85.6 + 4.0 * index
        made.append(_aisle(len(made) + 1, department, (x, 28.0), (x, 10.0), 2.8, 0.6, 1.5))
    return tuple(made)


def _aisle(
    number: int, department: str, start: Point, end: Point, width: float, shelf: float, bay: float
) -> Aisle:
    code = f"A{number}"
    bays = tuple(
        Bay(_token(f"{code}-{place + 1}{side}"), str(place + 1), side, round(place * bay, 2), bay)
        for side in ("L", "R")
        for place in range(round(abs(start[1] - end[1]) / bay))
    )
    start, end = (round(start[0], 2), start[1]), (round(end[0], 2), end[1])
    return Aisle(_token(code), GROUND, code, department, department, start, end, width, bays, shelf)


def _token(name: str) -> str:
    """Eight signs that mean nothing, as a label prints them, and are the same every time."""
    return b32encode(hashlib.blake2s(name.encode(), digest_size=5).digest()).decode().lower()


def _zones(aisles: tuple[Aisle, ...]) -> tuple[Zone, ...]:
    """A department from the shelves of its first aisle to those of its last; the rooms around them."""
    ends: dict[str, tuple[Aisle, Aisle]] = {}
    for aisle in aisles:
        ends[aisle.department] = (ends.get(aisle.department, (aisle, aisle))[0], aisle)
    zones = []
    for department, (first, last) in ends.items():
        reach = first.width / 2 + first.shelf_depth
        west, east = first.start[0] - reach, last.start[0] + reach
        zones.append(_zone(department, (west, first.end[1]), (east, first.start[1])))
    zones.append(_zone(BACKROOM, (0.3, 0.3), (GARDEN_WALL - 0.2, BACKROOM_WALL - 0.2)))
    zones.append(_zone(FRONT_END, (20.0, 49.4), (80.0, 59.6)))
    return tuple(zones)


def _zone(department: str, corner: Point, opposite: Point) -> Zone:
    return Zone(f"zone-{_token(department)}", GROUND, department, _box(*corner, *opposite))


def _box(west: float, north: float, east: float, south: float) -> tuple[Point, ...]:
    corners = ((west, north), (east, north), (east, south), (west, south))
    return tuple((round(x, 2), round(y, 2)) for x, y in corners)


def _walls() -> tuple[Wall, ...]:
    near, far_x, far_y = 0.15, WIDTH - 0.15, DEPTH - 0.15
    around = ((near, near), (far_x, near), (far_x, far_y), (near, far_y), (near, near))
    return (
        Wall("outer-wall", GROUND, around, 0.3),
        Wall("backroom-wall", GROUND, ((near, BACKROOM_WALL), (GARDEN_WALL, BACKROOM_WALL)), 0.2),
        Wall("garden-wall", GROUND, ((GARDEN_WALL, near), (GARDEN_WALL, far_y)), 0.2),
    )


def _doors() -> tuple[Door, ...]:
    return (
        Door("main-door", GROUND, (14.0, DEPTH - 0.15), 4.0, staff_only=False, one_way=False),
        Door("tills-exit", GROUND, (46.0, DEPTH - 0.15), 3.0, staff_only=False, one_way=True),
        Door("garden-door", GROUND, (GARDEN_WALL, 31.0), 3.0, staff_only=False, one_way=False),
        Door("garden-front-door", GROUND, (GARDEN_WALL, 51.0), 2.4, staff_only=False, one_way=False),
        Door("backroom-west", GROUND, (16.5, BACKROOM_WALL), 2.0, staff_only=True, one_way=False),
        Door("backroom-east", GROUND, (64.5, BACKROOM_WALL), 2.0, staff_only=True, one_way=False),
        Door("loading-dock", GROUND, (40.0, 0.15), 3.5, staff_only=True, one_way=True),
        Door("fire-exit-west", GROUND, (0.15, 31.0), 1.6, staff_only=False, one_way=True),
        Door("fire-exit-garden", GROUND, (WIDTH - 0.15, 33.0), 1.6, staff_only=False, one_way=True),
    )


def _endcaps(aisles: tuple[Aisle, ...]) -> tuple[Fixture, ...]:
    """One at each end of the shelves between two aisles of a row, called after the aisle to the west."""
    made = []
    for aisle, beside in itertools.pairwise(aisles[: len(FRONT_ROW) + len(BACK_ROW)]):
        middle, (near, far) = (aisle.start[0] + beside.start[0]) / 2, (aisle.start[1], aisle.end[1])
        if beside.start[0] < aisle.start[0]:
            continue
        if near < 30:
            made.append(_endcap(f"{aisle.code}-END", middle, aisle.shelf_depth, near, 0.8))
        else:
            made.append(_endcap(f"{aisle.code}-END", middle, aisle.shelf_depth, far, -0.8))
            made.append(_endcap(f"{aisle.code}-FRONT", middle, aisle.shelf_depth, near, 0.8))
    return tuple(made)


def _endcap(code: str, middle: float, half: float, shelves: float, deep: float) -> Fixture:
    """A little wider in front, so that its longest edge says where people stand before it."""
    back, front, end = half - 0.05, half, shelves + deep
    corners = (
        (middle - back, shelves),
        (middle + back, shelves),
        (middle + front, end),
        (middle - front, end),
    )
    polygon = tuple((round(x, 2), round(y, 2)) for x, y in corners)
    return Fixture(_token(code), GROUND, "endcap", polygon, code)


def _fixture(
    kind: FixtureKind,
    code: str | None,
    middle: float,
    half: float,
    north: float,
    deep: float,
    name: str | None = None,
) -> Fixture:
    key = code or f"{kind} at {middle:.2f} {north:.2f}"
    box = _box(middle - half, north, middle + half, north + deep)
    return Fixture(_token(key), GROUND, kind, box, code, name)


def _front() -> tuple[Fixture, ...]:
    """Eight tills, self-service, the service desk and the way in."""
    tills = [
        _fixture("till", f"T{number}", 26.0 + 4.0 * number, 0.6, 52.2, 3.2, name=f"Till {number}")
        for number in range(1, 9)
    ]
    scan = _fixture("till", "T9", 65.0, 1.2, 52.6, 2.4, name="Self-service tills")
    desk = _fixture("desk", None, 72.5, 3.0, 53.4, 1.2, name="Service desk")
    way_in = _fixture("entrance", None, 14.0, 2.0, 58.2, 1.4, name="Entrance")
    return (*tills, scan, desk, way_in)


def _racks() -> tuple[Fixture, ...]:
    return tuple(
        _fixture("rack", code, 9.0 + 9.0 * place, 3.4, 2.4, 1.4, name=f"{code} rack")
        for place, code in enumerate(RACKS)
    )


def _tables() -> tuple[Fixture, ...]:
    """The seasonal tables behind the entrance, and the plant tables of the garden room."""
    seasonal = [_fixture("table", f"S{place + 1}", 5.0 + 4.4 * place, 1.2, 51.4, 1.2) for place in range(4)]
    plants = [
        _fixture("table", f"P{row * 3 + place + 1}", 87.0 + 4.4 * place, 1.4, 37.0 + 3.6 * row, 1.4)
        for row in range(4)
        for place in range(3)
    ]
    return (*seasonal, *plants)
