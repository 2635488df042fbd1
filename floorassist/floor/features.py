"""The things of a plan as GeoJSON geometries, and back: a thing that was moved in another program is heard.

Every feature that we write carries its thing's exact metres beside its degrees. Where both agree within two
centimetres the metres hold, so that nothing is lost on the way; where they do not, somebody moved the thing.
"""

import math
from collections.abc import Sequence
from typing import Any

from floorassist.floor.earth import Earth
from floorassist.floor.plan import Point
from floorassist.floor.reading import REACH

Object = dict[str, Any]

AGREES = 0.02  # metres
GEOMETRIES = {
    "zones": "Polygon",
    "aisles": "LineString",
    "walls": "LineString",
    "doors": "Point",
    "fixtures": "Polygon",
    "anchors": "Point",
    "connectors": "MultiPoint",
    "blocks": "Polygon",
}


def points_of(kind: str, thing: Object) -> list[list[float]]:
    """The metres that a thing of the native document is drawn by."""
    if kind == "aisles":
        return [thing["from"], thing["to"]]
    if kind == "connectors":
        return [stop["at"] for stop in thing["stops"]]
    if "at" in thing:
        return [thing["at"]]
    return list(thing.get("polygon") or thing.get("line") or [])


def placed(kind: str, thing: Object, points: Sequence[Any]) -> Object:
    """The thing of the native document, drawn by other metres; what is no point is left to be refused."""
    drawn = [list(point) if isinstance(point, (list, tuple)) else point for point in points]
    if kind == "aisles":
        return thing | {"from": drawn[0] if drawn else None, "to": drawn[-1] if drawn else None}
    if kind == "connectors":
        levels = thing.pop("levels", None)
        levels = levels if isinstance(levels, list) else []
        return thing | {"stops": [{"level": one, "at": at} for one, at in zip(levels, drawn, strict=False)]}
    if kind in ("doors", "anchors"):
        return thing | {"at": drawn[0] if drawn else None}
    return thing | {"line" if kind == "walls" else "polygon": drawn}


def geometry(shape: str, points: Sequence[Sequence[float]], earth: Earth) -> Object:
    """A GeoJSON geometry (RFC 7946) from metres; the ring of a polygon is closed and runs anticlockwise."""
    degrees = [list(earth.degrees((point[0], point[1]))) for point in points]
    if shape == "Point":
        return {"type": shape, "coordinates": degrees[0]}
    if shape == "Polygon":
        return {"type": shape, "coordinates": [ring(degrees)]}
    return {"type": shape, "coordinates": degrees}


def ring(degrees: list[list[float]], *, hole: bool = False) -> list[list[float]]:
    """Corners as a closed ring, anticlockwise; a hole runs clockwise."""
    turned = degrees if (area(degrees) < 0) == hole else degrees[:1] + degrees[:0:-1]
    return [*turned, turned[0]]


def area(corners: Sequence[Sequence[float]]) -> float:
    """Twice the signed area; above zero where the corners run anticlockwise with y up."""
    following = [*corners[1:], corners[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, following, strict=True))


def heard(told: object, found: object, earth: Earth) -> list[list[float]]:
    """The metres of a thing: what its feature tells in metres, unless its geometry was moved or changed.

    `told` is a list of points in metres or None, `found` a GeoJSON geometry or None. What is no point comes
    through as it is, to be refused by name when the document is read.
    """
    drawn = [earth.metres(*pair) for pair in corners(found)]
    if not isinstance(told, list) or not all(_is_point(point) for point in told):
        return [list(point) for point in drawn] if told is None else told  # type: ignore[return-value]
    if not drawn or (len(drawn) == len(told) and _agree(told, drawn)):
        return told
    return [list(point) for point in drawn]


def corners(found: object) -> list[tuple[float, float]]:
    """The corners of a geometry in degrees (of a polygon the outer ring, each once); [] where none are."""
    if not isinstance(found, dict):
        return []
    shape, coordinates = found.get("type"), found.get("coordinates")
    if shape == "Point":
        coordinates = [coordinates]
    elif shape == "Polygon" and isinstance(coordinates, list) and coordinates:
        coordinates = coordinates[0][:-1] if isinstance(coordinates[0], list) else None
    if not isinstance(coordinates, list):
        return []
    good = [(float(pair[0]), float(pair[1])) for pair in coordinates if _is_pair(pair)]
    return good if len(good) == len(coordinates) else []


def _agree(told: list[list[float]], drawn: list[Point]) -> bool:
    """Whether the same corners come in the same order, wherever a ring begins and whichever way it runs."""
    count = len(told)
    if all(math.dist(a, b) <= AGREES for a, b in zip(told, drawn, strict=True)):
        return True
    return any(
        all(math.dist(told[(first + step * n) % count], drawn[n]) <= AGREES for n in range(count))
        for first in range(count)
        for step in (1, -1)
        if math.dist(told[first], drawn[0]) <= AGREES
    )


def _is_pair(pair: object) -> bool:
    if not isinstance(pair, list) or not 2 <= len(pair) <= 3:
        return False
    return all(_is_number(value) and abs(value) <= 360 for value in pair[:2])


def _is_point(point: object) -> bool:
    if not isinstance(point, list) or len(point) != 2:
        return False
    return all(_is_number(value) and abs(value) <= REACH for value in point)


def _is_number(value: Any) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and (isinstance(value, int) or math.isfinite(value))
