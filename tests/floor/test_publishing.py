"""A plan is published as a whole, under a number, by a supervisor, over the one it was made from."""

import json
from typing import Any

import pytest

from floorassist.floor import actions, queries
from floorassist.floor.exchange import document, load
from floorassist.floor.parse import parse
from floorassist.storage import events
from floorassist.web.errors import Conflict, Problem
from tests.floor import plans
from tests.world import Shop, World


def publish(shop: Shop, plan: plans.Document | None = None, **more: Any) -> int:
    with shop.writing() as session:
        return actions.publish_plan(
            session, parse(plan or plans.document()), by=None, now=shop.clock(), **more
        )


def test_a_store_without_a_plan_says_so(world: World) -> None:
    problem = world.phone("Ada").get("/api/plan")
    assert problem.status_code == 404
    assert "no plan yet" in problem.json["detail"]
    with world.reading() as session:
        assert (queries.published(session), queries.ground(session), queries.spots(session)) == (
            None,
            None,
            None,
        )
        assert queries.spot_of(session, "1-1L") is None
        assert queries.entrance(session) is None


def test_a_supervisor_publishes_and_every_phone_can_load_it(world: World) -> None:
    answer = world.phone("Sue").put("/api/plan", json=plans.document())
    assert (answer.status_code, answer.json["revision"]) == (201, 1)
    got = world.phone("Ada").get("/api/plan")
    assert got.json["plan"] == plans.document()
    assert got.json["revision"] == 1
    with world.reading() as session:
        news = events.since(session, 0)
    assert [(n.audience, n.kind, n.body) for n in news if n.kind.startswith("plan")] == [
        ("store", "plan.published", {"revision": 1})
    ]


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_phone_that_has_the_plan_is_not_sent_it_again(world: World, encoding: str) -> None:
    publish(world)
    headers = {"Accept-Encoding": encoding}
    headers["If-None-Match"] = world.phone("Ada").get("/api/plan", headers=headers).headers["ETag"]
    again = world.phone("Ada").get("/api/plan", headers=headers)
    assert (again.status_code, again.data) == (304, b"")
    publish(world)
    assert world.phone("Ada").get("/api/plan", headers=headers).status_code == 200


@pytest.mark.parametrize(("who", "status"), [("Ada", 403), ("Rex", 401)])
def test_only_a_supervisor_publishes(world: World, who: str, status: int) -> None:
    assert world.phone(who).put("/api/plan", json=plans.document()).status_code == status
    with world.reading() as session:
        assert queries.current_revision(session) == 0


def test_the_revoked_phone_sees_no_plan(world: World) -> None:
    publish(world)
    assert world.phone("Rex").get("/api/plan").status_code == 401
    assert world.phone("Rex").get("/api/spots/1-1L").status_code == 401


def test_a_plan_with_faults_is_refused_object_by_object(world: World) -> None:
    plan = plans.document()
    plan["aisles"][3]["bays"][4]["at"] = 5.5
    answer = world.phone("Sue").put("/api/plan", json=plan)
    assert answer.status_code == 422
    assert answer.json["errors"] == [
        {
            "field": "aisles[3] 4 bays[4]",
            "detail": "Bay 5L of aisle 4 is wider than its side (at 5.5 m + 1.2 m > 6 m).",
        }
    ]


@pytest.mark.parametrize("body", [{}, {"schema": 1}, {"schema": 1, "aisles": 7}, {"schema": float("nan")}])
def test_what_is_no_plan_is_refused_with_a_sentence(world: World, body: dict[str, Any]) -> None:
    answer = world.phone("Sue").put("/api/plan", data=json.dumps(body), content_type="application/json")
    assert answer.status_code == 422
    assert answer.json["errors"]


def test_a_bay_that_nobody_can_reach_keeps_a_plan_from_being_published(world: World) -> None:
    plan = plans.document()
    cage = [[1.6, 9], [4.4, 9], [4.4, 17], [1.6, 17], [1.6, 9]]
    plan["walls"].append({"id": "cage", "level": "ground", "line": cage, "thickness": 0.1})
    with pytest.raises(Problem, match="cannot be reached"):
        publish(world, plan)


def test_publishing_over_somebody_elses_revision_is_refused_with_both_numbers(world: World) -> None:
    assert publish(world, expected_revision=0) == 1
    assert publish(world, expected_revision=1) == 2
    with pytest.raises(Conflict) as refused:
        publish(world, expected_revision=1)
    assert refused.value.extra == {"expected_revision": 1, "revision": 2}
    answer = world.phone("Sue").put("/api/plan?expected_revision=1", json=plans.document())
    assert (answer.status_code, answer.json["revision"]) == (409, 2)


def test_a_newer_plan_takes_the_place_of_the_older(world: World) -> None:
    publish(world)
    with world.reading() as session:
        before = queries.ground(session)
        assert queries.ground(session) is before, "one revision is made ready once"
    plan = plans.document()
    plan["aisles"][0]["code"] = "99"
    publish(world, plan)
    with world.reading() as session:
        assert [spot.id for spot in queries.spots(session).read("99")] == ["aisle-1"]
        published = queries.published(session)
    assert published
    assert published.revision == 2
    assert document(load(published.document)) == plan


def test_each_store_has_its_own_plan(world: World) -> None:
    publish(world)
    assert world.elsewhere.phone("Eve").get("/api/plan").status_code == 404
    assert publish(world.elsewhere) == 1


@pytest.mark.parametrize("text", ["aisle-1-L3", "1-3L", "aisle 1 bay 3 left", "1 3 l"])
def test_a_spot_is_told_by_id_or_by_any_way_to_write_it(world: World, text: str) -> None:
    publish(world)
    spot = world.phone("Ada").get(f"/api/spots/{text}").json
    assert spot == {
        "kind": "bay",
        "id": "aisle-1-L3",
        "code": "1-3L",
        "aisle": "1",
        "bay": "3",
        "side": "L",
        "label": None,
        "x": 2.5,
        "y": 13.0,
        "level": "ground",
        "department": "Paint",
        "items": 0,
        "renamed_from": None,
    }


def test_an_unknown_spot_is_not_found_and_a_door_is_a_fixture(world: World) -> None:
    publish(world)
    assert world.phone("Ada").get("/api/spots/zzz").status_code == 404
    assert world.phone("Ada").get("/api/spots/entrance").json["kind"] == "fixture"
    with world.reading() as session:
        assert getattr(queries.entrance(session), "code", None) == "ENTRANCE"
