"""The floor app in WebKit: what iPhones run. One story for each thing that needs more than plain pages."""

import pytest

from tests.stories import film, shop

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

BOX = "input[role=combobox]"
CARRIES_EVERYTHING = """navigator.serviceWorker.controller && (await import(
  document.querySelector("script[src$='/js/app.js']").src.replace(/app\\.js$/, "device/finder.js")
)).finder.stats.value?.items === 3"""
AS_A_SCANNER_TYPES = """let at = performance.now();
for (const key of [...given[0], "Enter"]) {
  const press = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  Object.defineProperty(press, "timeStamp", { value: (at += 4) });
  document.body.dispatchEvent(press);
}"""


def test_the_customers_words_lead_to_the_sentence(server, safari):
    shop.stock(server.world)
    safari.sign_in("Ada")
    safari.open("/")
    safari.fill(BOX, "where can I find rawl plugs")
    safari.shows("Wall plugs nylon 8 mm", "[role=option]")
    safari.press("Wall plugs nylon 8 mm")
    safari.shows("A19", "main")
    safari.shows("knee height", "main")
    safari.shows("Straight on past Pantry to aisle A19", "main")


def test_photos_of_codes_lead_to_their_items_and_an_unknown_one_to_binding_it(server, safari, tmp_path):
    shop.stock(server.world)
    turned = film.turned_photo(tmp_path / "turned.jpg", film.ean(shop.PLUGS))
    safari.sign_in("Ada")
    for photo, told in (
        (turned, "Wall plugs nylon 8 mm"),
        (photo_of(tmp_path, film.ean("4000417025005")), "This store does not know the code"),
        (photo_of(tmp_path, film.qr(f"https://brand.example/01/0{shop.PAINT}?17=261231")), "Ceiling paint"),
    ):
        safari.open("/scan")
        safari.becomes("document.querySelector('video')?.videoWidth > 0")
        safari.choose("input[type=file]", photo)
        safari.shows(told, "main")


def photo_of(folder, label):
    """A photo of a label, not quite straight and not quite sharp."""
    path = folder / f"{len(list(folder.iterdir()))}.jpg"
    film.scene(label, angle=8, blur=1).save(path)
    return path


def test_a_phone_checks_itself_a_scanner_that_types_opens_the_item_and_once_lost_it_forgets(server, safari):
    shop.stock(server.world)
    safari.sign_in("Ada")
    safari.open("/me")
    # However slow a busy machine makes the network, it is no fault of the phone.
    safari.evaluate("performance.now = () => 0")
    safari.element("a[href='/selftest']")
    safari.evaluate("document.querySelector(\"a[href='/selftest']\").click()")  # the dock may lie over it
    for words in ("The server answers", "Opens", "The newest.", "This phone does not vibrate"):
        safari.shows(words, "main")
    safari.press("Ring now")
    safari.press("I heard it")
    safari.shows("You heard it ring.", "main")
    safari.evaluate(AS_A_SCANNER_TYPES, shop.PLUGS)
    safari.shows("Wall plugs nylon 8 mm", "main h1")
    safari.becomes("(await caches.keys()).length")
    server.world.revoke_phone("Ada")
    safari.shows("This phone was shut out", "main h1")
    safari.becomes("![...(await caches.keys()), ...(await indexedDB.databases())].length")


def test_what_a_colleague_answered_is_found_by_its_words_within_seconds(server, safari):
    world = server.world
    shop.stock(world)
    world.on_the_floor("Ada", "Ben")
    safari.sign_in("Ben")
    safari.open("/")
    safari.fill(BOX, "doohickey for sash cords")
    safari.shows("Nothing found", "main")
    asked = world.phone("Ada").post("/api/asks", json={"key": "k1", "words": "doohickey for sash cords"}).json
    answered = world.phone("Ben").post(f"/api/asks/{asked['id']}/answer", json={"words": "By the wood glue"})
    assert answered.status_code == 200
    assert world.phone("Ada").post("/api/answers", json={"ask_id": asked["id"]}).status_code == 201
    safari.open("/?q=doohickey sash cord")
    safari.shows("By the wood glue", "[role=option]")


def test_a_place_where_it_is_not_is_in_doubt_for_everybody(server, safari):
    world = server.world
    shop.stock(world)
    safari.sign_in("Ada")
    safari.open("/items/1")
    safari.press("I'm here and it isn't")
    safari.shows("Everybody is warned")
    found = world.phone("Ben").get("/api/find?q=wall plugs").json
    assert found["results"][0]["placements"][0]["doubted_at"] is not None
    assert found["decision"] != "answer"


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
