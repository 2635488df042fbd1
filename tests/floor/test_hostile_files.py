"""Whatever a file holds, reading it ends in a plan or in a refusal that says why."""

import contextlib
import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.floor import bay_reading, geojson, imdf, imdf_check, imdf_reading
from floorassist.floor.laying_out import laid_out
from floorassist.floor.parse import parse
from floorassist.floor.reading import PlanRefused
from tests.floor import plans
from tests.floor.test_imdf import files_of, foreign, plan, zipped
from tests.profiles import depth

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)
rubbish = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5) | st.just("ground"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=10,
)
OURS, FOREIGN = files_of(imdf.dump(plan(), now=NOW)), foreign(plan())
COLLECTION = json.loads(geojson.dump(plan()))


def spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside a JSON value, a few levels deep."""
    found = [path] if path else []
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        found += spots(one, (*path, key))
    return found


def put(value: Any, path: tuple[Any, ...], thing: Any) -> Any:
    copy = json.loads(json.dumps(value))
    at = copy
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = thing
    return copy


@settings(max_examples=depth(25), deadline=None)
@given(st.sampled_from(spots(COLLECTION)), rubbish)
def test_any_value_anywhere_in_a_geojson_file(path: tuple[Any, ...], thing: Any) -> None:
    with contextlib.suppress(PlanRefused):
        geojson.load(json.dumps(put(COLLECTION, path, thing)))


@settings(max_examples=depth(25), deadline=None)
@given(st.sampled_from(spots(OURS)), rubbish)
def test_any_value_anywhere_in_an_archive_of_ours(path: tuple[Any, ...], thing: Any) -> None:
    with contextlib.suppress(PlanRefused):
        imdf_reading.load(zipped(put(OURS, path, thing)))


@settings(max_examples=depth(25), deadline=None)
@given(st.sampled_from(spots(FOREIGN)), rubbish)
def test_any_value_anywhere_in_an_archive_of_another_program(path: tuple[Any, ...], thing: Any) -> None:
    with contextlib.suppress(PlanRefused):
        imdf_reading.load(zipped(put(FOREIGN, path, thing)))


@settings(max_examples=depth(25), deadline=None)
@given(rubbish, st.lists(st.dictionaries(st.text(max_size=8), rubbish, max_size=4), max_size=4))
def test_any_manifest_and_any_features_are_checked_to_the_end(manifest: Any, features: list[Any]) -> None:
    names = ("venue", "level", "unit", "relationship", "amenity")
    assert imdf_check.faults(manifest, dict.fromkeys(names, features))


headings = st.sampled_from(
    ["aisle", "bay", "side", "bays", "x", "y", "length", "level", "bay id", "aisle width"]
)
cells = (
    st.text(max_size=6) | st.integers(-9, 9_999) | st.floats() | st.sampled_from(["L", "R", "A1", "1", ""])
)


@settings(max_examples=depth(25), deadline=None)
@given(
    st.lists(headings, min_size=1, max_size=6),
    st.lists(st.lists(cells, max_size=6), max_size=6),
    st.booleans(),
)
def test_any_rows_become_a_plan_that_can_be_written_or_a_refusal(
    header: list[str], rows: list[list[Any]], beside: bool
) -> None:
    try:
        listed = bay_reading.read(["aisle", *header], enumerate([["A1", *row] for row in rows], 2))
        found = laid_out(listed, "Store", parse(plans.document()) if beside else None)
    except PlanRefused:
        return
    assert geojson.load(geojson.dump(found)) == found
