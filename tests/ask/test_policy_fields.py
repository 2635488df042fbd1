"""What the desk says of each number, and what a version changed."""

from dataclasses import fields, replace

import pytest

from floorassist.ask.policy import Policy, Wave
from floorassist.ask.policy_changes import changes
from floorassist.ask.policy_field import FieldTold
from floorassist.ask.policy_fields import FIELDS
from floorassist.ask.policy_view_models import PolicyBody


def test_every_number_of_the_policy_stands_on_the_desk_once():
    told = [one.name for one in FIELDS]
    assert sorted([*told, "waves"]) == sorted(field.name for field in fields(Policy))
    assert set(PolicyBody.model_fields) == {*told, "waves"}


@pytest.mark.parametrize("told", FIELDS, ids=lambda told: told.name)
def test_a_number_has_a_reason_and_its_default_and_bounds_make_a_policy(told: FieldTold):
    assert told.why.endswith(".")
    assert told.label
    assert told.unit
    assert told.least <= told.default <= told.most
    kind = type(told.default if told.scale < 1 else 1)
    replace(Policy(), **{told.name: kind(told.most)})
    # Less than ten seconds of asking leaves no room for the waves; the policy says so.
    if told.name != "expiry_seconds":
        replace(Policy(), **{told.name: kind(told.least)})


def test_what_changed_is_told_in_the_units_of_the_desk():
    after = replace(Policy(), lease_seconds=120, confirm_seconds=600, words_walk_share=0.5)
    assert changes(Policy(), after) == [
        "Who took it answers or goes within: 60 → 120 seconds",
        "An answer that nobody doubts counts as right after: 5 → 10 minutes",
        "When words will do, the walk counts: 10 → 50 %",
    ]


def test_other_waves_are_told_as_people_would_say_them():
    after = replace(Policy(), waves=(Wave(0, 3), Wave(30, 2), Wave(60, None)))
    (line,) = changes(Policy(), after)
    before = (
        "2 at once, 1 more at 6 s, 2 more at 20 s, 3 more at 33 s, 4 more at 48 s, 6 more at 64 s, "
        "everybody at 88 s"
    )
    assert line == f"Who is asked when: {before} → 3 at once, 2 more at 30 s, everybody at 60 s"


def test_the_same_policy_changed_nothing():
    assert changes(Policy(), Policy()) == []
