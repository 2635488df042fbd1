"""Items and imports over HTTP."""

import io
import threading
from typing import Any

import pytest

from tests.catalog import workbooks
from tests.catalog.stock import SMALL, imported
from tests.world import PhoneClient, World


def send(phone: PhoneClient, content: bytes, filename: str = "items.csv", **also: str) -> Any:
    return phone.post("/api/imports", data={"file": (io.BytesIO(content), filename)} | also)


def finished(world: World, import_id: int) -> Any:
    for thread in threading.enumerate():
        if thread.name == f"import {import_id}":
            thread.join(timeout=30)
    return world.phone("Sue").get(f"/api/imports/{import_id}").json


def test_an_item_is_told_with_its_places(world: World) -> None:
    imported(world, SMALL)
    found = world.phone("Ada").get("/api/items/1")
    assert found.status_code == 200
    assert (found.json["name"], found.json["price"]) == ("Nails 50 mm", "3.99")
    assert found.json["placements"][0]["code"] == "A9-4L"


def test_another_stores_item_looks_like_none(world: World) -> None:
    imported(world.elsewhere, SMALL)
    for path in ("/api/items/1", "/api/items/2147483647"):
        refused = world.phone("Ada").get(path)
        assert refused.status_code == 404
        assert refused.json["detail"].endswith("in this store. Search for it by name.")


def test_the_name_of_a_file_is_kept_without_signs_that_no_database_column_takes(world: World) -> None:
    sent = send(world.phone("Sue"), SMALL.encode(), "it\x00ems.csv")
    assert (sent.status_code, sent.json["filename"]) == (202, "items.csv")
    assert finished(world, sent.json["id"])["state"] == "done"


def test_an_import_is_accepted_runs_and_is_told(world: World) -> None:
    sent = send(world.phone("Sue"), SMALL.encode())
    assert sent.status_code == 202
    assert (sent.json["state"], sent.json["by"], sent.json["filename"]) == ("running", "Sue", "items.csv")
    assert {"from": "sku", "to": "sku"} in sent.json["columns"]
    done = finished(world, sent.json["id"])
    assert (done["state"], done["created"], done["done_rows"], done["undoable"]) == ("done", 3, 4, True)
    assert [one["id"] for one in world.phone("Sue").get("/api/imports").json["imports"]] == [done["id"]]


def test_a_dry_run_over_http_changes_nothing(world: World) -> None:
    sent = send(world.phone("Sue"), SMALL.encode(), dry_run="true")
    assert finished(world, sent.json["id"])["state"] == "checked"
    assert world.phone("Sue").get("/api/items/1").status_code == 404


def test_a_workbook_is_imported(world: World) -> None:
    content = workbooks.workbook([["sku", "name", "UPC"], [17, "Nails", 4006381333931]])
    sent = send(world.phone("Sue"), content, "items.xlsx")
    assert finished(world, sent.json["id"])["created"] == 1
    assert world.phone("Ada").get("/api/items/1").json["gtins"] == ["04006381333931"]


def test_an_import_is_undone_over_http_once(world: World) -> None:
    done = imported(world, SMALL)
    undone = world.phone("Sue").post(f"/api/imports/{done.id}/undo")
    assert (undone.status_code, undone.json["state"]) == (200, "undone")
    again = world.phone("Sue").post(f"/api/imports/{done.id}/undo")
    assert (again.status_code, again.json["detail"]) == (
        409,
        "Only the last import can be undone, and only once.",
    )


@pytest.mark.parametrize(
    ("content", "filename", "says"),
    [
        (b"", "items.csv", "The file is empty."),
        (b"price\n3\n", "items.csv", "No column is the sku."),
        (b"sku,name\n1,A\x00\n", "items.csv", "NUL byte"),
        (b"MZ", "items.exe", "neither CSV nor XLSX"),
        (b"PK\x03\x04", "items.xlsx", "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    world: World, content: bytes, filename: str, says: str
) -> None:
    refused = send(world.phone("Sue"), content, filename)
    assert (refused.status_code, refused.content_type) == (422, "application/problem+json")
    assert says in refused.json["detail"]
    assert refused.json["errors"][0]["field"] == "file"


def test_a_zip_bomb_is_refused(world: World) -> None:
    bomb = workbooks.workbook([["sku", "name"]], more=b" " * (257 * 1024 * 1024))
    refused = send(world.phone("Sue"), bomb, "items.xlsx")
    assert (refused.status_code, "unpacks to far more" in refused.json["detail"]) == (422, True)


def test_a_file_above_the_limit_is_refused_before_it_is_read(world: World) -> None:
    refused = send(world.phone("Sue"), b"x" * (world.settings.upload_bytes + 100_000))
    assert refused.status_code == 413


def test_no_file_and_a_strange_dry_run_are_refused_by_name(world: World) -> None:
    phone = world.phone("Sue")
    assert phone.post("/api/imports", data={}).json["errors"][0]["field"] == "file"
    assert send(phone, SMALL.encode(), dry_run="perhaps").json["errors"][0]["field"] == "dry_run"


def test_only_supervisors_import_and_nobody_sees_another_stores(world: World) -> None:
    done = imported(world, SMALL)
    eve = world.elsewhere.phone("Eve")
    for method, path in (("get", "/api/imports"), ("get", f"/api/imports/{done.id}")):
        assert getattr(world.phone("Ada"), method)(path).status_code == 403
        assert getattr(world.phone("Rex"), method)(path).status_code == 401
    assert send(world.phone("Ada"), SMALL.encode()).status_code == 403
    assert eve.get("/api/imports").json == {"imports": []}
    assert eve.get(f"/api/imports/{done.id}").status_code == 404
    assert eve.post(f"/api/imports/{done.id}/undo").status_code == 404


def test_an_integration_may_import(world: World) -> None:
    sent = send(world.integration("supervisor"), SMALL.encode())  # type: ignore[arg-type]
    assert finished(world, sent.json["id"])["by"] is None
