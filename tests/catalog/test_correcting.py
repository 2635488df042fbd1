"""What people put right on the floor outlives the files that go on telling the old place."""

from typing import Any

from floorassist.catalog import import_actions
from tests.catalog.stock import SMALL, imported, publish
from tests.world import World


def nails(world: World) -> dict[str, Any]:
    [found] = world.phone("Ada").get("/api/find?q=nails&limit=1").json["results"]
    return dict(world.phone("Ada").get(f"/api/items/{found['item_id']}").json)


def says(world: World) -> list[str]:
    return [place["say"] for place in nails(world)["placements"]]


def stocked(world: World) -> int:
    publish(world)
    imported(world, SMALL)
    return int(nails(world)["placements"][0]["id"])


def move(world: World, place: int, to: str) -> None:
    told = world.phone("Sue").put(f"/api/placements/{place}/place", json={"place": to})
    assert told.status_code == 200, told.text


def test_a_file_that_goes_on_telling_the_old_place_undoes_no_fix(world: World) -> None:
    place = stocked(world)
    move(world, place, "A9 7 R")
    again = imported(world, SMALL)
    assert (again.updated, again.unchanged) == (0, 3)
    assert says(world) == ["Aisle A9, bay 7, right side", "End cap of aisle A9"]


def test_a_second_fix_is_kept_as_the_first_was(world: World) -> None:
    place = stocked(world)
    move(world, place, "A9 7 R")
    move(world, place, "A9 8 R")
    imported(world, SMALL)
    assert says(world)[0] == "Aisle A9, bay 8, right side"


def test_a_file_that_tells_a_new_place_is_believed(world: World) -> None:
    place = stocked(world)
    move(world, place, "A9 7 R")
    imported(world, SMALL.replace("A9,4,L,2", "A9,6,L,2"))
    assert says(world)[0] == "Aisle A9, bay 6, left side, shelf 2"
    imported(world, SMALL)
    assert says(world)[0] == "Aisle A9, bay 4, left side, shelf 2", "what was put right is over by then"


def test_a_place_that_was_removed_does_not_come_back_with_the_next_file(world: World) -> None:
    place = stocked(world)
    assert world.phone("Sue").delete(f"/api/placements/{place}").status_code == 200
    imported(world, SMALL)
    assert says(world) == ["End cap of aisle A9"]


def test_what_is_undone_is_as_files_tell_it_again(world: World) -> None:
    place = stocked(world)
    move(world, place, "A9 7 R")
    world.phone("Sue").post(f"/api/placements/{place}/undo")
    world.phone("Sue").delete(f"/api/placements/{place}")
    world.phone("Sue").post(f"/api/placements/{place}/undo")
    again = imported(world, SMALL)
    assert again.unchanged == 3
    assert says(world) == ["Aisle A9, bay 4, left side, shelf 2", "End cap of aisle A9"]


def test_an_import_and_its_undoing_keep_the_fix(world: World) -> None:
    place = stocked(world)
    move(world, place, "A9 7 R")
    renamed = imported(world, SMALL.replace("Nails 50 mm", "Nails 50 mm, zinc"))
    with world.writing() as session:
        import_actions.undo_import(session, renamed.id, now=world.clock())
    imported(world, SMALL)
    assert says(world)[0] == "Aisle A9, bay 7, right side"
