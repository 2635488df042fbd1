"""Two at once about one answer: it is kept once, and both are told the same."""

from functools import partial

from sqlalchemy import func, select

from floorassist.find.models import Entry
from tests.races import ROUNDS, at_once
from tests.world import World


def test_an_answer_that_asker_and_answerer_keep_at_once_is_one_entry(world: World) -> None:
    world.on_the_floor("Ada", "Ben")
    for number in range(ROUNDS):
        told = world.phone("Ada").post("/api/asks", json={"key": f"k{number}", "words": f"sash {number}"})
        ask_id = told.json["id"]
        world.phone("Ben").post(f"/api/asks/{ask_id}/answer", json={"words": "Behind the ladders"})

        def keep(name: str, ask_id: int = ask_id) -> int:
            return int(world.phone(name).post("/api/answers", json={"ask_id": ask_id}).status_code)

        assert at_once(partial(keep, "Ada"), partial(keep, "Ben")) == [201, 201]
        with world.reading() as session:
            assert session.scalar(select(func.count(Entry.id))) == number + 1
