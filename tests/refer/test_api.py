"""Where else, over HTTP: noted, found, checked, put right, taken out, and kept in its store."""

from functools import partial
from typing import Any

import pytest

from floorassist.find.models import Question
from floorassist.refer.models import Referral
from tests.catalog.stock import HEADER, SMALL, imported
from tests.races import ROUNDS, at_once
from tests.world import World

ENDS = (("trampoline", 4, "miss"), ("kayak", 9, "miss"), ("nails", 50, "ask"), ("my name", 1, "miss"))


def note(world: World, name: str = "Ada", **told: Any) -> dict[str, Any]:
    answer = world.phone(name).post("/api/referrals", json={"name": "Miller's", **told})
    assert answer.status_code == 201, answer.text
    return dict(answer.json)


def elsewhere(world: World, **query: Any) -> dict[str, Any]:
    answer = world.phone("Ben").get("/api/elsewhere", query_string=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.json)


def names(found: dict[str, Any]) -> list[str]:
    return [one["name"] for one in found["places"]]


def test_what_a_worker_notes_for_words_everybody_finds_with_who_and_when(world: World) -> None:
    note(world, words="key cutting", where="Mill Street")
    [place] = elsewhere(world, q="where can I get my key cut, cutting")["places"]
    assert (place["name"], place["where"], place["checked_by"]) == ("Miller's", "Mill Street", "Ada")
    assert (place["checked_at"], place["check_first"]) == ("2026-03-07T12:00:00Z", False)
    assert names(elsewhere(world, q="garden hose")) == []


def test_branches_and_other_places_are_told_apart(world: World) -> None:
    note(world, name="Sue", kind="branch")
    found = elsewhere(world, q="anything")
    assert ([one["kind"] for one in found["branches"]], found["places"]) == (["branch"], [])


def test_an_item_has_substitutes_and_what_is_noted_for_it_or_its_department(world: World) -> None:
    imported(
        world,
        f"{HEADER}\nN50,Nails 50 mm,,Hardware,,,A9,1,L,,,0,,\nN60,Nails 60 mm,,Hardware,,,A9,2,L,,,5,,\n",
    )
    item = world.phone("Ada").get("/api/find?q=N50").json["results"][0]["item_id"]
    note(world, name="Sue", department="hardware")
    note(world, name="Ada", item_id=item)
    note(world, name="Ada", department="Toys")
    found = elsewhere(world, item_id=item)
    assert [one["title"] for one in found["substitutes"]] == ["Nails 60 mm"]
    assert [one["checked_by"] for one in found["places"]] == ["Ada", "Sue"]
    assert [one["title"] for one in elsewhere(world, q="N50")["substitutes"]] == ["Nails 60 mm"]
    assert elsewhere(world, q="N60")["substitutes"] == []


def test_an_old_note_says_check_first_until_somebody_says_it_is_right(world: World) -> None:
    told = note(world)
    with world.writing() as session:
        row = session.get_one(Referral, told["id"])
        row.checked_at = row.checked_at.replace(year=2025)
    assert elsewhere(world, q="x")["places"][0]["check_first"]
    right = world.phone("Ben").post(f"/api/referrals/{told['id']}/check").json
    assert (right["check_first"], right["checked_by"], right["created_by"]) == (False, "Ben", "Ada")


@pytest.mark.parametrize(("name", "status"), [("Ada", 204), ("Sue", 204), ("Ben", 403)])
def test_who_noted_it_or_a_supervisor_takes_it_out_and_it_can_come_back(
    world: World, name: str, status: int
) -> None:
    told = note(world)
    assert world.phone(name).delete(f"/api/referrals/{told['id']}").status_code == status
    assert (names(elsewhere(world, q="x")) == []) == (status == 204)
    assert world.phone("Sue").post(f"/api/referrals/{told['id']}/undo").status_code == 200
    assert names(elsewhere(world, q="x")) == ["Miller's"]


def test_a_supervisor_puts_it_right_and_that_counts_as_checked(world: World) -> None:
    told = note(world)
    path = f"/api/referrals/{told['id']}"
    right = world.phone("Sue").put(path, json={"name": "Miller & Co", "department": "Paint"})
    assert (right.json["name"], right.json["department"], right.json["checked_by"]) == (
        "Miller & Co",
        "Paint",
        "Sue",
    )
    assert world.phone("Ada").put(path, json={"name": "Mine"}).status_code == 403
    assert world.phone("Ada").get("/api/referrals").status_code == 403


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "M", "kind": "moon"}, "kind"),
        ({"name": "M", "item_id": 77}, "item_id"),
        ({"name": "M", "words": "a", "department": "b"}, "body"),
        ({"name": "M", "words": "???"}, "words"),
        ({"name": "M", "words": "where is the"}, "words"),
    ],
)
def test_what_cannot_be_kept_names_the_field(world: World, told: dict[str, Any], field: str) -> None:
    answer = world.phone("Ada").post("/api/referrals", json=told)
    assert (answer.status_code, answer.json["errors"][0]["field"]) == (422, field)


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "x", "item_id": 1}])
def test_one_wish_at_a_time(world: World, query: dict[str, Any]) -> None:
    assert world.phone("Ada").get("/api/elsewhere", query_string=query).status_code == 422


def test_another_store_neither_sees_nor_touches_it(world: World) -> None:
    imported(world, SMALL)
    told, eve = note(world), world.elsewhere.phone("Eve")
    path = f"/api/referrals/{told['id']}"
    assert eve.get("/api/elsewhere?q=x").json["places"] == []
    assert eve.get("/api/referrals").json["referrals"] == []
    item = world.phone("Ada").get("/api/find?q=N50").json["results"][0]["item_id"]
    assert eve.get(f"/api/elsewhere?item_id={item}").status_code == 404
    assert eve.post("/api/referrals", json={"name": "M", "item_id": item}).status_code == 422
    assert eve.put(path, json={"name": "M"}).status_code == 404
    assert eve.delete(path).status_code == 404
    assert eve.post(f"{path}/check").status_code == 404
    assert eve.post(f"{path}/undo").status_code == 404
    assert names(elsewhere(world, q="x")) == ["Miller's"]


def test_the_desk_sees_what_customers_missed_most_and_whether_a_place_is_noted(world: World) -> None:
    today = world.clock().date()
    with world.writing() as session:
        for words, count, outcome in ENDS:
            session.add(Question(asked_on=today, words=words, outcome=outcome, count=count, led_to=""))
        old = today.replace(year=2025)
        session.add(Question(asked_on=old, words="sledge", outcome="miss", count=99, led_to=""))
    note(world, words="trampolines")
    note(world, name="Sue")
    found = world.phone("Sue").get("/api/referrals").json
    assert found["missed"] == [
        {"words": "kayak", "count": 9, "has_referral": False},
        {"words": "trampoline", "count": 4, "has_referral": True},
    ]
    assert "trampoline" in world.phone("Sue").get("/desk/referrals").text


def test_two_who_check_and_remove_at_once_get_in_nobodys_way(world: World) -> None:
    for _ in range(ROUNDS):
        told = note(world)
        path = f"/api/referrals/{told['id']}"

        def check(path: str = path) -> int:
            return int(world.phone("Ben").post(f"{path}/check").status_code)

        def remove(path: str = path) -> int:
            return int(world.phone("Sue").delete(path).status_code)

        checked, removed = at_once(partial(check), partial(remove))
        assert checked in (200, 404)
        assert removed == 204
        assert names(elsewhere(world, q="x")) == []
