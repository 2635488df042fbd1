"""An IMDF archive as a plan: one of ours comes home without loss, from others comes what a plan can hold."""

from typing import Any

from floorassist.floor import imdf_check, imdf_foreign, imdf_words
from floorassist.floor.decoding import decoded, members, refuse, text_of
from floorassist.floor.earth import Earth
from floorassist.floor.features import GEOMETRIES, Object, heard, placed, points_of
from floorassist.floor.imdf_check import Archive
from floorassist.floor.imdf_words import EXTENSION, OURS
from floorassist.floor.parse import parse
from floorassist.floor.plan import Geo, Plan
from floorassist.floor.reading import Fault, PlanRefused, Reader
from floorassist.translation import number, tr, tr_many

FEATURES = 60_000
HEARD = ("zones", "fixtures", "blocks", "anchors")  # drawn in IMDF as they are here


def load(content: bytes) -> tuple[Plan, list[str]]:
    """The plan in a zip, and what is to be known about it; PlanRefused says why there is none."""
    manifest, archive = opened(content)
    if told := imdf_check.faults(manifest, archive):
        raise PlanRefused(told)
    if EXTENSION in (manifest.get("extensions") or []):
        return _ours(archive)
    return imdf_foreign.plan_of(archive)


def opened(content: bytes) -> tuple[Any, Archive]:
    """The manifest of a zip and the features of its files, unchecked but bounded."""
    files = members(content)
    if "manifest.json" not in files:
        refuse(tr("There is no manifest.json in this archive, so it is no IMDF. Send a zip that holds IMDF."))
    archive: Archive = {}
    for name, part in files.items():
        stem, _, ending = name.rpartition(".")
        if ending in ("geojson", "json") and stem in imdf_words.GEOMETRIES:
            collection = decoded(text_of(part), name)
            features = collection.get("features") if isinstance(collection, dict) else None
            if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
                refuse(tr("This file must be a FeatureCollection."), name)
            archive[stem] = features
    if sum(len(features) for features in archive.values()) > FEATURES:
        refuse(
            tr("This archive has more than {features} features; a plan has fewer.", features=number(FEATURES))
        )
    return decoded(text_of(files["manifest.json"]), "manifest.json"), archive


def _ours(archive: Archive) -> tuple[Plan, list[str]]:
    native: Object = {}
    kept: dict[str, list[tuple[Any, Object]]] = {kind: [] for kind in ("levels", *GEOMETRIES)}
    bays: dict[Any, list[tuple[Any, Object]]] = {}
    strangers = 0
    for name, features in archive.items():
        for feature in features:
            ours = feature["properties"].get(OURS)
            if not isinstance(ours, dict) or not isinstance(ours.get("object"), dict):
                strangers += ours is None and name in ("fixture", "opening", "section", "amenity")
            elif ours.get("kind") == "plan":
                native = dict(ours["object"])
            elif ours.get("kind") == "bays":
                bays.setdefault(str(ours.get("aisle")), []).append((ours.get("at"), ours["object"]))
            elif str(ours.get("kind")) in kept:
                thing = ours["object"] | {OURS: feature["geometry"]}
                kept[str(ours["kind"])].append((ours.get("at"), thing))
    earth = Earth(_geo(native.get("geo")))
    for kind, things in kept.items():
        native[kind] = [_settled(kind, thing, earth) for thing in _in_order(kind, things)]
    for aisle in native["aisles"]:
        aisle["bays"] = _in_order("bays", bays.pop(str(aisle.get("id")), []))
    if bays:
        code = next(iter(bays))[:64]
        raise PlanRefused(
            [Fault("fixture", tr("There is no aisle {aisle} for some bays.", aisle=repr(code)))]
        )
    more = (
        tr_many(
            "{n} feature of other programs was left out.",
            "{n} features of other programs were left out.",
            strangers,
        )
        if strangers
        else ""
    )
    return parse(native), [more] if more else []


def _settled(kind: str, thing: Object, earth: Earth) -> Object:
    where = thing.pop(OURS)
    if kind not in HEARD:
        return thing
    try:
        return placed(kind, thing, heard(points_of(kind, thing), where, earth))
    except (KeyError, TypeError):
        return thing  # told by name when the document is read


def _in_order(kind: str, things: list[tuple[Any, Object]]) -> list[Object]:
    places = [at for at, _ in things]
    if not all(isinstance(at, int) and not isinstance(at, bool) for at in places):
        raise PlanRefused(
            [
                Fault(
                    kind,
                    tr(
                        "`{ours}` of some {kind} does not say at which place they come.", ours=OURS, kind=kind
                    ),
                )
            ]
        )
    return [thing for _, thing in sorted(things, key=lambda pair: pair[0])]


def _geo(told: object) -> Geo:
    reader = Reader([], "geo", told)
    where = reader.number("latitude", -90, 90), reader.number("longitude", -180, 180)
    bearing = reader.number("bearing", 0, 360, 0.0)
    if reader.faults:
        raise PlanRefused(reader.faults)
    return Geo(*where, bearing, "", "", "", "", "")
