"""What phones find out about themselves: the words, who may tell, who sees it, how long it counts."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from floorassist.push.selfcheck import COUNTS_FOR, FAULTS, SILENCING, counts, in_order, is_silent

CASES = json.loads((Path(__file__).parents[1] / "cases" / "selfcheck.json").read_text("utf-8"))
NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)


def test_both_sides_know_the_same_faults_in_the_same_order():
    assert list(FAULTS) == CASES["faults"]
    assert set(CASES["silencing"]) == SILENCING


def test_faults_are_told_once_in_their_order_and_none_that_nobody_knows():
    assert in_order(["clock_ahead", "made_up", "sound_shut", "clock_ahead"]) == ("sound_shut", "clock_ahead")


@pytest.mark.parametrize(
    ("faults", "silent"), [((), False), (("camera_denied",), False), (("sound_shut",), True)]
)
def test_silent_is_what_nobody_would_hear(faults, silent):
    assert is_silent(faults) is silent


def test_what_was_found_counts_for_a_shift_and_no_longer():
    assert counts(NOW, NOW + COUNTS_FOR - timedelta(seconds=1))
    assert not counts(NOW, NOW + COUNTS_FOR)


def told(world, who, faults):
    return world.phone(who).put("/api/me/self-check", json={"faults": faults})


def phones(world, who):
    people = world.phone("Sue").get("/api/reach").json["people"]
    return next(one["phones"] for one in people if one["name"] == who)


def test_the_desk_sees_what_a_phone_found_until_it_is_too_old_or_signed_out(world):
    world.on_the_floor("Ada", "Sue")
    assert phones(world, "Ada")[0]["checked"] is False
    assert told(world, "Ada", ["storage_full", "sound_unheard"]).status_code == 204
    (phone,) = phones(world, "Ada")
    assert phone["faults"] == ["sound_unheard", "storage_full"]
    assert phone["silent"] is phone["checked"] is True
    assert told(world, "Ada", []).status_code == 204
    assert phones(world, "Ada")[0]["faults"] == []
    world.clock.forward(hours=16)
    assert phones(world, "Ada")[0]["checked"] is False
    world.phone("Ada").post("/api/sign-out")
    assert phones(world, "Ada") == []


def test_the_desk_hears_of_it_once(world):
    sue = world.phone("Sue")
    for expected in (1, 0):
        before = sue.get("/api/me").json["cursor"]
        told(world, "Ada", ["sound_shut"])
        news = sue.get(f"/api/events?after={before}").json["events"]
        assert [one["kind"] for one in news] == ["person.changed"] * expected


def test_a_word_that_is_no_fault_is_refused_and_nobody_tells_for_a_token(world):
    assert told(world, "Ada", ["haunted"]).status_code == 422
    assert world.integration().put("/api/me/self-check", json={"faults": []}).status_code == 403


def test_a_phone_compares_its_clock_and_its_build_with_the_servers(world):
    answer = world.phone("Ada").get("/api/server").json
    assert datetime.fromisoformat(answer["now"]) == world.clock()
    assert len(answer["build"]) == 12
