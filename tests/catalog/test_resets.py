"""An aisle that is being reset: check first, everywhere, until somebody has checked it all."""

from typing import Any

import pytest

from floorassist.catalog import reset_actions, scan_actions
from floorassist.find.models import Entry
from floorassist.storage import events
from floorassist.web.errors import Conflict
from tests.catalog.stock import SMALL, imported, publish
from tests.catalog.test_scans import codes, id_of, scan
from tests.world import World

CHECK = "This aisle is being reset: check first."


@pytest.fixture
def resetting(world: World) -> World:
    publish(world)
    imported(world, SMALL)
    told = world.phone("Sue").post("/api/resets", json={"aisle": "a9"})
    assert told.status_code == 200, told.text
    return world


def reset(world: World) -> dict[str, Any] | None:
    found = world.phone("Ada").get("/api/resets").json["resets"]
    return dict(found[0]) if found else None


def say(world: World, words: str) -> str:
    return str(world.phone("Ben").get(f"/api/find?q={words}").json["results"][0]["say"])


def test_everything_in_the_aisle_is_to_be_checked_first(resetting: World) -> None:
    now = reset(resetting)
    assert now is not None
    assert (now["code"], now["total"], now["left"], now["started_by"]) == ("A9", 3, 3, "Sue")
    found = resetting.phone("Ben").get("/api/find?q=screws").json
    assert (found["results"][0]["say"], found["decision"]) == (
        f"Aisle A9, bay 5, right side. {CHECK}",
        "also",
    )
    assert "being reset" not in say(resetting, "paint")


def test_a_kept_answer_that_names_a_place_there_says_to_check_first_too(resetting: World) -> None:
    with resetting.writing() as session:
        for words, spot in (("wobbly thing", "bay-L4"), ("other thing", "door")):
            entry = Entry(words=words, kind="spot", spot=spot, created_at=resetting.clock())
            session.add(entry)
            session.flush()
            events.record(session, events.STORE, "answer.kept", {"id": entry.id}, now=resetting.clock())
    found = resetting.phone("Ben").get("/api/find?q=wobbly thing").json
    assert found["results"][0]["say"].endswith(CHECK)
    assert (found["results"][0]["being_reset"], found["decision"]) == (True, "also")
    assert CHECK not in say(resetting, "other thing")


def test_a_customer_with_a_label_is_sent_to_a_colleague_first(resetting: World) -> None:
    page = resetting.anyone().get(f"/i/{id_of(resetting, 'S20')}").text
    assert "please ask any of us first" in page


def test_the_fixes_do_not_fill_with_what_is_being_reset(resetting: World) -> None:
    assert resetting.phone("Sue").get("/api/fixes").json["total"] == 0


def test_whoever_scans_there_is_believed_and_what_was_scanned_is_good_again(resetting: World) -> None:
    assert scan(resetting, "Ada", "S20", "bay-L2")["outcome"] == "moved"
    assert say(resetting, "screws") == "Aisle A9, bay 2, left side"
    assert codes(resetting, "S20") == ["A9-2L"]
    now = reset(resetting)
    assert now is not None
    assert now["left"] == 2


def test_it_ends_by_itself_when_all_was_checked(resetting: World) -> None:
    item = resetting.phone("Ada").get(f"/api/items/{id_of(resetting, 'N50')}").json
    home, endcap = item["placements"]
    scan(resetting, "Ada", "S20", "bay-R5")
    resetting.phone("Ada").post(f"/api/placements/{home['id']}/confirmation", json={})
    assert reset(resetting) is not None
    resetting.phone("Ada").post(f"/api/placements/{endcap['id']}/doubt", json={})
    assert reset(resetting) is None


def test_a_file_that_tells_other_places_for_all_that_was_left_ends_it_too(resetting: World) -> None:
    imported(resetting, SMALL.replace(",A9,", ",Z99,"))
    assert reset(resetting) is None


def test_a_scan_from_before_it_began_checks_nothing(resetting: World) -> None:
    resetting.clock.forward(60)
    scan(resetting, "Ada", "S20", "bay-R5", at="2026-03-07T11:59:00Z")
    now = reset(resetting)
    assert now is not None
    assert now["left"] == 3


