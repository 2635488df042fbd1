"""The draft over HTTP: one that supervisors share, changed step by step, never overwritten silently."""

import json
from copy import deepcopy
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from floorassist.draft import queries as drafts
from floorassist.draft import reading
from floorassist.draft.models import DraftChangeRow
from floorassist.floor import actions as floor
from floorassist.floor.parse import parse
from floorassist.storage import events
from tests.floor import plans
from tests.world import World

DRAFT, CHANGES = "/api/plan/draft", "/api/plan/draft/changes"


@pytest.fixture
def store(world: World) -> World:
    """Sue and Max are supervisors; the corner store's plan is published."""
    world.hire("Max", role="supervisor")
    publish(world, plans.document())
    return world


def publish(world: World, document: dict[str, Any]) -> None:
    with world.writing() as session:
        floor.publish_plan(session, parse(document), by=None, now=world.clock())


def edit(kind: str, before: Any, after: Any, at: int = 0) -> dict[str, Any]:
    object_id = "plan" if kind == "plan" else (after or before)["id"]
    return {"kind": kind, "id": object_id, "at": at, "before": before, "after": after}


def change(*edits: dict[str, Any], label: str = "A change") -> dict[str, Any]:
    return {"key": str(uuid4()), "label": label, "edits": list(edits)}


def renamed(world: World, name: str, *, n: int = 0) -> dict[str, Any]:
    aisle = draft(world)["document"]["aisles"][n]
    return change(edit("aisles", aisle, aisle | {"name": name}, n), label=f"Name aisle {name}")


def draft(world: World, who: str = "Sue") -> Any:
    return world.phone(who).get(DRAFT).json


def post(world: World, after: int, *changes: dict[str, Any], who: str = "Sue") -> Any:
    return world.phone(who).post(CHANGES, json={"after": after, "changes": list(changes)})


def text(world: World) -> str:
    with world.reading() as session:
        row = drafts.row_of(session)
        return row.document if row else ""


def kept(world: World) -> list[int]:
    with world.reading() as session:
        return list(session.scalars(select(DraftChangeRow.seq).order_by(DraftChangeRow.seq)))


def news(world: World) -> list[tuple[str, dict[str, Any]]]:
    with world.reading() as session:
        found = events.since(session, 0, [events.SUPERVISORS])
    return [(one.kind, one.body) for one in found if one.kind.startswith("draft.")]


def test_a_store_without_a_plan_begins_with_one_level_and_its_name(world: World) -> None:
    found = draft(world)
    assert (found["base_revision"], found["revision"], found["seq"]) == (0, 0, 0)
    assert [(one["name"], one["width"], one["depth"]) for one in found["document"]["levels"]] == [
        ("Ground floor", 40, 30)
    ]
    assert parse(found["document"]).aisles == ()
    wall = {"id": "w1", "level": "ground", "line": [[0, 0], [4, 0]], "thickness": 0.2}
    assert post(world, 0, change(edit("walls", None, wall))).json["seq"] == 1
    assert draft(world)["document"]["walls"] == [wall]


def test_a_change_is_seen_by_the_other_supervisor_with_who_made_it(store: World) -> None:
    assert draft(store)["document"]["blocks"] == []
    made = renamed(store, "Nails")
    taken = post(store, 0, made).json
    assert taken == {"base_revision": 1, "seq": 1, "changes": [], "fresh": False, "taken": [made["key"]]}
    assert draft(store, "Max")["document"]["aisles"][0]["name"] == "Nails"
    [seen] = store.phone("Max").get(f"{CHANGES}?after=0").json["changes"]
    assert (seen["key"], seen["edits"], seen["by"]["name"]) == (made["key"], made["edits"], "Sue")
    assert news(store) == [("draft.changed", {"seq": 1})]


def test_a_change_sent_twice_is_taken_once(store: World) -> None:
    made = renamed(store, "Nails")
    assert post(store, 0, made).json["seq"] == 1
    again = post(store, 0, made, other := renamed(store, "Hooks", n=1)).json
    assert (again["seq"], again["taken"], again["changes"]) == (2, [made["key"], other["key"]], [])


