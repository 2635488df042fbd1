"""The store's plan as frozen values, in local metres: x to the right, y down (north is smaller y).

`exchange.py` reads and writes the native document, `check.py` says what is wrong with a plan. Ids are opaque
and stable, they outlive a renumbering; the codes that people read are labels.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

SCHEMA = 1
TEMPLATE = "{aisle}-{bay}{side}"
SHELF_DEPTH = 0.5  # metres of shelf behind every bay, unless its aisle says otherwise

Point = tuple[float, float]
Side = Literal["L", "R"]
FixtureKind = Literal["shelf", "endcap", "table", "till", "desk", "entrance", "rack"]
AnchorKind = Literal["entrance", "desk", "tills"]
ConnectorKind = Literal["stairs", "lift", "escalator", "ramp"]


@dataclass(frozen=True, slots=True)
class Level:
    """One storey; `width` and `depth` in metres, `ordinal` 0 is the ground floor."""

    id: str
    name: str
    ordinal: int
    width: float
    depth: float


@dataclass(frozen=True, slots=True)
class Zone:
    """The area of a department on a level."""

    id: str
    level: str
    department: str
    polygon: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Bay:
    """One numbered piece of shelf: `at` metres from the aisle's start, `width` metres along it.

    Left and right are seen when walking from the aisle's start to its end.
    """

    id: str
    code: str
    side: Side
    at: float
    width: float
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Aisle:
    """A walkway `width` metres wide along the line start-end, with bays on its two sides.

    Behind every bay stands a shelf `shelf_depth` metres deep; 0 says that the plan draws this aisle's shelves
    as fixtures (or that there are none). Until `closed_until` (UTC) nobody walks in it.
    """

    id: str
    level: str
    code: str
    name: str
    department: str
    start: Point
    end: Point
    width: float
    bays: tuple[Bay, ...]
    shelf_depth: float = SHELF_DEPTH
    closed_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wall:
    """A solid line of a level; only doors open it."""

    id: str
    level: str
    line: tuple[Point, ...]
    thickness: float


@dataclass(frozen=True, slots=True)
class Door:
    """An opening of the wall it stands in.

    A one-way door is walked through only towards `heading` (degrees: 0 is +x, 90 is +y); without a heading
    it is never walked through (a fire exit).
    """

    id: str
    level: str
    at: Point
    width: float
    staff_only: bool
    one_way: bool
    heading: float | None = None


@dataclass(frozen=True, slots=True)
class Fixture:
    """Something that stands on the floor. It is walked around; an `entrance` is walked through."""

    id: str
    level: str
    kind: FixtureKind
    polygon: tuple[Point, ...]
    code: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point that everybody knows: where a walk starts when nothing better is known."""

    id: str
    level: str
    kind: AnchorKind
    code: str
    name: str
    at: Point


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a connector is entered and left on a level."""

    level: str
    at: Point


@dataclass(frozen=True, slots=True)
class Connector:
    """A way between levels; `seconds` from one of its stops to the next.

    A one-way connector (an escalator) goes in the order of its stops only.
    """

    id: str
    kind: ConnectorKind
    name: str
    stops: tuple[Stop, ...]
    seconds: float
    staff_only: bool = False
    one_way: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Something in the way for a while; it ends by itself at `until` (UTC), or stays until taken away."""

    id: str
    level: str
    polygon: tuple[Point, ...]
    why: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Geo:
    """Where the store is: WGS 84 degrees of the plan's point (0, 0), and its postal address.

    `bearing` is the compass direction, in degrees clockwise from north, of the plan's upward direction (-y).
    """

    latitude: float
    longitude: float
    bearing: float
    address: str
    locality: str
    province: str
    country: str
    postal_code: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole store; `sketch` marks one that was laid out from codes alone and never measured."""

    name: str
    sketch: bool
    template: str
    levels: tuple[Level, ...]
    zones: tuple[Zone, ...] = ()
    aisles: tuple[Aisle, ...] = ()
    walls: tuple[Wall, ...] = ()
    doors: tuple[Door, ...] = ()
    fixtures: tuple[Fixture, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    connectors: tuple[Connector, ...] = ()
    blocks: tuple[Block, ...] = ()
    geo: Geo | None = None

    def bays(self) -> Iterator[tuple[Aisle, Bay]]:
        """Every bay with its aisle, in the order of the plan."""
        return ((aisle, bay) for aisle in self.aisles for bay in aisle.bays)

    def level(self, level_id: str) -> Level:
        """The level of that id; KeyError if the plan has none."""
        for level in self.levels:
            if level.id == level_id:
                return level
        raise KeyError(level_id)
