"""A round that found nobody."""

import pytest

from floorassist.ask.states import Reach
from floorassist.ask.way_out import way_out

WHYS = ["nobody_here", "all_declined", "not_received", "no_reply"]


@pytest.mark.parametrize("why", WHYS)
@pytest.mark.parametrize("reach", Reach)
def test_there_is_always_a_next_step_and_a_sentence_for_it(why: str, reach: Reach) -> None:
    found = way_out(why, reach)
    assert found.options
    assert set(found.options) <= {"widen", "ask_again", "supervisor"}
    assert found.say.endswith(".")


@pytest.mark.parametrize("why", WHYS)
def test_what_was_just_tried_is_not_the_first_thing_to_try(why: str) -> None:
    assert way_out(why, Reach.SUPERVISORS).options[0] != "supervisor"
    assert way_out(why, Reach.EVERYBODY).options[0] != "widen"
