"""How long a colleague took is nobody's business; a month later nobody can tell who it was."""

import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from floorassist.app import REACTIONS
from floorassist.ask.forgetting_actions import forgetting_due
from floorassist.ask.models import AskRow, HistoryRow, PingRow
from floorassist.people.models import Person
from floorassist.storage.events import Event
from floorassist.storage.session import Database
from tests.ask.shop import MORNING, Shop, open_shop
from tests.databases import SqliteFiles
from tests.world import World

LATER = MORNING + timedelta(hours=3)


@pytest.fixture
def two_days(sqlite_files: SqliteFiles, tmp_path: Path) -> Iterator[list[Shop]]:
    """The same morning twice: Ben takes 4 seconds in one and 80 in the other."""
    shops = []
    for seconds in (4, 80):
        url = sqlite_files.fresh(tmp_path / f"{seconds}.db", staffed=False)
        shop = open_shop(Database(url, reactions=REACTIONS))
        for name in ("Ada", "Ben"):
            shop.hire(name)
        helped(shop, seconds)
        shops.append(shop)
    yield shops
    for shop in shops:
        shop.database.close()


def helped(shop: Shop, seconds: int) -> int:
    """Ada asks, Ben takes it after so many seconds, and as many later he has answered."""
    ask_id = shop.ask("Ada")
    shop.hear("Ben", ask_id)
    shop.forward(seconds)
    shop.claim("Ben", ask_id)
    shop.forward(seconds)
    shop.answer("Ben", ask_id)
    shop.confirm("Ada", ask_id)
    return ask_id


def kept(shop: Shop) -> dict[str, list[dict[str, Any]]]:
    """Every column of every row that asking keeps, but the numbers of the rows."""
    with shop.reading() as session:
        return {
            table.__tablename__: [
                {
                    column.name: getattr(row, column.key)
                    for column in table.__table__.columns
                    if column.name != "id"
                }
                for row in session.scalars(select(table))
            ]
            for table in (AskRow, PingRow, HistoryRow, Event)
        }


def test_an_hour_later_nothing_tells_how_long_anybody_took(two_days: list[Shop]) -> None:
    assert kept(two_days[0]) != kept(two_days[1])
    for shop in two_days:
        forgetting_due(shop.database, LATER)
    assert kept(two_days[0]) == kept(two_days[1])


def test_what_was_asked_and_answered_stays(shop: Shop) -> None:
    ask_id = helped(shop, 4)
    forgetting_due(shop.database, LATER)
    seen = shop.seen_by("Ada", ask_id)
    assert (seen.words, seen.state, seen.answer.words if seen.answer else None) == (
        "sash cord",
        "done",
        "Aisle 7",
    )


def test_an_ask_that_is_going_on_or_just_ended_keeps_its_moments(shop: Shop) -> None:
    helped(shop, 4)
    shop.forward(120)
    shop.ask("Ada", "another thing")
    before = kept(shop)
    forgetting_due(shop.database, shop.now + timedelta(minutes=50))
    assert kept(shop) == before


def test_after_thirty_days_nobody_can_tell_who_it_was_or_at_what_hour(shop: Shop) -> None:
    ask_id = helped(shop, 4)
    forgetting_due(shop.database, MORNING + timedelta(days=29))
    assert shop.seen_by("Ada", ask_id).asker.name == "Ada"
    forgetting_due(shop.database, MORNING + timedelta(days=31))
    seen = shop.seen_by("Ada", ask_id)
    assert (seen.asker.name, seen.answer.by if seen.answer else "") == (
        "Former colleague",
        "Former colleague",
    )
    row = kept(shop)["ask"][0]
    people = {row[name] for name in row if name.endswith("_id")} & set(shop.ids.values())
    assert not people - {row["store_id"]}
    assert {row[name] for name in ("created_at", "opened_at", "ended_at")} == {MORNING.replace(hour=0)}
    assert (row["spot"], row["x"], row["y"], row["note"], row["words"]) == (None, None, None, "", "sash cord")


