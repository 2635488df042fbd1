"""Keeping answers over HTTP: what one colleague said, everybody finds."""

from typing import Any

import pytest
from sqlalchemy import select

from floorassist.ask.facts import AskNotHelped
from floorassist.catalog import queries as catalog
from floorassist.find.models import Entry
from floorassist.learn import actions
from floorassist.storage import events
from tests.catalog.stock import PLAN, SMALL, imported
from tests.world import World

WORDS = "where are the thingamajigs for sash windows"


@pytest.fixture
def store(world: World) -> World:
    """A store with a plan and items, where Ada and Ben are on the floor."""
    assert world.phone("Sue").put("/api/plan", json=PLAN).status_code == 201
    imported(world, SMALL)
    world.on_the_floor("Ada", "Ben")
    return world


def asked(store: World, words: str = WORDS, key: str = "k1") -> int:
    told = store.phone("Ada").post("/api/asks", json={"key": key, "words": words})
    assert told.status_code in (200, 201), told.text
    return int(told.json["id"])


def answered(store: World, ask_id: int, **said: Any) -> None:
    told = store.phone("Ben").post(f"/api/asks/{ask_id}/answer", json=said)
    assert told.status_code == 200, told.text


def keep(store: World, ask_id: int, name: str = "Ada", **more: Any) -> Any:
    return store.phone(name).post("/api/answers", json={"ask_id": ask_id, **more})


def results(store: World, q: str, name: str = "Sue") -> list[dict[str, Any]]:
    return list(store.phone(name).get("/api/find", query_string={"q": q}).json["results"])


def nails(store: World) -> int:
    with store.reading() as session:
        return catalog.id_of_sku(session, "N50") or 0


def test_a_kept_answer_in_words_is_found_by_the_customers_words_at_once(store: World) -> None:
    assert results(store, "thingamajigs") == []
    ask_id = asked(store)
    answered(store, ask_id, words="Behind the service desk")
    kept = keep(store, ask_id)
    assert kept.status_code == 201
    assert kept.json == {"id": kept.json["id"], "words": WORDS, "say": "Behind the service desk"}
    [first] = results(store, "thingamajig for sash window")
    assert (first["kind"], first["say"]) == ("answer", "Behind the service desk")
    assert (first["taught_by"], first["words"]) == ("Ben", WORDS)


def test_a_kept_answer_with_a_spot_stands_on_the_plan(store: World) -> None:
    ask_id = asked(store)
    answered(store, ask_id, spot="A9-4L", words="Look low")
    assert keep(store, ask_id).json["say"] == "Aisle A9, bay 4, left side. Look low"
    [first] = results(store, "sash window thingamajigs")
    assert (first["aisle"], first["bay"], first["side"], first["spot"]) == ("A9", "4", "L", "bay-L4")
    assert first["x"] is not None


def test_a_kept_answer_whose_item_has_moved_says_where_the_item_is_now(store: World) -> None:
    ask_id = asked(store, "spiky things for the wall")
    answered(store, ask_id, item_id=nails(store), spot="A9-5R")
    assert keep(store, ask_id).json["say"] == "Aisle A9, bay 5, right side"
    imported(store, SMALL.replace("A9,4,L,2,home", "B7,2,L,,home"))
    found = store.phone("Sue").get("/api/find", query_string={"q": "spiky wall"}).json
    first = found["results"][0]
    assert (first["kind"], first["aisle"], first["say"]) == ("answer", "B7", "Aisle B7, bay 2, left side")
    assert found["aisles"][0]["aisle"] == "B7"


def test_a_kept_answer_about_an_item_stands_for_the_item(store: World) -> None:
    ask_id = asked(store, "spiky things for the wall")
    answered(store, ask_id, item_id=nails(store))
    keep(store, ask_id)
    first = results(store, "spiky wall")[0]
    assert (first["kind"], first["item_id"], first["title"]) == ("answer", nails(store), "Nails 50 mm")
    assert first["say"] == "Aisle A9, bay 4, left side, shelf 2"
    assert [each["kind"] for each in results(store, "spiky nails")].count("item") == 0


