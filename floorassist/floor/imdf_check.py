"""Whether an archive keeps to IMDF 1.0.0 (OGC 20-094): what every reader of it may count on.

Held are the manifest, the files, ids (UUIDs of version 4, each given once), types, geometries (closed rings,
longitude before latitude), the categories of what a store has, names by language, and that whatever is
referred to is there. Not held: that outlines meet without gaps, and the words of amenities and occupants.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from floorassist.floor.features import Object
from floorassist.floor.imdf_words import (
    CATEGORIES,
    DIRECTIONS,
    GEOMETRIES,
    NEEDED,
    PLACELESS,
    RESTRICTIONS,
    VERSION,
)
from floorassist.floor.reading import FAULTS_TOLD, Fault
from floorassist.translation import tr, tr_many

Archive = dict[str, list[Object]]  # the features of each file, by its name without ending

LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
CREATED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
_PART = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"
IDENTIFIER = re.compile(f"imdf:extension:{_PART}:{_PART}#{_PART}")
DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "Polygon": 2, "MultiLineString": 2, "MultiPolygon": 3}
REFERENCES = {
    "address_id": "address",
    "level_id": "level",
    "anchor_id": "anchor",
    "unit_id": "unit",
    "unit_ids": "unit",
    "building_ids": "building",
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "address": ("address", "locality", "country"),
    "venue": ("category", "name", "display_point", "address_id"),
    "building": ("category",),
    "footprint": ("category", "building_ids"),
    "level": ("category", "outdoor", "ordinal", "name", "short_name"),
    "unit": ("category", "level_id"),
    "section": ("category", "level_id"),
    "fixture": ("category", "level_id"),
    "opening": ("category", "level_id"),
    "amenity": ("category", "unit_ids"),
    "anchor": ("unit_id",),
    "detail": ("level_id",),
    "relationship": ("category", "direction"),
}


def faults(manifest: object, archive: Archive) -> list[Fault]:
    """What the archive breaks, each with the feature's file and place; the first 50."""
    told: list[Fault] = []
    ids = {str(feature.get("id")): name for name, features in archive.items() for feature in features}
    checks: tuple[Callable[[], Iterator[Fault]], ...] = (
        lambda: _manifest(manifest),
        lambda: _files(archive),
        lambda: _ids(archive),
        lambda: _features(archive, ids),
    )
    for check in checks:
        for fault in check():
            told.append(fault)
            if len(told) >= FAULTS_TOLD:
                return told
    return told


def _manifest(manifest: object) -> Iterator[Fault]:
    if not isinstance(manifest, dict):
        yield Fault("manifest", tr("The manifest must be an object."))
        return
    if manifest.get("version") != VERSION:
        yield Fault("manifest", tr("`version` must be {version}: no other is read.", version=VERSION))
    if not _fits(CREATED, manifest.get("created")):
        yield Fault("manifest", tr("`created` must be a date and time such as 2026-03-07T12:00:00Z."))
    if not _fits(LANGUAGE, manifest.get("language")):
        yield Fault("manifest", tr("`language` must be a language such as en or en-GB."))
    extensions = manifest.get("extensions") or []
    if not isinstance(extensions, list) or not all(_fits(IDENTIFIER, one) for one in extensions):
        yield Fault(
            "manifest", tr("`extensions` must be a list of imdf:extension:<provider>:<name>#<version>.")
        )


def _files(archive: Archive) -> Iterator[Fault]:
    for name in NEEDED:
        if not archive.get(name):
            yield Fault(
                name, tr("There is no {name} in the archive; IMDF needs {name}.geojson with one.", name=name)
            )
    if len(archive.get("venue", [])) > 1:
        yield Fault("venue", tr("There are several venues; an archive has one."))
    grounds = [one for one in archive.get("footprint", []) if _told(one).get("category") == "ground"]
    if archive.get("footprint") and not grounds:
        yield Fault("footprint", tr("A building needs a footprint of category ground."))


def _ids(archive: Archive) -> Iterator[Fault]:
    counts = Counter(str(one.get("id")) for features in archive.values() for one in features)
    for name, features in archive.items():
        for n, one in enumerate(features):
            given = one.get("id")
            if not isinstance(given, str) or not _is_uuid(given):
                yield Fault(f"{name}[{n}]", tr("`id` must be a UUID of version 4."))
            elif counts[given] > 1:
                yield Fault(
                    f"{name}[{n}]",
                    tr_many(
                        "The id {id} is given {n} time.",
                        "The id {id} is given {n} times.",
                        counts[given],
                        id=given,
                    ),
                )


