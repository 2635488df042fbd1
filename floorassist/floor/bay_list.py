"""The plan as a list of bays with what stands in them: the columns that retailers' systems exchange.

One row for every item at a place, and one for every bay that is empty. The columns up to `name` are those
that such systems know; what follows tells where on the plan the bay is, so that a list which was changed in
a spreadsheet and comes back (`bay_reading.py`) changes these very bays.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from floorassist.floor.plan import Anchor, Fixture, Plan
from floorassist.web.spreadsheet_text import formula_safe

HEADINGS = (
    "aisle_number", "description", "department", "side", "bay", "label", "shelf", "position", "facings",
    "role", "sequence", "sku", "name", "place", "level", "aisle_id", "from_x", "from_y", "to_x", "to_y",
    "aisle_width", "shelf_depth", "bay_id", "bay_at", "bay_width",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """An item at a place: its shelf as the store writes it, its role (home, endcap, topstock, backroom)."""

    sku: str
    name: str
    shelf: str = ""
    role: str = "home"


def dump(plan: Plan, stock: Mapping[str, Sequence[Standing]]) -> str:
    """The list as CSV with a header; `stock` tells what stands at a bay, an aisle or a fixture, by its id.

    `sequence` counts the bays along a walk through the aisles in their order. `position` and `facings` stay
    empty: the store does not keep them.
    """
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in _rows(plan, stock):
        writer.writerow([formula_safe(cell) for cell in row])
    return held.getvalue()


def _rows(plan: Plan, stock: Mapping[str, Sequence[Standing]]) -> Iterator[list[str]]:
    levels = {level.id: level.name for level in plan.levels}
    sequence = 0
    for aisle in plan.aisles:
        where = [levels.get(aisle.level, aisle.level), aisle.id]
        where += [_metres(value) for value in (*aisle.start, *aisle.end, aisle.width, aisle.shelf_depth)]
        head = [aisle.code, aisle.name, aisle.department]
        if stock.get(aisle.id) or not aisle.bays:
            for one in stock.get(aisle.id) or (None,):
                yield [*head, "", "", "", *_item(one, ""), "aisle", *where, "", "", ""]
        for bay in sorted(aisle.bays, key=lambda one: (one.at, one.side)):
            sequence += 1
            place = [bay.side, bay.code, bay.label or ""]
            at = ["bay", *where, bay.id, _metres(bay.at), _metres(bay.width)]
            for each in stock.get(bay.id) or (None,):
                yield [*head, *place, *_item(each, str(sequence)), *at]
    others: list[Fixture | Anchor] = [*plan.fixtures, *plan.anchors]
    for thing in others:
        named = [thing.code or thing.id, thing.name or "", "", "", "", ""]
        for one in stock.get(thing.id, ()):
            yield [*named, *_item(one, ""), "fixture", levels.get(thing.level, ""), *[""] * 10]


def _item(one: Standing | None, sequence: str) -> list[str]:
    if one is None:
        return ["", "", "", "", sequence, "", ""]
    return [one.shelf, "", "", one.role, sequence, one.sku, one.name]


def _metres(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)
