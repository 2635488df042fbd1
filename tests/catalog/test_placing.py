"""Placements follow the plan."""

import copy
from typing import Any

import pytest
from sqlalchemy import update

from floorassist.catalog import import_actions, queries
from floorassist.catalog.models import Placement
from floorassist.catalog.queries import PlacementView
from floorassist.floor import queries as floor
from floorassist.floor.sketch import Uses
from floorassist.web.errors import Problem
from tests.catalog.stock import PLAN, SMALL, imported, publish
from tests.world import World

GOES_AWAY = "A9-4L goes away, but 1 item stands there. Move what stands there first, or keep A9-4L."


def places(world: World, sku: str) -> list[PlacementView]:
    with world.reading() as session:
        item_id = queries.id_of_sku(session, sku)
        assert item_id
        return queries.placements_of(session, [item_id]).get(item_id, [])


def changed_plan(**aisle: Any) -> dict[str, Any]:
    plan = copy.deepcopy(PLAN)
    plan["aisles"][0] |= aisle
    return plan


def test_an_import_after_the_plan_puts_items_on_it(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    home, endcap = places(world, "N50")
    assert (home.spot, home.code, home.on_plan, home.level) == ("bay-L4", "A9-4L", True, "g")
    assert home.x is not None
    assert (endcap.spot, endcap.code, endcap.on_plan, endcap.say) == (None, "A9", True, "End cap of aisle A9")


def test_a_plan_after_the_import_takes_the_items_in(world: World) -> None:
    imported(world, SMALL)
    assert [place.on_plan for place in places(world, "S20")] == [False]
    publish(world)
    assert [place.spot for place in places(world, "S20")] == ["bay-R5"]


def test_an_aisle_that_is_not_on_the_plan_is_kept_and_told(world: World) -> None:
    publish(world)
    done = imported(world, SMALL)
    assert [(one.row, one.column, one.detail) for one in done.warnings] == [
        (5, "aisle", "“Z99” is not on the plan. Its item is kept and found, but no way there is shown.")
    ]
    (paint,) = places(world, "P1")
    assert (paint.aisle, paint.code, paint.on_plan, paint.x) == ("Z99", "Z99-1L", False, None)
    assert paint.say == "Aisle Z99, bay 1, left side"


def test_aisles_are_found_however_the_list_writes_them(world: World) -> None:
    publish(world)
    imported(world, "sku,name,aisle,bay,side\n1,Nails,09,04,left\n2,Screws,Aisle 9,4,R\n")
    assert [place.spot for sku in "12" for place in places(world, sku)] == ["bay-L4", "bay-R4"]


def test_a_bay_that_is_renumbered_keeps_its_items_and_calls_them_by_the_new_name(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    publish(world, changed_plan(code="C1"))
    home = places(world, "N50")[0]
    assert (home.spot, home.aisle, home.code) == ("bay-L4", "C1", "C1-4L")
    assert home.say == "Aisle C1, bay 4, left side, shelf 2"


def test_a_bay_at_which_something_stands_cannot_be_taken_off_the_plan(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    without = changed_plan(bays=PLAN["aisles"][0]["bays"][:2])
    refused = world.phone("Sue").put("/api/plan", json=without)
    assert (refused.status_code, refused.json["title"]) == (422, "Items would lose their place")
    assert {"field": "A9-4L", "detail": GOES_AWAY} in refused.json["errors"]
    assert places(world, "N50")[0].spot == "bay-L4"
    with world.reading() as session:
        assert floor.current_revision(session) == 1


def test_a_bay_drawn_anew_at_the_same_address_takes_its_items_over(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    bays = [bay | {"id": f"new-{bay['id']}"} for bay in PLAN["aisles"][0]["bays"]]
    publish(world, changed_plan(bays=bays))
    assert places(world, "N50")[0].spot == "new-bay-L4"


def test_a_plan_in_place_of_a_sketch_may_lack_what_the_sketch_guessed(world: World) -> None:
    publish(world, {**PLAN, "sketch": True})
    imported(world, SMALL)
    publish(world, changed_plan(bays=PLAN["aisles"][0]["bays"][:2]))
    home = places(world, "N50")[0]
    assert (home.spot, home.on_plan, home.code) == (None, True, "A9-4L")


def test_a_place_of_a_sketch_where_somebody_saw_an_item_does_not_go_away(world: World) -> None:
    publish(world, {**PLAN, "sketch": True})
    imported(world, SMALL)
    seen = update(Placement).where(Placement.spot_id == "bay-L4").values(confirmed_at=world.clock())
    with world.writing() as session:
        session.execute(seen)
    with pytest.raises(Problem, match="goes away, but"):
        publish(world, changed_plan(bays=PLAN["aisles"][0]["bays"][:2]))
    assert places(world, "N50")[0].spot == "bay-L4"


def test_what_stands_in_a_whole_aisle_stays_in_it_when_it_is_renamed(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    publish(world, changed_plan(code="C1"))
    endcap = places(world, "N50")[1]
    assert (endcap.on_plan, endcap.code, endcap.say) == (True, "C1", "End cap of aisle C1")


def test_a_file_that_goes_on_with_the_old_address_puts_items_where_that_is_now(world: World) -> None:
    publish(world)
    bays = [bay | {"code": f"1{bay['code']}"} for bay in PLAN["aisles"][0]["bays"]]
    publish(world, changed_plan(code="C1", bays=bays))
    imported(world, SMALL)
    assert places(world, "N50")[0].code == "C1-14L"


def test_undo_of_an_import_before_the_plan_puts_old_places_on_it(world: World) -> None:
    imported(world, "sku,name,aisle,bay,side\n1,Nails,A9,4,L\n")
    moved = imported(world, "sku,name,aisle,bay,side\n1,Nails,A9,7,R\n")
    publish(world)
    assert [place.spot for place in places(world, "1")] == ["bay-R7"]
    with world.writing() as session:
        import_actions.undo_import(session, moved.id, now=world.clock())
    assert [place.spot for place in places(world, "1")] == ["bay-L4"]


def test_another_stores_plan_does_not_move_our_items(world: World) -> None:
    imported(world, SMALL)
    publish(world.elsewhere)
    assert [place.on_plan for place in places(world, "S20")] == [False]


def test_the_items_of_a_bay_and_of_a_whole_aisle_are_counted(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    spots = world.phone("Ada").get("/api/spots/bay-L4").json, world.phone("Ada").get("/api/spots/A9").json
    assert [spot["items"] for spot in spots] == [1, 2]


def test_a_sketch_is_told_the_highest_bays_and_the_departments(world: World) -> None:
    imported(world, SMALL)
    with world.reading() as session:
        assert queries.aisle_uses(session) == {"A9": Uses(4, 5, "Hardware"), "Z99": Uses(1, 0, "Paint")}


def test_many_items_of_one_missing_aisle_are_one_warning(world: World) -> None:
    publish(world)
    rows = "".join(f"{number},Item {number},Q1,{number % 9}\n" for number in range(1_200))
    checked = imported(world, f"sku,name,aisle,bay\n{rows}", dry_run=True)
    assert [(one.row, one.detail) for one in checked.warnings] == [
        (2, "“Q1” is not on the plan. Its 1,200 items are kept and found, but no way there is shown.")
    ]


def test_a_bay_that_moves_to_another_aisle_takes_its_items_and_its_label_along(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    plan = changed_plan()
    [aisle] = plan["aisles"]
    moved = next(bay for bay in aisle["bays"] if bay["id"] == "bay-L4")
    aisle["bays"].remove(moved)
    other = aisle | {"id": "aisle-new", "code": "N1", "from": [6, 9], "to": [16, 9]}
    plan["aisles"].append(other | {"bays": [moved | {"code": "1", "at": 0}]})
    publish(world, plan)
    home = places(world, "N50")[0]
    assert (home.spot, home.code, home.say) == ("bay-L4", "N1-1L", "Aisle N1, bay 1, left side, shelf 2")
    by_label, by_old_address = (
        world.phone("Ada").get(f"/api/spots/{text}").json for text in ("bay-L4", "A9-4L")
    )
    assert [(one["code"], one["items"]) for one in (by_label, by_old_address)] == [("N1-1L", 1)] * 2
