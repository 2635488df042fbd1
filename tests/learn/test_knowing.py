"""Who answered well is asked sooner, and nobody ever sees how much anybody is held to know."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from floorassist.ask import answering_actions, asking_actions
from floorassist.people import knowledge_actions
from floorassist.people.knowledge import Shown
from floorassist.people.knowledge_models import Knowledge
from floorassist.storage.events import Event
from tests.catalog.stock import PLAN, SMALL, imported
from tests.world import World

SETTLES = 300


@pytest.fixture
def store(world: World) -> World:
    """A store with a plan and items, where Ada and Ben are on the floor."""
    assert world.phone("Sue").put("/api/plan", json=PLAN).status_code == 201
    imported(world, SMALL)
    world.on_the_floor("Ada", "Ben")
    return world


def answered(store: World, key: str = "k1", **said: Any) -> int:
    """Ada asks for nails and Ben answers."""
    ask = {"key": key, "words": f"nails {key}", "item_id": nails(store)}
    ask_id = int(store.phone("Ada").post("/api/asks", json=ask).json["id"])
    told = store.phone("Ben").post(f"/api/asks/{ask_id}/answer", json=said or {"words": "Behind you"})
    assert told.status_code == 200, told.text
    return ask_id


def nails(store: World) -> int:
    return int(store.phone("Ada").get("/api/find?q=nails").json["results"][0]["item_id"])


def confirm(store: World, ask_id: int, helped: bool = True) -> None:
    told = store.phone("Ada").post(f"/api/asks/{ask_id}/confirmation", json={"helped": helped})
    assert told.status_code == 200, told.text


def keep(store: World, ask_id: int, name: str) -> int:
    kept = store.phone(name).post("/api/answers", json={"ask_id": ask_id})
    assert kept.status_code == 201, kept.text
    return int(kept.json["id"])


def take_back(store: World, entry_id: int) -> None:
    assert store.phone("Sue").delete(f"/api/answers/{entry_id}").status_code in (200, 204)


def shown(store: World) -> dict[tuple[str, str, str], float]:
    """By name, department and kind."""
    names = {person_id: name for name, person_id in store.ids.items()}
    with store.reading() as session:
        rows = session.scalars(select(Knowledge)).all()
        return {(names[row.person_id], row.department, row.kind): row.amount for row in rows}


def test_an_answer_that_helped_shows_that_the_colleague_knows_the_items_department(store: World) -> None:
    ask_id = answered(store)
    assert shown(store) == {}
    confirm(store, ask_id)
    assert shown(store) == {("Ben", "hardware", "answered"): 1.0}


def test_an_answer_that_nobody_doubted_counts_too_and_only_once(store: World) -> None:
    ask_id = answered(store)
    store.tick(SETTLES)
    confirm(store, ask_id)
    assert shown(store) == {("Ben", "hardware", "answered"): 1.0}


def test_an_answer_that_did_not_help_counts_for_nothing_kept_or_not(store: World) -> None:
    ask_id = answered(store)
    keep(store, ask_id, "Ben")
    confirm(store, ask_id, helped=False)
    assert shown(store) == {}


def test_what_ben_keeps_himself_counts_once_the_customer_was_helped(store: World) -> None:
    ask_id = answered(store)
    keep(store, ask_id, "Ben")
    assert shown(store) == {}
    confirm(store, ask_id)
    assert set(shown(store)) == {("Ben", "hardware", "answered"), ("Ben", "hardware", "kept")}


def test_an_answer_kept_by_the_asker_counts_twice_as_much_and_never_more(store: World) -> None:
    ask_id = answered(store)
    for _ in range(3):
        entry_id = keep(store, ask_id, "Ada")
        keep(store, ask_id, "Ada")
        take_back(store, entry_id)
    assert shown(store) == {("Ben", "hardware", "answered"): 1.0, ("Ben", "hardware", "kept"): 1.0}


def test_words_that_point_to_several_departments_share_what_the_answer_shows(store: World) -> None:
    departments = frozenset({"Paint", "Hardware"})
    new = asking_actions.NewQuestion(key="k", words="sash cord", departments=departments)
    with store.writing() as session:
        ask_id, _ = asking_actions.create_ask(session, store.ids["Ada"], new, now=store.clock())
        said = answering_actions.Said("Aisle 7")
        answering_actions.answer_ask(session, ask_id, store.ids["Ben"], said, now=store.clock())
        asking_actions.confirm_ask(session, ask_id, store.ids["Ada"], True, now=store.clock())
    assert shown(store) == {("Ben", "paint", "answered"): 0.5, ("Ben", "hardware", "answered"): 0.5}


def test_who_answered_well_is_asked_before_who_is_as_near(store: World) -> None:
    for n in range(3):
        store.hire(f"Cat{n}")
        store.on_the_floor(f"Cat{n}")
    confirm(store, answered(store, "first"))
    store.tick(1801)
    store.beat("Ada", "Ben", "Cat0", "Cat1", "Cat2")
    ask = {"key": "next", "words": "nails again", "item_id": nails(store)}
    asked = store.phone("Ada").post("/api/asks", json=ask).json
    assert "Ben" in [one["name"] for one in asked["asked"]]


def test_no_page_no_route_and_no_news_tells_how_much_anybody_is_held_to_know(store: World) -> None:
    before = everything_told(store)
    with store.writing() as session:
        for name, amount in (("Ben", 9.0), ("Ada", 4.0)):
            for kind in Shown:
                note(session, store, name, kind, amount)
        session.flush()
    assert len(shown(store)) == 6
    assert everything_told(store) == before


def note(session: Any, store: World, name: str, kind: Shown, amount: float) -> None:
    knowledge_actions.note(session, store.ids[name], "Hardware", kind, amount, now=store.clock())


def everything_told(store: World) -> dict[str, bytes]:
    """What each route and page without a number in its address tells Sue and Ada, and the event log."""
    rules = sorted(rule.rule for rule in store.app.url_map.iter_rules() if "GET" in (rule.methods or ()))
    told = {}
    for rule in rules:
        if "<" in rule or rule.startswith(("/static", "/live")) or rule in UNSTEADY:
            continue
        for name in ("Sue", "Ada"):
            told[f"{name} {rule}"] = store.phone(name).get(rule).data
    with store.reading() as session:
        bodies = [event.body for event in session.scalars(select(Event).order_by(Event.id))]
    told["events"] = json.dumps(bodies).encode()
    return told


UNSTEADY = {"/api/live"}
