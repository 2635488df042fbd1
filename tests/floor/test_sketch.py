"""From bare aisle codes comes a plan that one can walk in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.floor import check, exchange
from floorassist.floor.plan import Plan
from floorassist.floor.raster import raster
from floorassist.floor.sketch import Uses, natural, sketch
from floorassist.floor.spots import Spots
from tests.profiles import depth


def all_reached(plan: Plan) -> bool:
    grid = raster(plan, "0")
    return all(
        grid.free[grid.cell_of(spot.place)] for spot in Spots(plan).by_id.values() if spot.kind == "bay"
    )


@settings(max_examples=depth(30), deadline=None)
@given(
    st.dictionaries(
        st.text(min_size=1, max_size=30) | st.from_regex(r"[A-C]?-?[0-9]{1,3}", fullmatch=True),
        st.builds(Uses, st.integers(0, 60), st.integers(0, 60)),
        min_size=1,
        max_size=30,
    )
)
def test_any_codes_make_a_plan_without_faults(aisles: dict[str, Uses]) -> None:
    try:
        plan = sketch("Day one", aisles)
    except ValueError:
        assert all(len(code) > 24 or code != code.strip() or not code.isprintable() for code in aisles)
        return
    assert plan.sketch
    assert check.faults(plan) == []
    assert exchange.load(exchange.dump(plan)) == plan
    assert all_reached(plan)


def test_aisles_stand_in_the_order_people_count_and_names_come_last() -> None:
    plan = sketch("Day one", dict.fromkeys(["Garden", "A12", "10", "2", "1", "A2"], Uses()))
    assert [aisle.code for aisle in plan.aisles] == ["1", "2", "10", "A2", "A12", "Garden"]
    assert [aisle.start[0] for aisle in plan.aisles] == sorted(aisle.start[0] for aisle in plan.aisles)


def test_500_aisles_stand_in_several_rows() -> None:
    plan = sketch("Big", {str(n): Uses() for n in range(500)})
    assert check.faults(plan) == []
    assert 10 <= len({aisle.start[1] for aisle in plan.aisles}) <= 25
    assert all_reached(plan)


def test_every_bay_that_the_catalog_names_is_there() -> None:
    plan = sketch("Day one", {"1": Uses(left=30, right=3), "2": Uses(right=120)})
    spots = Spots(plan)
    assert spots.bay("1", "30", "L")
    assert spots.bay("1", "4", "R") is None
    assert spots.bay("2", "120", "R")
    assert spots.bay("2", "1", "L") is None


def test_codes_that_read_like_bays_get_another_template() -> None:
    plan = sketch("Day one", dict.fromkeys(["A-1", "A-2"], Uses()))
    assert plan.template != "{aisle}-{bay}{side}"
    assert Spots(plan).read("A-1")[0].kind == "aisle"


def test_nothing_to_draw_says_what_to_do() -> None:
    with pytest.raises(ValueError, match="import items"):
        sketch("Day one", {})


def test_numbers_sort_before_names_and_by_value() -> None:
    assert sorted(["B1", "A10", "A9", "9", "Z", "010"], key=natural) == ["9", "010", "A9", "A10", "B1", "Z"]
