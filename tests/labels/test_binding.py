"""A barcode that nobody knows is bound to the item in the worker's hand, and taken back."""

from typing import Any

import pytest
from sqlalchemy import select

from floorassist.catalog import import_actions, queries
from floorassist.catalog.models import Barcode
from floorassist.storage.events import Event
from tests.catalog.stock import HEADER, NAILS, SCREWS, SMALL, imported, publish
from tests.world import World

NEW = "4000417025005"
LEFT_OUT = f"{HEADER}\nN50,Nails 50 mm,,,4012345678901,,,,,,,,,\n"


@pytest.fixture
def shop(world: World) -> World:
    """The store with three items and a plan."""
    publish(world)
    imported(world, SMALL)
    return world


def item_id(world: World, sku: str) -> int:
    with world.reading() as session:
        found = queries.id_of_sku(session, sku)
    assert found
    return found


def bind(world: World, text: str, sku: str, by: str = "Ada", **also: Any) -> Any:
    body = {"text": text, "item_id": item_id(world, sku)} | also
    return world.phone(by).post("/api/codes/binding", json=body)


def unbind(world: World, text: str, by: str = "Ada") -> int:
    return world.phone(by).delete("/api/codes/binding", query_string={"text": text}).status_code


def sku_of(world: World, text: str) -> str | None:
    found = world.phone("Ben").get("/api/codes", query_string={"text": text}).json
    return found["item"]["sku"] if found["item"] else None


def gtins(world: World, sku: str) -> list[str]:
    with world.reading() as session:
        found = queries.item(session, item_id(world, sku))
    assert found
    return found.gtins


def news(world: World) -> list[dict[str, Any]]:
    with world.reading() as session:
        query = select(Event.body).where(Event.kind == "item.changed").order_by(Event.id)
        return list(session.scalars(query))


def test_an_unknown_barcode_can_be_bound_and_is_then_everybodys(shop: World) -> None:
    told = shop.phone("Ada").get("/api/codes", query_string={"text": NEW}).json
    assert (told["kind"], told["bindable"]) == ("unknown", True)
    answer = bind(shop, NEW, "N50")
    assert (answer.status_code, answer.json["kind"], answer.json["item"]["sku"]) == (200, "item", "N50")
    assert sku_of(shop, NEW) == sku_of(shop, NEW[-5:]) == "N50"
    assert news(shop) == [{"items": [item_id(shop, "N50")]}]


def test_who_bound_it_and_when_is_kept(shop: World) -> None:
    bind(shop, NEW, "N50")
    with shop.reading() as session:
        row = session.scalars(select(Barcode).where(Barcode.gtin == f"0{NEW}")).one()
        assert (row.bound_by_id, row.bound_at, row.tail) == (shop.ids["Ada"], shop.clock(), NEW[-5:])


def test_binding_the_same_again_changes_nothing_and_tells_nobody(shop: World) -> None:
    bind(shop, NEW, "N50")
    assert bind(shop, NEW, "N50", by="Ben").status_code == 200
    assert len(news(shop)) == 1


@pytest.mark.parametrize("text", ["N-HOUSE-7", "https://brand.example/x", "4000417025006", "12345", ""])
def test_only_a_products_barcode_is_bound(shop: World, text: str) -> None:
    assert shop.phone("Ada").get("/api/codes", query_string={"text": text}).json["bindable"] is False
    assert bind(shop, text, "N50").status_code == 422


def test_an_item_that_is_not_here_takes_no_barcode(shop: World) -> None:
    answer = shop.phone("Ada").post("/api/codes/binding", json={"text": NEW, "item_id": 99_999})
    assert answer.status_code == 404
    foreign = shop.elsewhere.phone("Eve").post(
        "/api/codes/binding", json={"text": NEW, "item_id": item_id(shop, "N50")}
    )
    assert foreign.status_code == 404