def test_two_editors_who_alter_other_objects_are_both_right(store: World) -> None:
    mine, theirs = renamed(store, "Nails"), renamed(store, "Hooks", n=1)
    assert post(store, 0, theirs, who="Max").json["seq"] == 1
    told = post(store, 0, mine).json
    assert (told["seq"], [one["key"] for one in told["changes"]]) == (2, [theirs["key"]])
    assert [one["name"] for one in draft(store)["document"]["aisles"][:2]] == ["Nails", "Hooks"]


def test_a_change_that_does_not_fit_is_refused_by_object_and_those_before_it_stay(store: World) -> None:
    aisle = draft(store)["document"]["aisles"][0]
    mine, theirs, first = renamed(store, "Mine"), renamed(store, "Theirs"), renamed(store, "Hooks", n=1)
    last = renamed(store, "Never tried", n=2)
    post(store, 0, theirs, who="Max")
    refused = post(store, 0, first, mine, last)
    told = refused.json
    assert (refused.status_code, told["refused"], told["taken"]) == (409, mine["key"], [first["key"]])
    [conflict] = told["conflicts"]
    assert conflict | {"by": None} == {
        "kind": "aisles",
        "id": aisle["id"],
        "name": aisle["code"],
        "base": aisle,
        "mine": aisle | {"name": "Mine"},
        "theirs": aisle | {"name": "Theirs"},
        "by": None,
    }
    assert conflict["by"]["name"] == "Max"
    assert told["detail"].startswith(f"Aisle {aisle['code']} is not as it was: Max was there first.")
    assert ([one["key"] for one in told["changes"]], told["seq"]) == ([theirs["key"]], 2)
    assert [one["name"] for one in draft(store)["document"]["aisles"][:3]] == ["Theirs", "Hooks", ""]


def test_a_change_and_its_inverse_leave_the_draft_as_it_was_byte_for_byte(store: World) -> None:
    document = draft(store)["document"]
    post(store, 0, there := renamed(store, "x"))
    start = text(store)
    aisles, walls = document["aisles"], document["walls"]
    away = [edit("aisles", aisles[3], None, 3), edit("walls", walls[1], None, 1)]
    away.append(edit("aisles", None, aisles[3] | {"id": "new", "bays": []}, 2))
    made = change(*away)
    back = change(*({**one, "before": one["after"], "after": one["before"]} for one in reversed(away)))
    assert post(store, 1, made).json["taken"] == [made["key"]]
    assert text(store) != start
    assert post(store, 2, back).json["seq"] == 3
    assert text(store) == start
    assert there["key"]


def test_a_draft_that_was_thrown_away_comes_back_until_the_next_change(store: World) -> None:
    assert store.phone("Sue").delete(DRAFT).status_code == 204
    post(store, 0, renamed(store, "Nails"))
    edited = text(store)
    assert store.phone("Max").delete(DRAFT).status_code == 204
    assert draft(store)["document"]["aisles"][0]["name"] == ""
    [thrown] = store.phone("Sue").get(f"{CHANGES}?after=1").json["changes"]
    assert (thrown["label"], thrown["by"]["name"]) == ("Draft thrown away", "Max")
    assert store.phone("Sue").post(f"{DRAFT}/return").status_code == 204
    assert text(store) == edited
    assert store.phone("Sue").post(f"{DRAFT}/return").status_code == 409


def test_the_draft_goes_on_from_its_own_publication(store: World) -> None:
    post(store, 0, renamed(store, "Nails"))
    publish(store, draft(store)["document"])
    found = draft(store)
    assert (found["base_revision"], found["revision"], found["seq"]) == (2, 2, 1)
    undone = {**renamed(store, ""), "label": "Undo"}
    assert post(store, 1, undone).json["seq"] == 2


def test_what_was_edited_after_the_plan_was_scheduled_stays_in_the_draft(store: World) -> None:
    post(store, 0, renamed(store, "Nails"))
    scheduled = draft(store)["document"]
    post(store, 1, renamed(store, "Screws"))
    publish(store, scheduled)
    found = draft(store)
    assert (found["base_revision"], found["seq"], found["document"]["aisles"][0]["name"]) == (2, 2, "Screws")


