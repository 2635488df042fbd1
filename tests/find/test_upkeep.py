"""The index that a process keeps follows the store, whoever changes it."""

import threading
from concurrent.futures import ThreadPoolExecutor

from floorassist.find import queries
from floorassist.find.search import answer
from floorassist.storage.session import Database
from tests.catalog.stock import HEADER, SMALL, imported
from tests.world import World

HINGE = f"{HEADER}\nH1,Hinge,,,,,A7,,,,,,,\n"


def names(database: Database, store_id: int, q: str) -> list[str]:
    with database.reading(store_id) as session:
        results = answer(queries.store_index(session), q).results
    return [each.findable.name for each in results if each.findable]


def test_another_process_finds_what_this_one_imported(world: World) -> None:
    other = Database(world.settings.database_url)
    imported(world, SMALL)
    assert names(other, world.store_id, "nails") == ["Nails 50 mm"]
    imported(world, HINGE)
    assert names(other, world.store_id, "hinge") == ["Hinge"]
    other.close()


def test_a_question_in_an_older_moment_does_not_turn_the_index_back(world: World) -> None:
    imported(world, SMALL)
    assert names(world.database, world.store_id, "nails") == ["Nails 50 mm"]
    with world.reading() as early:
        queries.store_index(early)
        imported(world, HINGE)
        with world.reading() as late:
            newest = queries.store_index(late)
        if world.database.engine.dialect.name == "sqlite":
            assert queries.store_index(early) is newest
    assert names(world.database, world.store_id, "hinge") == ["Hinge"]


def test_many_questions_at_once_after_a_change_all_see_it(world: World) -> None:
    imported(world, SMALL)
    names(world.database, world.store_id, "nails")
    imported(world, HINGE)
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda _: names(world.database, world.store_id, "hinge"), range(16))
    assert list(found) == [["Hinge"]] * 16


def test_the_ticker_renews_the_index_off_the_request_path(world: World) -> None:
    imported(world, SMALL)
    names(world.database, world.store_id, "nails")
    with world.reading() as session:
        before = queries.store_index(session)
    imported(world, HINGE)
    queries.refresh_due(world.database, world.clock())
    for thread in threading.enumerate():
        if thread.name == "find":
            thread.join()
    with world.writing() as session:
        assert queries.store_index(session) is not before
