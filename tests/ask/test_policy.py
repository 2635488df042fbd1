"""The numbers of asking."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.ask.policy import Policy, Wave

seconds = st.integers(1, 3000)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    steps = draw(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 9)), max_size=4))
    waves, start = [Wave(0, draw(st.integers(1, 9)))], 0
    for step, people in steps:
        start += step
        waves.append(Wave(start, people))
    if draw(st.booleans()):
        waves.append(Wave(start + 1, None))
    return Policy(
        waves=tuple(waves),
        expiry_seconds=start + 2 + draw(seconds),
        lease_seconds=draw(seconds),
        unheard_seconds=draw(st.integers(1, 60)),
        words_walk_share=draw(st.floats(0, 1)),
    )


@given(policies())
def test_a_policy_comes_back_from_json_as_it_went(policy: Policy) -> None:
    assert Policy.from_json(json.loads(json.dumps(policy.to_json()))) == policy


@given(policies(), st.floats(0, 4000), st.floats(0, 4000))
def test_waves_never_ask_fewer_as_time_passes(policy: Policy, early: float, late: float) -> None:
    early, late = sorted((early, late))
    first, second = policy.people_by(policy.wave_at(early)), policy.people_by(policy.wave_at(late))
    assert second is None or (first is not None and first <= second)


@given(policies(), st.floats(0, 4000))
def test_the_next_wave_is_always_ahead_and_starts_the_next_number(policy: Policy, elapsed: float) -> None:
    start = policy.next_wave_after(elapsed)
    if start is None:
        assert policy.wave_at(elapsed) == len(policy.waves) - 1
    else:
        assert start > elapsed
        assert policy.wave_at(start) == policy.wave_at(elapsed) + 1


def test_two_are_asked_then_three_then_five_then_eight_and_so_on_and_at_last_everybody() -> None:
    policy = Policy()
    moments = (0, 5.9, 6, 19.9, 20, 32.9, 33, 47.9, 48, 63.9, 64, 87.9, 88, 179)
    asked = [policy.people_by(policy.wave_at(at)) for at in moments]
    assert asked == [2, 2, 3, 3, 5, 5, 8, 8, 12, 12, 18, 18, None, None]


def test_an_older_copy_gets_defaults_and_an_unknown_number_is_skipped() -> None:
    assert Policy.from_json({"lease_seconds": 75, "of_a_later_version": 1}) == Policy(lease_seconds=75)


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        ({"waves": ()}, "waves"),
        ({"waves": (Wave(5, 2),)}, "waves"),
        ({"waves": (Wave(0, 2), Wave(0, 3))}, "waves"),
        ({"waves": (Wave(0, 0),)}, "waves"),
        ({"expiry_seconds": 88}, "expiry_seconds"),
        ({"lease_seconds": 0}, "lease_seconds"),
        ({"live_pings": 0}, "live_pings"),
        ({"words_walk_share": -0.1}, "words_walk_share"),
    ],
)
def test_a_policy_that_would_leave_somebody_waiting_is_refused_by_field(
    broken: dict[str, object], named: str
) -> None:
    with pytest.raises(ValueError, match=f"^{named}: "):
        Policy(**broken)  # type: ignore[arg-type]