def test_an_undone_scan_is_to_be_checked_again(resetting: World) -> None:
    scan(resetting, "Ada", "S20", "bay-R5")
    resetting.phone("Ada").post("/api/scans/undo", json={"scan": "key-0001"})
    now = reset(resetting)
    assert now is not None
    assert now["left"] == 3


@pytest.mark.parametrize("how", ["end", "undo"])
def test_a_supervisor_ends_it_or_takes_it_back(resetting: World, how: str) -> None:
    now = reset(resetting)
    assert now is not None
    sue, path = resetting.phone("Sue"), f"/api/resets/{now['id']}"
    told = sue.post(f"{path}/end") if how == "end" else sue.delete(path)
    assert told.json == {"resets": []}
    assert say(resetting, "screws") == "Aisle A9, bay 5, right side"


def test_what_nobody_saw_is_confirmed_by_nobody_once_it_has_ended(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    scan(world, "Ada", "S20", "bay-R5")
    for back in (True, False):
        world.phone("Sue").post("/api/resets", json={"aisle": "A9"})
        now = reset(world)
        assert now is not None
        path = f"/api/resets/{now['id']}"
        world.phone("Sue").delete(path) if back else world.phone("Sue").post(f"{path}/end")
        item = world.phone("Ada").get(f"/api/items/{id_of(world, 'S20')}").json
        assert (item["placements"][0]["confirmed_at"] is not None) is back


@pytest.mark.parametrize("way", ["end", "undo"])
def test_one_that_ended_by_mistake_goes_on_but_for_what_was_seen_since(resetting: World, way: str) -> None:
    now = reset(resetting)
    assert now is not None
    sue, path = resetting.phone("Sue"), f"/api/resets/{now['id']}"
    assert sue.post(f"{path}/resume").json["resets"][0]["left"] == 3, "it is on"
    assert (sue.post(f"{path}/end") if way == "end" else sue.delete(path)).json == {"resets": []}
    resetting.clock.forward(minutes=2)
    scan(resetting, "Ada", "S20", "bay-R5")
    told = sue.post(f"{path}/resume")
    assert told.status_code == 200, told.text
    assert [(one["left"], one["total"]) for one in told.json["resets"]] == [(2, 3)]
    assert CHECK in say(resetting, "nails")
    assert CHECK not in say(resetting, "screws")
    sue.post(f"{path}/end")
    resetting.clock.forward(days=8)
    scan_actions.scans_due(resetting.database, resetting.clock())
    with resetting.writing() as session, pytest.raises(Conflict):
        reset_actions.resume_reset(session, now["id"], now=resetting.clock())


def test_what_is_left_is_listed(resetting: World) -> None:
    now = reset(resetting)
    assert now is not None
    left = resetting.phone("Ada").get(f"/api/resets/{now['id']}/left").json["left"]
    assert sorted(one["name"] for one in left) == ["Nails 50 mm", "Nails 50 mm", "Screws"]


@pytest.mark.parametrize(("aisle", "status"), [("A9", 409), ("Q7", 422), ("A9 4 left", 422)])
def test_what_cannot_be_reset_is_told(resetting: World, aisle: str, status: int) -> None:
    assert resetting.phone("Sue").post("/api/resets", json={"aisle": aisle}).status_code == status


def test_only_supervisors_start_and_end_one_and_only_in_their_store(resetting: World) -> None:
    now = reset(resetting)
    assert now is not None
    ada, eve = resetting.phone("Ada"), resetting.elsewhere.phone("Eve")
    assert ada.post("/api/resets", json={"aisle": "A9"}).status_code == 403
    assert ada.delete(f"/api/resets/{now['id']}").status_code == 403
    assert ada.post(f"/api/resets/{now['id']}/resume").status_code == 403
    assert eve.delete(f"/api/resets/{now['id']}").status_code == 404
    assert eve.post(f"/api/resets/{now['id']}/resume").status_code == 404
    assert eve.get(f"/api/resets/{now['id']}/left").json == {"left": []}
