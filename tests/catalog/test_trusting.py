"""Standing at a place and saying that it's here, that it isn't, where it is instead; and taking it back."""

from typing import Any

import pytest
from sqlalchemy import func, select

from floorassist.catalog import import_actions
from floorassist.catalog.models import Placement, PlacementChange
from floorassist.floor.queries import sighting_of
from floorassist.storage import events
from tests.catalog.stock import HEADER, PLAN, SMALL, imported, publish
from tests.races import ROUNDS, at_once
from tests.world import START, Shop, World

NOON = START.isoformat().replace("+00:00", "Z")


def stocked(shop: Shop) -> dict[str, Any]:
    """The nails, with a home in A9 bay 4 left and an end cap."""
    publish(shop)
    imported(shop, SMALL)
    return item(shop)


def item(shop: Shop, name: str = "Ada", sku: str = "Nails") -> dict[str, Any]:
    found = shop.phone(name).get("/api/find", query_string={"q": sku}).json["results"][0]
    return dict(shop.phone(name).get(f"/api/items/{found['item_id']}").json)


def tell(world: Shop, name: str, what: str, placement: int, **body: Any) -> dict[str, Any]:
    told = world.phone(name).post(f"/api/placements/{placement}/{what}", json=body)
    assert told.status_code == 200, told.text
    return dict(told.json)


def home(told: dict[str, Any]) -> dict[str, Any]:
    return next(one for one in told["placements"] if one["role"] == "home")


def test_its_here_is_dated_and_shows_in_what_is_found(world: World) -> None:
    place = home(stocked(world))
    assert (place["confirmed_at"], place["doubted_at"]) == (None, None)
    assert home(tell(world, "Ada", "confirmation", place["id"]))["confirmed_at"] == NOON
    found = world.phone("Ben").get("/api/find?q=nails").json["results"][0]
    assert found["confirmed_at"] == NOON


def test_a_place_in_doubt_comes_after_good_ones_on_every_phone(world: World) -> None:
    place = home(stocked(world))
    told = tell(world, "Ada", "doubt", place["id"])
    assert [one["role"] for one in told["placements"]] == ["endcap", "home"]
    assert home(told)["doubted_at"] == NOON
    found = world.phone("Ben").get("/api/find?q=nails").json
    assert found["results"][0]["say"] == "End cap of aisle A9"
    assert found["results"][0]["doubted_at"] is None


def test_where_every_place_is_in_doubt_the_sentence_says_so_and_is_no_answer(world: World) -> None:
    stocked(world)
    for place in item(world)["placements"]:
        tell(world, "Ada", "doubt", place["id"])
    found = world.phone("Ben").get("/api/find?q=N50").json
    assert found["results"][0]["say"] == (
        "Aisle A9, bay 4, left side, shelf 2. A colleague did not find it there: check first."
    )
    assert found["decision"] == "also"


def test_what_is_out_of_stock_is_said(world: World) -> None:
    imported(world, f"{HEADER}\nG1,Gutter hook,,,,,A9,4,L,,,0,,\nG2,Gutter clip,,,,,,,,,,0,,\n")
    first, second = world.phone("Ada").get("/api/find?q=gutter").json["results"]
    says = {one["title"]: one["say"] for one in (first, second)}
    assert says == {
        "Gutter hook": "Aisle A9, bay 4, left side. Out of stock.",
        "Gutter clip": "Out of stock.",
    }
    assert first["out_of_stock"]
    assert second["out_of_stock"]


def test_a_confirmation_ends_the_doubt(world: World) -> None:
    place = home(stocked(world))
    tell(world, "Ada", "doubt", place["id"])
    world.clock.forward(60)
    told = home(tell(world, "Ben", "confirmation", place["id"]))
    assert told["doubted_at"] is None


