"""What became of customers' questions: counted by the day, nobody attached, forgotten in time."""

from functools import partial

import pytest
from sqlalchemy import select

from floorassist.find.models import Question
from floorassist.find.question_actions import count_question, questions_due
from floorassist.find.question_queries import popular_questions
from tests.races import ROUNDS, at_once
from tests.world import Shop, World


def rows(world: Shop) -> list[tuple[str, str, str, int]]:
    query = select(Question).order_by(Question.asked_on, Question.words, Question.outcome, Question.led_to)
    with world.reading() as session:
        return [(row.words, row.outcome, row.led_to, row.count) for row in session.scalars(query)]


def tell(world: World, words: str, outcome: str = "answer", **more: str) -> int:
    body = {"words": words, "outcome": outcome, **more}
    return int(world.phone("Ada").post("/api/questions", json=body).status_code)


def popular(world: World) -> list[dict[str, object]]:
    return world.phone("Ben").get("/api/questions/popular").json["questions"]


def test_the_same_question_of_a_day_is_one_row_that_counts(world: World) -> None:
    assert tell(world, "Wall Plugs", led_to="item:7", language="en-GB") == 204
    assert tell(world, " wall  plugs", led_to="item:7") == 204
    assert tell(world, "wall plugs", "miss") == 204
    assert rows(world) == [("wall plugs", "answer", "item:7", 2), ("wall plugs", "miss", "", 1)]


def answered(world: Shop, words: str, times: int) -> None:
    with world.writing() as session:
        for _ in range(times):
            count_question(session, words, "answer", "item:7", now=world.clock())


def popular_words(world: World) -> list[str]:
    with world.reading() as session:
        return [one.words for one in popular_questions(session, now=world.clock())]


def test_another_day_is_another_row(world: World) -> None:
    answered(world, "glue", 1)
    world.clock.forward(days=1)
    answered(world, "glue", 1)
    assert [count for *_, count in rows(world)] == [1, 1]


def test_a_row_tells_nothing_of_who_asked() -> None:
    columns = {"id", "store_id", "asked_on", "words", "language", "outcome", "led_to", "count"}
    assert set(Question.__table__.columns.keys()) == columns


def test_a_typed_code_is_no_question_and_a_number_is_masked(world: World) -> None:
    assert tell(world, "4006381333931") == 204
    assert tell(world, "order for 0171 5550199", "miss") == 204
    assert rows(world) == [("order for ***", "miss", "", 1)]


def test_what_was_opened_belongs_to_answers_alone(world: World) -> None:
    tell(world, "glue", "miss", led_to="item:7")
    assert rows(world) == [("glue", "miss", "", 1)]


@pytest.mark.parametrize(
    "body",
    [
        {"words": "glue"},
        {"words": "glue", "outcome": "opened"},
        {"words": "", "outcome": "miss"},
        {"words": "x" * 301, "outcome": "miss"},
        {"words": "glue", "outcome": "answer", "led_to": "person:1"},
        {"words": "glue", "outcome": "answer", "led_to": f"spot:{'b' * 81}"},
        {"words": "glue", "outcome": "answer", "language": "'; --"},
        {"words": "glue", "outcome": "miss", "person_id": 1},
    ],
)
def test_what_is_no_question_is_refused_by_name(world: World, body: dict[str, object]) -> None:
    assert world.phone("Ada").post("/api/questions", json=body).status_code == 422
    assert rows(world) == []


def test_an_ask_is_counted_once_however_often_it_is_sent(world: World) -> None:
    world.on_the_floor("Ada", "Ben")
    for _ in range(2):
        world.phone("Ada").post("/api/asks", json={"key": "k1", "words": "The Blue Thing"})
    assert rows(world) == [("the blue thing", "ask", "", 1)]


def test_popular_is_what_was_answered_three_times(world: World) -> None:
    for words, times in (("glue", 4), ("tape", 2), ("call 0171 5550199", 5)):
        answered(world, words, times)
    for _ in range(5):
        tell(world, "unicorn", "miss")
    assert popular(world) == [{"words": "glue", "count": 4, "led_to": "item:7"}]


def test_a_question_of_a_month_ago_is_popular_no_longer(world: World) -> None:
    answered(world, "glue", 3)
    world.clock.forward(days=29)
    assert popular_words(world) == ["glue"]
    world.clock.forward(days=1)
    answered(world, "tape", 3)
    assert popular_words(world) == ["tape"]


def test_questions_of_another_store_stay_there(world: World) -> None:
    answered(world.elsewhere, "glue", 3)
    assert popular(world) == []
    tell(world, "glue")
    assert [count for *_, count in rows(world.elsewhere)] == [3]


def test_a_stranger_and_a_phone_that_was_shut_out_neither_count_nor_see(world: World) -> None:
    for phone in (world.anyone(), world.phone("Rex")):
        assert phone.get("/api/questions/popular").status_code == 401
        assert phone.post("/api/questions", json={"words": "glue", "outcome": "miss"}).status_code == 401
    assert rows(world) == []


def test_questions_of_more_than_four_hundred_days_ago_are_forgotten(world: World) -> None:
    answered(world, "glue", 1)
    answered(world.elsewhere, "tape", 1)
    questions_due(world.database, world.clock.forward(days=400))
    assert (len(rows(world)), len(rows(world.elsewhere))) == (1, 1)
    questions_due(world.database, world.clock.forward(days=1))
    assert (rows(world), rows(world.elsewhere)) == ([], [])


def test_phones_that_count_the_same_at_once_lose_none(world: World) -> None:
    for number in range(ROUNDS):

        def tell_it(number: int = number) -> int:
            return tell(world, f"thing {number}", "miss")

        assert at_once(*[partial(tell_it)] * 4) == [204] * 4
    assert [count for *_, count in rows(world)] == [4] * ROUNDS
