"""Pictures under the draft over HTTP: sent, placed, made fainter, taken away; the editor's alone."""

from io import BytesIO
from typing import Any

from PIL import Image

from floorassist.storage import events
from tests.world import World

PICTURES = "/api/plan/backdrops"
PLACED = {"x": -1.5, "y": 2.0, "metres_per_pixel": 0.02, "angle": 90.0}


def send(world: World, who: str = "Sue", level: str = "ground", **about: Any) -> Any:
    file = BytesIO()
    Image.new("RGB", (120, 80), "blue").save(file, "PNG")
    file.seek(0)
    body = {"file": (file, "plan.png"), "level": level} | about
    return world.phone(who).post(PICTURES, data=body, content_type="multipart/form-data")


def test_a_picture_is_laid_under_a_level_placed_and_taken_away(world: World) -> None:
    sent = send(world)
    one = sent.json
    assert (sent.status_code, one["level"], one["width"], one["height"]) == (201, "ground", 120, 80)
    assert (one["placed"], one["opacity"]) == (None, 0.5)
    shown = world.phone("Sue").get(one["url"])
    assert (shown.mimetype, Image.open(BytesIO(shown.data)).size) == ("image/jpeg", (120, 80))
    put = world.phone("Sue").put(f"{PICTURES}/{one['id']}", json={"placed": PLACED, "opacity": 0.25})
    assert put.json == one | {"placed": PLACED, "opacity": 0.25}
    assert world.phone("Sue").get("/api/plan/draft").json["backdrops"] == [put.json]
    assert world.phone("Sue").get(PICTURES).json == {"backdrops": [put.json]}
    assert world.phone("Sue").delete(f"{PICTURES}/{one['id']}").status_code == 204
    assert world.phone("Sue").get(one["url"]).status_code == 404
    with world.reading() as session:
        told = [one.kind for one in events.since(session, 0, [events.SUPERVISORS])]
    assert told[-3:] == ["draft.backdrops"] * 3


def test_what_does_not_go_is_told_in_words(world: World) -> None:
    assert "no such level" in send(world, level="cellar").json["detail"]
    assert "Say under which level" in send(world, level="").json["detail"]
    assert "no picture" in send(world, file=(BytesIO(b"<svg/>"), "plan.svg")).json["detail"]
    one = send(world).json["id"]
    for wrong in (
        {"opacity": 2},
        {"opacity": 1, "placed": PLACED | {"metres_per_pixel": 0}},
        {"opacity": float("nan")},
    ):
        assert world.phone("Sue").put(f"{PICTURES}/{one}", json=wrong).status_code == 422
    for _ in range(11):
        assert send(world).status_code == 201
    assert (full := send(world)).status_code == 409
    assert "Take one away first" in full.json["detail"]


def test_workers_and_another_store_see_none(world: World) -> None:
    one = send(world).json
    assert send(world, "Ada").status_code == 403
    for who, refused in ((world.phone("Ada"), 403), (world.elsewhere.phone("Eve"), 404)):
        assert who.get(one["url"]).status_code == refused
        assert who.put(f"{PICTURES}/{one['id']}", json={"opacity": 1}).status_code == refused
        assert who.delete(f"{PICTURES}/{one['id']}").status_code == refused
    assert world.elsewhere.phone("Eve").get("/api/plan/draft").json["backdrops"] == []