def _features(archive: Archive, ids: dict[str, str]) -> Iterator[Fault]:
    for name, features in archive.items():
        for n, one in enumerate(features):
            for detail in _wrong(name, one, ids):
                yield Fault(f"{name}[{n}]", detail)


def _wrong(name: str, feature: Object, ids: dict[str, str]) -> Iterator[str]:
    if feature.get("type") != "Feature" or feature.get("feature_type") != name:
        yield tr("`type` must be Feature and `feature_type` {name}.", name=name)
    if not isinstance(feature.get("properties"), dict):
        yield tr("`properties` must be an object.")
        return
    told = _told(feature)
    if detail := _geometry(name, feature.get("geometry")):
        yield detail
    for key in REQUIRED.get(name, ()):
        if told.get(key) is None:
            yield tr("`{key}` is needed.", key=key)
    if name in CATEGORIES and told.get("category") not in (None, *CATEGORIES[name]):
        yield tr("`category` is {value}, which no {name} has.", value=f"{told['category']!r:.40}", name=name)
    elif told.get("category") is not None and not isinstance(told["category"], str):
        yield tr("`category` must be a text.")
    if told.get("restriction") not in (None, *RESTRICTIONS):
        yield tr(
            "`restriction` must be null, employeesonly or restricted, not {value}.",
            value=f"{told['restriction']!r:.40}",
        )
    if name == "relationship" and told.get("direction") not in DIRECTIONS:
        yield tr("`direction` must be directed or undirected.")
    if name == "level" and (
        isinstance(told.get("ordinal"), bool) or not isinstance(told.get("ordinal"), int)
    ):
        yield tr("`ordinal` must be a whole number.")
    for key in ("name", "alt_name", "short_name"):
        if not _labels(told.get(key)):
            yield tr("`{key}` must be null or names by language, such as {'en': 'Door'}.", key=key)
    if told.get("display_point") is not None and _geometry("amenity", told["display_point"]):
        yield tr("`display_point` must be a Point.")
    yield from _references(told, ids)


def _references(told: Object, ids: dict[str, str]) -> Iterator[str]:
    for key, kind in REFERENCES.items():
        value = told.get(key)
        for one in value if isinstance(value, list) else [value] if value is not None else []:
            if not isinstance(one, str) or ids.get(one) != kind:
                yield tr("`{key}` names a {kind} that is not in the archive.", key=key, kind=kind)
    for key in ("origin", "destination"):
        end = told.get(key)
        if end is not None and not (isinstance(end, dict) and _is_there(end, ids)):
            yield tr("`{key}` names a feature that is not in the archive.", key=key)


def _is_there(end: Object, ids: dict[str, str]) -> bool:
    return isinstance(end.get("id"), str) and ids.get(end["id"]) == end.get("feature_type")


def _geometry(name: str, where: object) -> str | None:
    """Why this is no geometry for such a feature, or None."""
    if where is None:
        return None if name in PLACELESS or name not in GEOMETRIES else tr("`geometry` is needed.")
    allowed = GEOMETRIES.get(name, tuple(DEPTH))
    if not isinstance(where, dict) or where.get("type") not in allowed:
        return tr("`geometry` must be {kinds}.", kinds=" or ".join(allowed) or "null")
    if not _nested(where.get("coordinates"), DEPTH[where["type"]], ring="Polygon" in where["type"]):
        return tr("`coordinates` must be pairs of longitude and latitude, and rings closed.")
    return None


def _nested(value: object, depth: int, *, ring: bool) -> bool:
    if not isinstance(value, list):
        return False
    if depth == 0:
        return _is_degrees(value)
    if not value or not all(_nested(one, depth - 1, ring=ring) for one in value):
        return False
    return not (ring and depth == 1) or (len(value) >= 4 and value[0] == value[-1])


def _is_degrees(pair: list[Any]) -> bool:
    if len(pair) not in (2, 3):
        return False
    good = all(
        isinstance(one, (int, float)) and not isinstance(one, bool) and math.isfinite(one) for one in pair
    )
    return good and abs(pair[0]) <= 180 and abs(pair[1]) <= 90


def _labels(names: object) -> bool:
    if names is None:
        return True
    if not isinstance(names, dict) or not names:
        return False
    return all(_fits(LANGUAGE, key) and isinstance(value, str) and value for key, value in names.items())


def _fits(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_uuid(text: str) -> bool:
    try:
        return UUID(text).version == 4 and len(text) == 36
    except ValueError:
        return False


def _told(feature: Object) -> Object:
    told = feature.get("properties")
    return told if isinstance(told, dict) else {}
