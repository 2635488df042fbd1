"""One person on two phones, or one phone whose call is sent again before the first was answered."""

from functools import partial

from sqlalchemy import func, select

from floorassist.ask.models import AskRow
from tests.races import ROUNDS, at_once
from tests.world import World


def test_one_question_that_comes_twice_at_once_is_one_ask(world: World) -> None:
    world.on_the_floor("Ada", "Ben")

    def ask(key: str, words: str) -> int:
        return int(world.phone("Ada").post("/api/asks", json={"key": key, "words": words}).json["id"])

    for number in range(ROUNDS):
        calls = [
            (f"one-{number}", "Sash  cord"),
            (f"two-{number}", "sash cord"),
            (f"one-{number}", "Sash  cord"),
        ]
        found = at_once(*(partial(ask, key, f"{words} {number}") for key, words in calls))
        assert len(set(found)) == 1
        with world.reading() as session:
            assert session.scalar(select(func.count(AskRow.id))) == number + 1
