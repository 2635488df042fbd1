"""Finding over HTTP: what was imported, published or kept a moment ago is found."""

import json
from typing import Any

import pytest

from floorassist.catalog import import_actions
from floorassist.find import queries
from floorassist.find.search import answer
from floorassist.storage import events
from tests.catalog.stock import HEADER, NAILS, PAINT, PLAN, SMALL, imported
from tests.world import Shop, World


def found(shop: Shop, q: str, name: str = "Ada", **more: Any) -> dict[str, Any]:
    told = shop.phone(name).get("/api/find", query_string={"q": q, **more})
    assert told.status_code == 200, told.text
    return dict(json.loads(told.text))


def titles(shop: Shop, q: str, name: str = "Ada") -> list[str]:
    return [result["title"] for result in found(shop, q, name)["results"]]


def publish(world: World) -> None:
    assert world.phone("Sue").put("/api/plan", json=PLAN).status_code == 201


def test_an_empty_store_finds_nothing_and_sends_to_a_colleague(world: World) -> None:
    told = found(world, "nails")
    assert (told["results"], told["decision"], told["probability"]) == ([], "ask", 0.0)


def test_an_import_is_found_right_after_it_says_done(world: World) -> None:
    assert titles(world, "nails") == []
    imported(world, SMALL)
    [result] = found(world, "excuse me where can I find the nals")["results"]
    assert (result["kind"], result["title"], result["aisle"]) == ("item", "Nails 50 mm", "A9")
    assert result["say"] == "Aisle A9, bay 4, left side, shelf 2"
    assert result["subtitle"] == "Ferro · Hardware · also end cap of aisle A9"
    assert [place["role"] for place in result["placements"]] == ["home", "endcap"]


@pytest.mark.parametrize("q", ["n50", "N50", NAILS, NAILS[-5:], "spikes", "pikcure hangers", "ferro nail"])
def test_skus_barcodes_and_customers_words_lead_to_the_item(world: World, q: str) -> None:
    imported(world, SMALL)
    assert titles(world, q)[0] == "Nails 50 mm"


