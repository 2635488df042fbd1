"""What becomes what in IMDF: the features of a plan, file by file.

The store is a venue with one building. A level is a level with one room, aisles and departments are sections,
shelves, fixtures, walls and blocks are fixtures, doors are openings, connectors are units joined by
relationships, anchors are amenities.
"""

import hashlib
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from floorassist.floor import shapes
from floorassist.floor.address import Address, format_address
from floorassist.floor.earth import Earth
from floorassist.floor.exchange import document
from floorassist.floor.features import Object, geometry, ring
from floorassist.floor.imdf_words import ANCHORS, CONNECTORS, FIXTURES, OURS
from floorassist.floor.plan import Aisle, Connector, Door, Plan, Point, Stop
from floorassist.floor.shapes import Polygon

STOP = 1.0  # metres from the middle of a stop of a connector to the edge of its unit


class Venue:
    """A plan on the way to IMDF. Ids are made of the place on earth and our own ids, so they stay."""

    def __init__(self, plan: Plan, language: str) -> None:
        self.plan, self.language = plan, language
        self.native, self.earth = document(plan), Earth(plan.geo)
        self.seed = f"{self.earth.geo.latitude} {self.earth.geo.longitude}"

    def features(self) -> Iterator[Object]:
        """All features, file by file."""
        yield from self._whole()
        yield from self._levels()
        yield from self._sections()
        yield from self._fixtures()
        yield from self._openings()
        yield from self._amenities()
        yield from self._ways()

    def _whole(self) -> Iterator[Object]:
        geo = self.native["geo"]
        told = {
            key: geo[key] or None for key in ("address", "locality", "province", "country", "postal_code")
        }
        told |= {"unit": None, "postal_code_ext": None, "postal_code_vanity": None}
        yield self._feature("address", "plan", None, told)
        outline = self._outline()
        named: Object = {"name": self._labels(self.plan.name), "alt_name": None, "restriction": None}
        named |= {
            "display_point": self._point(shapes.middle(outline)),
            "address_id": self._id("address", "plan"),
        }
        shop: Object = {"category": "retailstore", "hours": None, "phone": None, "website": None}
        head = {key: self.native[key] for key in ("schema", "name", "sketch", "address", "geo")}
        shop[OURS] = {"kind": "plan", "object": head}
        yield self._feature("venue", "plan", self._polygon(outline), named | shop)
        yield self._feature("building", "plan", None, named | {"category": "unspecified"})
        below: Object = {"category": "ground", "name": None, "building_ids": [self._id("building", "plan")]}
        yield self._feature("footprint", "plan", self._polygon(outline), below)

    def _outline(self) -> Polygon:
        """What every level of the store lies in."""
        width, depth = max(o.width for o in self.plan.levels), max(o.depth for o in self.plan.levels)
        return (0.0, 0.0), (width, 0.0), (width, depth), (0.0, depth)

    def _levels(self) -> Iterator[Object]:
        for n, level in enumerate(self.plan.levels):
            outline = shapes.rectangle(level)
            told = self._named(level.name, shapes.middle(outline)) | {"category": "unspecified"}
            told |= {"restriction": None, "outdoor": False, "ordinal": level.ordinal, "address_id": None}
            told |= {"short_name": self._labels("G" if level.ordinal == 0 else str(level.ordinal))}
            told |= {"building_ids": [self._id("building", "plan")]} | self._ours("levels", n)
            yield self._feature("level", level.id, self._polygon(outline), told)
            room = self._polygon(outline)
            room["coordinates"] += [
                ring([list(self.earth.degrees(point)) for point in hole], hole=True)
                for hole in self._stops_on(level.id)
            ]
            yield self._unit(f"room {level.id}", "room", room, "", level.id, shapes.middle(outline))

    def _stops_on(self, level: str) -> Iterator[Polygon]:
        """What the units of connectors take from a level's room; of two that meet only the first."""
        cut: list[Point] = []
        for connector in self.plan.connectors:
            for stop in connector.stops:
                near = any(max(abs(stop.at[0] - x), abs(stop.at[1] - y)) < 2 * STOP for x, y in cut)
                if stop.level == level and not near:
                    cut.append(stop.at)
                    yield self._stop(stop)

    def _stop(self, stop: Stop) -> Polygon:
        """The unit of a stop, cut off at the level's edge."""
        level = self.plan.level(stop.level)
        cut = tuple((min(max(x, 0), level.width), min(max(y, 0), level.depth)) for x, y in _square(stop.at))
        return cut if len(set(cut)) == len(cut) else _square(stop.at)

    def _sections(self) -> Iterator[Object]:
        for n, zone in enumerate(self.plan.zones):
            told = self._on("retaildepartment", zone.department, zone.level, shapes.middle(zone.polygon))
            yield self._section(zone.id, zone.polygon, told | self._ours("zones", n))
        for n, aisle in enumerate(self.plan.aisles):
            outline = shapes.walkway(aisle)
            told = self._on("walkway", aisle.code, aisle.level, shapes.middle(outline))
            told["alt_name"] = self._labels(aisle.name)
            yield self._section(f"aisle {aisle.id}", outline, told | self._ours("aisles", n, without="bays"))
        for n, one in enumerate(self.plan.fixtures):
            if one.kind == "entrance":
                told = self._on("walkway", one.name or one.code or "", one.level, shapes.middle(one.polygon))
                yield self._section(f"fixture {one.id}", one.polygon, told | self._ours("fixtures", n))

    def _section(self, name: str, outline: Polygon, told: Object) -> Object:
        told |= {"restriction": None, "accessibility": None, "address_id": None, "correlation_id": None}
        return self._feature("section", name, self._polygon(outline), told | {"parents": None})

    def _fixtures(self) -> Iterator[Object]:
        for n, wall in enumerate(self.plan.walls):
            pieces = shapes.slabs(wall) or [_square(wall.line[0], 0.05)]
            told = self._on("wall", "", wall.level, wall.line[0]) | self._ours("walls", n)
            parts = [self._polygon(piece)["coordinates"] for piece in pieces]
            where = {"type": "MultiPolygon", "coordinates": parts}
            yield self._feature("fixture", f"wall {wall.id}", where, told | {"anchor_id": None})
        for n, one in enumerate(self.plan.fixtures):
            if one.kind != "entrance":
                told = self._on(FIXTURES[one.kind], one.name or one.code or "", one.level, None)
                yield self._solid(f"fixture {one.id}", one.polygon, told | self._ours("fixtures", n))
        for n, block in enumerate(self.plan.blocks):
            told = self._on("obstruction", block.why, block.level, None) | self._ours("blocks", n)
            yield self._solid(f"block {block.id}", block.polygon, told)
        for aisle, thing in zip(self.plan.aisles, self.native["aisles"], strict=True):
            yield from self._bays(aisle, thing["bays"])

    def _bays(self, aisle: Aisle, things: list[Object]) -> Iterator[Object]:
        for n, (bay, thing) in enumerate(zip(aisle.bays, things, strict=True)):
            address = format_address(self.plan.template, Address(aisle.code, bay.code, bay.side))
            told = self._on("furniture", address, aisle.level, None) | {"alt_name": self._labels(bay.label)}
            told[OURS] = {"kind": "bays", "aisle": aisle.id, "at": n, "object": thing}
            yield self._solid(f"bay {bay.id}", shapes.shelf(aisle, bay), told)

    def _solid(self, name: str, outline: Polygon, told: Object) -> Object:
        told |= {"anchor_id": None, "display_point": self._point(shapes.middle(outline))}
        return self._feature("fixture", name, self._polygon(outline), told)

    def _openings(self) -> Iterator[Object]:
        for n, door in enumerate(self.plan.doors):
            told = self._on(self._door_category(door), "", door.level, door.at) | self._ours("doors", n)
            told |= {"accessibility": None, "access_control": None, "door": None}
            line = geometry("LineString", shapes.doorway(self.plan, door), self.earth)
            yield self._feature("opening", door.id, line, told)

    def _door_category(self, door: Door) -> str:
        if door.one_way and door.heading is None:
            return "emergencyexit"
        if door.staff_only:
            return "service"
        ways_in = (one for one in self.plan.anchors if one.kind == "entrance" and one.level == door.level)
        near = any(shapes.distance_to(door.at, one.at, one.at) < 3 for one in ways_in)
        return "pedestrian.principal" if near else "pedestrian"

    def _amenities(self) -> Iterator[Object]:
        for n, one in enumerate(self.plan.anchors):
            told: Object = {"category": ANCHORS[one.kind], "name": self._labels(one.name)} | self._ours(
                "anchors", n
            )
            told |= dict.fromkeys(("alt_name", "accessibility", "hours", "phone", "website"))
            told |= {"unit_ids": [self._id("unit", f"room {one.level}")]}
            told |= {"address_id": None, "correlation_id": None}
            yield self._feature("amenity", one.id, self._point(one.at), told)

    def _ways(self) -> Iterator[Object]:
        for n, one in enumerate(self.plan.connectors):
            for m, stop in enumerate(one.stops):
                ours = self._ours("connectors", n) if m == 0 else {OURS: {"kind": "stop"}}
                square = self._polygon(self._stop(stop))
                name = f"stop {one.id} {m}"
                unit = self._unit(name, CONNECTORS[one.kind], square, one.name, stop.level, stop.at)
                unit["properties"] |= ours | {"restriction": "employeesonly" if one.staff_only else None}
                yield unit
            yield from self._steps(one)

    def _steps(self, one: Connector) -> Iterator[Object]:
        for m in range(len(one.stops) - 1):
            ends = [
                {"id": self._id("unit", f"stop {one.id} {at}"), "feature_type": "unit"} for at in (m, m + 1)
            ]
            told: Object = {
                "category": CONNECTORS[one.kind],
                "direction": "directed" if one.one_way else "undirected",
            }
            told |= {"origin": ends[0], "intermediary": None, "destination": ends[1], "hours": None}
            yield self._feature("relationship", f"{one.id} {m}", None, told)

    def _unit(self, key: str, word: str, where: Object, name: str, level: str, at: Point) -> Object:
        told = self._on(word, name, level, at) | {"restriction": None, "accessibility": None}
        return self._feature("unit", key, where, told)

    def _feature(self, kind: str, name: str, where: Object | None, properties: Object) -> Object:
        head = {"id": self._id(kind, name), "type": "Feature", "feature_type": kind}
        return head | {"geometry": where, "properties": properties}

    def _on(self, category: str, name: str, level: str, at: Point | None) -> Object:
        told: Object = {"category": category, "name": self._labels(name), "alt_name": None}
        return told | {"level_id": self._id("level", level), "display_point": at and self._point(at)}

    def _named(self, name: str, at: Point) -> Object:
        return {"name": self._labels(name), "alt_name": None, "display_point": self._point(at)}

    def _ours(self, kind: str, at: int, without: str = "") -> Object:
        thing = {key: value for key, value in self.native[kind][at].items() if key != without}
        return {OURS: {"kind": kind, "at": at, "object": thing}}

    def _labels(self, name: str | None) -> dict[str, str] | None:
        return {self.language: name} if name else None

    def _point(self, at: Point) -> Object:
        return geometry("Point", [at], self.earth)

    def _polygon(self, outline: Polygon) -> dict[str, Any]:
        return geometry("Polygon", outline, self.earth)

    def _id(self, kind: str, name: str) -> str:
        """A UUID as version 4 is written, always the same one for the same thing."""
        digest = hashlib.sha256(f"{self.seed}|{kind}|{name}".encode()).digest()
        return str(UUID(bytes=digest[:16], version=4))


def _square(at: Point, half: float = STOP) -> Polygon:
    x, y = at
    return (x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)
