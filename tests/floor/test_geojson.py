"""The plan as GeoJSON: nothing is lost on the way home, and what was moved in another program is heard."""

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from floorassist.floor import geojson
from floorassist.floor.earth import Earth
from floorassist.floor.parse import parse
from floorassist.floor.plan import Geo, Plan
from floorassist.floor.reading import PlanRefused
from tests.floor import plans
from tests.floor.any_plan import plans_of_any_kind
from tests.profiles import depth

MADRID = Geo(40.4168, -3.7038, 12.0, "1 High Street", "Madrid", "ES-MD", "ES", "28001")


def plan() -> Plan:
    return parse(plans.document())


def sent(change: Callable[[list[dict[str, Any]]], Any]) -> Plan:
    collection = json.loads(geojson.dump(plan()))
    change(collection["features"])
    return geojson.load(json.dumps(collection))


def refusal(text: str) -> str:
    with pytest.raises(PlanRefused) as thrown:
        geojson.load(text)
    return str(thrown.value)


@settings(max_examples=depth(20), deadline=None)
@given(plans_of_any_kind)
def test_any_plan_comes_home_as_it_went(any_plan: Plan) -> None:
    assert geojson.load(geojson.dump(any_plan)) == any_plan


def test_every_ring_is_closed_and_runs_as_rfc_7946_wants() -> None:
    features = json.loads(geojson.dump(plan()))["features"]
    rings = [
        f["geometry"]["coordinates"][0] for f in features if (f["geometry"] or {}).get("type") == "Polygon"
    ]
    assert rings
    for ring in rings:
        assert ring[0] == ring[-1]
        assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) > 0


def test_a_fixture_that_was_moved_on_a_map_is_moved_on_the_plan() -> None:
    def north(features: list[dict[str, Any]]) -> None:
        island = next(f for f in features if f["properties"].get("id") == "island")
        ring = island["geometry"]["coordinates"][0]
        island["geometry"]["coordinates"][0] = [
            [x, y + 1 / 110_574] for x, y in ring
        ]  # a metre at the equator

    moved = next(one for one in sent(north).fixtures if one.id == "island").polygon
    corners = {(round(x, 2), round(y, 2)) for x, y in moved}
    assert corners == {(8, 17), (8, 18), (9, 17), (9, 18)}


def test_a_table_that_fills_up_with_nulls_and_writes_lists_as_text_is_read_the_same() -> None:
    def as_a_table(features: list[dict[str, Any]]) -> None:
        columns = {key for feature in features for key in feature["properties"]}
        for feature in features:
            told = dict.fromkeys(columns) | feature["properties"]
            for key in ("metres", "levels", "geo", "address"):
                told[key] = told.get(key) and json.dumps(told[key])
            feature["properties"] = told

    assert sent(as_a_table) == plan()


def test_what_lies_north_of_the_point_lies_north_on_earth_whatever_way_the_plan_looks() -> None:
    east = Earth(Geo(40.0, 10.0, 90.0, "", "", "", "", ""))  # the plan's upper side looks east
    longitude, latitude = east.degrees((0, -100))
    assert latitude == pytest.approx(40.0)
    assert longitude == pytest.approx(10 + 100 / 85_394, abs=1e-5)


def test_metres_and_degrees_agree_to_two_millimetres_across_the_date_line() -> None:
    fiji = Earth(Geo(-17.8, 179.9999, 33.0, "", "", "", "", ""))
    assert fiji.degrees((200, 0))[0] < -179
    assert fiji.metres(*fiji.degrees((200, 31.5))) == pytest.approx((200, 31.5), abs=0.002)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"type": "FeatureCollection"}',
        '{"type": "FeatureCollection", "features": {}}',
        '{"type": "FeatureCollection", "features": []}',
        '{"type": "FeatureCollection", "features": [null, 7, {"properties": []}]}',
        '{"type": "FeatureCollection", "features": [{"properties": {"object": "plan", "geo": 7}}]}',
        '{"type": "FeatureCollection", "features": [{"properties": {"object": "plan"}}]}',
        '{"type": "FeatureCollection", "features": ' + "[" * 100_000,
        '{"type": "FeatureCollection", "features": [' + ",".join(["{}"] * 60_001) + "]}",
    ],
)
def test_what_is_no_plan_is_refused_in_words(text: str) -> None:
    assert refusal(text).endswith((".", ")"))


@pytest.mark.parametrize("where", [float("nan"), 1e300, "7", None, [1, 2], True])
def test_coordinates_that_are_none_never_become_a_place(where: object) -> None:
    def spoil(features: list[dict[str, Any]]) -> None:
        door = next(f for f in features if f["properties"]["object"] == "door")
        del door["properties"]["metres"]
        door["geometry"] = {"type": "Point", "coordinates": [where, 0]}

    with pytest.raises(PlanRefused) as thrown:
        sent(spoil)
    assert "doors[0]" in str(thrown.value)


def test_bays_of_an_aisle_that_is_not_there_are_refused() -> None:
    def lose(features: list[dict[str, Any]]) -> None:
        features[:] = [f for f in features if f["properties"].get("id") != "up-1"]

    with pytest.raises(PlanRefused, match="no aisle 'up-1'"):
        sent(lose)
