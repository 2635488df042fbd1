"""From the draft to the plan: checked, compared, published now or at its time, and back to an older one."""

from copy import deepcopy
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from floorassist.draft import due_actions
from floorassist.draft import publication_queries as publications
from floorassist.draft.publication_actions import NotOut
from floorassist.floor import queries as floor
from floorassist.storage import events
from floorassist.translation import speaking
from tests.catalog.stock import HEADER, PLAN, SMALL, imported
from tests.floor import plans
from tests.labels.test_printing import printed
from tests.races import at_once
from tests.spanish import MESSAGES, SPANISH
from tests.world import World

DRAFT = "/api/plan/draft"
ITEMS = ("{n} item stands", "{n} items stand")


@pytest.fixture
def store(world: World) -> World:
    """The corner store's plan is published."""
    assert world.phone("Sue").put("/api/plan", json=plans.document()).status_code == 201
    return world


def edit(world: World, document: dict[str, Any], kind: str = "aisles", who: str = "Sue") -> None:
    """Let the draft say this of its objects of one kind."""
    draft = world.phone(who).get(DRAFT).json
    old = {one["id"]: (at, one) for at, one in enumerate(draft["document"][kind])}
    new = {one["id"]: (at, one) for at, one in enumerate(document[kind])}
    edits = [
        {"kind": kind, "id": i, "at": at, "before": one, "after": None}
        for i, (at, one) in old.items()
        if i not in new
    ]
    edits += [
        {"kind": kind, "id": i, "at": at, "before": old.get(i, (0, None))[1], "after": one}
        for i, (at, one) in new.items()
        if old.get(i, (0, None))[1] != one
    ]
    sent = {"after": draft["seq"], "changes": [{"key": str(uuid4()), "label": "Edit", "edits": edits}]}
    answer = world.phone(who).post(f"{DRAFT}/changes", json=sent)
    assert answer.status_code == 200, answer.text


def recoded(document: dict[str, Any], **codes: str) -> dict[str, Any]:
    plan = deepcopy(document)
    for aisle in plan["aisles"]:
        aisle["code"] = codes.get(aisle["id"].replace("-", "_"), aisle["code"])
    return plan


def publish(world: World, who: str = "Sue", **more: Any) -> Any:
    draft = world.phone(who).get(DRAFT).json
    wanted = {"expected_revision": draft["revision"], "seq": draft["seq"]} | more
    return world.phone(who).post(f"{DRAFT}/publication", json=wanted)


def check(world: World) -> Any:
    return world.phone("Sue").get(f"{DRAFT}/check").json


def news(world: World, kind: str) -> list[dict[str, Any]]:
    with world.reading() as session:
        return [one.body for one in events.since(session, 0) if one.kind == kind]


def test_the_draft_becomes_the_plan_that_phones_have_and_the_draft_goes_on(store: World) -> None:
    edit(store, recoded(plans.document(), aisle_a12="A14"))
    assert publish(store).json == {"revision": 2, "scheduled_at": None}
    assert news(store, "plan.published")[-1] == {"revision": 2}
    plan = store.phone("Ada").get("/api/plan").json
    assert (plan["revision"], plan["plan"]) == (2, recoded(plans.document(), aisle_a12="A14"))
    assert [one["code"] for one in plan["renamed"]] == ["A12"]
    draft = store.phone("Sue").get(DRAFT).json
    assert (draft["base_revision"], draft["revision"]) == (2, 2)
    again = publish(store)
    assert (again.status_code, again.json["errors"][0]["field"]) == (422, "seq")


def test_a_draft_that_changed_meanwhile_is_not_published_and_both_numbers_are_told(store: World) -> None:
    edit(store, recoded(plans.document(), aisle_a12="A14"))
    refused = publish(store, seq=0)
    assert (refused.status_code, refused.json["expected_seq"], refused.json["seq"]) == (409, 0, 1)
    refused = publish(store, expected_revision=7)
    assert (refused.status_code, refused.json["expected_revision"], refused.json["revision"]) == (409, 7, 1)