def test_a_barcode_of_another_item_is_a_conflict_that_names_it(shop: World) -> None:
    answer = bind(shop, SCREWS, "N50", move=True)
    assert (answer.status_code, answer.json["name"], answer.json["may_move"]) == (409, "Screws", False)
    assert answer.json["detail"] == (
        "The barcode 036000291452 belongs to Screws. If that is wrong, tell a supervisor."
    )
    assert sku_of(shop, SCREWS) == "S20"


def test_a_supervisor_moves_it_and_both_items_are_news(shop: World) -> None:
    refused = bind(shop, SCREWS, "N50", by="Sue")
    assert (refused.status_code, refused.json["may_move"]) == (409, True)
    assert bind(shop, SCREWS, "N50", by="Sue", move=True).status_code == 200
    assert sku_of(shop, SCREWS) == "N50"
    assert news(shop) == [{"items": sorted([item_id(shop, "N50"), item_id(shop, "S20")])}]


def test_it_is_undone_by_who_bound_it_or_a_supervisor(shop: World) -> None:
    bind(shop, NEW, "N50")
    assert unbind(shop, NEW, by="Ben") == 403
    assert sku_of(shop, NEW) == "N50"
    assert unbind(shop, NEW) == 204
    assert sku_of(shop, NEW) is None
    assert unbind(shop, NEW) == 404
    bind(shop, NEW, "N50")
    assert unbind(shop, NEW, by="Sue") == 204


def test_what_a_list_brought_is_not_undone_on_the_floor(shop: World) -> None:
    assert unbind(shop, NAILS, by="Sue") == 409
    assert sku_of(shop, NAILS) == "N50"


def test_a_label_with_a_price_is_bound_without_it(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    bind(world, "204011804996", "N50")
    assert gtins(world, "N50")[-1] == "00204011000008"
    assert sku_of(world, "204011704999") == "N50"


def test_a_list_without_it_leaves_it_bound(shop: World) -> None:
    bind(shop, NEW, "N50")
    done = imported(shop, LEFT_OUT)
    assert (done.state, done.warnings) == ("done", [])
    assert gtins(shop, "N50") == [f"0{NEW}", "04012345678901"]


def test_a_list_that_gives_it_to_another_item_is_warned_and_leaves_it(shop: World) -> None:
    bind(shop, NEW, "N50")
    done = imported(shop, f"{LEFT_OUT}S20,Screws,,,{NEW},,,,,,,,,\n")
    assert [one.detail for one in done.warnings] == [
        f"Barcode 0{NEW} belongs to sku N50 already; S20 is kept without it."
    ]
    assert sku_of(shop, NEW) == "N50"


def test_undoing_a_list_leaves_what_was_bound_since(shop: World) -> None:
    done = imported(shop, LEFT_OUT)
    bind(shop, NEW, "N50")
    bind(shop, NAILS, "S20")
    with shop.writing() as session:
        import_actions.undo_import(session, done.id, now=shop.clock())
    assert gtins(shop, "N50") == [f"0{NEW}"]
    assert sku_of(shop, NAILS) == "S20"


def test_undoing_the_list_that_brought_the_item_takes_all_along(world: World) -> None:
    publish(world)
    done = imported(world, SMALL)
    bind(world, NEW, "N50")
    with world.writing() as session:
        import_actions.undo_import(session, done.id, now=world.clock())
    assert sku_of(world, NEW) is None


def test_the_desk_shows_who_bound_what(shop: World) -> None:
    bind(shop, NEW, "N50")
    page = shop.phone("Sue").get("/desk/items").text
    assert page.count("bound by Ada") == 1
    assert "7 Mar 2026" in page


def test_an_import_can_be_taken_back_whatever_was_bound_since(world: World) -> None:
    imported(world, f"sku,name,gtin\nA,Tape,{NAILS}\nA,Tape,{SCREWS}\n")
    done = imported(world, f"sku,name,gtin\nA,Tape,{NAILS}\n")
    assert bind(world, NEW, "A").status_code == 200
    with world.writing() as session:
        import_actions.undo_import(session, done.id, now=world.clock())
    assert sorted(gtins(world, "A")) == sorted(one.zfill(14) for one in (NAILS, SCREWS, NEW))
