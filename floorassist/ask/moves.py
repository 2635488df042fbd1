"""What people can do to an ask: each move is a rule from an ask to the ask afterwards, or a refusal in
words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from floorassist.ask.facts import (
    AskAnswered,
    AskAskedAgain,
    AskCancelled,
    AskClaimed,
    AskFact,
    AskHelped,
    AskNotHelped,
    AskOnWay,
    AskReleased,
    PingDeclined,
    PingHeard,
    PingWithdrawn,
)
from floorassist.ask.states import HELD, LIVE_PING, LOOKING, TRANSITIONS, Ask, Ping, PingState, Reach, State
from floorassist.ask.way_out import Option


@dataclass(frozen=True)
class Step:
    """One change: what happened, the ask afterwards, whose phones ring and whose stop ringing."""

    fact: AskFact
    ask: Ask
    pinged: tuple[int, ...] = ()
    withdrawn: tuple[int, ...] = ()


class Refusal(Exception):
    """A move that cannot be made now; `code` is for programs, the text tells the person what to do."""

    def __init__(self, code: str, say: str) -> None:
        super().__init__(say)
        self.code = code
        self.say = say


@dataclass(frozen=True)
class Claimer:
    """The colleague who wants an ask, as far as the rule of claiming must know."""

    person_id: int
    on_shift: bool
    on_break: bool
    lead: bool
    claims: int


def claim(ask: Ask, claimer: Claimer, now: datetime) -> Step:
    """Give the ask to this colleague and stop every other phone.

    Raises `Refusal`: taken, over, not_asked, off_shift or busy.
    """
    person_id = claimer.person_id
    if ask.state not in LOOKING:
        raise Refusal("taken" if ask.owner_id else "over", "Somebody has it already.")
    if person_id == ask.asker_id or not (claimer.lead or ask.ping_of(person_id)):
        raise Refusal("not_asked", "This ask was put to others; you need not do anything.")
    if not claimer.on_shift or claimer.on_break:
        raise Refusal("off_shift", "Start your shift or end your break, then you can take it.")
    if claimer.claims >= ask.policy.claims:
        raise Refusal("busy", "You already have one. Answer it or give it back, then take this one.")
    others = tuple(ping.person_id for ping in ask.live_pings if ping.person_id != person_id)
    asked = ask.ping_of(person_id)
    mine = asked if asked and asked.epoch == ask.epoch else Ping(person_id, ask.epoch, 0, now)
    kept = tuple(ping for ping in withdraw_all(ask.pings) if _key(ping) != _key(mine))
    after = replace(
        ask,
        state=State.CLAIMED,
        owner_id=person_id,
        pings=(*kept, replace(mine, state=PingState.CLAIMED)),
        deadline_at=now + timedelta(seconds=ask.policy.lease_seconds),
    )
    return step(ask, after, AskClaimed(ask.id, person_id), withdrawn=others)


def decline(ask: Ask, person_id: int) -> Step | None:
    """Take "not now" from a colleague; None when there is no live ping to decline (it was withdrawn)."""
    return _end_ping(ask, person_id, PingState.DECLINED, PingDeclined(ask.id, person_id))


def leave(ask: Ask, person_id: int, why: str) -> Step | None:
    """Withdraw the ping of a colleague who goes (`why`: break, shift, revoked); None without a live one."""
    return _end_ping(ask, person_id, PingState.WITHDRAWN, PingWithdrawn(ask.id, person_id, why))


def hear(ask: Ask, person_id: int) -> Step | None:
    """Note that a phone of this colleague took the ping; None when that is known or no longer matters."""
    if not any(ping.person_id == person_id and ping.state == PingState.SENT for ping in ask.live_pings):
        return None
    after = replace(ask, pings=_with_state(ask, person_id, PingState.DELIVERED))
    return step(ask, after, PingHeard(ask.id, person_id))


def come(ask: Ask, person_id: int, now: datetime) -> Step | None:
    """Let the owner say "I'm coming"; None when that is known already.

    Raises `Refusal`: not_yours.
    """
    _only_owner(ask, person_id)
    if ask.state == State.ON_WAY:
        return None
    after = replace(ask, state=State.ON_WAY, deadline_at=now + timedelta(seconds=ask.policy.eta_seconds))
    return step(ask, after, AskOnWay(ask.id, person_id))


def answer(ask: Ask, person_id: int, now: datetime) -> Step:
    """Let the owner answer; the asker then has time to say whether it helped.

    Raises `Refusal`: not_yours.
    """
    _only_owner(ask, person_id)
    after = replace(
        ask, state=State.ANSWERED, deadline_at=now + timedelta(seconds=ask.policy.confirm_seconds)
    )
    return step(ask, after, AskAnswered(ask.id, person_id))


def release(ask: Ask, why: str, now: datetime) -> Step:
    """Take a claimed ask from its owner and open it again (`why`: chosen, lease, break, shift, revoked)."""
    return _open_again(ask, AskReleased(ask.id, ask.owner_id, why), ask.reach, now)


def help_or_not(ask: Ask, helped: bool, now: datetime) -> Step | None:
    """Take the asker's word on the answer: done, or open again; None when it is done already.

    Raises `Refusal`: not_answered.
    """
    if ask.state == State.DONE and helped:
        return None
    if ask.state != State.ANSWERED:
        raise Refusal("not_answered", "There is no answer to judge now. Ask again if you still need it.")
    if not helped:
        return _open_again(ask, AskNotHelped(ask.id, ask.asker_id), ask.reach, now)
    return end(ask, State.DONE, AskHelped(ask.id, ask.asker_id))


def ask_again(ask: Ask, option: Option, now: datetime) -> Step:
    """Open an expired ask for another round: `option` is widen, ask_again or supervisor.

    Raises `Refusal`: not_expired.
    """
    if ask.state != State.EXPIRED:
        raise Refusal("not_expired", "This ask is still on its way, or it is settled.")
    return _open_again(ask, AskAskedAgain(ask.id, ask.asker_id, option), REACH_OF[option], now)


REACH_OF: Mapping[Option, Reach] = {
    "widen": Reach.EVERYBODY,
    "ask_again": Reach.NEAREST,
    "supervisor": Reach.SUPERVISORS,
}


def cancel(ask: Ask, why: str = "chosen") -> Step | None:
    """End an ask that is no longer needed; None when it is cancelled already.

    Raises `Refusal`: over.
    """
    if ask.state == State.CANCELLED:
        return None
    if ask.state not in LOOKING | HELD | {State.EXPIRED}:
        raise Refusal("over", "It is answered already; there is nothing to cancel.")
    return end(ask, State.CANCELLED, AskCancelled(ask.id, ask.asker_id, why))


def end(ask: Ask, state: State, fact: AskFact) -> Step:
    """End an ask: nobody owns it, nobody's phone rings for it, no timer is left."""
    after = replace(ask, state=state, owner_id=None, deadline_at=None, pings=withdraw_all(ask.pings))
    return step(ask, after, fact, withdrawn=tuple(ping.person_id for ping in ask.live_pings))


