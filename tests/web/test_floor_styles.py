"""The styles of the floor app as one file."""

import re

from floorassist.web import assets
from tests.world import World


def test_the_page_of_the_app_links_three_sheets(world: World) -> None:
    links = re.findall(r'rel="stylesheet" href="([^"]+)"', world.anyone().get("/").text)
    assert links == [assets.asset(f"css/{name}.css") for name in ("tokens", "base", "floor")]


def test_the_one_file_says_what_every_sheet_says_in_their_order(world: World) -> None:
    folder = assets.resource_dir("static") / "css"
    one = world.anyone().get(assets.asset(assets.FLOOR_STYLES)).text
    found = [one.index((folder / f"{name}.css").read_text("utf-8")) for name in assets.FLOOR_SHEETS]
    assert found == sorted(found)


def test_it_is_kept_for_ever_and_that_of_another_build_not_at_all(world: World) -> None:
    phone = world.anyone()
    now = phone.get(assets.asset(assets.FLOOR_STYLES), headers={"Accept-Encoding": "br"})
    assert "immutable" in now.headers["Cache-Control"]
    assert now.headers["Content-Encoding"] == "br"
    before = phone.get("/static/another/css/floor.css")
    assert before.status_code == 200
    assert "immutable" not in before.headers["Cache-Control"]


def test_a_phone_keeps_it_to_open_without_network(world: World) -> None:
    assert assets.asset(assets.FLOOR_STYLES) in world.anyone().get("/sw.js").text