def test_a_plan_that_came_from_elsewhere_joins_the_draft_where_that_says_nothing_else(store: World) -> None:
    post(store, 0, renamed(store, "Mine"))
    other = plans.document()
    other["aisles"][0]["name"], other["aisles"][1]["name"] = "Theirs", "Hooks"
    publish(store, other)
    found = draft(store)
    assert [one["name"] for one in found["document"]["aisles"][:2]] == ["Mine", "Hooks"]
    assert (found["base_revision"], found["seq"]) == (2, 2)
    [joined] = store.phone("Sue").get(f"{CHANGES}?after=1").json["changes"]
    assert (joined["label"], joined["by"], len(joined["edits"])) == ("Revision 2 was published", None, 1)


def test_a_plan_from_elsewhere_that_would_overfill_the_draft_is_published_and_leaves_it_as_it_is(
    store: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plans.document()
    wall = plan["walls"][0]
    post(store, 0, change(edit("walls", None, wall | {"id": "mine"}, 1)))
    monkeypatch.setitem(reading.MOST, "walls", len(plan["walls"]) + 1)
    publish(store, plan | {"walls": [*plan["walls"], wall | {"id": "theirs"}]})
    now = draft(store)
    assert (now["base_revision"], now["revision"]) == (2, 2)
    assert {one["id"] for one in now["document"]["walls"]} == {*(one["id"] for one in plan["walls"]), "mine"}


def test_who_is_too_far_behind_is_told_to_load_the_draft_anew(
    store: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(3):
        post(store, n, renamed(store, f"Name {n}"))
    monkeypatch.setattr(drafts, "MOST_TOLD", 2)
    late = store.phone("Max").get(f"{CHANGES}?after=0").json
    assert (late["fresh"], late["changes"], late["seq"]) == (True, [], 3)
    assert store.phone("Max").get(f"{CHANGES}?after=9").json["fresh"] is True
    assert store.phone("Max").get(f"{CHANGES}?after=3").json["fresh"] is False
    assert len(store.phone("Max").get(f"{CHANGES}?after=1").json["changes"]) == 2
    monkeypatch.setattr(drafts, "MOST_TEXT", 1_000)
    assert store.phone("Max").get(f"{CHANGES}?after=1").json["fresh"] is True, "few, but long"


def test_who_changed_what_is_forgotten_after_30_days_but_for_the_last_changes(
    store: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "MOST_TOLD", 2)
    for n in range(4):
        post(store, n, renamed(store, f"Name {n}"))
    store.clock.forward(days=29)
    publish(store, json.loads(text(store)))
    assert kept(store) == [1, 2, 3, 4]
    store.clock.forward(days=2)
    publish(store, json.loads(text(store)))
    assert kept(store) == [3, 4]


def test_editors_see_each_other_for_a_minute(store: World) -> None:
    here = {"level": "ground", "selection": [["aisles", "a1"], ["aisles", "a1", "b1"]]}
    assert store.phone("Sue").post(f"{DRAFT}/presence", json=here).json == {"editors": []}
    store.phone("Sue").post(f"{DRAFT}/presence", json=here)
    assert news(store) == [("draft.editors", {})]
    [seen] = store.phone("Max").post(f"{DRAFT}/presence", json={"level": "up"}).json["editors"]
    assert seen == {"person": {"id": store.ids["Sue"], "name": "Sue"}} | here
    assert [one["person"]["name"] for one in draft(store)["editors"]] == ["Max"]
    for wrong in ([["aisles"]], [["aisles", "a" * 65]], [["aisles", "a", "b", "c"]], [["aisles", "a"]] * 501):
        sent = {"level": "ground", "selection": wrong}
        assert store.phone("Sue").post(f"{DRAFT}/presence", json=sent).status_code == 422
    store.clock.forward(61)
    assert draft(store)["editors"] == []
    store.phone("Max").post(f"{DRAFT}/presence", json={"level": "up"})
    store.phone("Max").delete(f"{DRAFT}/presence")
    assert draft(store)["editors"] == []


def test_of_who_is_forgotten_nothing_is_told_any_more(store: World) -> None:
    post(store, 0, renamed(store, "Nails"), who="Max")
    store.phone("Max").post(f"{DRAFT}/presence", json={"level": "ground"})
    assert store.phone("Max").delete("/api/me").status_code == 204
    told = draft(store)
    assert (told["editors"], told["document"]["aisles"][0]["name"]) == ([], "Nails")
    [seen] = store.phone("Sue").get(f"{CHANGES}?after=0").json["changes"]
    assert seen["by"] is None


def test_workers_and_another_store_get_at_nothing(store: World) -> None:
    post(store, 0, renamed(store, "Nails"))
    for call in (
        store.phone("Ada").get(DRAFT),
        store.phone("Ada").delete(DRAFT),
        post(store, 0, renamed(store, "x"), who="Ada"),
        store.phone("Ada").post(f"{DRAFT}/presence", json={"level": "g"}),
    ):
        assert call.status_code == 403
    there = store.elsewhere.phone("Eve").get(DRAFT).json
    assert (there["seq"], there["document"]["aisles"]) == (0, [])


GIANT = {
    "id": "a",
    "level": "g",
    "code": "A",
    "from": [0, 0],
    "to": [9, 0],
    "width": 2,
    "bays": [{}] * 1_000_000,
}
SHORT: dict[str, Any] = {"id": "w", "level": "ground", "line": [[0, 0], [1, 0]], "thickness": 0.2}


HOSTILE = [
    ([edit("walls", None, SHORT | {"thickness": float("nan")})], "`thickness` must be a number"),
    ([edit("walls", None, SHORT | {"line": [[0, 1e999], [1, 0]]})], "points [x, y] in metres"),
    ([edit("walls", SHORT | {"thickness": float("nan")}, None)], "`thickness` must be a number"),
    ([edit("aisles", None, GIANT)], "20,000 bays at most"),
    ([edit("walls", None, SHORT | {"x" * 300: {}})], "There is no field"),
    ([edit("walls", None, SHORT | {"id": "<script>\n"})], "must be a plain text"),
    ([{**edit("walls", None, SHORT), "id": "other"}], "must have the id of its edit"),
    ([{**edit("walls", None, SHORT), "kind": "schema"}], "This must be 'plan', 'levels'"),
    ([{**edit("walls", None, SHORT), "at": -1}], "This must be 0 or more"),
    ([{**edit("walls", None, SHORT), "after": [1]}], "edits.0.after"),
    ([edit("plan", {"name": "x"}, {"name": "x", "levels": []})], "There is no field 'levels'"),
    ([edit("plan", {"name": "x"}, {"name": "x", "geo": {"deep": [[[]]]}})], "There is no field 'deep'"),
    ([edit("plan", {"name": "x"}, None)], "they are altered only"),
    (
        [edit("walls", None, SHORT), {**edit("walls", None, SHORT), "after": None}],
        "object before or after it",
    ),
    ([], "edits"),
]


def test_what_no_plan_may_have_is_refused_in_words_and_leaves_the_draft_as_it_was(store: World) -> None:
    post(store, 0, renamed(store, "Nails"))
    before, good = text(store), renamed(store, "Hooks", n=1)
    for hostile, says in HOSTILE:
        sent = json.dumps({"after": 1, "changes": [good, change(*hostile)]})
        refused = store.phone("Sue").post(CHANGES, data=sent, content_type="application/json")
        assert refused.status_code == 422, says
        assert says in json.dumps(refused.json), says
        assert "NaN" not in refused.data.decode(), says
    assert (text(store), draft(store)["seq"]) == (before, 1)


def test_brackets_without_end_are_no_json(store: World) -> None:
    deep = (
        '{"after":0,"changes":[{"key":"kkkkkkkk","edits":[{"kind":"walls","id":"w","after":'
        + '{"a":' * 90_000
    )
    sent = store.phone("Sue").post(CHANGES, data=deep, content_type="application/json")
    assert (sent.status_code, text(store)) == (400, "")


def test_a_plan_does_not_grow_beyond_what_may_be_published(store: World) -> None:
    points = [
        {"id": f"p{n}", "level": "ground", "kind": "desk", "code": f"P{n}", "name": "Desk", "at": [1, 1]}
        for n in range(100)
    ]
    before = draft(store)["document"]["anchors"]
    made = change(*(edit("anchors", None, deepcopy(one)) for one in points[: 100 - len(before)]))
    assert post(store, 0, made).status_code == 200
    one_more = change(edit("anchors", None, points[-1]))
    refused = post(store, 1, renamed(store, "Nails"), one_more)
    assert (refused.status_code, refused.json["refused"]) == (422, one_more["key"])
    assert "100 anchors at most" in refused.json["detail"]
    assert draft(store)["seq"] == 1
