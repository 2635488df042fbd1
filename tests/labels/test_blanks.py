"""Blank codes: printed before anybody knows for what, bound by who scans them, taken back."""

import json
import string
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from floorassist.catalog.queries import id_of_sku
from floorassist.labels import blank, print_actions
from floorassist.labels.choice import Choice
from floorassist.labels.choice_queries import chosen
from floorassist.labels.presets import BY_ID
from floorassist.labels.print_models import BlankCode
from floorassist.labels.sheet import Setting
from tests.catalog.stock import PLAN, SMALL, imported, publish
from tests.world import World

BLANKS = json.loads((Path(__file__).parents[1] / "cases" / "blank.json").read_text("utf-8"))["cases"]


@pytest.fixture
def shop(world: World) -> World:
    """The store with three items, a plan and one blank code."""
    publish(world)
    imported(world, SMALL)
    setting = Setting(BY_ID["l7160"], "https://store.test")
    with world.writing() as session:
        choice = Choice("blank", count=1)
        found = chosen(session, choice)
        print_actions.begin(session, choice, found, setting, by=None, now=world.clock())
    return world


def link(world: World) -> str:
    with world.reading() as session:
        token = session.scalar(select(BlankCode.token))
    return f"https://store.test/l/{token}"


def nails(world: World) -> int:
    with world.reading() as session:
        found = id_of_sku(session, "N50")
    assert found
    return found


def unbind(world: World, by: str) -> int:
    query = {"text": link(world)}
    return world.phone(by).delete("/api/codes/binding", query_string=query).status_code


def page(world: World) -> Any:
    """What a stranger's phone shows after a scan."""
    return world.anyone().get(link(world).removeprefix("https://store.test"), follow_redirects=True)


def bind(world: World, by: str = "Ada", **to: Any) -> Any:
    return world.phone(by).post("/api/codes/binding", json={"text": link(world)} | to)


def scanned(world: World, text: str = "") -> Any:
    return world.phone("Ben").get("/api/codes", query_string={"text": text or link(world)}).json


def test_a_blank_label_says_that_it_waits_to_be_bound(shop: World) -> None:
    found = scanned(shop)
    assert (found["kind"], found["bindable"], found["blank"]) == ("unknown", True, True)
    assert found["text"] == blank.shown(link(shop)[-8:])
    assert scanned(shop, found["text"].lower())["blank"]


def test_bound_to_a_place_it_is_that_place_and_shows_strangers_its_page(shop: World) -> None:
    answer = bind(shop, spot="A9-4L")
    assert (answer.status_code, answer.json["kind"], answer.json["spot"]["id"]) == (200, "spot", "bay-L4")
    assert scanned(shop)["spot"]["code"] == "A9-4L"
    assert (page(shop).status_code, "Aisle A9" in page(shop).text) == (200, True)


def test_bound_to_an_item_it_is_that_item(shop: World) -> None:
    assert bind(shop, item_id=nails(shop)).json["item"]["sku"] == "N50"
    assert scanned(shop)["item"]["sku"] == "N50"
    assert (
        "Nails 50 mm"
        in shop.anyone().get(link(shop).removeprefix("https://store.test"), follow_redirects=True).text
    )


def test_a_bound_label_is_changed_by_supervisors_and_taken_back_by_who_bound_it(shop: World) -> None:
    bind(shop, spot="A9-4L")
    taken = bind(shop, by="Ben", item_id=nails(shop), move=True)
    assert (taken.status_code, taken.json["may_move"]) == (409, False)
    assert taken.json["detail"] == "This label stands for A9-4L. If that is wrong, tell a supervisor."
    assert unbind(shop, "Ben") == 403
    assert bind(shop, by="Sue", item_id=nails(shop)).status_code == 409
    assert bind(shop, by="Sue", item_id=nails(shop), move=True).status_code == 200
    assert unbind(shop, "Sue") == 204
    assert scanned(shop)["bindable"]


def test_a_label_whose_place_is_gone_is_bound_anew_by_anybody(shop: World) -> None:
    bind(shop, spot="A9-7L")
    plan = deepcopy(PLAN)
    plan["aisles"][0]["bays"] = [bay for bay in plan["aisles"][0]["bays"] if bay["id"] != "bay-L7"]  # type: ignore[index]
    publish(shop, plan)
    found = scanned(shop)
    assert (found["bindable"], found["detail"].startswith("What this label stood for is gone")) == (
        True,
        True,
    )
    assert bind(shop, by="Ben", item_id=nails(shop)).status_code == 200


def test_labels_of_a_place_whose_id_is_no_plain_word_lead_there(shop: World) -> None:
    plan = deepcopy(PLAN)
    plan["aisles"][0]["bays"].append({"id": "b/1 ?x#é%2e", "code": "20", "side": "L", "at": 10, "width": 1})  # type: ignore[index]
    publish(shop, plan)
    bind(shop, spot="A9-20L")
    led = shop.anyone().get(f"/l/{link(shop).rpartition('/')[2]}")
    assert led.headers["Location"] == "/l/b%2F1%20%3Fx%23%C3%A9%252e"
    assert "Aisle A9, bay 20, left side" in shop.anyone().get(led.headers["Location"]).text
    assert shop.phone("Ada").get(led.headers["Location"]).status_code == 200


def test_it_stands_for_one_thing_that_is_here(shop: World) -> None:
    assert bind(shop).json["errors"][0]["field"] == "item_id"
    assert bind(shop, item_id=nails(shop), spot="A9-4L").status_code == 422
    assert bind(shop, spot="nowhere").json["errors"][0]["field"] == "spot"
    assert bind(shop, item_id=99_999).status_code == 404
    eve = shop.elsewhere.phone("Eve")
    assert eve.get("/api/codes", query_string={"text": link(shop)}).json["bindable"] is False
    assert eve.post("/api/codes/binding", json={"text": link(shop), "spot": "A9-4L"}).status_code == 422


@given(st.integers(), st.sampled_from(["{}", "{}-{}", " {} {} ", "{}–{}"]), st.booleans())
def test_a_token_is_read_however_it_was_typed(seed: int, form: str, lower: bool) -> None:
    token = blank.new_token(Random(seed).choice)
    text = form.format(token[:4], token[4:]) if form.count("{") == 2 else form.format(token)
    assert blank.read(text.lower() if lower else text) == token


@pytest.mark.parametrize("case", BLANKS, ids=lambda case: case["text"])
def test_the_cases_that_node_reads_are_read_alike(case: dict[str, Any]) -> None:
    token = blank.read(case["text"])
    assert token == case["token"]
    assert token is None or blank.shown(token) == case["shown"]


@given(st.text(string.ascii_letters + string.digits + "-", max_size=12))
def test_what_is_no_token_is_none(text: str) -> None:
    found = blank.read(text)
    assert found is None or (len(found) == 8 and set(found) <= set(blank.ALPHABET))
