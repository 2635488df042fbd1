"""What people and time can do to a promise: each move is a rule from a promise to the promise afterwards, or
a refusal in words.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from floorassist.promise.facts import (
    PromiseFact,
    PromiseHandedOver,
    PromiseKept,
    PromiseLeftTo,
    PromiseMoved,
    PromiseOverdue,
    PromiseReminded,
    PromiseTaken,
    PromiseToldAgain,
    PromiseWithdrawn,
)
from floorassist.promise.reminders import next_look
from floorassist.promise.states import LONGEST, TRANSITIONS, Promise, State
from floorassist.refusal import Refusal
from floorassist.translation import tr, tr_many


@dataclass(frozen=True)
class Step:
    """One change: what happened, and the promise afterwards."""

    fact: PromiseFact
    promise: Promise


@dataclass(frozen=True)
class Mover:
    """Whoever wants to change a promise, or shall have it."""

    person_id: int
    on_shift: bool
    lead: bool
    name: str = ""


def look(promise: Promise, now: datetime) -> Step | None:
    """Let time do what is due: a reminder, overdue, the leads told again; None when nothing is."""
    if not promise.live or promise.next_at is None or promise.next_at > now:
        return None
    if promise.state == State.OVERDUE:
        return step(promise, promise, PromiseToldAgain(promise.id), now)
    if promise.due_at <= now:
        return step(promise, replace(promise, state=State.OVERDUE), PromiseOverdue(promise.id), now)
    return step(promise, promise, PromiseReminded(promise.id), now)


def hand_over(promise: Promise, by: Mover, to: Mover, now: datetime) -> Step | None:
    """Give it to a colleague by name; None when they have it already.

    Raises `Refusal`: over, not_yours, off_shift.
    """
    _only_live(promise)
    if promise.owner_id == to.person_id:
        return None
    if by.person_id != promise.owner_id and not by.lead:
        raise Refusal(
            "not_yours", tr("Somebody else has this promise. Take it over, then you can hand it on.")
        )
    if not to.on_shift:
        raise Refusal(
            "off_shift", tr("{name} is not on shift now. Choose somebody who is here.", name=to.name)
        )
    return step(
        promise, replace(promise, owner_id=to.person_id), PromiseHandedOver(promise.id, by.person_id), now
    )


def take(promise: Promise, taker: Mover, now: datetime) -> Step | None:
    """Take it over from whoever has it; None when it is theirs already.

    Raises `Refusal`: over, off_shift.
    """
    _only_live(promise)
    if promise.owner_id == taker.person_id:
        return None
    if not taker.on_shift:
        raise Refusal("off_shift", tr("Start your shift, then you can take it over."))
    return step(
        promise, replace(promise, owner_id=taker.person_id), PromiseTaken(promise.id, taker.person_id), now
    )


def leave_to(promise: Promise, heir_id: int, why: str, now: datetime) -> Step | None:
    """Give it to the lead who gets what somebody left behind; `why` is shift, signed_out or revoked."""
    if not promise.live or promise.owner_id == heir_id:
        return None
    return step(
        promise, replace(promise, owner_id=heir_id), PromiseLeftTo(promise.id, promise.owner_id, why), now
    )


def move_due(promise: Promise, by: Mover, due_at: datetime, now: datetime) -> Step | None:
    """Agree with the customer on another time; None when it is that time already.

    Raises `Refusal`: over, not_yours, past, far.
    """
    _only_live(promise)
    _only_involved(promise, by)
    if due_at == promise.due_at:
        return None
    if due_at <= now:
        raise Refusal("past", tr("That time is over. Choose one that is still to come."))
    if due_at - now > LONGEST:
        say = tr_many(
            "That is too far away. Choose a day within {n} day.",
            "That is too far away. Choose a day within {n} days.",
            LONGEST.days,
        )
        raise Refusal("far", say)
    after = replace(promise, state=State.OPEN, since=now, due_at=due_at)
    return step(promise, after, PromiseMoved(promise.id, by.person_id), now)


def keep(promise: Promise, keeper_id: int, for_all: bool, now: datetime) -> Step | None:
    """Let the owner keep it: the customer has the answer; None when it is kept already.

    Raises `Refusal`: over, not_yours.
    """
    if promise.state == State.KEPT:
        return None
    _only_live(promise)
    if promise.owner_id != keeper_id:
        raise Refusal("not_yours", tr("Somebody else has this promise. Take it over first."))
    after = replace(promise, state=State.KEPT)
    return step(promise, after, PromiseKept(promise.id, keeper_id, "for_all" if for_all else ""), now)


def withdraw(promise: Promise, by: Mover, now: datetime) -> Step | None:
    """Say that it will not be kept; None when that is known already.

    Raises `Refusal`: over, not_yours.
    """
    if promise.state == State.WITHDRAWN:
        return None
    _only_live(promise)
    _only_involved(promise, by)
    after = replace(promise, state=State.WITHDRAWN)
    return step(promise, after, PromiseWithdrawn(promise.id, by.person_id), now)


def step(before: Promise, after: Promise, fact: PromiseFact, now: datetime) -> Step:
    """The change as one step of the closed list, with the version and the next look that follow."""
    assert (before.state, fact.kind, after.state) in TRANSITIONS, f"{before.state} {fact.kind} {after.state}"
    looked = replace(after, version=before.version + 1)
    return Step(fact, replace(looked, next_at=next_look(looked, now)))


def _only_live(promise: Promise) -> None:
    if promise.state == State.KEPT:
        raise Refusal("over", tr("This promise is kept: the customer has the answer."))
    if promise.state == State.WITHDRAWN:
        raise Refusal("over", tr("This promise was withdrawn. Make a new one if the customer still waits."))


def _only_involved(promise: Promise, by: Mover) -> None:
    if not by.lead and by.person_id not in (promise.owner_id, promise.maker_id):
        raise Refusal("not_yours", tr("Somebody else has this promise. Take it over first."))
