"""An import beside everything else that happens: one at a time, however long it takes, on the newest plan."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, text

from floorassist.catalog import actions, bulk_actions
from floorassist.catalog.reading import opened
from floorassist.web.errors import Conflict
from tests.catalog.stock import PLAN, SMALL, imported, publish
from tests.catalog.test_imports import item, undone
from tests.conftest import ENGINES
from tests.races import ROUNDS, at_once
from tests.world import World

NEW = "4000417025005"
LIMITS = ("statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout")


# Where writers do not wait for each other anyway; SQLite has one writer and no such limits.
on_postgres = pytest.mark.parametrize(
    "database_url", [one for one in ENGINES if one == "postgres"], indirect=True
)


def limits(connection: Connection) -> list[int]:
    """Seconds, in the order of LIMITS."""
    query = text("SELECT extract(epoch FROM current_setting(:name)::interval)")
    return [int(connection.scalar(query, {"name": name}) or 0) for name in LIMITS]


@contextmanager
def beside_the_writing(patch: pytest.MonkeyPatch, function: str, deed: Any) -> Iterator[None]:
    """Do something when everything is written and nothing committed; `deed` is given the session."""
    write = getattr(bulk_actions, function)

    def written(session: Any, *args: Any, **more: Any) -> Any:
        done = write(session, *args, **more)
        deed(session)
        return done

    with patch.context() as here:
        here.setattr(bulk_actions, function, written)
        yield


@on_postgres
def test_no_limit_of_a_phones_call_ends_an_import_or_its_undo(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []

    def look(session: Any) -> None:
        found.append(limits(session.connection()))

    with beside_the_writing(monkeypatch, "write_changes", look):
        done = imported(world, SMALL)
    with beside_the_writing(monkeypatch, "take_back", look):
        undone(world, done.id)
    assert found == [[600, 600, 60]] * 2
    with world.reading() as session:
        assert limits(session.connection()) == [30, 30, 15], "and the next call has them again"


@on_postgres
def test_a_plan_published_while_an_import_is_written_is_the_one_that_its_places_follow(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with beside_the_writing(monkeypatch, "write_changes", lambda _: publish(world)):
        imported(world, SMALL)
    assert [place.on_plan for place in item(world, "N50").placements] == [True, True]
    renamed = PLAN | {"aisles": [PLAN["aisles"][0] | {"code": "Z99", "id": "aisle-z"}]}  # type: ignore[index]
    more = SMALL.replace("P1,White", "P2,Black").replace("96385074", "")
    with beside_the_writing(monkeypatch, "write_changes", lambda _: publish(world, renamed)):
        imported(world, more)
    assert [place.on_plan for place in item(world, "P2").placements] == [True]


@on_postgres
def test_phones_write_while_an_import_is_written(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = []

    def call(_: Any) -> None:
        answers.append(world.phone("Ada").post("/api/shift").status_code)
        answers.append(world.phone("Ada").post("/api/asks", json={"key": "k", "words": "w"}).status_code)

    with beside_the_writing(monkeypatch, "write_changes", call):
        assert imported(world, SMALL).state == "done"
    assert answers == [200, 201]


@on_postgres
def test_a_barcode_bound_while_a_file_brings_it_stays_where_it_was_bound(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(world, SMALL)
    held, answers = item(world, "S20").id, []

    def bind(_: Any) -> None:
        body = {"text": NEW, "item_id": held}
        answers.append(world.phone("Ada").post("/api/codes/binding", json=body).status_code)

    with beside_the_writing(monkeypatch, "write_changes", bind):
        assert imported(world, f"sku,name,gtin\nN51,Nails 51 mm,{NEW}\n").state == "done"
    assert answers == [200]
    assert NEW.zfill(14) in item(world, "S20").gtins
    assert item(world, "N51").gtins == []


@on_postgres
def test_a_place_can_be_doubted_while_a_file_moves_its_item(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(world, SMALL)
    place, answers = item(world, "S20").placements[0].id, []

    def doubt(_: Any) -> None:
        answers.append(world.phone("Ada").post(f"/api/placements/{place}/doubt", json={}).status_code)

    with beside_the_writing(monkeypatch, "write_changes", doubt):
        assert imported(world, SMALL.replace("A9,5,R", "A9,6,R")).state == "done"
    assert answers == [200]
    assert [(one.bay, one.doubted_at) for one in item(world, "S20").placements] == [("6", None)]


def test_of_imports_that_begin_at_once_one_runs(world: World) -> None:
    file = opened(SMALL.encode(), "items.csv")

    def begin() -> int | None:
        try:
            return actions.begin(world.database, world.store_id, file, clock=world.clock)
        except Conflict:
            return None

    for _ in range(ROUNDS):
        (running,) = [one for one in at_once(begin, begin, begin) if one is not None]
        actions.carry_out(world.database, world.store_id, running, file, clock=world.clock)


def test_an_import_taken_back_twice_at_once_is_taken_back_once(world: World) -> None:
    done = imported(world, SMALL)

    def undo() -> bool:
        try:
            undone(world, done.id)
        except Conflict:
            return False
        return True

    assert sorted(at_once(*[partial(undo)] * 3)) == [False, False, True]
