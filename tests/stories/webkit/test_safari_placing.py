"""Walk and scan in WebKit: in an aisle that is being reset, with the network gone in the middle."""

from contextlib import contextmanager

import pytest

from floorassist.catalog import queries
from tests.stories import film, shop
from tests.stories.test_placing import a_blank_label, spot_id, stands
from tests.stories.webkit.test_safari import AS_A_SCANNER_TYPES, CARRIES_EVERYTHING, photo_of

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
BLANK = "https://store.example/l/B2345678"
WAITS = "Kept on this phone until there is a network"


@contextmanager
def no_network(server):
    """Nobody gets through to the server."""
    server._server.verify_request = lambda *_: False
    yield
    del server._server.verify_request


def test_old_labels_lead_through_a_reset_and_what_is_scanned_without_network_stands_there_in_the_end(
    server, safari, tmp_path
):
    world = server.world
    shop.stock(world)
    a_blank_label(server, "B2345678")
    assert world.phone("Sue").post("/api/resets", json={"aisle": "A19"}).status_code == 200
    safari.sign_in("Sue")
    safari.open("/place")
    safari.becomes(CARRIES_EVERYTHING)
    bay = f"https://store.example/l/{spot_id(server, 'A19-5R')}"
    safari.choose("input[type=file]", photo_of(tmp_path, film.qr(bay)))
    safari.shows("A19-5R", ".place-bay")
    safari.shows("0 of 1 checked", ".place-bay")
    safari.evaluate(AS_A_SCANNER_TYPES, shop.PLUGS)
    safari.shows("A19-5R. Moved here from A19-6R", ".scanned")
    with no_network(server):
        safari.evaluate(AS_A_SCANNER_TYPES, shop.PAINT)
        safari.shows(f"Ceiling paint white 2.5 lA19-5R. {WAITS}", ".scanned")
        safari.evaluate(AS_A_SCANNER_TYPES, BLANK)
        safari.press("B234-5678")
        safari.fill("dialog input[type=search]", "bird")
        safari.press("A9Bird seed 2 kg")
        safari.shows(f"Bird seed 2 kgA19-5R. {WAITS}", ".scanned")
        safari.shows("3 scanned at A19-5R · 2 waiting to be sent", ".scanned")
        assert stands(server, "C25") == ["A28-4L"]
    safari.shows("A19-5R. Moved here from A28-4L", ".scanned")
    safari.shows("A19-5R. Moved here from A9-3R", ".scanned")
    assert [stands(server, sku) for sku in ("P8", "C25", "B1")] == [["A19-5R"]] * 3
    found = world.phone("Ada").get("/api/codes", query_string={"text": BLANK}).json
    with world.reading() as session:
        assert found["item"]["id"] == queries.id_of_sku(session, "B1")
    assert world.phone("Ada").get("/api/resets").json == {"resets": []}