def step(
    before: Ask,
    after: Ask,
    fact: AskFact,
    pinged: tuple[int, ...] = (),
    withdrawn: tuple[int, ...] = (),
) -> Step:
    """Return the step under the next version; a move outside the closed list is a mistake in this program."""
    assert (before.state, fact.kind, after.state) in TRANSITIONS, (before.state, fact.kind, after.state)
    return Step(fact, replace(after, version=before.version + 1), pinged, withdrawn)


def withdraw_all(pings: tuple[Ping, ...]) -> tuple[Ping, ...]:
    """Return the pings with every live one withdrawn."""
    return tuple(replace(ping, state=PingState.WITHDRAWN) if ping.live else ping for ping in pings)


def _only_owner(ask: Ask, person_id: int) -> None:
    if ask.state not in HELD or ask.owner_id != person_id:
        raise Refusal("not_yours", "You do not have this ask now. Take it first, if it is still open.")


def _open_again(ask: Ask, fact: AskFact, reach: Reach, now: datetime) -> Step:
    after = replace(
        ask,
        state=State.OPEN,
        owner_id=None,
        epoch=ask.epoch + 1,
        opened_at=now,
        deadline_at=now,
        reach=reach,
        pings=withdraw_all(ask.pings),
    )
    return step(ask, after, fact)


def _key(ping: Ping) -> tuple[int, int]:
    return ping.person_id, ping.epoch


def _end_ping(ask: Ask, person_id: int, state: PingState, fact: AskFact) -> Step | None:
    if person_id not in {ping.person_id for ping in ask.live_pings}:
        return None
    pings = _with_state(ask, person_id, state)
    ringing = any(ping.state in LIVE_PING for ping in pings)
    return step(ask, replace(ask, pings=pings, state=State.OFFERED if ringing else State.OPEN), fact)


def _with_state(ask: Ask, person_id: int, state: PingState) -> tuple[Ping, ...]:
    return tuple(
        replace(ping, state=state) if ping.live and ping.person_id == person_id else ping
        for ping in ask.pings
    )
