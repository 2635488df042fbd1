"""How sure it is that somebody knows a department: what they are, told and showed; it fades."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from floorassist.people import knowledge_actions as actions
from floorassist.people import knowledge_queries as queries
from floorassist.people.knowledge import HALF_LIFE_DAYS, Shown, faded, fold, strengths
from floorassist.people.knowledge_models import Knowledge
from tests.world import World

TODAY = date(2026, 3, 7)
amounts = st.floats(0, 1000)
sums = st.dictionaries(st.sampled_from(Shown), amounts)


def strength(told: tuple[str, ...] = (), home: str | None = None, **amount: float) -> float:
    shown = {"paint": {Shown(kind): one for kind, one in amount.items()}}
    return strengths(home, told, shown)["paint"]


@given(sums, st.booleans(), st.booleans())
def test_a_strength_stays_between_nothing_and_one(shown: dict[Shown, float], home: bool, told: bool) -> None:
    found = strengths("Paint" if home else None, ["Paint"] if told else [], {"paint": shown})
    assert 0 <= found["paint"] <= 1


@given(sums, st.sampled_from(Shown), st.floats(0.01, 50))
def test_to_show_more_never_makes_anybody_count_as_knowing_less(
    shown: dict[Shown, float], kind: Shown, more: float
) -> None:
    after = {**shown, kind: shown.get(kind, 0.0) + more}
    assert strengths(None, [], {"paint": after})["paint"] >= strengths(None, [], {"paint": shown})["paint"]


def test_each_further_good_answer_adds_less_than_the_one_before() -> None:
    counts = [strength(answered=n) for n in range(6)]
    gains = [after - before for before, after in pairwise(counts)]
    assert gains == sorted(gains, reverse=True)
    assert counts[0] == 0
    assert 0.25 < counts[1] < 0.5
    assert counts[5] > 0.8


def test_home_stands_before_what_was_told_and_that_before_a_single_answer() -> None:
    assert strength(home="Paint") > strength(told=("Paint",)) > strength(answered=1)


def test_somebody_of_whom_nothing_is_known_counts_for_nothing() -> None:
    assert strengths(None, [], {}) == {}


def test_departments_are_compared_without_case_and_accents() -> None:
    assert fold(" Jardinería ") == fold("JARDINERIA")
    assert strengths("Jardinería", [], {}) == {"jardineria": 1.0}


def test_half_of_what_was_shown_is_left_after_a_season() -> None:
    then = TODAY - timedelta(days=HALF_LIFE_DAYS)
    assert faded(8.0, then, TODAY) == 4.0
    assert faded(8.0, then - timedelta(days=HALF_LIFE_DAYS), TODAY) == 2.0


def test_a_day_to_come_is_today_so_a_clock_that_went_back_adds_nothing() -> None:
    assert faded(8.0, TODAY + timedelta(days=400), TODAY) == 8.0


@given(st.lists(st.integers(0, 300), min_size=2, max_size=6), st.floats(0, 9))
def test_to_fade_in_steps_is_to_fade_at_once(steps: list[int], amount: float) -> None:
    day, left = TODAY, amount
    for step in steps:
        left, day = faded(left, day, day + timedelta(days=step)), day + timedelta(days=step)
    assert left == pytest.approx(faded(amount, TODAY, day))


def note(world: World, name: str, department: str = "Paint", amount: float = 1.0) -> None:
    with world.writing() as session:
        actions.note(session, world.ids[name], department, Shown.ANSWERED, amount, now=world.clock())


def rows(world: World) -> list[Knowledge]:
    with world.reading() as session:
        return list(session.scalars(select(Knowledge).order_by(Knowledge.person_id)))


def test_what_was_noted_on_several_days_is_one_sum_as_of_the_last_day(world: World) -> None:
    note(world, "Ben")
    note(world, "Ben", "PAINT ")
    world.clock.forward(HALF_LIFE_DAYS * 86400)
    note(world, "Ben")
    [row] = rows(world)
    assert (row.department, row.kind, row.amount) == ("paint", "answered", 2.0)
    assert row.noted_on == world.clock().date()


def test_whoever_is_forgotten_loses_it_and_gets_nothing_any_more(world: World) -> None:
    note(world, "Ben")
    note(world, "Ada")
    assert world.phone("Ben").delete("/api/me").status_code == 204
    note(world, "Ben")
    assert [row.person_id for row in rows(world)] == [world.ids["Ada"]]


def test_nothing_is_noted_for_a_department_without_a_name_or_a_person_who_is_not_there(world: World) -> None:
    note(world, "Ben", " ")
    with world.writing() as session:
        actions.note(session, 4711, "Paint", Shown.ANSWERED, now=world.clock())
    assert rows(world) == []


def test_another_store_sees_none_of_it(world: World) -> None:
    note(world, "Ben")
    with world.elsewhere.reading() as session:
        assert queries.shown(session, world.clock()) == {}
    with world.elsewhere.writing() as session:
        actions.note(session, world.ids["Ben"], "Paint", Shown.ANSWERED, now=world.clock())
    assert [row.amount for row in rows(world)] == [1.0]
