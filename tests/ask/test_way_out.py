"""Nobody took it: what the asker reads and can do."""

import pytest

from floorassist.ask.way_out import way_out

REASONS = ["nobody_here", "all_declined", "not_received", "no_reply", "handed_on", "unanswered", "closed"]


@pytest.mark.parametrize("why", REASONS)
def test_every_reason_has_its_own_words_and_the_ways_on(why: str) -> None:
    out = way_out(why, queued=True)
    assert out.options == ("promise", "refer", "widen")
    assert out.say != way_out(REASONS[REASONS.index(why) - 1], queued=True).say
    assert "supervisor now" in out.say


def test_what_ended_in_the_queue_no_longer_waits_for_a_supervisor() -> None:
    assert "waits" not in way_out("unanswered", queued=False).say


def test_a_reason_of_an_earlier_version_still_has_words() -> None:
    assert way_out("revoked", queued=False).say


def test_where_no_supervisor_is_on_shift_the_asker_reads_it() -> None:
    assert "none is on shift" in way_out("no_reply", queued=True, lead_here=False).say
