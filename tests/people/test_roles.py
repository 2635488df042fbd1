"""Who may do what to whom."""

import pytest

from floorassist.people import roles


@pytest.mark.parametrize(
    ("by", "role", "allowed"),
    [
        ("supervisor", "worker", True),
        ("supervisor", "supervisor", True),
        ("supervisor", "owner", False),
        ("owner", "owner", True),
        ("worker", "supervisor", False),
    ],
)
def test_nobody_gives_a_role_above_their_own(by, role, allowed):
    assert roles.may_give(by, role) is allowed


@pytest.mark.parametrize(
    ("by", "whose", "allowed"),
    [
        ("worker", "worker", False),
        ("supervisor", "worker", True),
        ("supervisor", "supervisor", True),
        ("supervisor", "owner", False),
        ("owner", "owner", True),
    ],
)
def test_supervisors_manage_everybody_but_owners(by, whose, allowed):
    assert roles.may_manage(by, whose) is allowed


def test_any_other_word_is_no_role():
    with pytest.raises(ValueError, match="'boss' is no role: use worker, supervisor, owner"):
        roles.as_role("boss")
