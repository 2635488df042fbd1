"""Teaching words over HTTP: what they mean is found at once, listed, confirmed, taken back, brought back."""

from typing import Any

import pytest

from floorassist.catalog import queries as catalog
from floorassist.find.models import Entry, Question
from floorassist.learn import entry_queries
from tests.catalog.stock import PLAN, SMALL, imported
from tests.learn.test_keeping import answered, asked, keep, results
from tests.world import World


@pytest.fixture
def store(world: World) -> World:
    """A store with a plan and items, where Ada and Ben are on the floor."""
    assert world.phone("Sue").put("/api/plan", json=PLAN).status_code == 201
    imported(world, SMALL)
    world.on_the_floor("Ada", "Ben")
    return world


def teach(store: World, words: str, name: str = "Sue", **meaning: Any) -> Any:
    return store.phone(name).post("/api/aliases", json={"words": words, **meaning})


def entries(store: World) -> list[dict[str, Any]]:
    return list(store.phone("Sue").get("/api/entries").json["entries"])


def nails(store: World) -> int:
    with store.reading() as session:
        return catalog.id_of_sku(session, "N50") or 0


def test_words_that_mean_an_item_find_it_at_once(store: World) -> None:
    assert results(store, "whatnots") == []
    told = teach(store, "whatnots", item_id=nails(store), language="en")
    assert told.status_code == 201, told.text
    assert (told.json["kind"], told.json["leads_to"], told.json["taught_by"]) == (
        "item",
        "Nails 50 mm",
        "Sue",
    )
    assert results(store, "where are the whatnots", "Ada")[0]["title"] == "Nails 50 mm"


@pytest.mark.parametrize(
    ("place", "kind", "leads_to"),
    [
        ("A9", "aisle", "Aisle A9"),
        ("aisle 9", "aisle", "Aisle A9"),
        ("A9-4L", "spot", "Aisle A9, bay 4, left side"),
    ],
)
def test_words_that_mean_a_place_lead_there(store: World, place: str, kind: str, leads_to: str) -> None:
    told = teach(store, "cold stuff", place=place).json
    assert (told["kind"], told["leads_to"]) == (kind, leads_to)
    first = results(store, "where is the cold stuff")[0]
    assert (first["aisle"], first["bay"]) == ("A9", "4" if kind == "spot" else "")


def test_words_that_mean_a_department_lead_to_it(store: World) -> None:
    assert teach(store, "bits and bobs", place="hardware").json["leads_to"] == "Hardware department"
    assert results(store, "bits and bobs")[0]["kind"] == "department"


def test_words_that_mean_other_words_count_alone_and_inside_a_question(store: World) -> None:
    assert teach(store, "whatnots", means="nails").json["leads_to"] == "“nails”"
    assert results(store, "whatnots")[0]["title"] == "Nails 50 mm"
    assert results(store, "whatnots 50 mm")[0]["title"] == "Nails 50 mm"


def test_the_same_lesson_twice_is_one_entry(store: World) -> None:
    first, second = (teach(store, "whatnots", means="nails").json["id"] for _ in range(2))
    assert (first == second, len(entries(store))) == (True, 1)


def test_what_is_taken_back_is_found_no_more_until_it_is_brought_back(store: World) -> None:
    entry = teach(store, "whatnots", means="nails").json["id"]
    assert store.phone("Sue").delete(f"/api/entries/{entry}").status_code == 204
    assert (results(store, "whatnots"), entries(store)) == ([], [])
    assert store.phone("Sue").delete(f"/api/entries/{entry}").status_code == 404
    assert store.phone("Sue").post(f"/api/entries/{entry}/undo").status_code == 200
    assert results(store, "whatnots")


def test_a_kept_answer_that_is_brought_back_is_kept_with_its_ask(store: World) -> None:
    ask_id = asked(store)
    answered(store, ask_id, words="At the desk")
    entry = keep(store, ask_id).json["id"]
    assert entries(store)[0]["answered"] is True
    store.phone("Sue").delete(f"/api/entries/{entry}")
    assert store.phone("Sue").post(f"/api/entries/{entry}/undo").json["answered"] is True
    assert store.phone("Ada").get(f"/api/asks/{ask_id}").json["answer"]["kept"] is True
    store.phone("Sue").delete(f"/api/entries/{entry}")
    assert keep(store, ask_id).status_code == 201
    assert store.phone("Sue").post(f"/api/entries/{entry}/undo").status_code == 409


def test_an_entry_fades_when_its_item_moves_and_counts_again_when_it_is_confirmed(store: World) -> None:
    teach(store, "whatnots", item_id=nails(store))
    with store.writing() as session:
        entry = session.query(Entry).one()
        assert entry.taught_aisle == "A9"
        entry.taught_aisle = "A1"
    [faded] = entries(store)
    assert faded["faded"] is True
    assert store.phone("Sue").post(f"/api/entries/{faded['id']}/confirmation").json["faded"] is False
    assert entries(store)[0]["faded"] is False


def test_an_answer_about_an_item_remembers_where_it_stood_and_its_language(store: World) -> None:
    ask_id = asked(store, "¿dónde están los pinchos?")
    answered(store, ask_id, item_id=nails(store))
    keep(store, ask_id)
    with store.reading() as session:
        entry = session.query(Entry).one()
        assert (entry.taught_aisle, entry.language) == ("A9", "es")


