"""A picture goes with the question: to whom it is put, for some days, and to nobody else."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from floorassist.ask.photo_actions import photos_due
from tests.world import World


@pytest.fixture
def floor(world: World) -> World:
    """Ada asks; Ben is asked; Cat comes later."""
    world.on_the_floor("Ada", "Ben")
    world.hire("Cat")
    return world


def picture() -> tuple[BytesIO, str]:
    file = BytesIO()
    Image.new("RGB", (60, 40), "blue").save(file, "PNG")
    file.seek(0)
    return file, "picture.png"


def ask(world: World) -> int:
    found = world.phone("Ada").post("/api/asks", json={"key": "k1", "words": "one of these"}).json
    return int(found["id"])


def send(world: World, who: str, ask_id: int, file: Any = None) -> Any:
    body = {"file": file or picture()}
    return world.phone(who).post(f"/api/asks/{ask_id}/photo", data=body, content_type="multipart/form-data")


def test_who_is_asked_sees_what_the_asker_sent(floor: World) -> None:
    ask_id = ask(floor)
    assert send(floor, "Ada", ask_id).status_code == 204
    ping = floor.phone("Ben").get("/api/asks").json["pings"][0]
    assert ping["photo"] == f"/api/asks/{ask_id}/photo"
    found = floor.phone("Ben").get(ping["photo"])
    assert (found.status_code, found.mimetype) == (200, "image/jpeg")
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    assert Image.open(BytesIO(found.data)).size == (60, 40)


def test_a_phone_that_rings_already_hears_of_it(floor: World) -> None:
    ask_id = ask(floor)
    send(floor, "Ada", ask_id)
    news = floor.phone("Ben").get("/api/events?after=0").json["events"]
    assert [(one["kind"], one["body"]["photo"]) for one in news if one["kind"].startswith("ask.")] == [
        ("ask.offered", None),
        ("ask.changed", f"/api/asks/{ask_id}/photo"),
    ]


def test_nobody_else_sees_it(floor: World) -> None:
    ask_id = ask(floor)
    send(floor, "Ada", ask_id)
    path = f"/api/asks/{ask_id}/photo"
    assert floor.phone("Cat").get(path).status_code == 403
    assert floor.phone("Rex").get(path).status_code == 401
    assert floor.elsewhere.phone("Eve").get(path).status_code == 404


def test_only_the_asker_adds_one_and_only_while_somebody_will_see_it(floor: World) -> None:
    ask_id = ask(floor)
    assert send(floor, "Ben", ask_id).status_code == 403
    assert send(floor.elsewhere, "Eve", ask_id).status_code == 404
    floor.phone("Ada").post(f"/api/asks/{ask_id}/cancellation")
    assert send(floor, "Ada", ask_id).status_code == 409


def test_a_file_that_is_no_picture_names_the_field(floor: World) -> None:
    ask_id = ask(floor)
    refused = send(floor, "Ada", ask_id, (BytesIO(b"<svg/>"), "picture.svg"))
    assert refused.status_code == 422
    assert refused.json["errors"] == [
        {"field": "file", "detail": "This is no picture that can be read. Send a JPEG, PNG or WebP."}
    ]
    assert floor.phone("Ada").post(f"/api/asks/{ask_id}/photo").status_code == 422


def test_another_one_takes_its_place_and_after_seven_days_it_is_gone(floor: World) -> None:
    ask_id = ask(floor)
    send(floor, "Ada", ask_id)
    assert send(floor, "Ada", ask_id).status_code == 204
    photos_due(floor.database, floor.clock.forward(days=6, hours=23))
    assert floor.phone("Ada").get(f"/api/asks/{ask_id}").json["photo"] is not None
    photos_due(floor.database, floor.clock.forward(hours=1))
    assert floor.phone("Ada").get(f"/api/asks/{ask_id}").json["photo"] is None
    assert floor.phone("Ada").get(f"/api/asks/{ask_id}/photo").status_code == 404
