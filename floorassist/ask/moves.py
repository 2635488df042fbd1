"""What colleagues do to an ask: each move is a rule from an ask to the ask afterwards, or a refusal."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from floorassist.ask.facts import (
    AskAnswered,
    AskClaimed,
    AskFact,
    AskHandedOn,
    AskOnWay,
    AskQueued,
    AskReleased,
    AskReopened,
    PingDeclined,
    PingHeard,
    PingSeen,
    PingWithdrawn,
)
from floorassist.ask.states import FREE, HELD, LIVE_PING, Ask, Ping, PingState, State
from floorassist.ask.steps import Step, open_again, put_down, step, withdraw_all
from floorassist.refusal import Refusal
from floorassist.translation import tr


@dataclass(frozen=True)
class Claimer:
    """A colleague, as far as the rules of claiming and of handing on must know."""

    person_id: int
    on_shift: bool
    on_break: bool
    lead: bool
    claims: int
    live_pings: int = 0


def claim(ask: Ask, claimer: Claimer, now: datetime) -> Step:
    """Give the ask to this colleague and stop every other phone.

    From the queue any lead may take it, also from the desk before their shift, and everybody who was asked.

    Raises `Refusal`: taken, over, not_asked, off_shift or busy.
    """
    person_id = claimer.person_id
    if ask.state not in FREE:
        raise Refusal("taken" if ask.owner_id else "over", tr("Somebody has it already."))
    if person_id == ask.asker_id or not (claimer.lead or ask.ping_of(person_id)):
        raise Refusal("not_asked", tr("This ask was put to others; you need not do anything."))
    at_the_desk = ask.state == State.QUEUED and claimer.lead
    if not at_the_desk and (not claimer.on_shift or claimer.on_break):
        raise Refusal("off_shift", tr("Start your shift or end your break, then you can take it."))
    if claimer.claims >= ask.policy.claims:
        raise Refusal("busy", tr("You already have one. Answer it or give it back, then take this one."))
    others = tuple(ping.person_id for ping in ask.live_pings if ping.person_id != person_id)
    asked = ask.ping_of(person_id)
    mine = asked if asked and asked.epoch == ask.epoch else Ping(person_id, ask.epoch, 0, now)
    kept = tuple(ping for ping in withdraw_all(ask.pings) if _key(ping) != _key(mine))
    after = replace(
        ask,
        state=State.CLAIMED,
        owner_id=person_id,
        nudged=False,
        pings=(*kept, replace(mine, state=PingState.CLAIMED)),
    )
    after = replace(after, deadline_at=now + after.half_time)
    return step(ask, after, AskClaimed(ask.id, person_id), withdrawn=others)


def decline(ask: Ask, person_id: int) -> Step | None:
    """Take "not now" from a colleague; None when there is no live ping to decline (it was withdrawn)."""
    return _end_ping(ask, person_id, PingState.DECLINED, PingDeclined(ask.id, person_id))


def leave(ask: Ask, person_id: int, why: str) -> Step | None:
    """Withdraw the ping of a colleague who goes (`why`: break, shift, revoked); None without a live one."""
    return _end_ping(ask, person_id, PingState.WITHDRAWN, PingWithdrawn(ask.id, person_id, why))


def hear(ask: Ask, person_id: int) -> Step | None:
    """Note that a phone of this colleague took the ping; None when that is known or no longer matters."""
    unheard = (PingState.SENT, PingState.NOT_REACHED)
    return _arrive(ask, person_id, unheard, PingState.DELIVERED, PingHeard(ask.id, person_id))


def see(ask: Ask, person_id: int) -> Step | None:
    """Note that this colleague looked at the ping; None when that is known or no longer matters."""
    unseen = LIVE_PING - {PingState.SEEN}
    return _arrive(ask, person_id, tuple(unseen), PingState.SEEN, PingSeen(ask.id, person_id))


def come(ask: Ask, person_id: int, now: datetime) -> Step | None:
    """Let the owner say "I'm coming", and again when reminded; None when that is known already.

    Raises `Refusal`: not_yours.
    """
    only_owner(ask, person_id)
    if ask.state == State.ON_WAY and not ask.nudged:
        return None
    after = replace(ask, state=State.ON_WAY, nudged=False)
    return step(ask, replace(after, deadline_at=now + after.half_time), AskOnWay(ask.id, person_id))


def answer(ask: Ask, person_id: int, now: datetime) -> Step:
    """Let the owner answer; the asker then has time to say whether it helped.

    Raises `Refusal`: not_yours.
    """
    only_owner(ask, person_id)
    deadline = now + timedelta(seconds=ask.policy.confirm_seconds)
    after = replace(ask, state=State.ANSWERED, nudged=False, deadline_at=deadline)
    return step(ask, after, AskAnswered(ask.id, person_id))


def release(ask: Ask, why: str, now: datetime) -> Step:
    """Take a claimed ask from its owner and open it again (`why`: chosen, lease, break, shift, revoked)."""
    return open_again(ask, AskReleased(ask.id, ask.owner_id, why), now, ask.reach)


def hand_on(ask: Ask, person_id: int, to: Claimer | None, now: datetime) -> Step:
    """Let the owner pass it to a colleague, or to the nearest (`to` None); after the last hand-on to a lead.

    Raises `Refusal`: not_yours, has_asked, off_shift, on_break or busy.
    """
    only_owner(ask, person_id)
    if ask.hops >= ask.policy.hand_ons:
        passed = replace(ask, handed_by_id=person_id, epoch=ask.epoch + 1)
        return queue(passed, AskQueued(ask.id, person_id, "handed_on"), now)
    if to is not None:
        _can_take(ask, to)
    fact = AskHandedOn(ask.id, person_id, "nearest" if to is None else "named")
    opened = open_again(ask, fact, now)
    named = to.person_id if to else None
    after = replace(opened.ask, hops=ask.hops + 1, first_id=named, handed_by_id=person_id)
    return replace(opened, ask=after)


def queue(ask: Ask, fact: AskQueued | AskReopened, now: datetime) -> Step:
    """Put the ask into the leads' queue: it belongs to nobody, and is looked at again."""
    look = min(ask.policy.queue_look_seconds, ask.policy.queue_seconds)
    return put_down(ask, State.QUEUED, fact, now + timedelta(seconds=look), now)