def test_forgetting_twice_changes_nothing_and_hires_nobody(shop: Shop) -> None:
    helped(shop, 4)
    shop.forward(120)
    helped(shop, 4)
    for days in (31, 31, 40):
        forgetting_due(shop.database, MORNING + timedelta(days=days))
    with shop.reading() as session:
        former = session.scalars(select(Person).where(Person.name == "Former colleague")).all()
    assert len(former) == 1


def test_a_phone_that_asks_on_later_is_told_newer_versions_than_it_knows(shop: Shop) -> None:
    for who in ("Ben", "Cat", "Dan", "Sue"):
        shop.end_shift(who)
    ask_id = shop.ask("Ada")
    shop.close("Sue", ask_id)
    known = shop.seen_by("Ada", ask_id).version
    for later in (LATER, LATER + timedelta(hours=1)):
        forgetting_due(shop.database, later)
    shop.start_shift("Ben")
    shop.again("Ada", ask_id, "widen")
    assert shop.ringing(ask_id) == ["Ben"]
    assert shop.seen_by("Ada", ask_id).version > known
    assert next(row.kind for row in shop.history(ask_id)) == "asked_again"


def test_a_customers_number_in_what_was_asked_and_answered_goes_with_the_names(shop: Shop) -> None:
    ask_id = shop.ask("Ada", "sash cord, she is on 0171 234 5678")
    shop.claim("Ben", ask_id)
    shop.answer("Ben", ask_id, "I rang 0171 234 5678: aisle 7")
    shop.confirm("Ada", ask_id)
    forgetting_due(shop.database, MORNING + timedelta(days=31))
    row = kept(shop)["ask"][0]
    assert (row["words"], row["answer_words"]) == ("sash cord, she is on ***", "I rang ***: aisle 7")


def test_the_desk_reads_no_moment_of_what_a_colleague_did(world: World) -> None:
    world.on_the_floor("Ada", "Ben")
    ask_id = world.phone("Ada").post("/api/asks", json={"key": "k", "words": "sash cord"}).json["id"]
    began = world.clock().isoformat()[:16]
    world.clock.forward(minutes=1)
    for step in ("claim", "on-way"):
        assert world.phone("Ben").post(f"/api/asks/{ask_id}/{step}").status_code == 200
        world.clock.forward(minutes=1)
    world.phone("Ben").post(f"/api/asks/{ask_id}/answer", json={"words": "Aisle 7"})
    sue = world.phone("Sue")
    for path in (f"/api/asks/{ask_id}", "/api/asks/today", "/api/asks", "/api/people", "/desk/asks"):
        found = sue.get(path)
        assert found.status_code == 200
        told = found.text.replace(began, "")
        assert world.clock().isoformat()[:13] not in told, path
    news = sue.get("/api/events?after=0").json["events"]
    assert {str(one["body"]) for one in news if one["kind"] == "ask.moved"} == {"{}"}
    assert not [one for one in news if one["kind"] in ("ask.changed", "ask.offered", "ask.nudged")]


def test_no_log_line_names_who_asked_or_answered(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.on_the_floor("Ada", "Ben")
    with caplog.at_level(logging.DEBUG):
        ask_id = world.phone("Ada").post("/api/asks", json={"key": "k", "words": "sash cord"}).json["id"]
        world.phone("Ben").post(f"/api/asks/{ask_id}/answer", json={"words": "Aisle 7"})
    assert not [line for line in caplog.messages for name in ("Ada", "Ben", "sash cord") if name in line]


def test_no_proxy_of_ours_writes_a_line_a_call() -> None:
    folder = Path(__file__).parents[2] / "deploy"
    assert "access_log off;" in (folder / "nginx.conf").read_text()
    assert not re.search(r"^\s*log\b", (folder / "Caddyfile").read_text(), re.MULTILINE)
