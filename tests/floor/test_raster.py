"""A cell is walkable when a body fits there; the grid is the same in Python and JavaScript."""

import json
import math
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.floor.geometry import BODY, STEPS
from floorassist.floor.obstacles import obstacles
from floorassist.floor.parse import parse
from floorassist.floor.raster import COARSE, FINE, Raster, raster, rasterise
from tests.floor import plans
from tests.profiles import depth

CASES = json.loads((Path(__file__).parent.parent / "cases" / "walk.json").read_text(encoding="utf-8"))
PLAN = parse(plans.document())
SIZE = (6000, 5000)
points = st.tuples(st.integers(-500, 6500), st.integers(-500, 5500))


def away(x: int, y: int, polygon: list[tuple[int, int]]) -> float:
    """Millimetres from a point to a polygon, 0 inside; written as in a textbook."""
    inside, least = False, math.inf
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            inside = not inside
        square = (bx - ax) ** 2 + (by - ay) ** 2
        t = max(0, min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square)) if square else 0
        least = min(least, math.dist((x, y), (ax + t * (bx - ax), ay + t * (by - ay))))
    return 0 if inside else least


def parts(free: set[int], stride: int) -> list[set[int]]:
    found = []
    while free:
        part, waiting = set(), [min(free)]
        while waiting:
            cell = waiting.pop()
            if cell in free:
                free.remove(cell)
                part.add(cell)
                waiting += [cell + 1, cell - 1, cell + stride, cell - stride]
        found.append(part)
    return found


@settings(max_examples=depth(60), deadline=None)
@given(st.lists(st.lists(points, min_size=3, max_size=5), max_size=4))
def test_free_cells_are_the_largest_part_of_those_where_a_body_fits(
    polygons: list[list[tuple[int, int]]],
) -> None:
    grid = rasterise("0", SIZE, [tuple(polygon) for polygon in polygons], FINE)
    fits, close = set(), set()
    for row in range(grid.rows):
        for column in range(grid.columns):
            cell = (row + 1) * grid.stride + column + 1
            nearest = min([away(*grid.centre(cell), polygon) for polygon in polygons], default=math.inf)
            if nearest > BODY:
                fits.add(cell)
            if abs(nearest - BODY) < 1:
                close.add(cell)
    if close:
        return  # on the very edge a rounding of less than a millimetre decides; the shared cases hold it
    largest = max(parts(set(fits), grid.stride), key=len, default=set())
    assert {cell for cell, free in enumerate(grid.free) if free} == largest


@pytest.mark.parametrize("case", CASES["grids"], ids=lambda case: f"{case['cell']}-{case['staff']}")
def test_the_grid_is_that_of_the_shared_cases(case: dict[str, int]) -> None:
    grid = raster(PLAN, CASES["level"], case["cell"], staff=bool(case["staff"]))
    assert (grid.columns, grid.rows, sum(grid.free)) == (case["columns"], case["rows"], case["free"])
    assert (zlib.crc32(grid.free), zlib.crc32(grid.moves)) == (case["crc_free"], case["crc_moves"])


def test_a_step_leads_to_a_free_cell_and_cuts_no_corner() -> None:
    grid = raster(PLAN, "ground")
    for cell, moves in enumerate(grid.moves):
        for bit, (column, row) in enumerate(STEPS):
            beside = [cell, cell + column, cell + row * grid.stride, cell + column + row * grid.stride]
            assert bool(moves >> bit & 1) == (
                0 < cell < len(grid.free) and all(_free(grid, n) for n in beside)
            )


def _free(grid: Raster, cell: int) -> bool:
    return 0 <= cell < len(grid.free) and grid.free[cell] == 1


def test_staff_doors_open_for_staff_only() -> None:
    backroom = (10000, 5000)
    assert raster(PLAN, "ground").snap(backroom) is not None
    assert raster(PLAN, "ground", staff=False).snap(backroom) is None


def test_a_one_way_door_opens_for_nobody() -> None:
    document = plans.document()
    document["doors"] = [{**document["doors"][0], "one_way": True}]
    assert raster(parse(document), "ground").snap((10000, 5000)) is None


def test_a_door_lets_one_through_however_narrow_it_is() -> None:
    document = plans.document()
    document["doors"][0]["width"] = 0.5
    assert raster(parse(document), "ground").snap((10000, 5000)) is not None


def test_shelves_stand_behind_every_bay_and_nowhere_else() -> None:
    document = plans.document()
    for kind in ("walls", "fixtures", "doors"):
        document[kind] = []
    document["aisles"] = document["aisles"][:1]
    left, right = obstacles(parse(document), "ground")
    assert left == ((2000, 16000), (2000, 10000), (1500, 10000), (1500, 16000))
    assert right == ((4000, 16000), (4000, 11200), (4500, 11200), (4500, 16000))


def test_an_aisle_whose_shelves_are_fixtures_makes_none() -> None:
    document = plans.document()
    before = len(obstacles(parse(document), "ground"))
    document["aisles"][0]["shelf_depth"] = 0
    assert len(obstacles(parse(document), "ground")) == before - 2


def test_a_place_in_a_shelf_snaps_to_the_nearest_floor_within_a_metre() -> None:
    grid = raster(PLAN, "ground", COARSE)
    shelf = (1900, 13000)
    cell = grid.snap(shelf)
    assert cell is not None
    others = [math.dist(grid.centre(n), shelf) for n, free in enumerate(grid.free) if free]
    assert math.dist(grid.centre(cell), shelf) == min(others) <= 1000
    assert grid.snap((-1500, 13000)) is None


def test_an_empty_floor_and_a_full_one_are_grids_too() -> None:
    assert sum(rasterise("0", SIZE, [], FINE).free) == 24 * 20
    full = ((-900, -900), (9000, -900), (9000, 9000), (-900, 9000))
    assert not any(rasterise("0", SIZE, [full], FINE).free)
