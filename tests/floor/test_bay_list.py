"""Aisles and bays as a list: out with what stands there, in as a start, and in again after it was changed."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest

from floorassist.floor import bay_list, bay_reading
from floorassist.floor.bay_list import Standing
from floorassist.floor.check import faults
from floorassist.floor.ground import Ground
from floorassist.floor.laying_out import laid_out
from floorassist.floor.parse import BAYS_AN_AISLE, parse
from floorassist.floor.plan import Aisle, Plan
from floorassist.floor.reading import PlanRefused
from tests.floor import plans


def plan() -> Plan:
    return parse(plans.document())


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def put(text: str, beside: Plan | None = None) -> Plan:
    table = list(csv.reader(io.StringIO(text)))
    listed = bay_reading.read(table[0], enumerate(table[1:], start=2))
    return laid_out(listed, "Store", beside)


def written(rows: list[dict[str, str]]) -> str:
    held = io.StringIO()
    writer = csv.DictWriter(held, bay_list.HEADINGS)
    writer.writeheader()
    writer.writerows(rows)
    return held.getvalue()


def refusal(text: str, beside: Plan | None = None) -> list[tuple[str, str]]:
    with pytest.raises(PlanRefused) as thrown:
        put(text, beside)
    return [(fault.field, fault.detail) for fault in thrown.value.faults]


def test_every_item_and_every_empty_bay_has_a_row_in_the_order_of_a_walk() -> None:
    stock = {
        "aisle-1-L1": [Standing("N50", "Nails", "2"), Standing("S20", "Screws")],
        "aisle-1": [Standing("X", "=1+1")],
    }
    rows = rows_of(bay_list.dump(plan(), stock))
    assert [(row["bay"], row["side"], row["sku"], row["sequence"]) for row in rows[:4]] == [
        ("", "", "X", ""),
        ("1", "L", "N50", "1"),
        ("1", "L", "S20", "1"),
        ("1", "R", "", "2"),
    ]
    assert rows[0]["name"] == "'=1+1"
    assert rows[1]["aisle_number"] == "1"
    assert len(rows) == 2 + sum(1 for _ in plan().bays())


def test_what_stands_at_an_end_cap_is_listed_and_makes_no_aisle_of_it() -> None:
    text = bay_list.dump(plan(), {"rack": [Standing("R", "Rake", role="endcap")]})
    row = rows_of(text)[-1]
    assert (row["aisle_number"], row["role"], row["sku"], row["place"]) == ("R1", "endcap", "R", "fixture")
    assert [one.code for one in put(text).aisles] == [one.code for one in plan().aisles]


def test_a_list_that_comes_back_as_it_went_changes_nothing() -> None:
    assert put(bay_list.dump(plan(), {}), plan()) == plan()


def test_a_renumbered_bay_and_a_renamed_aisle_keep_their_ids() -> None:
    rows = rows_of(bay_list.dump(plan(), {}))
    for row in rows:
        if row["aisle_id"] == "aisle-a10":
            row["aisle_number"] = "B1"
        if row["bay_id"] == "aisle-a10-L5":
            row["bay"], row["label"] = "50", "Hooks"
    changed = put(written(rows), plan())
    aisle = next(one for one in changed.aisles if one.id == "aisle-a10")
    assert aisle.code == "B1"
    assert [(b.code, b.label) for b in aisle.bays if b.id == "aisle-a10-L5"] == [("50", "Hooks")]
    assert replace(aisle, code="A10", bays=()) == replace(plan().aisles[5], bays=())


def test_what_a_list_does_not_name_stays() -> None:
    changed = put("aisle,description\n1,Nails\n", plan())
    assert changed.aisles[0].name == "Nails"
    assert replace(changed.aisles[0], name="") == plan().aisles[0]
    assert changed.aisles[1:] == plan().aisles[1:]


def test_a_bay_more_on_a_known_aisle_moves_those_of_its_side_closer() -> None:
    aisle = put("aisle,bay,side\n1,6,L\n", plan()).aisles[0]
    assert [(b.code, b.at, b.width) for b in aisle.bays if b.side == "L"] == [
        (str(n + 1), float(n), 1.0) for n in range(6)
    ]
    assert [b.id for b in aisle.bays if b.side == "R"] == [
        b.id for b in plan().aisles[0].bays if b.side == "R"
    ]


def test_new_aisles_stand_beside_what_is_there_and_can_be_published() -> None:
    grown = put("aisle,bays\nN1,4\nN2,4\n", plan())
    assert [one.code for one in grown.aisles[-2:]] == ["N1", "N2"]
    assert min(one.start[0] for one in grown.aisles[-2:]) > plan().levels[0].width
    assert faults(grown) == []


def test_from_nothing_a_list_becomes_a_store_that_one_can_walk_in() -> None:
    text = "Aisle #;Aisle description;Dept;Section;Side\r\n".replace(";", ",")
    text += "".join(
        f"A{n},Things,Paint,{bay},{side}\n" for n in range(1, 25) for bay in range(101, 113) for side in "LR"
    )
    found = put(text)
    assert len(found.aisles) == 24
    assert {bay.code for bay in found.aisles[0].bays if bay.side == "L"} == {str(n) for n in range(101, 113)}
    assert found.aisles[0].name == "Things"
    assert found.aisles[0].department == "Paint"
    assert faults(found) == []
    assert Ground(found).unreached() == []


def bare(aisle: Aisle) -> Aisle:
    """An aisle on no level, its bays in an order of their own."""
    return replace(aisle, level="", bays=tuple(sorted(aisle.bays, key=lambda bay: bay.id)))


def test_our_own_list_becomes_the_same_aisles_where_there_was_no_plan() -> None:
    found = put(bay_list.dump(plan(), {}))
    assert [bare(one) for one in found.aisles] == [bare(one) for one in plan().aisles]
    assert [one.name for one in found.levels] == ["the ground floor", "the upper floor"]


def test_a_list_that_measures_its_aisles_puts_them_there_and_makes_the_level_as_large() -> None:
    found = put("aisle,x,y,length,bays\nA1,5,4,12,10\nA2,8.2,4,12,10\n")
    assert [(one.start, one.end) for one in found.aisles] == [((5, 16), (5, 4)), ((8.2, 16), (8.2, 4))]
    assert (found.levels[0].width, found.levels[0].depth, found.sketch) == (12, 19, False)
    assert faults(found) == []
    assert refusal("aisle,x,y\nA1,5,4\n")[0][0] == "row 2, length"


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("bay,side\n1,L\n", "header", "No column is the aisle"),
        ("aisle,bay\n", "row 1, aisle", "No row names an aisle"),
        ("aisle,bay\nA1,x\n", "row 2, bay", "up to four digits"),
        ("aisle,bay,side\nA1,1,up\n", "row 2, side", "L or R"),
        ("aisle,bays\nA1,nan\n", "row 2, bays", "from 0 to 200"),
        ("aisle,bays\nA1,1e9\n", "row 2, bays", "from 0 to 200"),
        ("aisle,aisle width\nA1,inf\n", "row 2, width", "from 0.4 to 60"),
        (f"aisle\n{'x' * 25}\n", "row 2, aisle", "24 letters"),
        (
            "aisle,bay\n" + "".join(f"A1,{n}\n" for n in range(1, 402)),
            "row 202, bay",
            f"an aisle {BAYS_AN_AISLE}",
        ),
        (
            "aisle,bays\n" + "".join(f"A{n},200\n" for n in range(1, 60)),
            "row 52, bay",
            "20,000 bays at most",
        ),
        ("aisle\n" + "".join(f"A{n}\n" for n in range(1, 1_002)), "aisle", "1,000 aisles at most"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_its_number(text: str, field: str, words: str) -> None:
    told = refusal(text)
    assert (told[-1][0], words in told[-1][1]) == (field, True)


def test_a_level_that_is_not_there_is_told_with_those_that_are() -> None:
    assert "the upper floor" in refusal("aisle,level\n1,Roof\n", plan())[0][1]


def test_items_at_the_desk_make_no_aisle_of_it() -> None:
    assert put("aisle,bay\nfront-desk,\n1,1\n", plan()) == plan()


def test_a_workbook_number_is_a_bay_as_well() -> None:
    cells: list[Any] = [9.0, 4.0, "left"]
    (aisle,) = bay_reading.read(["Aisle", "Bay", "Side"], [(2, cells)])
    assert (aisle.code, [bay.code for bay in aisle.bays.values()]) == ("9", ["4"])
    with pytest.raises(PlanRefused, match="four digits"):
        bay_reading.read(["Aisle", "Bay"], [(2, ["A1", float("inf")])])
