"""What time does to an ask: who is asked next and when, when a claim lapses, when a round is over.

`next_step` is called after every move and by the ticker until it returns None; then `next_look` says when
to come back. At every moment as many people as the wave wants are to have really been asked: one who
declined, went on a break or has no phone that took the ping within some seconds does not count, so the next
one is asked at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from floorassist.ask.facts import AskExpired, AskOffered, AskSettled
from floorassist.ask.moves import Step, end, release, step
from floorassist.ask.states import HELD, LOOKING, Ask, Ping, PingState, Reach, State


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
        if now >= ask.expires_at:
            return _expire(ask)
        people = _next_people(ask, crew, now)
        if people:
            return _offer(ask, people, now)
        return None if _can_wait(ask, crew, now) else _expire(ask)
    if ask.deadline_at is None or now < ask.deadline_at:
        return None
    if ask.state in HELD:
        return release(ask, "lease", now)
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
    return target is None or len(_reached(ask, now)) < target


def _next_people(ask: Ask, crew: Crew, now: datetime) -> tuple[int, ...]:
    if not wants_people(ask, now):
        return ()
    target = _target(ask, now)
    had_it, declined = _earlier(ask, PingState.CLAIMED), _earlier(ask, PingState.DECLINED)
    passed_over = ask.asked_now if target is None else ask.asked_now | had_it
    fresh = [person for person in crew.nearest if person not in passed_over and person != ask.asker_id]
    fresh.sort(key=lambda person: person in declined)
    return tuple(fresh if target is None else fresh[: target - len(_reached(ask, now))])


def _offer(ask: Ask, people: tuple[int, ...], now: datetime) -> Step:
    wave = ask.policy.wave_at(_elapsed(ask, now))
    pings = tuple(Ping(person, ask.epoch, wave, now) for person in people)
    after = replace(ask, state=State.OFFERED, pings=ask.pings + pings)
    return step(ask, after, AskOffered(ask.id), pinged=people)


def _can_wait(ask: Ask, crew: Crew, now: datetime) -> bool:
    held_back = _earlier(ask, PingState.CLAIMED) & set(crew.nearest) - ask.asked_now
    return bool(ask.live_pings or crew.later or held_back) or not wants_people(ask, now)


def _expire(ask: Ask) -> Step:
    return end(ask, State.EXPIRED, AskExpired(ask.id, why=why_nobody(ask)))


def why_nobody(ask: Ask) -> str:
    """Return why this round found nobody: nobody_here, all_declined, not_received or no_reply."""
    pings = [ping for ping in ask.pings if ping.epoch == ask.epoch]
    if not pings:
        return "nobody_here"
    if all(ping.state == PingState.DECLINED for ping in pings):
        return "all_declined"
    heard = any(ping.state in (PingState.DELIVERED, PingState.DECLINED) for ping in pings)
    return "no_reply" if heard else "not_received"


def _target(ask: Ask, now: datetime) -> int | None:
    if ask.reach != Reach.NEAREST:
        return None
    return ask.policy.people_by(ask.policy.wave_at(_elapsed(ask, now)))


def _reached(ask: Ask, now: datetime) -> list[Ping]:
    patience = timedelta(seconds=ask.policy.unheard_seconds)
    return [p for p in ask.live_pings if p.state == PingState.DELIVERED or now < p.sent_at + patience]


def _earlier(ask: Ask, state: PingState) -> frozenset[int]:
    return frozenset(ping.person_id for ping in ask.pings if ping.epoch < ask.epoch and ping.state == state)


def _elapsed(ask: Ask, now: datetime) -> float:
    return (now - ask.opened_at).total_seconds()
