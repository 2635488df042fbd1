"""With something in the way a plan cannot be published, by no road; and every remark names its object."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floorassist.draft.changes import whole
from floorassist.draft.check import remarks, warnings
from floorassist.floor.address import Address
from floorassist.floor.check import faults
from floorassist.floor.former import Former
from floorassist.floor.parse import parse
from tests.draft.test_publication import check, edit, publish
from tests.floor import plans
from tests.profiles import depth
from tests.world import START, World


def test_a_fault_leads_to_its_object_and_its_bay() -> None:
    document = whole(plans.document())
    document["aisles"][3]["bays"][4]["at"] = 5.5
    [one] = remarks(faults(parse(document)), document)
    assert (one.kind, one.id, one.name, one.bay) == ("aisles", "aisle-4", "Aisle 4", "aisle-4-L5")


def test_a_fault_of_no_object_is_about_the_plan() -> None:
    document = whole(plans.document()) | {"address": {"template": "{aisle}"}}
    told = remarks(faults(parse(document)), document)
    assert {(one.kind, one.id) for one in told} == {("plan", "plan")}


def test_a_block_that_is_over_is_told() -> None:
    document = whole(plans.document())
    spill = {"id": "x", "level": "ground", "polygon": [[1, 1], [2, 1], [2, 2]], "why": "Spill"}
    document["blocks"] = [spill | {"until": "2026-03-07T12:00:00Z"}]
    after = parse(document)
    assert [one.name for one in warnings(after, [], [], {}, START)] == ["Block: Spill"]
    assert warnings(after, [], [], {}, START - timedelta(seconds=1)) == []


def test_an_old_address_that_another_place_gets_is_told_while_it_is_looked_for() -> None:
    document = plans.document()
    document["aisles"][7]["code"] = "A14"
    after = parse(document)
    former = [Former(Address("A14"), "aisle-a11"), Former(Address("3", "1", "L"), "aisle-3-L2")]
    told = [(one.id, one.detail) for one in warnings(after, former, [], {}, START)]
    assert told == [
        ("aisle-a12", "People may look for the old A14, now A11: they are shown both."),
        ("aisle-3", "1 bay number means another bay than before: who looks for one is shown both."),
    ]


def spoilt(document: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """The document after a few careless edits of aisles."""
    plan = deepcopy(document)
    for _ in range(data.draw(st.integers(1, 3))):
        aisle = plan["aisles"][data.draw(st.integers(0, len(plan["aisles"]) - 1))]
        what = data.draw(st.sampled_from(["code", "from", "width", "bays", "level"]))
        if what == "code":
            aisle["code"] = data.draw(st.sampled_from(["A11", "A14", "1", "1-4L", "B2"]))
        elif what == "from":
            aisle["from"] = data.draw(st.sampled_from([[3, 12], [9, 22], [22, 3], [30, 12], [10, 10]]))
        elif what == "width":
            aisle["width"] = data.draw(st.sampled_from([0.5, 1, 2.5]))
        elif what == "level":
            aisle["level"] = data.draw(st.sampled_from(["up", "ground", "gone"]))
        else:
            aisle["bays"][0]["at"] = data.draw(st.sampled_from([0, 1.2, 5.5, 50]))
    return plan


@pytest.mark.parametrize("road", ["draft", "plan"])
def test_with_something_in_the_way_no_plan_is_published(world: World, road: str) -> None:
    assert world.phone("Sue").put("/api/plan", json=plans.document()).status_code == 201

    @settings(
        max_examples=depth(12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        plan = spoilt(world.phone("Sue").get("/api/plan").json["plan"], data)
        if plan["aisles"] == world.phone("Sue").get("/api/plan/draft").json["document"]["aisles"]:
            return
        edit(world, plan)
        found = check(world)
        sue = world.phone("Sue")
        answer = publish(world) if road == "draft" else sue.put("/api/plan", json=plan)
        if found["differs"] or road == "plan":
            assert answer.status_code == (422 if found["blockers"] else 201), answer.text
        sue.delete("/api/plan/draft")

    holds()
