"""The floor app in WebKit: what iPhones run. One story for each thing that needs more than plain pages."""

import pytest

from tests.stories import film, shop

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

BOX = "input[role=combobox]"
CARRIES_EVERYTHING = """navigator.serviceWorker.controller && (await import(
  document.querySelector("script[src$='/js/app.js']").src.replace(/app\\.js$/, "device/finder.js")
)).finder.stats.value?.items === 3"""


def test_the_customers_words_lead_to_the_sentence(server, safari):
    shop.stock(server.world)
    safari.sign_in("Ada")
    safari.open("/")
    safari.fill(BOX, "where can I find rawl plugs")
    safari.shows("Wall plugs nylon 8 mm", "[role=option]")
    safari.press("Wall plugs nylon 8 mm")
    safari.shows("A19", "main")
    safari.shows("knee height", "main")
    safari.shows("Straight on to aisle A19", "main")


def test_a_photo_of_a_barcode_opens_the_item(server, safari, tmp_path):
    shop.stock(server.world)
    photo = tmp_path / "photo.jpg"
    film.scene(film.ean(shop.PLUGS), angle=8, blur=1).save(photo)
    safari.sign_in("Ada")
    safari.open("/scan")
    safari.becomes("document.querySelector('video')?.videoWidth > 0")
    safari.choose("input[type=file]", photo)
    safari.shows("Wall plugs nylon 8 mm", "main h1")


def test_a_ping_comes_over_the_socket_and_is_answered(server, safari):
    world = server.world
    shop.stock(world)
    safari.sign_in("Ben")
    world.on_the_floor("Ada", "Ben")
    safari.open("/")
    safari.shows("Nothing right now")
    asked = world.phone("Ada").post("/api/asks", json={"key": "k" * 32, "words": "the thing for the thing"})
    assert asked.status_code == 201, asked.text
    safari.shows("the thing for the thing", "dialog")
    safari.press("I'll take it")
    safari.fill("main textarea", "Behind the service desk")
    safari.press("Send the answer")
    safari.shows("Behind the service desk", "main")
    ask = world.phone("Ada").get(f"/api/asks/{asked.json['id']}").json
    assert (ask["state"], ask["answer"]["words"]) == ("answered", "Behind the service desk")


def test_with_the_radio_off_the_phone_opens_and_says_what_the_server_said(server, safari):
    shop.stock(server.world)
    safari.sign_in("Ada")
    safari.open("/")
    safari.fill(BOX, "where can I find rawl plugs")
    safari.shows("Wall plugs nylon 8 mm", "[role=option]")
    told = safari.element("[role=option]").text
    safari.becomes(CARRIES_EVERYTHING)
    server.close()
    safari.open("/")
    safari.shows("Offline")
    safari.fill(BOX, "where can I find rawl plugs")
    safari.shows("Wall plugs nylon 8 mm", "[role=option]")
    assert safari.element("[role=option]").text == told
