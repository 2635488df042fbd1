"""A plan document goes in strictly and comes out unchanged; a bad one is told what is wrong with what."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.floor import exchange
from floorassist.floor.parse import BAYS, parse
from floorassist.floor.reading import FAULTS_TOLD, PlanRefused
from tests.floor import plans


def refused(change: Any) -> list[tuple[str, str]]:
    document = plans.document()
    change(document)
    with pytest.raises(PlanRefused) as thrown:
        exchange.load(json.dumps(document))
    return [(fault.field, fault.detail) for fault in thrown.value.faults]


def test_a_document_survives_the_round_trip_to_the_letter() -> None:
    assert exchange.document(parse(plans.document())) == plans.document()


def test_a_file_survives_the_round_trip() -> None:
    plan = parse(plans.document())
    assert exchange.load(exchange.dump(plan)) == plan


def test_what_the_first_plans_could_not_have_survives_the_round_trip() -> None:
    document = plans.document()
    document["doors"][0] |= {"one_way": True, "heading": 90}
    document["aisles"][0] = with_closing(document["aisles"][0], "2026-03-07T18:00:00Z")
    stops = [{"level": "ground", "at": [2, 14]}, {"level": "up", "at": [2, 6]}]
    lift = {"id": "lift", "kind": "lift", "name": "Lift", "stops": stops, "seconds": 30}
    document["connectors"] = [lift | {"staff_only": False, "one_way": False}]
    spill = {"id": "x1", "level": "ground", "polygon": [[1, 1], [2, 1], [2, 2]], "why": "Spill"}
    document["blocks"] = [spill | {"until": "2026-03-07T12:30:00Z"}, spill | {"id": "x2"}]
    where = {"latitude": 40.5, "longitude": -3.7, "bearing": 12, "address": "1 High Street"}
    document["geo"] = where | {"locality": "Anytown", "province": "", "country": "ES", "postal_code": ""}
    assert exchange.document(parse(document)) == document


def with_closing(aisle: dict[str, Any], until: str) -> dict[str, Any]:
    bays = aisle.pop("bays")
    return aisle | {"closed_until": until, "bays": bays}


def test_a_moment_without_a_zone_and_a_lift_to_nowhere_are_refused() -> None:
    def closed(document: dict[str, Any]) -> None:
        document["aisles"][0]["closed_until"] = "2026-03-07T18:00:00"

    [(field, detail)] = refused(closed)
    assert field.startswith("aisles[0]")
    assert "closed_until" in detail


finite = st.floats(-1000, 1000, allow_nan=False).map(lambda value: value + 0.0)
names = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)


@given(
    name=names,
    points=st.lists(st.tuples(finite, finite), min_size=3, max_size=5),
    at=st.floats(0, 100, allow_nan=False),
    label=st.none() | names,
    depth=st.floats(0, 5, allow_nan=False),
)
def test_any_values_survive_the_round_trip(
    name: str, points: Any, at: float, label: str | None, depth: float
) -> None:
    document = plans.document()
    document["name"] = name
    document["zones"][0]["polygon"] = [list(point) for point in points]
    document["aisles"][0]["bays"][0]["at"] = at
    document["aisles"][0]["shelf_depth"] = depth
    if label:
        document["aisles"][0]["bays"][0]["label"] = label
    plan = parse(document)
    assert exchange.load(exchange.dump(plan)) == plan
    assert plan.aisles[0].bays[0].at == at
    assert plan.aisles[0].bays[0].label == label


def test_a_fault_names_its_object_by_place_and_code() -> None:
    def change(document: plans.Document) -> None:
        document["aisles"][5]["bays"][2]["at"] = "far"

    assert refused(change) == [("aisles[5] A10 bays[2]", "`at` must be a number from 0 to 1000, not 'far'.")]


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), -float("inf"), True, None, "3", [], {}, 10**400, -1]
)
def test_what_is_no_number_of_metres_is_refused(value: object) -> None:
    def change(document: plans.Document) -> None:
        document["aisles"][0]["width"] = value

    ((field, detail),) = refused(change)
    assert field == "aisles[0] 1"
    assert detail.startswith("`width` must be a number from 0.4 to 60, not ")


@pytest.mark.parametrize("value", ["", " A", "A ", "A\nB", "A\x00", "x" * 25, 7, None, ["A"]])
def test_what_is_no_code_is_refused(value: object) -> None:
    def change(document: plans.Document) -> None:
        document["aisles"][0]["code"] = value

    (fault,) = refused(change)
    assert "`code`" in fault[1]


@pytest.mark.parametrize(
    "value", [[], [1], [1, 2, 3], [1, "2"], [float("nan"), 1], [1e9, 0], None, "1,2", [True, False]]
)
def test_what_is_no_point_is_refused(value: object) -> None:
    def change(document: plans.Document) -> None:
        document["anchors"][0]["at"] = value

    assert len(refused(change)) == 1


def test_several_faults_are_told_at_once() -> None:
    def change(document: plans.Document) -> None:
        document["levels"][0]["width"] = -3
        document["doors"][0]["staff_only"] = "yes"
        document["fixtures"][0]["kind"] = "sofa"
        document["walls"][0]["line"] = [[0, 0]]

    assert [field for field, _ in refused(change)] == ["levels[0]", "walls[0]", "doors[0]", "fixtures[0]"]


def test_a_slip_of_the_pen_in_a_field_name_is_told() -> None:
    def change(document: plans.Document) -> None:
        document["aisles"][0]["bayes"] = []

    assert refused(change) == [("aisles[0] 1", "There is no field 'bayes' here.")]


def test_another_schema_is_refused_before_anything_else() -> None:
    assert "must be 1" in refused(lambda document: document.update(schema=2, name=7))[0][1]


def test_the_50th_fault_ends_the_reading() -> None:
    def change(document: plans.Document) -> None:
        document["anchors"] = [{}] * 100

    assert len(refused(change)) == FAULTS_TOLD


def test_too_many_bays_are_refused_without_reading_them() -> None:
    def change(document: plans.Document) -> None:
        document["aisles"][0]["bays"] = [None] * (BAYS + 1)

    assert refused(change) == [("plan", f"A plan may have 20,000 bays at most, not {BAYS + 1 + 78:,}.")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        '"plan"',
        "[" * 100_000,
        '{"schema": 1}',
        "{}",
        '{"schema": 1' + "0" * 5000 + "}",
    ],
)
def test_what_is_no_plan_is_refused_in_words(text: str) -> None:
    with pytest.raises(PlanRefused) as thrown:
        exchange.load(text)
    assert str(thrown.value)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.sampled_from(
        ["levels", "zones", "aisles", "walls", "doors", "fixtures", "anchors", "address", "name"]
    ),
    json_values,
)
def test_nothing_else_than_a_refusal_comes_of_rubbish(key: str, rubbish: object) -> None:
    document = plans.document()
    document[key] = rubbish
    with contextlib.suppress(PlanRefused):
        parse(document)
