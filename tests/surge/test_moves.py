"""What people can do in a surge, and what is refused in words."""

from datetime import UTC, datetime, timedelta

import pytest

from floorassist.surge import moves
from floorassist.surge.states import Called, Part, Surge

NOON = datetime(2026, 3, 7, 12, tzinfo=UTC)
PARTS = list(Part)


def surge(part: Part = Part.CALLED, *, over: bool = False) -> Surge:
    return Surge(1, 2, NOON, NOON + timedelta(minutes=45), over=over, parts=(Called(5, NOON, part),))


def code(move) -> str:
    with pytest.raises(moves.Refusal) as refused:
        move()
    assert refused.value.say.endswith(".")
    return refused.value.code


@pytest.mark.parametrize("part", [Part.CALLED, Part.DECLINED, Part.LEFT])
def test_everybody_who_was_called_can_come_also_after_not_now(part: Part) -> None:
    step = moves.come(surge(part), 5, free=True)
    assert step is not None
    assert (step.surge.part_of(5), step.surge.version) == (Part.COMING, 1)


def test_coming_twice_and_arriving_twice_change_nothing():
    assert moves.come(surge(Part.COMING), 5, free=True) is None
    assert moves.come(surge(Part.HERE), 5, free=True) is None
    assert moves.arrive(surge(Part.HERE), 5, free=True) is None


@pytest.mark.parametrize("move", [moves.come, moves.arrive])
def test_what_is_refused_says_why(move) -> None:
    assert code(lambda: move(surge(), 6, free=True)) == "not_called"
    assert code(lambda: move(surge(), 5, free=False)) == "off_shift"
    assert code(lambda: move(surge(over=True), 5, free=True)) == "over"


def test_not_now_is_never_refused_to_one_who_was_called():
    for part in PARTS:
        step = moves.decline(surge(part), 5)
        assert step is None or step.surge.part_of(5) == Part.DECLINED
    assert moves.decline(surge(over=True), 5) is None
    assert code(lambda: moves.decline(surge(), 6)) == "not_called"


def test_who_goes_on_a_break_has_no_part_in_it_any_more():
    step = moves.leave(surge(Part.HERE), 5, "break")
    assert step is not None
    assert (step.surge.part_of(5), step.fact.why) == (Part.LEFT, "break")
    assert moves.leave(surge(Part.DECLINED), 5, "break") is None
    assert moves.leave(surge(), 6, "break") is None


def test_standing_down_twice_changes_nothing():
    step = moves.stand_down(surge(), "ended")
    assert step is not None
    assert step.surge.over
    assert moves.stand_down(step.surge, "time") is None
