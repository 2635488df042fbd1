"""The plan as IMDF: it keeps to OGC 20-094, comes home without loss, and hostile archives are refused."""

import contextlib
import io
import json
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.floor import imdf, imdf_check, imdf_reading
from floorassist.floor.check import faults
from floorassist.floor.parse import parse
from floorassist.floor.plan import Plan
from floorassist.floor.reading import PlanRefused
from tests.floor import plans
from tests.floor.any_plan import geos, plans_of_any_kind
from tests.floor.test_geojson import MADRID
from tests.profiles import depth

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)


def plan() -> Plan:
    document = plans.document()
    stops = [{"level": "ground", "at": [2, 14]}, {"level": "up", "at": [0.5, 6]}]
    lift = {"id": "lift", "kind": "lift", "name": "Lift", "stops": stops, "seconds": 30}
    document["connectors"] = [lift | {"staff_only": True, "one_way": False}]
    spill = {"id": "x1", "level": "ground", "polygon": [[1, 1], [2, 1], [2, 2]], "why": "Spill"}
    document["blocks"] = [spill | {"until": "2026-03-07T12:30:00Z"}]
    return replace(parse(document), geo=MADRID)


def files_of(content: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


def zipped(files: dict[str, Any]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in files.items():
            archive.writestr(name, value if isinstance(value, (str, bytes)) else json.dumps(value))
    return held.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(PlanRefused) as thrown:
        imdf_reading.load(content)
    return str(thrown.value)


def spoilt(change: Callable[[dict[str, Any]], Any]) -> str:
    files = files_of(imdf.dump(plan(), now=NOW))
    change(files)
    return refusal(zipped(files))


def foreign(one: Plan) -> dict[str, Any]:
    """The archive as another program would have made it: without our extension."""
    files = files_of(imdf.dump(one, now=NOW))
    files["manifest.json"]["extensions"] = None
    for name, collection in files.items():
        for feature in collection["features"] if name != "manifest.json" else []:
            feature["properties"].pop("floorassist", None)
    return files


@settings(max_examples=depth(20), deadline=None)
@given(plans_of_any_kind, geos)
def test_any_plan_keeps_to_imdf_and_comes_home_as_it_went(any_plan: Plan, geo: dict[str, Any]) -> None:
    one = parse({**plans.document(), "geo": geo | {"longitude": geo["longitude"] or 1.0}}).geo
    written = imdf.dump(replace(any_plan, geo=one), now=NOW)
    assert imdf_check.faults(*imdf_reading.opened(written)) == []
    assert imdf_reading.load(written) == (replace(any_plan, geo=one), [])


def test_the_same_plan_makes_the_same_archive() -> None:
    assert imdf.dump(plan(), now=NOW) == imdf.dump(plan(), now=NOW)


def test_without_a_place_on_earth_it_says_what_to_fill_in() -> None:
    with pytest.raises(PlanRefused, match="latitude and longitude") as thrown:
        imdf.dump(replace(plan(), geo=None), now=NOW)
    assert "street address, town and country" in str(thrown.value)


def test_what_of_the_address_is_missing_is_told_field_by_field() -> None:
    bare = replace(MADRID, address="", locality="", country="", province="", postal_code="")
    told = imdf.missing(replace(plan(), geo=bare))
    assert [fault.field for fault in told] == ["geo address", "geo locality", "geo country"]
    nowhere = replace(bare, latitude=0.0, longitude=0.0)
    assert [fault.field for fault in imdf.missing(replace(plan(), geo=nowhere))] == ["geo"]


def test_a_country_and_a_province_in_words_are_asked_for_as_codes() -> None:
    told = imdf.missing(replace(plan(), geo=replace(MADRID, country="es", province="Madrid")))
    assert [fault.field for fault in told] == ["geo country", "geo province"]


def test_a_fixture_moved_in_another_program_is_moved_here() -> None:
    files = files_of(imdf.dump(plan(), now=NOW))
    island = next(
        one
        for one in files["fixture.geojson"]["features"]
        if one["properties"]["floorassist"]["object"]["id"] == "island"
    )
    ring = island["geometry"]["coordinates"][0]
    island["geometry"]["coordinates"][0] = [[x + 0.00001, y] for x, y in ring]
    moved, _ = imdf_reading.load(zipped(files))
    assert {one.id for one, old in zip(moved.fixtures, plan().fixtures, strict=True) if one != old} == {
        "island"
    }


def test_the_archive_of_another_program_becomes_a_plan_that_can_be_published() -> None:
    read, remarks = imdf_reading.load(zipped(foreign(plan())))
    sizes = {one.name: (round(one.width, 2), round(one.depth, 2)) for one in read.levels}
    assert sizes == {"the ground floor": (24.0, 30.0), "the upper floor": (10.0, 8.0)}
    assert [one.kind for one in read.connectors] == ["lift"]
    assert [one.department for one in read.zones] == ["Paint"]
    assert len(read.doors) == 2
    assert faults(read) == []
    assert "no aisles" in remarks[0]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda f: f.pop("manifest.json"), "no manifest.json"),
        (lambda f: f.pop("venue.geojson"), "There is no venue"),
        (lambda f: f["manifest.json"].update(version="2"), "`version` must be 1.0.0"),
        (lambda f: f["level.geojson"]["features"][0].update(id="1"), "must be a UUID"),
        (
            lambda f: f["level.geojson"]["features"].append(f["level.geojson"]["features"][0]),
            "is given 2 times",
        ),
        (lambda f: f["level.geojson"]["features"][0]["properties"].update(ordinal=True), "`ordinal`"),
        (lambda f: f["unit.geojson"]["features"][0]["properties"].update(level_id=["x"]), "`level_id` names"),
        (
            lambda f: f["unit.geojson"]["features"][0]["properties"].update(category="sofa"),
            "'sofa', which no unit",
        ),
        (lambda f: f["amenity.geojson"]["features"][0]["properties"].update(category={}), "must be a text"),
        (lambda f: f["unit.geojson"]["features"][0].update(geometry=None), "`geometry` is needed"),
        (lambda f: f["venue.geojson"]["features"][0]["geometry"]["coordinates"][0].pop(), "rings closed"),
        (
            lambda f: f["venue.geojson"]["features"][0]["properties"].update(name={"en": 7}),
            "names by language",
        ),
        (lambda f: f["venue.geojson"].update(features=[None]), "FeatureCollection"),
        (
            lambda f: f["relationship.geojson"]["features"][0]["properties"].update(direction=[]),
            "`direction`",
        ),
        (
            lambda f: f["relationship.geojson"]["features"][0]["properties"].update(origin={"id": {}}),
            "`origin` names a feature",
        ),
        (
            lambda f: f["amenity.geojson"]["features"][0]["geometry"].update(coordinates=[float("nan"), 1]),
            "pairs of longitude and latitude",
        ),
    ],
)
def test_what_breaks_imdf_is_told_by_file_and_place(
    change: Callable[[dict[str, Any]], Any], words: str
) -> None:
    assert words in spoilt(change)


