"""What a page brings along for whoever opens it, and the answer that shows before the app has started."""

import json
import re
from typing import Any

import pytest
from sqlalchemy.exc import SQLAlchemyError

from floorassist.web import access
from tests.catalog.stock import SMALL, imported, publish
from tests.catalog.test_scans import id_of
from tests.world import PhoneClient, World

OPENS = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
TOLD = re.compile(r'<script type="application/json" id="told">(.*?)</script>', re.DOTALL)


@pytest.fixture
def store(world: World) -> World:
    publish(world)
    imported(world, SMALL)
    return world


def told(phone: PhoneClient, path: str, **headers: str) -> dict[str, Any]:
    """What came along with the page, by the path of the call that it answers."""
    found = TOLD.search(phone.get(path, headers=OPENS | headers).text)
    return dict(json.loads(found[1])) if found else {}


def test_who_opens_a_page_is_told_what_its_first_calls_would_answer(store: World) -> None:
    ada = store.phone("Ada")
    item = f"/items/{id_of(store, 'S20')}"
    found = told(ada, item)
    assert set(found) == {"/api/device", "/api/me", f"/api{item}"}
    for path, answer in found.items():
        assert answer == ada.get(path).json


def test_a_page_that_brings_answers_is_kept_nowhere(store: World) -> None:
    assert store.phone("Ada").get("/", headers=OPENS).headers["Cache-Control"] == "no-store"


def test_the_page_that_a_phone_keeps_tells_nothing_of_anybody(store: World) -> None:
    kept = store.phone("Ada").get("/", headers={"Accept": "*/*"})
    assert "told" not in kept.text
    assert kept.text == store.anyone().get("/").text
    assert kept.headers["Cache-Control"] == "no-cache"


def test_the_page_opens_without_them_while_the_database_gives_nothing(
    store: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise SQLAlchemyError("no connection is free")

    monkeypatch.setattr(access, "caller", fails)
    page = store.phone("Ada").get("/", headers=OPENS)
    assert page.status_code == 200
    assert 'id="told"' not in page.text


def test_strangers_and_whom_nobody_let_in_are_told_nothing(store: World) -> None:
    item = f"/items/{id_of(store, 'S20')}"
    assert told(store.anyone(), item) == {}
    assert told(store.phone("Rex"), item) == {}


def test_an_item_of_another_store_is_not_told_and_its_page_opens(store: World) -> None:
    item = f"/items/{id_of(store, 'S20')}"
    page = store.elsewhere.phone("Eve").get(item, headers=OPENS)
    assert page.status_code == 200
    assert "Screws" not in page.text
    assert set(told(store.elsewhere.phone("Eve"), item)) == {"/api/device", "/api/me"}


def test_the_place_stands_in_the_page_as_the_app_says_it(store: World) -> None:
    page = store.phone("Ada").get(f"/items/{id_of(store, 'N50')}", headers=OPENS).text
    assert '<span class="sign-word">Aisle</span><span class="sign-code">A9</span>' in page
    assert "<span>Bay 4</span><span>left side</span><span>shelf 2</span>" in page


def test_it_is_said_in_the_language_of_the_page(store: World) -> None:
    ada = store.phone("Ada")
    page = ada.get(f"/items/{id_of(store, 'N50')}", headers=OPENS | {"Accept-Language": "es"}).text
    assert '<span class="sign-word">Pasillo</span>' in page


@pytest.mark.parametrize(
    "item",
    ["name,sku,aisle,quantity\nGone,G1,A9,0", "name,sku\nNowhere,G1"],
    ids=["sold out", "without a place"],
)
def test_what_needs_a_second_sentence_waits_for_the_app(store: World, item: str) -> None:
    imported(store, item)
    page = store.phone("Ada").get(f"/items/{id_of(store, 'G1')}", headers=OPENS).text
    assert 'id="told"' in page
    assert 'class="sign' not in page


def test_a_place_in_doubt_waits_for_the_app(store: World) -> None:
    ada = store.phone("Ada")
    item = id_of(store, "S20")
    (place,) = ada.get(f"/api/items/{item}").json["placements"]
    ada.post(f"/api/placements/{place['id']}/doubt", json={})
    assert 'class="sign' not in ada.get(f"/items/{item}", headers=OPENS).text


def test_a_name_cannot_end_what_is_told(store: World) -> None:
    imported(store, "name,sku,aisle\n</script><b>Bold</b>,B1,A9")
    item = f"/items/{id_of(store, 'B1')}"
    page = store.phone("Ada").get(item, headers=OPENS).text
    assert "<b>" not in page
    assert told(store.phone("Ada"), item)[f"/api{item}"]["name"] == "</script><b>Bold</b>"


def test_the_printed_link_of_an_item_shows_its_place_as_well(store: World) -> None:
    page = store.phone("Ada").get(f"/i/{id_of(store, 'S20')}", headers=OPENS).text
    assert '<span class="sign-code">A9</span>' in page
