"""The page about the plan format shows a plan that works, and the limits that hold."""

import re
from pathlib import Path

from floorassist.floor import check, parse, reading
from floorassist.floor.decoding import SIZE_LIMIT
from floorassist.floor.exchange import load
from floorassist.floor.ground import Ground

PAGE = (Path(__file__).parents[2] / "docs" / "plan.md").read_text(encoding="utf-8")


def test_the_example_can_be_published() -> None:
    example = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert example
    plan = load(example[1])
    assert check.faults(plan) == []
    assert Ground(plan).unreached() == []


def test_the_limits_are_those_of_the_code() -> None:
    few = f"{parse.CONNECTORS}, {parse.BLOCKS}"
    for row in (
        f"| file | {SIZE_LIMIT // 1_000_000} MB |",
        f"| level | {parse.LEVEL_METRES:,.0f} m each way, {check.AREA_LIMIT:,} m² |",
        f"| {parse.LEVELS}, {parse.AISLES:,}, {parse.BAYS:,}, {parse.BAYS_AN_AISLE} |",
        f"| {parse.WALLS:,}, {parse.DOORS:,}, {parse.FIXTURES:,}, {parse.ZONES}, {parse.ANCHORS}, {few} |",
        f"| aisle code, id, other texts | 24, 64, {reading.TEXT_LIMIT} characters |",
    ):
        assert row.removeprefix("| ") in PAGE
