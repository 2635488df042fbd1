"""An IMDF archive of another program as a plan: levels, departments, shelves, doors, ways between levels.

The plan is turned so that the longest side of its lowest level lies straight, and moved to (0, 0). Rooms
become their walls, sections that sell become departments. Aisles no IMDF has: they are drawn afterwards.
"""

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from floorassist.floor.decoding import refuse
from floorassist.floor.earth import Earth
from floorassist.floor.features import Object
from floorassist.floor.imdf_check import Archive
from floorassist.floor.imdf_words import ANCHOR_OF, CONNECTOR_OF, FIXTURE_OF
from floorassist.floor.parse import parse
from floorassist.floor.plan import SCHEMA, Geo, Plan, Point
from floorassist.translation import tr, tr_many

Ring = list[Point]

DEPARTMENTS = ("retail", "retaildepartment", "concessions", "dutyfree", "servicearea")
OPEN = ("walkway", "walkway.island", "unspecified", "opentobelow", "unenclosedarea", "footbridge", "road")
POINTS, THIN, TEXT = 200, 0.1, 80
SECONDS = {"lift": 30, "stairs": 20, "escalator": 25, "ramp": 30}


def plan_of(archive: Archive) -> tuple[Plan, list[str]]:
    """The plan, and what is to be known about it. The archive keeps to IMDF."""
    found = _Foreign(archive)
    native: Object = {"schema": SCHEMA, "name": found.name or "Plan", "sketch": False, "geo": found.geo}
    native |= {"levels": found.levels(), "zones": found.zones(), "walls": found.walls()}
    native |= {"doors": found.doors(), "fixtures": found.fixtures(), "anchors": found.anchors()}
    native["connectors"] = found.connectors()
    remarks = [tr("IMDF has no aisles: draw them, or import them as CSV.")]
    if found.left_out:
        remarks.append(
            tr_many(
                "{n} outline has more than {points} corners and was left out.",
                "{n} outlines have more than {points} corners and were left out.",
                found.left_out,
                points=POINTS,
            )
        )
    return parse(native), remarks


