"""The join poster: who scans it asks to join and waits for approval; a new one ends it."""

from pathlib import Path
from typing import Any

from sqlalchemy import select

from floorassist.people import poster_actions
from floorassist.people.models import JoinLink
from floorassist.people.poster_queries import is_poster
from tests.labels.printed import read
from tests.races import ROUNDS, at_once
from tests.world import PIN, World


def token_on(answer: Any, folder: Path) -> str:
    assert (answer.status_code, answer.content_type) == (200, "application/pdf"), answer.json
    file = folder / "poster.pdf"
    file.write_bytes(answer.data)
    (code,) = read(file, 100)
    return code.partition("/join#")[2]


def join(world: World, token: str, name: str) -> Any:
    body = {"token": token, "name": name, "pin": PIN, "device_name": "phone"}
    return world.anyone().post("/api/join", json=body)


def test_who_scans_the_poster_waits_for_approval_until_a_new_poster_ends_it(
    world: World, tmp_path: Path
) -> None:
    sue = world.phone("Sue")
    first = token_on(sue.post("/api/labels/poster", json={"page": "letter"}), tmp_path)
    assert join(world, first, "Nia").json["state"] == "waiting"
    world.clock.forward(days=20)
    program = world.integration("supervisor")
    assert join(world, first, "Pat").json["state"] == "waiting"
    second = token_on(program.post("/api/labels/poster", json={}), tmp_path)
    assert join(world, first, "Quin").status_code == 410
    assert join(world, second, "Quin").json["state"] == "waiting"
    assert program.get("/api/labels").json["poster_until"]
    world.clock.forward(days=31)
    assert join(world, second, "Rob").status_code == 410


def test_a_poster_is_ended_by_a_supervisor_and_no_other_code_with_it(world: World, tmp_path: Path) -> None:
    sue = world.phone("Sue")
    token = token_on(sue.post("/api/labels/poster", json={}), tmp_path)
    code = sue.post("/api/join-links", json={"role": "worker", "uses": 1}).json["url"].partition("#")[2]
    assert world.phone("Ada").delete("/api/labels/poster").status_code == 403
    assert world.elsewhere.phone("Eve").delete("/api/labels/poster").status_code == 204
    assert sue.get("/api/labels").json["poster_until"]
    assert sue.delete("/api/labels/poster").status_code == 204
    assert join(world, token, "Nia").status_code == 410
    assert join(world, code, "Nia").status_code == 201


def test_of_two_posters_made_at_once_one_works(world: World) -> None:
    def made() -> None:
        with world.writing() as session:
            poster_actions.new_poster_link(session, by=None, now=world.clock())

    for _ in range(ROUNDS):
        at_once(made, made, made)
        with world.reading() as session:
            assert len([link for link in session.scalars(select(JoinLink)) if is_poster(link)]) == 1
