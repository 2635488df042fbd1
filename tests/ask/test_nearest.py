"""Whom to ask first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from floorassist.ask.nearest import Colleague, Wanted, by_walk_and_knowledge, crew
from floorassist.ask.states import Ask, Ping, Reach
from tests.ask.shop import STEADY

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
ASK = Ask(1, asker_id=99, opened_at=NOW, policy=STEADY)
PAINT = Wanted(departments=frozenset({"paint"}))
COME = replace(PAINT, needs_person=True)


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


def order(
    colleagues: list[Colleague], walk: dict[int, float] | None = None, wanted: Wanted = PAINT, ask: Ask = ASK
) -> list[int]:
    return list(crew(ask, wanted, colleagues, walk or {}, NOW).nearest)


def knower(person_id: int, **about: object) -> Colleague:
    return Colleague(person_id, knows={"paint": 1.0}, **about)  # type: ignore[arg-type]


colleagues = st.builds(
    Colleague,
    id=st.integers(1, 12),
    on_shift=st.booleans(),
    on_break=st.booleans(),
    reachable=st.booleans(),
    lead=st.booleans(),
    knows=st.dictionaries(st.sampled_from(["paint", "tools"]), st.floats(0, 1)),
    live_pings=st.integers(0, 3),
    claims=st.integers(0, 2),
    pinged_at=st.lists(st.integers(0, 4000).map(ago), max_size=4),
    declined_at=st.none() | st.integers(0, 400).map(ago),
    asks=st.booleans(),
    found_at=st.none() | st.integers(0, 400).map(ago),
)
crews = st.lists(colleagues, max_size=8, unique_by=lambda one: one.id)
walks = st.dictionaries(st.integers(1, 12), st.floats(0, 300))


@given(crews, walks, st.sampled_from(Reach), st.integers(1, 12))
def test_nobody_off_shift_on_a_break_busy_or_asking_is_ever_asked(
    people: list[Colleague], walk: dict[int, float], reach: Reach, asker: int
) -> None:
    ask = replace(ASK, reach=reach, asker_id=asker)
    by_id = {one.id: one for one in people}
    found = crew(ask, PAINT, people, walk, NOW).nearest
    assert len(set(found)) == len(found)
    for one in (by_id[person] for person in found):
        assert one.on_shift
        assert not one.on_break
        assert one.id != asker
        assert one.live_pings < 2
        assert one.claims < 1
        assert one.lead or reach != Reach.SUPERVISORS


@given(crews, walks)
def test_everybody_who_may_be_asked_is_in_the_order(people: list[Colleague], walk: dict[int, float]) -> None:
    may = {
        one.id
        for one in people
        if one.on_shift and not one.on_break and one.live_pings < 2 and one.claims < 1
    }
    assert set(crew(ASK, PAINT, people, walk, NOW).nearest) == may


@given(crews, walks)
def test_no_unreachable_phone_stands_before_a_reachable_one(
    people: list[Colleague], walk: dict[int, float]
) -> None:
    found = [one.reachable for one in by_walk_and_knowledge(ASK, PAINT, people, walk, NOW)]
    assert found == sorted(found, reverse=True)


@given(crews, walks, st.randoms())
def test_the_order_does_not_depend_on_how_people_are_listed(
    people: list[Colleague], walk: dict[int, float], dice: object
) -> None:
    shuffled = sorted(people, key=lambda _: dice.random())  # type: ignore[attr-defined]
    assert order(people, walk) == order(shuffled, walk)


@given(crews, st.lists(st.floats(0, 300), min_size=12, max_size=12), st.integers(1, 12))
def test_walking_less_never_makes_anyone_come_later(
    people: list[Colleague], seconds: list[float], mover: int
) -> None:
    walk = dict(enumerate(seconds, start=1))
    before = order(people, walk | {mover: 200.0}, COME)
    after = order(people, walk | {mover: 20.0}, COME)
    if mover in before:
        assert after.index(mover) <= before.index(mover)


def test_who_knows_is_asked_before_who_is_near() -> None:
    assert order([Colleague(1), knower(2)], {1: 5, 2: 100}, COME) == [2, 1]


def test_a_walk_over_two_minutes_longer_outweighs_knowing() -> None:
    assert order([Colleague(1), knower(2)], {1: 5, 2: 140}, COME) == [1, 2]


def test_words_over_the_phone_make_distance_count_a_fifth() -> None:
    assert order([Colleague(1), knower(2)], {1: 5, 2: 500}, PAINT) == [2, 1]


def test_when_nothing_is_known_of_the_question_the_nearest_is_asked() -> None:
    assert order([Colleague(1), knower(2)], {1: 5, 2: 100}, Wanted(needs_person=True)) == [1, 2]


def test_each_ping_of_the_last_half_hour_counts_like_four_seconds_of_walking() -> None:
    tired = knower(1, pinged_at=[ago(60)] * 6)
    assert order([tired, knower(2)], {1: 10, 2: 40}, COME) == [1, 2]
    assert order([tired, knower(2)], {1: 10, 2: 20}, COME) == [2, 1]


def test_pings_older_than_half_an_hour_are_forgotten() -> None:
    rested = knower(1, pinged_at=[ago(1801)] * 50)
    assert order([rested, knower(2)], {1: 10, 2: 40}, COME) == [1, 2]


def test_among_equals_the_one_asked_least_lately_comes_first() -> None:
    one, two = knower(1, pinged_at=[ago(2000)]), knower(2, pinged_at=[ago(3000)])
    assert order([one, two, knower(3)]) == [3, 2, 1]


def test_a_person_with_no_known_place_counts_as_the_middle_of_the_others() -> None:
    people = [knower(1), knower(2), knower(3), knower(4)]
    assert order(people, {1: 10, 2: 50, 3: 90}, COME) == [1, 2, 4, 3]


def test_the_surer_it_is_that_somebody_knows_the_sooner_they_are_asked() -> None:
    people = [Colleague(1, knows={"paint": 0.3}), Colleague(2, knows={"paint": 0.8}), Colleague(3)]
    assert order(people, {1: 10, 2: 10, 3: 10}, COME) == [2, 1, 3]


def test_somebody_half_known_to_know_counts_like_half_the_two_minutes() -> None:
    half = Colleague(1, knows={"paint": 0.5})
    assert order([half, knower(2)], {1: 0, 2: 50}, COME) == [2, 1]
    assert order([half, knower(2)], {1: 0, 2: 70}, COME) == [1, 2]


def test_to_be_a_little_surer_is_no_reason_to_be_asked_every_time() -> None:
    surer, rested = (
        Colleague(1, knows={"paint": 0.93}, pinged_at=[ago(2000)]),
        Colleague(2, knows={"paint": 0.92}),
    )
    assert order([surer, rested], {1: 10, 2: 10}, COME) == [2, 1]


def test_of_several_departments_the_best_known_counts() -> None:
    both = replace(COME, departments=frozenset({"paint", "tools"}))
    people = [Colleague(1, knows={"paint": 0.4, "tools": 0.4}), Colleague(2, knows={"tools": 0.7})]
    assert order(people, {1: 10, 2: 10}, both) == [2, 1]


def test_who_waits_for_a_colleague_themselves_is_asked_after_everybody_else_in_reach() -> None:
    people = [knower(1, asks=True), Colleague(2), knower(3, lead=True), knower(4, reachable=False)]
    assert order(people, {1: 0, 2: 100, 3: 0, 4: 0}, COME) == [2, 3, 1, 4]


def test_who_lately_said_not_now_counts_as_a_minute_further_away_for_three_minutes() -> None:
    for seconds, first in ((179, 2), (181, 1)):
        busy = knower(1, declined_at=ago(seconds))
        assert order([busy, knower(2)], {1: 0, 2: 50}, COME)[0] == first


def test_whose_phone_rings_already_counts_as_half_a_minute_further_away() -> None:
    ringing = knower(1, live_pings=1)
    assert order([ringing, knower(2)], {1: 0, 2: 20}, COME) == [2, 1]
    assert order([ringing, knower(2)], {1: 0, 2: 40}, COME) == [1, 2]


def test_a_lead_counts_as_so_much_further_away_as_the_store_says() -> None:
    ask = replace(ASK, policy=replace(STEADY, lead_penalty_seconds=30))
    assert order([knower(1, lead=True), knower(2)], {1: 0, 2: 20}, COME, ask) == [2, 1]
    assert order([knower(1, lead=True), knower(2)], {1: 0, 2: 40}, COME, ask) == [1, 2]


@given(crews, walks)
def test_an_hour_put_on_leads_asks_them_after_every_worker_who_is_as_free(
    people: list[Colleague], walk: dict[int, float]
) -> None:
    found = by_walk_and_knowledge(ASK, PAINT, people, walk, NOW)
    as_free = [one for one in found if one.reachable and not one.asks and one.found_at is None]
    assert [one.lead for one in as_free] == sorted(one.lead for one in as_free)


def test_where_a_person_has_to_come_the_walk_counts_as_much_as_the_store_says() -> None:
    ask = replace(ASK, policy=replace(STEADY, person_walk_share=2.0))
    surer, nearer = knower(1), Colleague(2, knows={"paint": 0.5})
    assert order([surer, nearer], {1: 50, 2: 5}, COME) == [1, 2]
    assert order([surer, nearer], {1: 50, 2: 5}, COME, ask) == [2, 1]


def test_who_lately_looked_something_up_comes_after_the_others_in_reach_for_two_minutes() -> None:
    busy, over = knower(1, found_at=ago(119)), knower(4, found_at=ago(120))
    assert order([busy, Colleague(2), knower(3, reachable=False), over]) == [4, 2, 1, 3]


def test_asking_the_supervisors_asks_nobody_else() -> None:
    people = [knower(1), knower(2, lead=True)]
    assert order(people, ask=replace(ASK, reach=Reach.SUPERVISORS)) == [2]


def test_somebody_busy_may_be_asked_later() -> None:
    assert crew(ASK, PAINT, [knower(1, claims=1)], {}, NOW).later


def test_somebody_on_a_break_may_not_be_asked_later() -> None:
    assert not crew(ASK, PAINT, [knower(1, on_break=True)], {}, NOW).later


def test_somebody_who_was_asked_already_is_no_hope_for_later() -> None:
    asked = replace(ASK, pings=(Ping(1, 0, 0, NOW),))
    assert not crew(asked, PAINT, [knower(1, live_pings=2)], {}, NOW).later