def test_the_first_doubt_stands(world: World) -> None:
    place = home(stocked(world))
    tell(world, "Ada", "doubt", place["id"])
    world.clock.forward(60)
    assert home(tell(world, "Ben", "doubt", place["id"]))["doubted_at"] == NOON
    [fix] = world.phone("Sue").get("/api/fixes").json["fixes"]
    assert (fix["doubted_by"], fix["doubted_at"]) == ("Ada", NOON)


@pytest.mark.parametrize(
    ("name", "status"), [("Ada", 200), ("Sue", 200), ("Ben", 403)], ids=["own", "supervisor", "other"]
)
def test_a_doubt_is_taken_back_by_who_doubted_or_a_supervisor(world: World, name: str, status: int) -> None:
    place = home(stocked(world))
    tell(world, "Ada", "doubt", place["id"])
    told = world.phone(name).delete(f"/api/placements/{place['id']}/doubt")
    assert told.status_code == status
    assert (home(item(world))["doubted_at"] is None) == (status == 200)


def test_every_tap_can_be_undone_to_what_was_before(world: World) -> None:
    place = home(stocked(world))["id"]
    tell(world, "Ada", "doubt", place)
    before = item(world)
    world.clock.forward(60)
    tell(world, "Ben", "confirmation", place)
    assert tell(world, "Ben", "undo", place) == before
    assert world.phone("Ben").post(f"/api/placements/{place}/undo").status_code == 404


def test_only_who_changed_it_or_a_supervisor_undoes_it(world: World) -> None:
    place = home(stocked(world))["id"]
    tell(world, "Ada", "confirmation", place)
    assert world.phone("Ben").post(f"/api/placements/{place}/undo").status_code == 403
    assert home(tell(world, "Sue", "undo", place))["confirmed_at"] is None


def test_what_changed_since_is_not_undone(world: World) -> None:
    place = home(stocked(world))["id"]
    tell(world, "Ada", "confirmation", place)
    with world.writing() as session:
        session.get_one(Placement, place).shelf = "9"
    told = world.phone("Ada").post(f"/api/placements/{place}/undo")
    assert (told.status_code, told.json["detail"]) == (
        409,
        "Somebody has changed this place since. Look at it again.",
    )


def test_one_change_a_place_is_kept(world: World) -> None:
    place = home(stocked(world))["id"]
    for what in ("confirmation", "doubt", "confirmation"):
        world.clock.forward(60)
        tell(world, "Ada", what, place)
    with world.reading() as session:
        assert session.scalar(select(func.count(PlacementChange.id))) == 1


def test_a_tap_that_comes_late_counts_from_when_it_was_made(world: World) -> None:
    place = home(stocked(world))["id"]
    tell(world, "Ben", "doubt", place)
    late = world.clock().isoformat()
    world.clock.forward(hours=1)
    early = START.replace(hour=11).isoformat()
    assert home(tell(world, "Ada", "confirmation", place, at=early))["doubted_at"] == NOON
    assert home(tell(world, "Ada", "confirmation", place, at=late))["doubted_at"] is None
    assert home(tell(world, "Ada", "doubt", place, at=early))["doubted_at"] is None, "it was seen since"


def test_a_phone_whose_clock_is_ahead_or_far_behind_is_not_believed(world: World) -> None:
    place = home(stocked(world))["id"]
    ancient = tell(world, "Ada", "confirmation", place, at="2020-01-01T00:00:00Z")
    assert home(ancient)["confirmed_at"] == "2026-03-07T00:00:00Z"
    ahead = tell(world, "Ada", "confirmation", place, at="2030-01-01T00:00:00Z")
    assert home(ahead)["confirmed_at"] == NOON


def test_a_tap_told_in_another_time_zone_is_undone_like_any_other(world: World) -> None:
    place = home(stocked(world))["id"]
    told = tell(world, "Ada", "doubt", place, at="2026-03-07T13:30:00+02:00")
    assert [one["doubted_at"] for one in told["placements"] if one["id"] == place] == ["2026-03-07T11:30:00Z"]
    assert world.phone("Ada").post(f"/api/placements/{place}/undo").status_code == 200