@pytest.mark.parametrize("at", [{}, {"at": "2026-03-07T22:00:00Z"}])
def test_what_has_to_be_mended_keeps_the_draft_from_being_published(store: World, at: dict[str, str]) -> None:
    edit(store, recoded(plans.document(), aisle_a12="A11"))
    [blocker] = check(store)["blockers"]
    assert (blocker["kind"], blocker["id"], blocker["name"]) == ("aisles", "aisle-a12", "Aisle A11")
    refused = publish(store, **at)
    assert (refused.status_code, refused.json["blockers"]) == (422, [blocker])
    with store.reading() as session:
        assert (floor.current_revision(session), publications.scheduled(session)) == (1, None)


def test_a_bay_that_nobody_reaches_is_told_with_its_bay(store: World) -> None:
    plan = plans.document()
    cage = [[1.6, 9], [4.4, 9], [4.4, 17], [1.6, 17], [1.6, 9]]
    plan["walls"].append({"id": "cage", "level": "ground", "line": cage, "thickness": 0.1})
    edit(store, plan, "walls")
    found = check(store)["blockers"]
    assert {(one["kind"], one["id"]) for one in found} == {("aisles", "aisle-1")}
    assert [one["bay"] for one in found] == [bay["id"] for bay in plan["aisles"][0]["bays"]]


def test_a_bay_goes_away_only_once_nothing_stands_there(world: World) -> None:
    assert world.phone("Sue").put("/api/plan", json=PLAN).status_code == 201
    imported(world, SMALL)
    plan: dict[str, Any] = deepcopy(dict(PLAN))
    plan["aisles"][0]["bays"] = [bay for bay in plan["aisles"][0]["bays"] if bay["id"] != "bay-L4"]
    edit(world, plan)
    [blocker] = check(world)["blockers"]
    assert (blocker["kind"], blocker["id"], blocker["name"]) == ("bays", "bay-L4", "A9-4L")
    assert blocker["detail"].startswith("A9-4L goes away, but 1 item stands there.")
    assert publish(world).status_code == 422


def test_what_is_in_the_way_is_listed_together(world: World) -> None:
    assert world.phone("Sue").put("/api/plan", json=PLAN).status_code == 201
    imported(world, SMALL)
    plan: dict[str, Any] = deepcopy(dict(PLAN))
    plan["aisles"][0]["bays"] = [bay for bay in plan["aisles"][0]["bays"] if bay["id"] != "bay-L4"]
    bays = [bay | {"id": f"{bay['id']}-again"} for bay in PLAN["aisles"][0]["bays"]]  # type: ignore[index]
    again = {"id": "aisle-again", "bays": bays, "from": [5, 12], "to": [17, 12]}
    plan["aisles"].append(plan["aisles"][0] | again)
    edit(world, plan)
    cage = [[4, 9], [18, 9], [18, 15], [4, 15], [4, 9]]
    edit(world, plan | {"walls": [{"id": "cage", "level": "g", "line": cage, "thickness": 0.1}]}, "walls")
    told = [one["detail"] for one in check(world)["blockers"]]
    assert told[0] == "Another aisle has the code A9; choose another code."
    assert told[1].startswith("Bay 1L of aisle A9 cannot be reached")
    assert told[-1].startswith("A9-4L goes away, but 1 item stands there.")


def test_warnings_tell_of_labels_of_narrow_aisles_and_of_addresses_given_anew(store: World) -> None:
    imported(store, f"{HEADER}\nN1,Nails,,,,,1,1,L,,home,,,\nN2,Screws,,,,,3,1,L,,home,,,\n")
    printed(store, what="bay", aisle="1", preset="l7160")
    printed(store, what="item", preset="l7160")
    plan = recoded(plans.document(), aisle_1="2", aisle_2="1")
    plan["aisles"][2]["width"] = 0.8
    edit(store, plan)
    found = {(one["name"], one["detail"]) for one in check(store)["warnings"]}
    assert ("Aisle 3", "It is 0.8 m wide; a trolley or a wheelchair needs 0.9 m.") in found
    labels = "10 printed labels are out of date. They still scan; print them anew when you can."
    assert ("Aisle 2", labels) in found
    assert ("Aisle 1", "People may look for the old 1, now 2: they are shown both.") in found
    assert publish(store).status_code == 201, "a warning keeps nothing from being published"