def only_owner(ask: Ask, person_id: int) -> None:
    """Stop everybody but the one who holds it.

    Raises `Refusal`: not_yours.
    """
    if ask.state not in HELD or ask.owner_id != person_id:
        raise Refusal("not_yours", tr("You do not have this ask now. Take it first, if it is still open."))


def free_for(ask: Ask, one: Claimer) -> bool:
    """Return whether a colleague could be asked by name now."""
    busy = one.claims >= ask.policy.claims or one.live_pings >= ask.policy.live_pings
    return (
        one.on_shift and not one.on_break and not busy and one.person_id not in (ask.asker_id, ask.owner_id)
    )


def _can_take(ask: Ask, to: Claimer) -> None:
    if to.person_id == ask.asker_id:
        raise Refusal("has_asked", tr("That is who asked. Answer them, or choose somebody else."))
    if to.person_id == ask.owner_id:
        raise Refusal("has_it", tr("You have it yourself. Choose somebody else, or the nearest."))
    if not to.on_shift:
        raise Refusal("off_shift", tr("They are not on shift. Choose somebody else, or the nearest."))
    if to.on_break:
        raise Refusal("on_break", tr("They are on a break. Choose somebody else, or the nearest."))
    if not free_for(ask, to):
        raise Refusal("busy", tr("They have their hands full. Choose somebody else, or the nearest."))


def _key(ping: Ping) -> tuple[int, int]:
    return ping.person_id, ping.epoch


def _arrive(
    ask: Ask, person_id: int, before: tuple[PingState, ...], state: PingState, fact: AskFact
) -> Step | None:
    if not any(ping.person_id == person_id and ping.state in before for ping in ask.live_pings):
        return None
    return step(ask, replace(ask, pings=_with_state(ask, person_id, state)), fact)


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
