"""What a policy would do with a question: the rules run ahead."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from floorassist.ask.escalation import Crew
from floorassist.ask.policy import Policy, Wave
from floorassist.ask.policy_preview import Course, course_of
from floorassist.ask.states import Ask

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


def course(people: int, policy: Policy | None = None, out_of_reach: frozenset[int] = frozenset()) -> Course:
    """How it would go with so many people, 1 the nearest."""
    ask = Ask(0, asker_id=0, opened_at=NOW, policy=policy or Policy())
    crew = tuple(range(1, people + 1))
    return course_of(ask, lambda _: Crew(crew), frozenset(crew) - out_of_reach, NOW)


def test_the_waves_of_the_policy_come_when_it_says():
    found = course(20)
    assert [(one.after_seconds, one.people) for one in found.moments] == [
        (0, (1, 2)),
        (6, (3,)),
        (20, (4, 5)),
        (33, (6, 7, 8)),
        (48, (9, 10, 11, 12)),
        (64, (13, 14, 15, 16, 17, 18)),
        (88, (19, 20)),
    ]
    assert found.ends_after_seconds == Policy().expiry_seconds


def test_a_phone_out_of_reach_makes_room_for_the_next_one_after_some_seconds():
    found = course(12, out_of_reach=frozenset({1}))
    first = [(one.after_seconds, one.people) for one in found.moments[:3]]
    assert first == [(0, (1, 2)), (6, (3,)), (8, (4,))]


def test_nobody_on_the_floor_goes_to_the_supervisors_at_once():
    assert course(0) == Course((), 0)


def test_another_policy_asks_otherwise():
    policy = replace(Policy(), waves=(Wave(0, 1), Wave(30, None)), expiry_seconds=60)
    found = course(3, policy)
    assert [(one.after_seconds, one.people) for one in found.moments] == [(0, (1,)), (30, (2, 3))]
    assert found.ends_after_seconds == 60


waves = st.builds(
    lambda first, later: (Wave(0, first), *(Wave(at, people) for at, people in sorted(dict(later).items()))),
    st.integers(1, 5),
    st.lists(st.tuples(st.integers(1, 90), st.none() | st.integers(1, 9)), max_size=4),
)


@given(waves, st.integers(0, 12), st.frozensets(st.integers(1, 12)))
def test_everybody_is_asked_at_most_once_in_order_and_it_always_ends(waves, people, out_of_reach):
    found = course(people, replace(Policy(), waves=waves), out_of_reach)
    asked = [person for moment in found.moments for person in moment.people]
    assert asked == sorted(set(asked))
    assert found.ends_after_seconds <= Policy().expiry_seconds
    starts = [moment.after_seconds for moment in found.moments]
    assert starts == sorted(starts)
