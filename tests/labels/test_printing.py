"""Choosing labels, making their sheets, and what counts as printed."""

import threading
from copy import deepcopy
from typing import Any

import pytest
from flask.testing import FlaskClient

from floorassist.catalog.queries import id_of_sku
from floorassist.labels import print_actions
from floorassist.labels.choice import Choice
from floorassist.labels.choice_queries import chosen
from floorassist.labels.presets import BY_ID
from floorassist.labels.sheet import Setting
from tests.catalog.stock import PLAN, SMALL, imported, publish
from tests.world import World

BAYS = {"what": "bay", "preset": "l7160"}


@pytest.fixture
def shop(world: World) -> World:
    """The store with three items and a plan of one aisle with twenty bays."""
    publish(world)
    imported(world, SMALL)
    return world


def count(world: World, **choice: Any) -> Any:
    answer = world.phone("Sue").get("/api/labels/chosen", query_string=choice)
    assert answer.status_code == 200, answer.json
    return answer.json


def printed(world: World, program: FlaskClient | None = None, **choice: Any) -> Any:
    """A run from beginning to end, as it stands then."""
    by = program or world.phone("Sue")
    answer = by.post("/api/labels/runs", json=choice)
    assert answer.status_code == 202, answer.json
    for thread in threading.enumerate():
        if thread.name == f"labels {answer.json['id']}":
            thread.join()
    return by.get(f"/api/labels/runs/{answer.json['id']}").json


def renamed_aisle() -> dict[str, Any]:
    plan = deepcopy(PLAN)
    plan["aisles"][0]["code"] = "B1"  # type: ignore[index]
    return plan


CHOICES: list[tuple[dict[str, Any], int]] = [
    ({"what": "bay"}, 20),
    ({"what": "bay", "aisle": "A9"}, 20),
    ({"what": "bay", "department": "Paint"}, 0),
    ({"what": "bay", "only": "bay-L4"}, 1),
    ({"what": "aisle", "copies": 2}, 2),
    ({"what": "place"}, 1),
    ({"what": "item"}, 3),
    ({"what": "item", "aisle": "A9"}, 2),
    ({"what": "item", "aisle": "Z99"}, 1),
    ({"what": "item", "department": "Hardware"}, 2),
    ({"what": "item", "only": "words"}, 0),
    ({"what": "item", "only": str(2**63)}, 0),
    ({"what": "blank", "count": 30}, 30),
]


def test_a_choice_by_aisle_department_or_kind_says_how_many_labels_it_is(shop: World) -> None:
    assert [count(shop, **choice)["labels"] for choice, _ in CHOICES] == [labels for _, labels in CHOICES]


def test_labels_on_a_begun_sheet_need_another_page(shop: World) -> None:
    assert count(shop, **BAYS)["pages"] == 1
    assert count(shop, **BAYS, start=3)["pages"] == 2


def test_a_run_ends_as_a_pdf_that_says_who_had_it_made(shop: World) -> None:
    run = printed(shop, **BAYS, aisle="A9")
    assert (run["state"], run["labels"], run["pages"], run["by"]) == ("ready", 20, 1, "Sue")
    assert run["words"] == "Bays of aisle A9"
    answer = shop.phone("Sue").get(f"/api/labels/runs/{run['id']}/sheets")
    assert (answer.content_type, answer.data[:5]) == ("application/pdf", b"%PDF-")


def test_what_was_printed_is_not_printed_again_until_it_says_something_else(shop: World) -> None:
    assert count(shop, **BAYS, changed=True)["labels"] == 20
    printed(shop, **BAYS)
    assert count(shop, **BAYS, changed=True)["labels"] == 0
    publish(shop, renamed_aisle())
    assert count(shop, **BAYS, changed=True)["labels"] == 20


def test_an_item_that_got_another_name_is_to_be_printed_again(shop: World) -> None:
    printed(shop, what="item")
    imported(shop, SMALL.replace("Nails 50 mm", "Long nails"))
    assert count(shop, what="item", changed=True)["labels"] == 1


def test_a_print_that_did_not_come_out_counts_as_never_printed_until_it_did_after_all(shop: World) -> None:
    first, second = printed(shop, **BAYS), printed(shop, **BAYS, only="bay-L4")
    for run, left in ((second, 0), (first, 20)):
        shop.phone("Sue").put(f"/api/labels/runs/{run['id']}", json={"came_out": False})
        assert count(shop, **BAYS, changed=True)["labels"] == left
    shop.phone("Sue").put(f"/api/labels/runs/{first['id']}", json={"came_out": True})
    assert count(shop, **BAYS, changed=True)["labels"] == 0


