"""Who stands where: workers, supervisors, owners; and who may do what to whom."""

from typing import Literal

Role = Literal["worker", "supervisor", "owner"]
ROLES: tuple[Role, ...] = ("worker", "supervisor", "owner")
LEADS = ("supervisor", "owner")


def leads(role: str) -> bool:
    """Whether this role stands at the desk."""
    return role in LEADS


def may_give(by: str, role: str) -> bool:
    """Nobody gives a role above their own."""
    return ROLES.index(as_role(by)) >= ROLES.index(as_role(role))


def may_manage(by: str, whose: str) -> bool:
    """Supervisors manage workers and each other, never an owner."""
    return leads(by) and may_give(by, whose)


def as_role(text: str) -> Role:
    """The text as a role; raises ValueError for any other word."""
    for role in ROLES:
        if text == role:
            return role
    raise ValueError(f"{text!r} is no role: use {', '.join(ROLES)}")
