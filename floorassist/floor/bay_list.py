"""The plan as a list of bays with what stands in them: the columns that retailers' systems exchange.

One row for every item in a bay, and one for every bay that is empty. The columns up to `name` are those that
such systems know; what follows tells where on the plan the bay is, so that a list which was changed in a
spreadsheet and comes back (`bay_reading.py`) changes these very bays.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from floorassist.floor.plan import Aisle, Bay, Plan

HEADINGS = (
    "aisle_number", "description", "department", "side", "bay", "label", "shelf", "position", "facings",
    "role", "sequence", "sku", "name", "level", "aisle_id", "from_x", "from_y", "to_x", "to_y", "aisle_width",
    "shelf_depth", "bay_id", "bay_at", "bay_width",
)  # fmt: skip
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Standing:
    """An item at a place: its shelf as the store writes it, its role (home, endcap, topstock, backroom)."""

    sku: str
    name: str
    shelf: str = ""
    role: str = "home"


def dump(plan: Plan, stock: Mapping[str, Sequence[Standing]]) -> str:
    """The list as CSV with a header; `stock` tells what stands at a bay or an aisle, by its id.

    `sequence` counts the bays along a walk through the aisles in their order. `position` and `facings` stay
    empty: the store does not keep them.
    """
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in _rows(plan, stock):
        writer.writerow([_safe(cell) for cell in row])
    return held.getvalue()


def _rows(plan: Plan, stock: Mapping[str, Sequence[Standing]]) -> Iterator[list[str]]:
    levels = {level.id: level.name for level in plan.levels}
    sequence = 0
    for aisle in plan.aisles:
        level = levels.get(aisle.level, aisle.level)
        for one in stock.get(aisle.id, ()):
            yield _row(aisle, level, None, one, "")
        if not aisle.bays and not stock.get(aisle.id):
            yield _row(aisle, level, None, None, "")
        for bay in sorted(aisle.bays, key=lambda one: (one.at, one.side)):
            sequence += 1
            for each in stock.get(bay.id) or (None,):
                yield _row(aisle, level, bay, each, str(sequence))


def _row(aisle: Aisle, level: str, bay: Bay | None, one: Standing | None, sequence: str) -> list[str]:
    place = [aisle.code, aisle.name, aisle.department]
    place += [bay.side, bay.code, bay.label or ""] if bay else ["", "", ""]
    item = [one.shelf, "", "", one.role] if one else ["", "", "", ""]
    item += [sequence, one.sku, one.name] if one else [sequence, "", ""]
    where = [level, aisle.id, *(_metres(value) for value in (*aisle.start, *aisle.end, aisle.width))]
    where.append(_metres(aisle.shelf_depth))
    return place + item + where + ([bay.id, _metres(bay.at), _metres(bay.width)] if bay else ["", "", ""])


def _metres(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _safe(cell: str) -> str:
    """A spreadsheet program takes what begins so for a formula; a number is none."""
    if not cell.startswith(_FORMULA_STARTS):
        return cell
    try:
        float(cell)
    except ValueError:
        return "'" + cell
    return cell
