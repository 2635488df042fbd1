"""The plan as GeoJSON (RFC 7946) and back: for maps and drawing programs, without loss on the way home.

Every feature tells in `object` what it is (plan, level, zone, aisle, bay, wall, door, fixture, anchor,
connector, block); its other properties are the fields of the native document, its exact metres are in
`metres`. The feature `plan` has no geometry; without a `geo` in it the plan lies at 0° north, 0° east.
"""

import json
from collections.abc import Iterator
from typing import Any

from floorassist.floor.decoding import decoded, refuse
from floorassist.floor.earth import Earth
from floorassist.floor.exchange import document
from floorassist.floor.features import GEOMETRIES, Object, geometry, heard, placed, points_of
from floorassist.floor.parse import parse
from floorassist.floor.plan import Aisle, Geo, Plan
from floorassist.floor.reading import Fault, PlanRefused, Reader
from floorassist.floor.shapes import rectangle, shelf
from floorassist.translation import number, tr

FEATURES = 60_000
SINGULAR = {kind: kind.removesuffix("s") for kind in ("levels", *GEOMETRIES)}
PLURAL = {one: kind for kind, one in SINGULAR.items()}
FIELDS: dict[str, frozenset[str]] = {
    "plan": frozenset({"schema", "name", "sketch", "address", "geo"}),
    "levels": frozenset({"id", "name", "ordinal", "width", "depth"}),
    "zones": frozenset({"id", "level", "department"}),
    "aisles": frozenset(
        {"id", "level", "code", "name", "department", "width", "shelf_depth", "closed_until"}
    ),
    "bays": frozenset({"id", "code", "side", "at", "width", "label"}),
    "walls": frozenset({"id", "level", "thickness"}),
    "doors": frozenset({"id", "level", "width", "staff_only", "one_way", "heading"}),
    "fixtures": frozenset({"id", "level", "kind", "code", "name"}),
    "anchors": frozenset({"id", "level", "kind", "code", "name"}),
    "connectors": frozenset({"id", "kind", "name", "seconds", "staff_only", "one_way", "levels"}),
    "blocks": frozenset({"id", "level", "why", "until"}),
}


def dump(plan: Plan) -> str:
    """The plan as the text of a GeoJSON file, one feature a line."""
    earth, native = Earth(plan.geo), document(plan)
    lines = [json.dumps(one, ensure_ascii=False) for one in _features(plan, native, earth)]
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"


def load(text: str) -> Plan:
    """The plan in a GeoJSON text; PlanRefused says everything that keeps it from being one."""
    collection = decoded(text)
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        refuse(tr("This GeoJSON is no FeatureCollection. Export the whole layer, and send that file."))
    features = collection.get("features")
    if not isinstance(features, list) or len(features) > FEATURES:
        refuse(tr("A plan needs a list of {features} features at most.", features=number(FEATURES)))
    return parse(_document([_properties(feature) for feature in features]))


def _features(plan: Plan, native: Object, earth: Earth) -> Iterator[Object]:
    head = {key: native[key] for key in ("schema", "name", "sketch", "address")}
    geo = {"geo": native["geo"]} if "geo" in native else {}
    yield _feature("plan", head | geo, None)
    for level, thing in zip(plan.levels, native["levels"], strict=True):
        yield _feature("level", thing, geometry("Polygon", rectangle(level), earth))
    for kind, shape in GEOMETRIES.items():
        for thing in native.get(kind, []):
            points = points_of(kind, thing)
            told = {key: value for key, value in thing.items() if key in FIELDS[kind]}
            if kind == "connectors":
                told["levels"] = [stop["level"] for stop in thing["stops"]]
            yield _feature(SINGULAR[kind], told | {"metres": points}, geometry(shape, points, earth))
    for aisle, thing in zip(plan.aisles, native["aisles"], strict=True):
        yield from _bays(aisle, thing["bays"], earth)


def _bays(aisle: Aisle, things: list[Object], earth: Earth) -> Iterator[Object]:
    for bay, thing in zip(aisle.bays, things, strict=True):
        told = thing | {"aisle": aisle.id, "level": aisle.level}
        yield _feature("bay", told, geometry("Polygon", shelf(aisle, bay), earth))


def _feature(what: str, properties: Object, where: Object | None) -> Object:
    return {"type": "Feature", "properties": {"object": what} | properties, "geometry": where}


def _properties(feature: object) -> tuple[Object, object]:
    """What a feature tells, and its geometry; programs write lists and objects as text, which is read."""
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        return {}, None
    told: Object = {}
    for key, value in feature["properties"].items():
        is_written = isinstance(value, str) and key in ("metres", "levels", "geo", "address")
        told[key] = decoded(value, f"`{key}`") if is_written else value
    return told, feature.get("geometry")


def _document(features: list[tuple[Object, object]]) -> Object:
    plans = [told for told, _ in features if told.get("object") == "plan"]
    if len(plans) != 1:
        refuse(
            tr(
                "The file needs one feature without geometry whose `object` is plan, with "
                "`schema`, `name` and `geo` (latitude, longitude, bearing): export a plan here "
                "to see one."
            )
        )
    native: Object = {key: value for key, value in plans[0].items() if key in FIELDS["plan"]}
    earth = Earth(_geo(native.get("geo")))
    native |= {kind: [] for kind in SINGULAR}
    bays: dict[Any, list[Object]] = {}
    for told, where in features:
        what = told.get("object")
        if what == "bay":
            bays.setdefault(str(told.get("aisle")), []).append(_known("bays", told))
        elif isinstance(what, str) and what in PLURAL:
            kind = PLURAL[what]
            thing = _known(kind, told)
            if kind in GEOMETRIES:
                thing = placed(kind, thing, _listed(heard(told.get("metres"), where, earth)))
            native[kind].append(thing)
    for aisle in native["aisles"]:
        aisle["bays"] = bays.pop(str(aisle.get("id")), [])
    if bays:
        raise PlanRefused(
            [
                Fault(
                    "bays", tr("There is no aisle {aisle} for some bays.", aisle=f"{next(iter(bays))[:64]!r}")
                )
            ]
        )
    return native


def _listed(points: object) -> list[Any]:
    return points if isinstance(points, list) else []


def _known(kind: str, told: Object) -> Object:
    """The fields that such a thing has; a program that writes one table fills the others with null."""
    return {key: value for key, value in told.items() if key in FIELDS[kind] and value is not None}


def _geo(told: object) -> Geo | None:
    """Where on earth the file says the plan is; what is wrong with it is told when the plan is read."""
    if told is None:
        return None
    reader = Reader([], "geo", told)
    where = reader.number("latitude", -90, 90), reader.number("longitude", -180, 180)
    bearing = reader.number("bearing", 0, 360, 0.0)
    if reader.faults:
        raise PlanRefused(reader.faults)
    return Geo(*where, bearing, "", "", "", "", "")