def test_a_way_that_leads_round_to_its_own_level_is_refused_before_it_is_published() -> None:
    def loop(files: dict[str, Any]) -> None:
        unit = next(
            one
            for one in files["unit.geojson"]["features"]
            if "object" in one["properties"].get("floorassist", {})
        )
        stops = unit["properties"]["floorassist"]["object"]["stops"]
        stops.append(stops[0])

    files = files_of(imdf.dump(plan(), now=NOW))
    loop(files)
    assert "one on each" in faults(imdf_reading.load(zipped(files))[0])[0].detail


def bomb() -> bytes:
    return zipped({"manifest.json": "{}", "level.geojson": " " * 60_000_000})


def liar() -> bytes:
    """A member that is far longer than it says."""
    content = bytearray(zipped({"manifest.json": " " * 3_000_000}))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<I", 10)
    return bytes(content)


def crowd() -> bytes:
    return zipped({f"{n}.geojson": "{}" for n in range(65)})


def twins() -> bytes:
    return zipped({"a/level.geojson": "{}", "b/level.geojson": "{}", "manifest.json": "{}"})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (bomb(), "unpacks to far more"),
        (liar(), "unpacks to far more"),
        (crowd(), "65 files"),
        (twins(), "two files"),
        (zipped({"manifest.json": "[" * 100_000}), "brackets"),
        (zipped({"manifest.json": b"\xff"}), "UTF-8"),
        (zipped({"manifest.json": "{}"}), "`version`"),
    ],
)
def test_a_hostile_archive_is_refused_in_words(content: bytes, words: str) -> None:
    assert words in refusal(content)


@settings(max_examples=depth(20), deadline=None)
@given(st.binary(max_size=40), st.integers(0, 4000))
def test_nothing_else_than_a_refusal_comes_of_a_damaged_archive(noise: bytes, at: int) -> None:
    content = imdf.dump(plan(), now=NOW)
    hurt = content[:at] + noise + content[at + len(noise) :]
    with contextlib.suppress(PlanRefused):
        imdf_reading.load(hurt)
