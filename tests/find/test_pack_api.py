"""The pack over HTTP: who gets it, when it is sent again, and what changed since."""

import gzip
import json
from datetime import timedelta
from typing import Any

import brotli

from floorassist.find import pack_queries
from floorassist.find.models import Entry
from floorassist.people import staff_actions
from floorassist.people.models import Person
from floorassist.storage import events
from tests.catalog.stock import HEADER, SMALL, imported, publish
from tests.world import Shop, World

HINGE = f"{HEADER}\nH1,Hinge,,,,,A7,,,,,,,\n"


def head_of(content: bytes) -> dict[str, Any]:
    """The head of a pack: behind three letters, the version and its own length."""
    assert content[:4] == b"FAP\x01"
    size, at, weight = 0, 4, 1
    while True:
        size, at, weight = size + (content[at] & 127) * weight, at + 1, weight * 128
        if content[at - 1] < 128:
            break
    found: dict[str, Any] = json.loads(content[at : at + size])
    return found


def fetched(shop: Shop, name: str = "Ada") -> dict[str, Any]:
    return head_of(shop.phone(name).get("/api/pack").data)


def changes(shop: Shop, after: int, name: str = "Ada") -> dict[str, Any]:
    answer = shop.phone(name).get(f"/api/pack/changes?after={after}")
    assert answer.status_code == 200, answer.json
    found: dict[str, Any] = answer.json
    return found


def taught(shop: Shop, words: str, **about: Any) -> int:
    """A kept answer of Ada's, told as news."""
    with shop.writing() as session:
        entry = Entry(words=words, kind="words", text="Ask Ben", created_at=shop.clock(), **about)
        entry.taught_by_id = shop.ids["Ada"]
        session.add(entry)
        session.flush()
        events.record(session, events.STORE, "answer.kept", {"id": entry.id}, now=shop.clock())
        return entry.id


def test_a_stranger_and_a_revoked_phone_get_no_pack(world: World) -> None:
    for phone in (world.anyone(), world.phone("Rex")):
        assert phone.get("/api/pack").status_code == 401
        assert phone.get("/api/pack/changes?after=0").status_code == 401


def test_a_pack_does_not_name_somebody_who_was_forgotten_since(world: World) -> None:
    taught(world, "thingamajigs")
    assert list(fetched(world)["people"].values()) == ["Ada"]
    with world.writing() as session:
        staff_actions.forget_me(session, world.ids["Ada"], now=world.clock())
    assert b"Ada" not in world.phone("Ben").get("/api/pack").data


def test_a_pack_holds_its_own_store_alone(world: World) -> None:
    imported(world, SMALL)
    taught(world, "picture hooks")
    head = fetched(world.elsewhere, "Eve")
    assert (head["store"], head["of"], head["answers"], head["people"]) == (
        world.elsewhere.store_id,
        0,
        [],
        {},
    )
    told = changes(world.elsewhere, 0, "Eve")
    assert (told["items"], told["answers"], told["people"]) == ([], [], {})


def test_a_pack_says_whose_it_is_how_far_it_reaches_and_for_which_plan(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    taught(world, "picture hooks")
    head = fetched(world)
    with world.reading() as session:
        assert head["cursor"] == events.cursor(session)
    assert (head["store"], head["plan"], head["of"], head["items"]) == (world.store_id, 1, 3, 3)
    assert [each["words"] for each in head["answers"]] == ["picture hooks"]
    assert head["people"] == {str(world.ids["Ada"]): "Ada"}


def test_a_phone_that_has_the_pack_is_told_so(world: World) -> None:
    imported(world, SMALL)
    first = world.phone("Ada").get("/api/pack")
    again = world.phone("Ben").get("/api/pack", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    imported(world, HINGE)
    same = world.phone("Ben").get("/api/pack", headers={"If-None-Match": first.headers["ETag"]})
    assert same.status_code == 304, "its changes are told, so it need not be another"
    publish(world)
    other = world.phone("Ben").get("/api/pack", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_a_browser_gets_the_form_that_it_takes(world: World) -> None:
    imported(world, SMALL)
    plain = world.phone("Ada").get("/api/pack")
    small = world.phone("Ada").get("/api/pack", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    smallest = world.phone("Ada").get("/api/pack", headers={"Accept-Encoding": "gzip, br"})
    assert smallest.headers["Content-Encoding"] == "br"
    assert brotli.decompress(smallest.data) == plain.data
    assert "Accept-Encoding" in small.headers["Vary"]
    assert small.headers["Cache-Control"] == "private, no-cache"


def test_changes_are_the_rows_that_news_tell_of(world: World) -> None:
    imported(world, SMALL)
    cursor = fetched(world)["cursor"]
    assert changes(world, cursor)["items"] == []
    imported(world, HINGE)
    entry = taught(world, "door thing")
    told = changes(world, cursor)
    assert [row["name"] for row in told["items"]] == ["Hinge"]
    assert told["items"][0]["places"][0]["aisle"] == "A7"
    assert [row["words"] for row in told["answers"]] == ["door thing"]
    assert (told["of"], told["fresh"], told["people"]) == (4, False, {str(world.ids["Ada"]): "Ada"})
    with world.writing() as session:
        session.get_one(Entry, entry).revoked_at = world.clock()
        events.record(session, events.STORE, "answer.revoked", {"id": entry}, now=world.clock())
    later = changes(world, told["cursor"])
    assert (later["answers"], later["gone_answers"], later["people"]) == ([], [entry], {})


def test_who_is_forgotten_is_named_on_no_phone_after_the_next_change(world: World) -> None:
    imported(world, SMALL)
    taught(world, "picture hooks")
    cursor = fetched(world)["cursor"]
    with world.writing() as session:
        session.delete(session.get_one(Person, world.ids["Ada"]))
    assert changes(world, cursor, "Ben")["people"] == {}


def test_a_phone_is_told_to_load_anew_where_its_changes_cannot_be_told(world: World) -> None:
    imported(world, SMALL)
    cursor = fetched(world)["cursor"]
    assert changes(world, cursor + 1)["fresh"], "the store was restored from a backup"
    assert changes(world, 0)["fresh"], "before the log began"
    publish(world)
    assert changes(world, cursor)["fresh"], "a plan moves everything"
    with world.reading() as session:
        newest = events.cursor(session)
    taught(world, "picture hooks")
    with world.writing() as session:
        events.prune(session, now=world.clock() + timedelta(days=2))
    assert changes(world, newest)["fresh"], "the log does not reach back"


def test_too_many_changes_are_a_new_pack(world: World, monkeypatch: Any) -> None:
    imported(world, SMALL)
    cursor = fetched(world)["cursor"]
    monkeypatch.setattr(pack_queries, "MANY", 1)
    imported(world, f"{HEADER}\nH1,Hinge,,,,,A7,,,,,,,\nH2,Latch,,,,,A7,,,,,,,\n")
    assert changes(world, cursor)["fresh"]
    assert fetched(world)["items"] == 5


def test_a_cursor_that_is_no_number_is_refused(world: World) -> None:
    for after in ("-1", "x", "", "9" * 30):
        assert world.phone("Ada").get(f"/api/pack/changes?after={after}").status_code == 422


def test_the_ticker_builds_a_pack_that_cannot_be_caught_up_before_a_phone_asks(world: World) -> None:
    imported(world, SMALL)
    before = fetched(world)["cursor"]
    publish(world)
    done: list[Any] = []
    pack_queries.renew(world.database, world.clock(), start=done.append)
    assert len(done) == 1
    done[0]()
    with world.reading() as session:
        kept = pack_queries.kept(session)
    assert kept is not None
    assert kept.cursor > before