def test_after_a_week_a_print_stands(shop: World) -> None:
    run = printed(shop, **BAYS)
    shop.clock.forward(days=8)
    program = shop.integration("supervisor")
    answer = program.put(f"/api/labels/runs/{run['id']}", json={"came_out": False})
    assert (answer.status_code, "Print the labels again" in answer.json["detail"]) == (409, True)


def test_nothing_to_print_says_what_to_choose_instead(shop: World) -> None:
    printed(shop, **BAYS)
    answer = shop.phone("Sue").post("/api/labels/runs", json=BAYS | {"changed": True})
    assert (answer.status_code, answer.json["errors"][0]["field"]) == (422, "what")
    assert answer.json["detail"].startswith("Nothing changed since it was last printed.")


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"start": 22}, "start"),
    ({"offset_x": 21}, "offset_x"),
    ({"host": "javascript:alert(1)"}, "host"),
    ({"preset": "l0000"}, "preset"),
    ({"what": "blank"}, "count"),
]


def test_what_cannot_be_printed_is_named(shop: World) -> None:
    answers = [shop.phone("Sue").post("/api/labels/runs", json=BAYS | wrong) for wrong, _ in WRONG]
    assert [answer.status_code for answer in answers] == [422] * len(WRONG)
    assert [answer.json["errors"][0]["field"] for answer in answers] == [field for _, field in WRONG]


def test_the_preview_is_a_picture_and_the_calibration_page_a_pdf(shop: World) -> None:
    sue = shop.phone("Sue")
    assert sue.get("/api/labels/preview", query_string=BAYS).data[:4] == b"\x89PNG"
    assert sue.get("/api/labels/calibration", query_string={"preset": "5160"}).data[:5] == b"%PDF-"


def test_sheets_are_kept_for_two_days(shop: World) -> None:
    run = printed(shop, **BAYS)
    shop.clock.forward(days=3)
    shop.tick(3_601)
    program = shop.integration("supervisor")
    answer = program.get(f"/api/labels/runs/{run['id']}/sheets")
    assert (answer.status_code, "kept for two days" in answer.json["detail"]) == (404, True)


def test_another_store_sees_nothing_of_it_and_workers_print_nothing(shop: World) -> None:
    run = printed(shop, **BAYS)
    eve = shop.elsewhere.phone("Eve")
    assert eve.get(f"/api/labels/runs/{run['id']}").status_code == 404
    assert eve.get(f"/api/labels/runs/{run['id']}/sheets").status_code == 404
    assert eve.put(f"/api/labels/runs/{run['id']}", json={"came_out": False}).status_code == 404
    assert eve.get("/api/labels/chosen", query_string=BAYS).json["labels"] == 0
    assert shop.phone("Ada").get("/api/labels").status_code == 403
    assert shop.phone("Ada").post("/api/labels/runs", json=BAYS).status_code == 403


def test_an_item_is_labelled_by_its_barcode_and_one_without_by_its_number(shop: World) -> None:
    imported(shop, "sku,name\nOWN-1,House blend\n")
    with shop.reading() as session:
        own = id_of_sku(session, "OWN-1")
        labels = {one.label.code: one.label.path for one in chosen(session, Choice("item")).labels}
    assert labels["4006381333931"] == "/01/04006381333931"
    assert labels["OWN-1"] == f"/i/{own}"


def test_more_labels_than_can_be_made_at_once_are_counted_and_refused(
    shop: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("floorassist.labels.choice_queries.MOST", 2)
    monkeypatch.setattr("floorassist.labels.print_actions.MOST", 2)
    found = count(shop, what="item")
    assert (found["labels"], found["changed"]) == (3, None)
    answer = shop.phone("Sue").post("/api/labels/runs", json={"what": "item"})
    assert (answer.status_code, answer.json["detail"].split(".")[0]) == (
        422,
        "3 labels are more than 2 at once",
    )
    assert count(shop, what="item", department="Hardware")["changed"] == 2


def test_one_run_at_a_time_is_made_and_one_that_fell_silent_failed(shop: World) -> None:
    with shop.writing() as session:
        setting = Setting(BY_ID["l7160"], "https://store.test")
        choice = Choice("bay")
        order = print_actions.begin(
            session, choice, chosen(session, choice), setting, by=None, now=shop.clock()
        )
    assert shop.phone("Sue").post("/api/labels/runs", json=BAYS).status_code == 409
    shop.clock.forward(minutes=3)
    assert shop.phone("Sue").get(f"/api/labels/runs/{order.run_id}").json["state"] == "failed"
    assert printed(shop, **BAYS)["state"] == "ready"


def test_what_no_font_can_write_is_left_out_and_told(shop: World) -> None:
    imported(shop, "sku,name\nH1,𒀀𒁀 50\n")
    assert count(shop, what="item")["unwritable"] == 1
