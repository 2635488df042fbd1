"""The places of a plan that have a code: bays, aisles, fixtures, anchors; where one stands and looks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import floor
from typing import Literal

from floorassist.floor.address import Address, format_address, read_address
from floorassist.floor.former import Former
from floorassist.floor.geometry import Frame, Place, place_of
from floorassist.floor.geometry import mm as millimetres
from floorassist.floor.plan import Aisle, Anchor, Bay, Fixture, Plan
from floorassist.translation import tr

ARM = 500  # mm between a shelf and the person who looks at it
SpotKind = Literal["bay", "aisle", "fixture", "anchor"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with a code. `place` is where one stands (mm); `facing` points to the shelf, or is None.

    `was` is told of a place that was found by an address which it had before: that address, as one says it
    ("A12", or "the old A12" where another place has that code by now).
    """

    kind: SpotKind
    id: str
    code: str
    level: str
    place: Place
    facing: Place | None
    aisle: str | None = None
    bay: str | None = None
    side: str | None = None
    label: str | None = None
    department: str | None = None
    was: str | None = None

    @property
    def x(self) -> float:
        """Metres from the left edge of the level."""
        return self.place[0] / 1000

    @property
    def y(self) -> float:
        """Metres from the upper edge of the level."""
        return self.place[1] / 1000


class Spots:
    """All spots of a plan, found by id, by address, or by what somebody says; also by `former` addresses."""

    def __init__(self, plan: Plan, former: Iterable[Former] = ()) -> None:
        self.plan = plan
        self.by_id: dict[str, Spot] = {}
        self.aisles: dict[str, Spot] = {}
        self.named: dict[str, Spot] = {}
        self._bays: dict[tuple[str, int, str], Spot] = {}
        for aisle in plan.aisles:
            self._add_aisle(plan, aisle)
        others: list[Fixture | Anchor] = [*plan.fixtures, *plan.anchors]
        for each in others:
            if each.code is not None:
                spot = standing(plan, each)
                self.by_id[spot.id] = spot
                self.named.setdefault(spot.code.casefold(), spot)
        self.former = {each.address: each.spot for each in former if each.spot in self.by_id}
        self.names = dict.fromkeys([*self.aisles, *(address.aisle for address in self.former)])

    def bay(self, aisle: str, bay: str, side: str | None = None) -> Spot | None:
        """The bay of an aisle (as the plan writes it); without a side the left one, else the right."""
        if not (bay.isascii() and bay.isdecimal()):
            return None
        for each in (side,) if side else ("L", "R"):
            if found := self._bays.get((aisle, int(bay), each)):
                return found
        return None

    def read(self, text: str) -> list[Spot]:
        """The spots that a text may mean, likeliest first: an id, a code, or an address however written.

        What it named before places were renamed comes behind what it names now, and tells what it was.
        """
        text = text.strip()
        if text in self.by_id:
            return [self.by_id[text]]
        if text.casefold() in self.named:
            return [self.named[text.casefold()]]
        found = self._meant(text, self.names) if self.former else []
        return found or self._meant(text, self.aisles)

    def renamed(self, address: Address, *, taken: bool) -> Spot | None:
        """What had this address before, with what it was; `taken`: another place has it now."""
        spot = self.formerly(address)
        code = format_address(self.plan.template, address)
        return replace(spot, was=tr("the old {code}", code=code) if taken else code) if spot else None

    def formerly(self, address: Address) -> Spot | None:
        """What had this address: the bay itself, else the bay of that number in what the aisle is now."""
        whole = self.by_id.get(self.former.get(Address(address.aisle), ""))
        if address.bay is None:
            return whole
        for side in (address.side,) if address.side else ("L", "R"):
            if spot_id := self.former.get(replace(address, side=side)):
                return self.by_id[spot_id]
        return self.bay(whole.aisle, address.bay, address.side) if whole and whole.aisle else None

    def _meant(self, text: str, names: Iterable[str]) -> list[Spot]:
        found: dict[str, Spot] = {}
        for address in read_address(text, names, self.plan.template):
            spot = self._now(address)
            for each in (spot, self.renamed(address, taken=spot is not None)):
                if each:
                    found.setdefault(each.id, each)
        return list(found.values())

    def _now(self, address: Address) -> Spot | None:
        if address.bay is None:
            return self.aisles.get(address.aisle)
        return self.bay(address.aisle, address.bay, address.side)

    def _add_aisle(self, plan: Plan, aisle: Aisle) -> None:
        frame = Frame(place_of(aisle.start), place_of(aisle.end))
        department = aisle.department or None
        self.aisles[aisle.code] = self.by_id[aisle.id] = Spot(
            kind="aisle",
            id=aisle.id,
            code=aisle.code,
            level=aisle.level,
            place=frame.at(frame.length / 2, 0),
            facing=None,
            aisle=aisle.code,
            label=aisle.name or None,
            department=department,
        )
        for bay in aisle.bays:
            place, facing = before(frame, aisle, bay)
            spot = Spot(
                kind="bay",
                id=bay.id,
                code=format_address(plan.template, Address(aisle.code, bay.code, bay.side)),
                level=aisle.level,
                place=place,
                facing=facing,
                aisle=aisle.code,
                bay=bay.code,
                side=bay.side,
                label=bay.label,
                department=department,
            )
            self.by_id[bay.id] = spot
            self._bays[aisle.code, int(bay.code), bay.side] = spot


def before(frame: Frame, aisle: Aisle, bay: Bay) -> tuple[Place, Place]:
    """Where one stands in front of a bay, in the aisle an arm's length off, and the way one looks."""
    sign = -1 if bay.side == "L" else 1
    along = millimetres(bay.at) + millimetres(bay.width) // 2
    across = max(0, millimetres(aisle.width) // 2 - ARM)
    place, shelf = frame.at(along, sign * across), frame.at(along, sign * (across + 1000))
    return place, (shelf[0] - place[0], shelf[1] - place[1])


def standing(plan: Plan, each: Fixture | Anchor) -> Spot:
    """The spot of a fixture (before its longest edge; of equals the lower right one) or an anchor."""
    if isinstance(each, Anchor):
        place = place_of(each.at)
        inward = _inward(plan, each.level, place) if each.kind == "entrance" else None
        return Spot("anchor", each.id, each.code, each.level, place, inward, label=each.name)
    points = [place_of(point) for point in each.polygon]
    area = sum(ax * by - bx * ay for (ax, ay), (bx, by) in _edges(points))
    frames = [Frame(a, b) if area > 0 else Frame(b, a) for a, b in _edges(points)]
    front = max(frames, key=lambda f: (floor(f.length + 0.5), f.start[1] + f.end[1], f.start[0] + f.end[0]))
    place, inside = front.at(front.length / 2, -ARM), front.at(front.length / 2, ARM)
    facing = inside[0] - place[0], inside[1] - place[1]
    return Spot("fixture", each.id, each.code or each.id, each.level, place, facing, label=each.name)


def _inward(plan: Plan, level: str, place: Place) -> Place:
    """Who comes in by an entrance faces away from the nearest edge of the level."""
    size = plan.level(level)
    x, y = place
    edges = [
        (x, (1, 0)),
        (millimetres(size.width) - x, (-1, 0)),
        (y, (0, 1)),
        (millimetres(size.depth) - y, (0, -1)),
    ]
    return min(edges)[1]


def _edges(points: list[Place]) -> list[tuple[Place, Place]]:
    return list(zip(points, [*points[1:], points[0]], strict=True))