def test_keeping_it_confirms_the_asker_and_marks_the_ask(store: World) -> None:
    ask_id = asked(store)
    answered(store, ask_id, words="At the desk")
    keep(store, ask_id)
    ask = store.phone("Ada").get(f"/api/asks/{ask_id}").json
    assert (ask["state"], ask["answer"]["kept"]) == ("done", True)
    with store.reading() as session:
        [news] = [each for each in events.since(session, 0) if each.kind == "answer.kept"]
    assert (news.audience, news.body["words"], news.body["say"]) == ("store", WORDS, "At the desk")


def test_keeping_twice_is_one_entry_whose_words_can_be_bettered(store: World) -> None:
    ask_id = asked(store)
    answered(store, ask_id, words="At the desk")
    first = keep(store, ask_id)
    second = keep(store, ask_id, "Ben", words="sash cord pulley")
    assert first.json["id"] == second.json["id"]
    assert len(results(store, "sash cord pulley")) == 1
    assert results(store, "thingamajigs") == []


def test_a_revoked_answer_is_found_no_more(store: World) -> None:
    ask_id = asked(store)
    answered(store, ask_id, words="At the desk")
    entry_id = keep(store, ask_id).json["id"]
    assert results(store, "thingamajigs")
    assert store.phone("Sue").delete(f"/api/answers/{entry_id}").status_code == 204
    assert results(store, "thingamajigs") == []
    assert store.phone("Ada").get(f"/api/asks/{ask_id}").json["answer"]["kept"] is False
    assert store.phone("Sue").delete(f"/api/answers/{entry_id}").status_code == 404
    assert keep(store, ask_id).status_code == 201
    assert len(results(store, "thingamajigs")) == 1


def test_an_answer_that_did_not_help_after_all_is_found_no_more(store: World) -> None:
    ask_id = asked(store)
    answered(store, ask_id, words="At the desk")
    keep(store, ask_id, "Ben")
    assert results(store, "thingamajigs")
    with store.writing() as session:
        actions.after_not_helped(session, AskNotHelped(ask_id), now=store.clock())
    assert results(store, "thingamajigs") == []


def test_only_who_had_to_do_with_it_keeps_or_takes_back(store: World) -> None:
    store.hire("Cat")
    ask_id = asked(store)
    answered(store, ask_id, words="At the desk")
    assert keep(store, ask_id, "Cat").status_code == 403
    entry_id = keep(store, ask_id).json["id"]
    assert store.phone("Cat").delete(f"/api/answers/{entry_id}").status_code == 403
    assert store.phone("Ada").delete(f"/api/answers/{entry_id}").status_code == 204


def test_there_is_nothing_to_keep_before_the_answer(store: World) -> None:
    ask_id = asked(store)
    refused = keep(store, ask_id)
    assert refused.status_code == 409
    assert "Wait" in refused.json["detail"]


@pytest.mark.parametrize("ask_id", [999, 2**31 - 1])
def test_an_ask_that_is_not_there_is_not_found(store: World, ask_id: int) -> None:
    assert keep(store, ask_id).status_code == 404


def test_another_stores_answers_are_not_there(store: World) -> None:
    ask_id = asked(store)
    answered(store, ask_id, words="At the desk")
    entry_id = keep(store, ask_id).json["id"]
    eve = store.elsewhere.phone("Eve")
    assert eve.post("/api/answers", json={"ask_id": ask_id}).status_code == 404
    assert eve.delete(f"/api/answers/{entry_id}").status_code == 404
    assert eve.get("/api/find?q=thingamajigs").json["results"] == []


def test_a_revoked_phone_keeps_nothing(store: World) -> None:
    assert keep(store, 1, "Rex").status_code == 401


def test_of_when_an_answer_was_kept_the_hour_stays(store: World) -> None:
    ask_id = asked(store)
    store.clock.forward(seconds=77)
    answered(store, ask_id, words="Behind the ladders")
    assert keep(store, ask_id).status_code in (200, 201)
    with store.reading() as session:
        (at,) = session.scalars(select(Entry.created_at).where(Entry.origin == f"ask:{ask_id}")).all()
    assert at == store.clock().replace(minute=0, second=0, microsecond=0)
    assert at != store.clock()