def test_an_aisle_that_is_not_on_the_plan_keeps_its_code(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    [paint] = found(world, PAINT)["results"]
    assert (paint["aisle"], paint["spot"], paint["x"]) == ("Z99", None, None)
    [aisle] = [each for each in found(world, "aisle 99")["results"] if each["kind"] == "aisle"]
    assert (aisle["aisle"], aisle["id"], aisle["x"]) == ("Z99", "Z99", None)


def test_an_aisle_of_the_plan_is_found_by_its_number(world: World) -> None:
    publish(world)
    first = found(world, "where is aisle 9?")["results"][0]
    assert (first["kind"], first["aisle"], first["title"]) == ("aisle", "A9", "Hardware")
    assert first["say"] == "Aisle A9"
    assert first["level"] == "g"


def test_a_department_leads_to_its_main_aisle(world: World) -> None:
    imported(world, SMALL)
    first = found(world, "hardware department")["results"][0]
    assert (first["kind"], first["title"], first["aisle"]) == ("department", "Hardware", "A9")


def test_a_new_plan_is_followed(world: World) -> None:
    imported(world, SMALL)
    assert found(world, "nails")["results"][0]["x"] is None
    publish(world)
    assert found(world, "nails")["results"][0]["x"] is not None


def test_an_item_without_a_place_says_what_to_do(world: World) -> None:
    imported(world, f"{HEADER}\nX1,Lonely lamp,,,,,,,,,,,,\n")
    [result] = found(world, "lamp")["results"]
    assert result["say"] == "Place unknown. Ask the nearest colleague."
    assert found(world, "lamp")["decision"] == "ask"


def test_a_second_import_changes_what_is_found_and_its_undoing_changes_it_back(world: World) -> None:
    imported(world, SMALL)
    assert titles(world, "screws") == ["Screws"]
    second = imported(world, f"{HEADER}\nS20,Bolts,,,,,A7,,,,,,,\nH1,Hinge,,,,,A7,,,,,,,\n")
    assert titles(world, "hinge") == ["Hinge"]
    assert titles(world, "bolts") == ["Bolts"]
    assert titles(world, "screws") == []
    assert found(world, "aisle 7")["results"][0]["aisle"] == "A7"
    with world.writing() as session:
        import_actions.undo_import(session, second.id, now=world.clock())
    assert titles(world, "hinge") == []
    assert titles(world, "screws") == ["Screws"]
    assert found(world, "aisle 7")["results"] == []


def test_the_nearest_placement_that_customers_reach_comes_first(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    home = found(world, "nails")["results"][0]["placements"][0]
    near = found(world, "nails", x=home["x"], y=home["y"], level=home["level"])["results"][0]
    assert near["placements"][0]["role"] == "home"
    refused = world.phone("Ada").get("/api/find?q=nails&x=1")
    assert refused.status_code == 422


def test_stores_do_not_see_each_other(world: World) -> None:
    imported(world, SMALL)
    assert titles(world.elsewhere, "nails", "Eve") == []
    assert titles(world.elsewhere, NAILS, "Eve") == []


def test_a_revoked_phone_finds_nothing(world: World) -> None:
    assert world.phone("Rex").get("/api/find?q=nails").status_code == 401


@pytest.mark.parametrize("q", ["", "   ", "where is the", "\x00\x01", "🎉", "x" * 5000, "' OR 1=1 --", "%"])
def test_any_text_is_answered(world: World, q: str) -> None:
    imported(world, SMALL)
    assert found(world, q)["q"] == q.replace("\x00", "").strip()


def test_news_older_than_the_log_make_it_read_afresh(world: World) -> None:
    imported(world, SMALL)
    assert names(world, "nails") == ["Nails 50 mm"]
    world.clock.forward(days=9)
    imported(world, f"{HEADER}\nH1,Hinge,,,,,A7,,,,,,,\n")
    imported(world, f"{HEADER}\nH2,Latch,,,,,A7,,,,,,,\n")
    with world.writing() as session:
        events.prune(session, now=world.clock() + events.KEPT_FOR * 2)
    assert names(world, "hinge") == ["Hinge"]


def test_what_is_not_committed_is_never_kept(world: World) -> None:
    imported(world, SMALL)
    assert titles(world, "nails") == ["Nails 50 mm"]
    with pytest.raises(RuntimeError):
        look_and_fail(world)
    imported(world, f"{HEADER}\nH1,Hinge,,,,,A7,,,,,,,\n")
    assert titles(world, "hinge") == ["Hinge"]


def test_words_point_to_departments(world: World) -> None:
    imported(world, SMALL)
    with world.reading() as session:
        assert queries.likely_departments(session, "where are the nails") == {"Hardware"}
        assert queries.likely_departments(session, "qxzzy") == frozenset()


def names(shop: Shop, q: str) -> list[str]:
    with shop.reading() as session:
        results = answer(queries.store_index(session), q).results
    return [each.findable.name for each in results if each.findable]


def look_and_fail(world: World) -> None:
    with world.writing() as session:
        events.record(session, events.STORE, "items.changed", {"import": 1}, now=world.clock())
        queries.store_index(session)
        raise RuntimeError


def test_questions_in_between_are_few(world: World) -> None:
    imported(world, SMALL)
    found(world, "nails")
    with world.reading() as session:
        before = queries.store_index(session)
        assert queries.store_index(session) is before


@pytest.mark.parametrize(
    ("q", "told"),
    [
        ("aisle 9", ("A9 is now C1", "A9 is now C1. Aisle C1", "aisle")),
        ("A9 4 left", ("A9-4L is now C1-4L", "A9-4L is now C1-4L. Aisle C1, bay 4, left side", "spot")),
    ],
)
def test_an_old_address_is_found_and_says_what_it_is_now(
    world: World, q: str, told: tuple[str, str, str]
) -> None:
    publish(world)
    [aisle] = PLAN["aisles"]  # type: ignore[misc]
    renamed = PLAN | {"aisles": [aisle | {"code": "C1"}]}
    assert world.phone("Sue").put("/api/plan", json=renamed).status_code == 201
    [result] = found(world, q)["results"]
    assert (result["title"], result["say"], result["kind"]) == told