def test_a_comparison_says_what_became_of_each_object(store: World) -> None:
    plan = recoded(plans.document(), aisle_a12="A14")
    plan["aisles"][0] |= {"from": [4, 16], "to": [4, 10]}
    plan["aisles"][1]["bays"][0]["code"] = "9"
    gone = plan["aisles"].pop(8)
    edit(store, plan)
    told = store.phone("Sue").get(f"{DRAFT}/comparison").json
    found = {(one["name"], one["what"], one["detail"]) for one in told["changes"]}
    assert found == {
        ("Aisle A14", "renamed", "A12 → A14"),
        ("Aisle 1", "moved", "moved 1.00 m right"),
        (f"Aisle {gone['code']}", "removed", "with 9 bays"),
        ("Bay 9L", "renamed", "2-1L → 2-9L"),
    }
    assert told["counts"] | {"all": 4} == {
        "added": 0, "removed": 1, "renamed": 2, "moved": 1, "resized": 0, "changed": 0, "all": 4,
    }  # fmt: skip


def test_tonight_the_draft_is_published_as_it_was_checked(store: World) -> None:
    edit(store, recoded(plans.document(), aisle_a12="A14"))
    at = "2026-03-07T22:00:00+01:00"
    assert publish(store, at=at).json == {"revision": None, "scheduled_at": "2026-03-07T21:00:00Z"}
    edit(store, recoded(plans.document(), aisle_a12="A14", aisle_a11="A13"))
    store.tick(9 * 3600 - 1)
    assert news(store, "plan.published")[-1] == {"revision": 1}
    store.tick(1)
    assert news(store, "plan.published")[-1] == {"revision": 2}
    with store.reading() as session:
        found = floor.spots(session)
        draft = publications.scheduled(session)
    assert found
    assert draft is None
    assert {"A14", "A11"} <= found.aisles.keys()
    store.tick(60)
    assert len(news(store, "plan.published")) == 2


def test_what_cannot_be_published_when_its_time_comes_says_why_and_is_not_tried_again(store: World) -> None:
    edit(store, recoded(plans.document(), aisle_a12="A14"))
    assert publish(store, at="2026-03-07T12:01:00Z").status_code == 201
    assert store.phone("Sue").get(DRAFT).json["scheduled_at"] == "2026-03-07T12:01:00Z"
    other = recoded(plans.document(), aisle_a11="A13")
    assert store.phone("Sue").put("/api/plan", json=other).status_code == 201
    store.tick(60)
    told = store.phone("Sue").get(f"{DRAFT}/publication").json
    assert told["refused"].startswith("The plan is at revision 2 by now")
    draft = store.phone("Sue").get(DRAFT).json
    assert (draft["scheduled_at"], draft["refused"]) == (None, told["refused"])
    assert news(store, "plan.scheduled") == [{}, {}]
    store.tick(60)
    assert news(store, "plan.scheduled") == [{}, {}]
    assert store.phone("Sue").delete(f"{DRAFT}/publication").status_code == 204
    assert store.phone("Sue").delete(f"{DRAFT}/publication").status_code == 404


def test_why_a_plan_could_not_go_out_is_kept_for_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = NotOut(kind="aisle", id="a1", code="A1", count=2).kept
    english = publications.refusal(kept)
    assert english.startswith("A1 goes away, but 2 items stand there.")
    ways = tuple(english.replace("A1", "{code}").replace("2 items stand", what) for what in ITEMS)
    monkeypatch.setitem(MESSAGES, ways, ("{n} artículo en {code}", "{n} artículos en {code}"))  # type: ignore[index]
    with speaking(SPANISH):
        assert publications.refusal(kept) == "2 artículos en A1"
    assert publications.refusal("A sentence of before.") == "A sentence of before."


@pytest.mark.parametrize("at", ["2026-03-07T12:00:00Z", "2028-01-01T00:00:00Z", "2026-03-07T22:00:00"])
def test_a_moment_that_is_over_too_far_or_of_no_zone_is_refused(store: World, at: str) -> None:
    edit(store, recoded(plans.document(), aisle_a12="A14"))
    refused = publish(store, at=at)
    assert (refused.status_code, refused.json["errors"][0]["field"]) == (422, "at")


def test_any_number_of_processes_publish_what_is_due_once(store: World) -> None:
    edit(store, recoded(plans.document(), aisle_a12="A14"))
    assert publish(store, at="2026-03-07T12:01:00Z").status_code == 201
    now = store.clock.forward(60)
    at_once(*[lambda: due_actions.publications_due(store.database, now)] * 2)
    assert news(store, "plan.published")[1:] == [{"revision": 2}]