class _Foreign:
    """An archive on the way to a plan; ids are the archive's own."""

    def __init__(self, archive: Archive) -> None:
        self.archive, self.left_out = archive, 0
        venue, self.about = archive["venue"][0]["properties"], archive["address"][0]["properties"]
        self.name = _label(venue.get("name"))
        floors = sorted(archive["level"], key=lambda one: abs(one["properties"]["ordinal"]))
        longitude, latitude = _outlines(floors[0])[0][0]
        flat = Earth(Geo(latitude, longitude, 0.0, "", "", "", "", ""))
        rings = [[flat.metres(*at) for at in ring] for one in floors for ring in _outlines(one)]
        bearing = _bearing(rings[0])
        turned = Earth(Geo(latitude, longitude, bearing, "", "", "", "", ""))
        corners = [turned.metres(*at) for one in floors for ring in _outlines(one) for at in ring]
        left, top = min(x for x, _ in corners), min(y for _, y in corners)
        longitude, latitude = turned.degrees((left, top))
        self.earth = Earth(Geo(latitude, longitude, bearing, "", "", "", "", ""))
        self.units = {one["id"]: one for one in archive.get("unit", [])}

    @property
    def geo(self) -> Object:
        """Where the plan's (0, 0) is, with the venue's address."""
        geo, told = self.earth.geo, self.about
        head = {"latitude": geo.latitude, "longitude": geo.longitude, "bearing": geo.bearing}
        texts = {key: _text(told.get(key)) for key in ("address", "locality", "province", "postal_code")}
        return head | texts | {"country": _text(told.get("country"))[:2]}

    def levels(self) -> list[Object]:
        """Levels as wide and deep as their outline reaches."""
        found = []
        for one in self.archive["level"]:
            corners = [at for ring in self._rings(one) for at in ring]
            size = (max(x for x, _ in corners), max(y for _, y in corners))
            told = one["properties"]
            name = _label(told["name"]) or str(told["ordinal"])
            found.append({"id": one["id"], "name": name, "ordinal": told["ordinal"], **_size(*size)})
        return found

    def zones(self) -> list[Object]:
        """Sections that sell something, by their name."""
        return [
            {"id": name, "level": one["properties"]["level_id"], "department": called, "polygon": ring}
            for one in self.archive.get("section", [])
            if one["properties"]["category"] in DEPARTMENTS
            and (called := _label(one["properties"].get("name")))
            for name, ring in self._polygons(one)
        ]

    def walls(self) -> list[Object]:
        """The outlines of rooms."""
        return [
            {"id": name, "level": one["properties"]["level_id"], "line": [*ring, ring[0]], "thickness": THIN}
            for one in self.units.values()
            if one["properties"]["category"] not in (*OPEN, *CONNECTOR_OF)
            for name, ring in self._polygons(one)
            if len(ring) < POINTS
        ]

    def doors(self) -> list[Object]:
        """Openings: as wide as their line is long."""
        found = []
        for one in self.archive.get("opening", []):
            told, lines = one["properties"], one["geometry"]["coordinates"]
            line = [self.earth.metres(*at[:2]) for at in (lines if _is_pair(lines[0]) else lines[0])]
            length = sum(math.dist(a, b) for a, b in pairwise(line))
            middle = [round((line[0][axis] + line[-1][axis]) / 2, 3) for axis in (0, 1)]
            kept = {"id": one["id"], "level": told["level_id"], "at": middle}
            kept |= {
                "width": min(max(round(length, 3), 0.6), 60),
                "staff_only": told["category"] == "service",
            }
            found.append(kept | {"one_way": told["category"] == "emergencyexit"})
        return found

    def fixtures(self) -> list[Object]:
        """Fixtures that are no walls stand as shelves, racks and desks; walls stand as they are drawn."""
        return [
            {"id": name, "level": one["properties"]["level_id"], "kind": kind, "polygon": ring}
            for one in self.archive.get("fixture", [])
            for kind in [FIXTURE_OF.get(one["properties"]["category"], "rack")]
            for name, ring in self._polygons(one)
        ]

    def anchors(self) -> list[Object]:
        """Ways in, information desks and cashiers: the first of each kind."""
        found: dict[str, Object] = {}
        for one in self.archive.get("amenity", []):
            kind, told = ANCHOR_OF.get(one["properties"]["category"]), one["properties"]
            units = [self.units[unit] for unit in told["unit_ids"] if unit in self.units]
            if kind and units and kind not in found:
                at = list(self.earth.metres(*one["geometry"]["coordinates"][:2]))
                head = {"id": one["id"], "level": units[0]["properties"]["level_id"], "kind": kind}
                name = _label(told.get("name")) or kind.capitalize()
                found[kind] = head | {"code": kind.upper(), "name": name, "at": at}
        return list(found.values())

    def connectors(self) -> list[Object]:
        """Relationships between units on two levels."""
        found = []
        for one in self.archive.get("relationship", []):
            told = one["properties"]
            ends = [self.units.get((told.get(key) or {}).get("id")) for key in ("origin", "destination")]
            if told["category"] not in CONNECTOR_OF or None in ends:
                continue
            stops = [self._stop(end) for end in ends if end]
            if stops[0]["level"] == stops[1]["level"]:
                continue
            kind = CONNECTOR_OF[told["category"]]
            name = _label(ends[0]["properties"].get("name")) if ends[0] else ""
            head = {"id": one["id"], "kind": kind, "name": name or kind.capitalize(), "stops": stops}
            found.append(head | {"seconds": SECONDS[kind], "one_way": told["direction"] == "directed"})
        return found

    def _stop(self, unit: Object) -> Object:
        ring = self._rings(unit)[0]
        middle = [round(sum(at[axis] for at in ring) / len(ring), 3) for axis in (0, 1)]
        return {"level": unit["properties"]["level_id"], "at": middle}

    def _rings(self, feature: Object) -> list[Ring]:
        return [[self.earth.metres(*at) for at in ring] for ring in _outlines(feature)]

    def _polygons(self, feature: Object) -> Iterator[tuple[str, list[list[float]]]]:
        for n, ring in enumerate(self._rings(feature)):
            if len(ring) > POINTS:
                self.left_out += 1
            elif len(ring) >= 3:
                yield feature["id"] + (f"-{n}" if n else ""), [list(at) for at in ring]


def _outlines(feature: Object) -> list[Ring]:
    """The outer rings of a feature in degrees, each corner once; refused where it has none."""
    shape, coordinates = feature["geometry"]["type"], feature["geometry"]["coordinates"]
    polygons: list[Any] = [coordinates] if shape == "Polygon" else coordinates
    rings = [[(at[0], at[1]) for at in polygon[0][:-1]] for polygon in polygons if polygon]
    if not rings:
        refuse(tr("An outline has no corners."), str(feature["feature_type"]))
    return rings


def _bearing(ring: Ring) -> float:
    """How far the longest side is turned from lying straight: 0 up to 90 degrees."""
    longest: Callable[[tuple[Point, Point]], float] = lambda side: math.dist(*side)  # noqa: E731
    (ax, ay), (bx, by) = max(pairwise([*ring, ring[0]]), key=longest)
    return round(math.degrees(math.atan2(by - ay, bx - ax)) % 90, 6)


def _size(width: float, depth: float) -> Object:
    return {"width": max(round(width, 3), 1), "depth": max(round(depth, 3), 1)}


def _label(names: object) -> str:
    return _text(next(iter(names.values()), "")) if isinstance(names, dict) else ""


def _text(value: object) -> str:
    if not isinstance(value, str):
        return ""
    return "".join(sign for sign in value if sign.isprintable()).strip()[:TEXT].strip()


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and bool(value) and not isinstance(value[0], list)