def test_what_was_asked_in_vain_is_listed_until_it_is_taught(store: World) -> None:
    for outcome in ("miss", "miss", "answer"):
        body = {"words": "where are the whatnots", "outcome": outcome}
        assert store.phone("Ada").post("/api/questions", json=body).status_code == 204
    found = store.phone("Sue").get("/api/entries").json
    assert found["unanswered"] == [{"words": "where are the whatnots", "count": 2}]
    teach(store, "whatnots", means="nails")
    found = store.phone("Sue").get("/api/entries").json
    assert (found["unanswered"], found["entries"][0]["asked"]) == ([], 3)


def test_what_was_asked_in_vain_is_one_however_it_ends_and_more_than_one_customers(store: World) -> None:
    for words in ("whatnot", "whatnots", "a gift for my neighbour joe", "call 0555 1234567 about whatnots"):
        store.phone("Ada").post("/api/questions", json={"words": words, "outcome": "miss"})
    found = store.phone("Sue").get("/api/entries").json["unanswered"]
    assert found == [{"words": "whatnot", "count": 2}]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"q": "first"}, ["the very first"]),
        ({"q": "VERY nails"}, ["the very first"]),
        ({"q": "sue"}, ["third", "the hammering place", "the very first"]),
        ({"q": "bay 4"}, ["the hammering place"]),
        ({"q": "zzz"}, []),
        ({"kind": "spot"}, ["the hammering place"]),
        ({"kind": "faded"}, ["the very first"]),
        ({"language": "es"}, ["third"]),
        ({"q": "very", "language": "es"}, []),
    ],
)
def test_entries_are_searched_however_old_they_are(
    store: World, monkeypatch: pytest.MonkeyPatch, wanted: dict[str, str], words: list[str]
) -> None:
    teach(store, "the very first", item_id=nails(store))
    with store.writing() as session:
        session.query(Entry).one().taught_aisle = "A1"
    teach(store, "the hammering place", place="A9-4L")
    teach(store, "third", means="nails", language="es")
    monkeypatch.setattr(entry_queries, "MOST", 2)
    found = store.phone("Sue").get("/api/entries", query_string=wanted).json
    assert [one["words"] for one in found["entries"]] == words[:2]
    assert (found["fit"], found["total"]) == (len(words), 3)


def test_the_language_of_a_question_is_noted_where_its_asking_words_tell(store: World) -> None:
    for words in ("¿dónde está el pan?", "bread"):
        store.phone("Ada").post("/api/questions", json={"words": words, "outcome": "miss"})
    with store.reading() as session:
        told = {row.words: row.language for row in session.query(Question)}
    assert (told["¿dónde está el pan?"], told["bread"]) == ("es", "")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"words": "whatnots"}, "body"),
        ({"words": "whatnots", "place": "A9", "means": "nails"}, "body"),
        ({"words": "whatnots", "place": "Q77"}, "place"),
        ({"words": "whatnots", "item_id": 999999}, "item_id"),
        ({"words": "where is the", "means": "nails"}, "words"),
        ({"words": "nails", "means": "nail"}, "means"),
        ({"words": "nails", "means": "???"}, "means"),
        ({"words": "nails", "means": "where is the"}, "means"),
    ],
)
def test_a_lesson_that_teaches_nothing_is_refused(store: World, body: dict[str, Any], field: str) -> None:
    told = store.phone("Sue").post("/api/aliases", json=body)
    assert (told.status_code, [one["field"] for one in told.json["errors"]]) == (422, [field])
    assert results(store, "nails")[0]["title"] == "Nails 50 mm", "and what was found is found as before"


def test_who_teaches_what_a_colleague_answered_takes_only_the_own_lesson_back(store: World) -> None:
    ask_id = asked(store, "spiky things")
    answered(store, ask_id, item_id=nails(store))
    keep(store, ask_id)
    entry = teach(store, "spiky things", item_id=nails(store)).json["id"]
    assert store.phone("Sue").delete(f"/api/entries/{entry}").status_code == 204
    assert [(one["taught_by"], one["answered"]) for one in entries(store)] == [("Ben", True)]
    assert store.phone("Ada").get(f"/api/asks/{ask_id}").json["answer"]["kept"] is True


def test_workers_neither_teach_nor_take_back(store: World) -> None:
    entry = teach(store, "whatnots", means="nails").json["id"]
    ada = store.phone("Ada")
    assert teach(store, "whatnots", "Ada", means="nails").status_code == 403
    assert [ada.get("/api/entries").status_code, ada.delete(f"/api/entries/{entry}").status_code] == [
        403,
        403,
    ]
    assert ada.post(f"/api/entries/{entry}/undo").status_code == 403


def test_another_stores_entries_are_not_there(store: World) -> None:
    entry = teach(store, "whatnots", means="nails").json["id"]
    eve = store.elsewhere.phone("Eve")
    found = [
        eve.delete(f"/api/entries/{entry}"),
        eve.post(f"/api/entries/{entry}/undo"),
        eve.post(f"/api/entries/{entry}/confirmation"),
    ]
    assert {each.status_code for each in found} <= {403, 404}
    assert results(store, "whatnots")
