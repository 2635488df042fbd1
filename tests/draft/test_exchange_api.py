"""The plan as files over HTTP: for supervisors, of their store alone; an import changes nothing by itself."""

import io
import json
from copy import deepcopy
from typing import Any
from uuid import uuid4

import pytest

from floorassist.catalog import actions as catalog
from floorassist.catalog.reading import opened
from floorassist.floor import actions as floor
from floorassist.floor.exchange import load
from floorassist.floor.parse import parse
from tests.floor import plans
from tests.world import World

FILES, DRAFT_FILES, START = "/api/plan/files", "/api/plan/draft/files", "/api/plan/draft/start"
ITEMS = b"sku,name,department,aisle,bay,side\nN50,Nails,Hardware,A10,4,L\nG1,Spade,Garden,G7,2,R\n"


@pytest.fixture
def store(world: World) -> World:
    """The corner store's plan is published, and two items stand somewhere."""
    with world.writing() as session:
        floor.publish_plan(session, parse(plans.document()), by=None, now=world.clock())
    file = opened(ITEMS, "items.csv")
    number = catalog.begin(
        world.database, world.store_id, file, clock=world.clock, dry_run=False, person_id=None
    )
    catalog.carry_out(world.database, world.store_id, number, file, clock=world.clock)
    return world


def send(world: World, path: str, content: bytes, filename: str, **more: str) -> Any:
    form = {"file": (io.BytesIO(content), filename), **more}
    return world.phone("Sue").post(path, data=form, content_type="multipart/form-data")


def test_out_of_the_plan_and_into_the_draft_as_one_change(store: World) -> None:
    sue = store.phone("Sue")
    out = sue.get(f"{FILES}?format=json")
    assert out.headers["Content-Disposition"] == 'attachment; filename="corner-store.json"'
    assert load(out.text) == parse(plans.document())
    document = deepcopy(plans.document())
    document["aisles"][0]["name"] = "Nails"
    told = send(store, DRAFT_FILES, json.dumps(document).encode(), "plan.json").json
    assert [one["id"] for one in told["change"]["edits"]] == ["aisle-1"]
    assert sue.get("/api/plan/draft").json["seq"] == 0  # nothing is changed yet
    change = {"key": str(uuid4()), **told["change"]}
    assert (
        sue.post("/api/plan/draft/changes", json={"after": told["seq"], "changes": [change]}).status_code
        == 200
    )
    assert sue.get("/api/plan/draft").json["document"]["aisles"][0]["name"] == "Nails"
    assert '"Nails"' in sue.get(f"{FILES}?format=geojson&of=draft").text
    assert send(store, DRAFT_FILES, json.dumps(document).encode(), "plan.json").json["change"] is None


def test_a_list_holds_what_stands_where_and_a_start_what_the_catalog_names(store: World) -> None:
    rows = store.phone("Sue").get(f"{FILES}?format=csv").get_data().decode("utf-8-sig").splitlines()
    assert next(row for row in rows if "N50" in row).startswith("A10,,,L,4,,,,,home,")
    told = store.phone("Sue").post(START, json={"from": "catalog"}).json
    assert [one["after"]["code"] for one in told["change"]["edits"] if one["kind"] == "aisles"] == ["G7"]
    listed = send(store, START, b"aisle,bays\nH1,4\n", "aisles.csv", **{"from": "csv"}).json
    assert (listed["after"]["bays"] - listed["before"]["bays"], listed["faults"]) == (8, [])


def test_imdf_says_what_to_fill_in_and_a_bad_file_what_is_wrong(store: World) -> None:
    refused = store.phone("Sue").get(f"{FILES}?format=imdf")
    assert (refused.status_code, "latitude and longitude" in refused.json["detail"]) == (422, True)
    assert refused.json["errors"][0]["field"] == "geo"
    bad = send(store, DRAFT_FILES, b'{"schema": 1, "aisles": [{"code": "A1"}]}', "plan.json")
    assert bad.status_code == 422
    assert any(one["field"] == "aisles[0] A1" for one in bad.json["errors"])
    assert send(store, DRAFT_FILES, b"<svg/>", "plan.svg").status_code == 422
    assert store.phone("Sue").post(DRAFT_FILES).json["errors"][0]["field"] == "file"
    assert store.phone("Sue").post(START, json={"from": "nowhere"}).json["errors"][0]["field"] == "from"


def test_a_refused_file_leaves_the_draft_as_it_was(store: World) -> None:
    before = store.phone("Sue").get("/api/plan/draft").json
    many = json.dumps({**plans.document(), "walls": [[]] * 1_000_000}).encode()
    for content, name in (
        (many, "plan.json"),
        (b"PK\x03\x04", "plan.zip"),
        (b"aisle,bays\nA1,1e9\n", "a.csv"),
    ):
        assert send(store, DRAFT_FILES, content, name).status_code == 422
    assert store.phone("Sue").get("/api/plan/draft").json == before


def test_files_are_for_supervisors_of_their_own_store(store: World) -> None:
    assert store.phone("Ada").get(f"{FILES}?format=json").status_code == 403
    assert store.phone("Ada").post(START, json={"from": "catalog"}).status_code == 403
    assert store.elsewhere.phone("Eve").get(f"{FILES}?format=json").status_code == 404
    assert "Corner" not in store.elsewhere.phone("Eve").get(f"{FILES}?format=json&of=draft").text
