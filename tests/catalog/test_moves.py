"""All of a bay, or of an aisle, moved to another at once: looked at before, undone after."""

from copy import deepcopy
from typing import Any

import pytest
from sqlalchemy import update

from floorassist.catalog.models import Placement
from tests.catalog.stock import PLAN, SMALL, imported, publish
from tests.catalog.test_scans import codes, id_of
from tests.world import World


@pytest.fixture
def two_aisles(world: World) -> World:
    plan: dict[str, Any] = deepcopy(PLAN)
    (nine,) = plan["aisles"]
    ten = deepcopy(nine) | {"id": "aisle-ten", "code": "A10", "from": [5, 12], "to": [17, 12]}
    ten["bays"] = [bay | {"id": f"ten-{bay['id']}"} for bay in nine["bays"] if bay["code"] != "5"]
    publish(world, plan | {"aisles": [nine, ten]})
    imported(world, SMALL)
    return world


def move(world: World, source: str, target: str) -> Any:
    return world.phone("Sue").post("/api/moves", json={"source": source, "target": target})


def test_an_aisle_goes_bay_by_bay_and_what_finds_no_bay_stays(two_aisles: World) -> None:
    look = (
        two_aisles.phone("Sue").get("/api/moves/preview", query_string={"source": "a9", "target": "a10"}).json
    )
    assert (look["source"], look["target"], look["moves"], look["stays"]) == ("A9", "A10", 2, 1)
    assert {(pair["source"], pair["target"]) for pair in look["pairs"]} == {
        ("A9", "A10"),
        ("A9-4L", "A10-4L"),
        ("A9-5R", None),
    }
    (done,) = move(two_aisles, "A9", "A10").json["moves"]
    assert (done["moved"], done["by"], done["can_undo"]) == (2, "Sue", True)
    assert codes(two_aisles, "N50") == ["A10-4L", "A10"]
    assert codes(two_aisles, "S20") == ["A9-5R"]


def test_shelves_stay_and_no_file_undoes_a_move(two_aisles: World) -> None:
    move(two_aisles, "A9-4L", "A10 6 right")
    imported(two_aisles, SMALL.replace("Nails 50 mm", "Nails 50 mm, zinc"))
    item = two_aisles.phone("Ada").get(f"/api/items/{id_of(two_aisles, 'N50')}").json
    home = item["placements"][0]
    assert (home["code"], home["shelf"]) == ("A10-6R", "2")


def test_a_move_is_undone_but_for_what_somebody_changed_since(two_aisles: World) -> None:
    done = move(two_aisles, "A9", "A10").json["moves"][0]["id"]
    with two_aisles.writing() as session:
        session.execute(update(Placement).where(Placement.role == "endcap").values(shelf="9"))
    told = two_aisles.phone("Sue").post(f"/api/moves/{done}/undo").json
    assert (told["stay"], told["moves"]["moves"][0]["undone"]) == (1, True)
    assert codes(two_aisles, "N50") == ["A9-4L", "A10"]


def test_what_is_listed_there_already_is_listed_once_and_comes_back_by_undo(two_aisles: World) -> None:
    rows = "sku,name,aisle,bay,side\nD1,Dowel,A9,4,L\nD1,Dowel,A9,6,L\n"
    imported(two_aisles, rows)
    done = move(two_aisles, "A9-4L", "A9-6L").json["moves"][0]["id"]
    assert codes(two_aisles, "D1") == ["A9-6L"]
    two_aisles.phone("Sue").post(f"/api/moves/{done}/undo")
    assert sorted(codes(two_aisles, "D1")) == ["A9-4L", "A9-6L"]
    imported(two_aisles, rows.replace("Dowel", "Dowel 8 mm"))
    assert sorted(codes(two_aisles, "D1")) == ["A9-4L", "A9-6L"], "the same file takes none of them away"


def test_an_undo_leaves_out_an_item_that_is_gone_since(two_aisles: World) -> None:
    done = imported(two_aisles, "sku,name,aisle,bay,side\nD1,Dowel,A9,4,L\nD1,Dowel,A9,6,L\n").id
    moved = move(two_aisles, "A9-4L", "A9-6L").json["moves"][0]["id"]
    sue = two_aisles.phone("Sue")
    assert sue.post(f"/api/imports/{done}/undo").status_code == 200
    told = sue.post(f"/api/moves/{moved}/undo")
    assert (told.status_code, told.json["stay"]) == (200, 1)


def test_what_is_in_doubt_stays_in_doubt(two_aisles: World) -> None:
    item = two_aisles.phone("Ada").get(f"/api/items/{id_of(two_aisles, 'S20')}").json
    two_aisles.phone("Ada").post(f"/api/placements/{item['placements'][0]['id']}/doubt", json={})
    move(two_aisles, "A9-5R", "A10-6R")
    (place,) = two_aisles.phone("Ada").get(f"/api/items/{item['id']}").json["placements"]
    assert (place["code"], place["doubted_at"] is not None) == ("A10-6R", True)


@pytest.mark.parametrize(
    ("source", "target", "field"),
    [("Q1", "A9", "source"), ("A9", "Q1", "target"), ("A9", "a9", "target"), ("A9", "A10-4L", "target")],
)
def test_a_move_that_cannot_be_meant_names_the_field(
    two_aisles: World, source: str, target: str, field: str
) -> None:
    told = move(two_aisles, source, target)
    assert (told.status_code, told.json["errors"][0]["field"]) == (422, field)


def test_an_empty_bay_has_nothing_to_move(two_aisles: World) -> None:
    assert (
        move(two_aisles, "A9-1L", "A10-1L").json["errors"][0]["detail"].startswith("Nothing stands in A9-1L")
    )


def test_only_supervisors_move_and_only_in_their_store(two_aisles: World) -> None:
    done = move(two_aisles, "A9", "A10").json["moves"][0]["id"]
    assert two_aisles.phone("Ada").get("/api/moves").status_code == 403
    assert two_aisles.elsewhere.phone("Eve").post(f"/api/moves/{done}/undo").status_code == 404