def test_of_two_who_publish_at_once_one_is_told_that_the_other_did(store: World) -> None:
    store.hire("Max", role="supervisor")
    edit(store, recoded(plans.document(), aisle_a12="A14"))
    wanted = {"expected_revision": 1, "seq": 1}

    def go(who: str) -> int:
        return int(store.phone(who).post(f"{DRAFT}/publication", json=wanted).status_code)

    assert sorted(at_once(lambda: go("Sue"), lambda: go("Max"))) == [201, 409]


def test_an_older_plan_comes_back_under_a_new_number_and_old_labels_still_lead(store: World) -> None:
    edit(store, recoded(plans.document(), aisle_a12="A14"))
    publish(store)
    listed = store.phone("Sue").get("/api/plan/revisions").json["revisions"]
    assert [(one["revision"], one["by"]["name"], one["aisles"], one["bays"]) for one in listed] == [
        (2, "Sue", 10, 87),
        (1, "Sue", 10, 87),
    ]
    url = "/api/plan/revisions/1/restoration"
    assert store.phone("Sue").post(url, json={"expected_revision": 1}).status_code == 409
    done = store.phone("Sue").post(url, json={"expected_revision": 2})
    assert (done.status_code, done.json["revision"]) == (201, 3)
    assert store.phone("Sue").get("/api/plan/revisions").json["revisions"][0]["restored_from"] == 1
    assert store.phone("Ada").get("/api/plan").json["plan"] == plans.document()
    assert store.phone("Ada").get("/api/spots/A14-4L").json["code"] == "A12-4L"
    assert (
        store.phone("Sue")
        .post("/api/plan/revisions/9/restoration", json={"expected_revision": 3})
        .status_code
        == 404
    )


def test_an_older_plan_without_a_bay_at_which_something_stands_does_not_come_back(world: World) -> None:
    smaller: dict[str, Any] = deepcopy(dict(PLAN))
    smaller["aisles"][0]["bays"] = smaller["aisles"][0]["bays"][:2]
    for plan in (smaller, PLAN):
        assert world.phone("Sue").put("/api/plan", json=plan).status_code == 201
    imported(world, SMALL)
    refused = world.phone("Sue").post("/api/plan/revisions/1/restoration", json={"expected_revision": 2})
    assert (refused.status_code, refused.json["blockers"][0]["kind"]) == (422, "bays")


def test_a_revision_is_told_with_its_plan_and_what_it_changed(store: World) -> None:
    edit(store, recoded(plans.document(), aisle_a12="A14"))
    publish(store)
    sue = store.phone("Sue")
    assert sue.get("/api/plan/revisions/2").json["plan"]["aisles"][7]["code"] == "A14"
    [changed] = sue.get("/api/plan/revisions/2/comparison").json["changes"]
    assert changed["detail"] == "A12 → A14"
    back = sue.get("/api/plan/revisions/1/comparison?with=2").json["changes"]
    assert [one["detail"] for one in back] == ["A14 → A12"]
    assert sue.get("/api/plan/revisions/1/comparison").json["counts"]["added"] > 9
    for missing in ("/api/plan/revisions/3", "/api/plan/revisions/1/comparison?with=9"):
        assert sue.get(missing).status_code == 404


@pytest.mark.parametrize(
    "path", ["draft/check", "draft/comparison", "draft/publication", "revisions", "revisions/1"]
)
def test_only_supervisors_of_the_store_see_what_will_be_or_was_published(store: World, path: str) -> None:
    assert store.phone("Ada").get(f"/api/plan/{path}").status_code == 403
    assert store.phone("Rex").get(f"/api/plan/{path}").status_code == 401
    eve = store.elsewhere.phone("Eve").get("/api/plan/revisions").json
    assert eve == {"revisions": []}
    assert store.elsewhere.phone("Eve").get("/api/plan/revisions/1").status_code == 404


def test_a_scheduled_publication_of_another_store_is_not_mine_to_take_back(store: World) -> None:
    edit(store, recoded(plans.document(), aisle_a12="A14"))
    assert publish(store, at=(store.clock() + timedelta(hours=1)).isoformat()).status_code == 201
    assert store.elsewhere.phone("Eve").delete(f"{DRAFT}/publication").status_code == 404
    assert store.phone("Ada").delete(f"{DRAFT}/publication").status_code == 403