def test_who_says_im_here_is_there_unless_it_was_a_while_ago(world: World) -> None:
    world.on_the_floor("Ada", "Ben")
    place = home(stocked(world))
    tell(world, "Ada", "doubt", place["id"])
    tell(world, "Ben", "doubt", place["id"], at=START.replace(hour=11).isoformat())
    with world.reading() as session:
        seen = sighting_of(session, world.ids["Ada"], world.clock())
        assert seen is not None
        assert seen.spot == place["spot"]
        assert sighting_of(session, world.ids["Ben"], world.clock()) is None


def test_its_here_says_nothing_about_where_i_am(world: World) -> None:
    world.on_the_floor("Ada")
    tell(world, "Ada", "confirmation", home(stocked(world))["id"])
    with world.reading() as session:
        assert sighting_of(session, world.ids["Ada"], world.clock()) is None


def test_phones_hear_which_item_changed(world: World) -> None:
    told = stocked(world)
    with world.reading() as session:
        cursor = events.cursor(session)
    place = home(told)["id"]
    tell(world, "Ada", "doubt", place)
    tell(world, "Ada", "doubt", place)
    with world.reading() as session:
        news = events.since(session, cursor)
    assert [(one.kind, one.body, one.audience) for one in news] == [
        ("item.changed", {"items": [told["id"]]}, "store")
    ]


@pytest.mark.parametrize("text", ["A9-7R", "a9 7 right", "aisle 9 bay 7 right side"])
def test_a_supervisor_tells_where_it_stands_however_they_write_it(world: World, text: str) -> None:
    place = home(stocked(world))["id"]
    tell(world, "Ada", "doubt", place)
    told = world.phone("Sue").put(f"/api/placements/{place}/place", json={"place": text})
    moved = home(dict(told.json))
    assert (moved["spot"], moved["say"], moved["shelf"]) == ("bay-R7", "Aisle A9, bay 7, right side", "")
    assert (moved["confirmed_at"], moved["doubted_at"]) == (NOON, None)
    assert world.phone("Sue").get("/api/fixes").json == {"fixes": [], "total": 0}
    assert world.phone("Ben").get("/api/find?q=nails").json["results"][0]["bay"] == "7"


def test_a_place_that_nobody_can_read_names_the_field(world: World) -> None:
    place = home(stocked(world))["id"]
    told = world.phone("Sue").put(f"/api/placements/{place}/place", json={"place": "Q77"})
    assert (told.status_code, [one["field"] for one in told.json["errors"]]) == (422, ["place"])
    assert told.json["detail"] == "No place “Q77” is on the plan. Write it like A12 4 left, or A12 alone."


def test_without_a_plan_an_aisle_of_the_catalog_will_do(world: World) -> None:
    imported(world, SMALL)
    place = home(item(world))["id"]
    told = world.phone("Sue").put(f"/api/placements/{place}/place", json={"place": "z99 2 right"})
    assert home(dict(told.json))["say"] == "Aisle Z99, bay 2, right side"
    refused = world.phone("Sue").put(f"/api/placements/{place}/place", json={"place": "Q1"})
    assert refused.status_code == 422


def test_it_can_stand_at_a_place_only_once(world: World) -> None:
    imported(world, f"{HEADER}\n1,Nails,,,,,A9,4,L,,,,,\n1,Nails,,,,,A9,5,L,,,,,\n")
    place = home(item(world))["id"]
    told = world.phone("Sue").put(f"/api/placements/{place}/place", json={"place": "A9 5 L"})
    assert told.json["errors"][0]["detail"].startswith("It is listed at that place already.")


def test_a_move_and_a_removal_are_undone(world: World) -> None:
    before = stocked(world)
    place = home(before)["id"]
    world.phone("Sue").put(f"/api/placements/{place}/place", json={"place": "A9 7 R"})
    assert tell(world, "Sue", "undo", place) == before
    assert len(world.phone("Sue").delete(f"/api/placements/{place}").json["placements"]) == 1
    after = tell(world, "Sue", "undo", place)
    assert [one["say"] for one in after["placements"]] == [one["say"] for one in before["placements"]]
    assert home(after)["spot"] == "bay-L4"


