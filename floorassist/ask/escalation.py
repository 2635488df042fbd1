"""What time does to an ask: who is asked next and when, when its owner is reminded and loses it, when a round
is over, when the leads are told again.

`next_step` is called after every move and by the ticker until it returns None; then `next_look` says when
to come back. At every moment as many people as the wave wants are to have really been asked: one who
declined, went on a break or has no phone that took the ping within some seconds does not count, so the next
one is asked at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from floorassist.ask.facts import (
    AskExpired,
    AskNudged,
    AskOffered,
    AskQueued,
    AskSettled,
    AskStillQueued,
    PingsNotReached,
)
from floorassist.ask.moves import queue, release
from floorassist.ask.states import ARRIVED, HELD, LOOKING, Ask, Ping, PingState, Reach, State
from floorassist.ask.steps import Step, end, step


@dataclass(frozen=True)
class Crew:
    """Who may be asked now, the best first, and whether somebody on shift is only busy and may be asked
    later.
    """

    nearest: Sequence[int] = ()
    later: bool = False


def next_step(ask: Ask, crew: Crew, now: datetime) -> Step | None:
    """Return what is due now, or None when there is nothing to do before `next_look`.

    `crew` matters only while `wants_people` is true; the policy is the one that the ask carries.
    """
    if ask.state in LOOKING:
        return _look_on(ask, crew, now)
    if ask.deadline_at is None or now < ask.deadline_at:
        return None
    if ask.state in HELD:
        return release(ask, "lease", now) if ask.nudged else _nudge(ask, now)
    if ask.state == State.QUEUED:
        return _look_at_the_queue(ask, now)
    return end(ask, State.DONE, AskSettled(ask.id))


def next_look(ask: Ask, now: datetime) -> datetime | None:
    """Return the deadline of a settled ask: always later than `now`; None when it has ended."""
    if ask.state not in LOOKING:
        return ask.deadline_at
    looks = [ask.expires_at]
    wave = ask.policy.next_wave_after(_elapsed(ask, now))
    if wave is not None and ask.reach == Reach.NEAREST:
        looks.append(ask.opened_at + timedelta(seconds=wave))
    unheard = timedelta(seconds=ask.policy.unheard_seconds)
    looks += [ping.sent_at + unheard for ping in ask.live_pings if ping.state == PingState.SENT]
    if wants_people(ask, now):
        looks.append(now + timedelta(seconds=ask.policy.look_again_seconds))
    return min(look for look in looks if look > now)


def wants_people(ask: Ask, now: datetime) -> bool:
    """Return whether more people are to be asked now, if there are any."""
    if ask.state not in LOOKING or now >= ask.expires_at:
        return False
    target = _target(ask, now)
    return target is None or len(_reached(ask)) < target


def _look_on(ask: Ask, crew: Crew, now: datetime) -> Step | None:
    if now >= ask.expires_at:
        return _give_up(ask, now)
    if any(_not_reached(ask, ping, now) for ping in ask.live_pings):
        return _miss(ask, now)
    people = _next_people(ask, crew, now)
    if people:
        return _offer(ask, people, now)
    return None if _can_wait(ask, crew, now) else _give_up(ask, now)


def _next_people(ask: Ask, crew: Crew, now: datetime) -> tuple[int, ...]:
    if not wants_people(ask, now):
        return ()
    named = ask.first_id
    if named is not None and named in crew.nearest and named not in ask.asked_now:
        return (named,)
    target = _target(ask, now)
    had_it, declined = _earlier(ask, PingState.CLAIMED), _earlier(ask, PingState.DECLINED)
    passed_over = ask.asked_now if target is None else ask.asked_now | had_it
    never = (ask.asker_id, ask.handed_by_id)
    fresh = [person for person in crew.nearest if person not in passed_over and person not in never]
    fresh.sort(key=lambda person: person in declined)
    return tuple(fresh if target is None else fresh[: target - len(_reached(ask))])


def _offer(ask: Ask, people: tuple[int, ...], now: datetime) -> Step:
    wave = ask.policy.wave_at(_elapsed(ask, now))
    pings = tuple(Ping(person, ask.epoch, wave, now) for person in people)
    after = replace(ask, state=State.OFFERED, pings=ask.pings + pings)
    return step(ask, after, AskOffered(ask.id), pinged=people)


def _can_wait(ask: Ask, crew: Crew, now: datetime) -> bool:
    held_back = _earlier(ask, PingState.CLAIMED) & set(crew.nearest) - ask.asked_now - {ask.handed_by_id}
    return bool(ask.live_pings or crew.later or held_back) or not wants_people(ask, now)


def _give_up(ask: Ask, now: datetime) -> Step:
    return queue(ask, AskQueued(ask.id, why=why_nobody(ask)), now)


def _miss(ask: Ask, now: datetime) -> Step:
    pings = tuple(
        replace(ping, state=PingState.NOT_REACHED) if _not_reached(ask, ping, now) else ping
        for ping in ask.pings
    )
    return step(ask, replace(ask, pings=pings), PingsNotReached(ask.id))


def _nudge(ask: Ask, now: datetime) -> Step:
    after = replace(ask, nudged=True, deadline_at=now + ask.half_time)
    return step(ask, after, AskNudged(ask.id, ask.owner_id))


def _look_at_the_queue(ask: Ask, now: datetime) -> Step:
    if now >= ask.expires_at:
        return end(ask, State.EXPIRED, AskExpired(ask.id, why="unanswered"))
    look = now + timedelta(seconds=ask.policy.queue_look_seconds)
    return step(ask, replace(ask, deadline_at=min(look, ask.expires_at)), AskStillQueued(ask.id))


def why_nobody(ask: Ask) -> str:
    """Return why this round found nobody: nobody_here, all_declined, not_received or no_reply."""
    pings = [ping for ping in ask.pings if ping.epoch == ask.epoch]
    if not pings:
        return "nobody_here"
    if all(ping.state == PingState.DECLINED for ping in pings):
        return "all_declined"
    heard = any(ping.state in ARRIVED | {PingState.DECLINED} for ping in pings)
    return "no_reply" if heard else "not_received"


def _target(ask: Ask, now: datetime) -> int | None:
    if ask.reach != Reach.NEAREST:
        return None
    wave = ask.policy.wave_at(_elapsed(ask, now))
    return 1 if wave == 0 and _named_rings(ask) else ask.policy.people_by(wave)


def _named_rings(ask: Ask) -> bool:
    return ask.first_id is not None and any(ping.person_id == ask.first_id for ping in _reached(ask))


def _reached(ask: Ask) -> list[Ping]:
    return [ping for ping in ask.live_pings if ping.state != PingState.NOT_REACHED]


def _not_reached(ask: Ask, ping: Ping, now: datetime) -> bool:
    patience = timedelta(seconds=ask.policy.unheard_seconds)
    return ping.state == PingState.SENT and now >= ping.sent_at + patience


def _earlier(ask: Ask, state: PingState) -> frozenset[int]:
    return frozenset(ping.person_id for ping in ask.pings if ping.epoch < ask.epoch and ping.state == state)


def _elapsed(ask: Ask, now: datetime) -> float:
    return (now - ask.opened_at).total_seconds()