def test_workers_put_nothing_right(world: World) -> None:
    place = home(stocked(world))["id"]
    ada = world.phone("Ada")
    assert ada.put(f"/api/placements/{place}/place", json={"place": "A9"}).status_code == 403
    assert ada.delete(f"/api/placements/{place}").status_code == 403
    assert ada.get("/api/fixes").status_code == 403


def test_a_place_of_another_store_does_not_exist(world: World) -> None:
    place = home(stocked(world))["id"]
    eve = world.elsewhere.phone("Eve")
    for method, path, body in (
        ("POST", "confirmation", {}),
        ("POST", "doubt", {}),
        ("DELETE", "doubt", None),
        ("POST", "undo", {}),
        ("PUT", "place", {"place": "A9"}),
    ):
        told = eve.open(f"/api/placements/{place}/{path}", method=method, json=body)
        assert told.status_code == 404, path
    assert eve.delete(f"/api/placements/{place}").status_code == 404
    assert eve.get("/api/fixes").json == {"fixes": [], "total": 0}


def test_fixes_come_the_longest_waiting_first(world: World) -> None:
    stocked(world)
    for name in ("Screws", "Nails"):
        tell(world, "Ada", "doubt", home(item(world, sku=name))["id"])
        world.clock.forward(60)
    assert [one["name"] for one in world.phone("Sue").get("/api/fixes").json["fixes"]] == [
        "Screws",
        "Nails 50 mm",
    ]


def test_a_file_that_names_the_same_place_keeps_what_is_known_of_it(world: World) -> None:
    place = home(stocked(world))["id"]
    tell(world, "Ben", "confirmation", place)
    world.clock.forward(60)
    tell(world, "Ada", "doubt", place)
    before = home(item(world))
    imported(world, SMALL.replace("Nails 50 mm", "Nails 50 mm, zinc"))
    assert home(item(world)) == before


def test_a_file_that_names_another_place_starts_anew_and_its_undo_brings_the_doubt_back(world: World) -> None:
    place = home(stocked(world))["id"]
    tell(world, "Ada", "doubt", place)
    moved = imported(world, SMALL.replace("A9,4,L,2", "A9,6,L,2"))
    fresh = home(item(world))
    assert (fresh["bay"], fresh["confirmed_at"], fresh["doubted_at"]) == ("6", None, None)
    with world.writing() as session:
        import_actions.undo_import(session, moved.id, now=world.clock())
    [fix] = world.phone("Sue").get("/api/fixes").json["fixes"]
    assert (fix["doubted_by"], fix["doubted_at"], fix["place"]["bay"]) == ("Ada", NOON, "4")


def test_a_plan_that_renumbers_the_bay_leaves_the_undo_possible(world: World) -> None:
    place = home(stocked(world))["id"]
    tell(world, "Ada", "confirmation", place)
    aisle = PLAN["aisles"][0]  # type: ignore[index]
    bays = [bay | {"id": f"new-{bay['id']}"} for bay in aisle["bays"]]
    publish(world, PLAN | {"aisles": [aisle | {"bays": bays}]})
    told = home(tell(world, "Ada", "undo", place))
    assert (told["confirmed_at"], told["spot"]) == (None, "new-bay-L4")


def test_two_who_doubt_at_once_are_one_doubt(world: World) -> None:
    stocked(world)
    for _ in range(ROUNDS):
        place = home(item(world))["id"]
        with world.reading() as session:
            cursor = events.cursor(session)

        def doubt(name: str, place: int = place) -> int:
            return int(world.phone(name).post(f"/api/placements/{place}/doubt", json={}).status_code)

        assert at_once(lambda: doubt("Ada"), lambda: doubt("Ben")) == [200, 200]
        with world.reading() as session:
            assert len(events.since(session, cursor)) == 1
        world.phone("Sue").delete(f"/api/placements/{place}/doubt")
