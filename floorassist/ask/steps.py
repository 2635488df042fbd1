"""A step: one change of an ask under its next version, or a refusal in words."""

from dataclasses import dataclass, replace
from datetime import datetime

from floorassist.ask.facts import AskFact
from floorassist.ask.states import Ask, Ping, PingState, Reach, State
from floorassist.ask.transitions import TRANSITIONS


@dataclass(frozen=True)
class Step:
    """One change: what happened, the ask afterwards, whose phones ring and whose stop ringing."""

    fact: AskFact
    ask: Ask
    pinged: tuple[int, ...] = ()
    withdrawn: tuple[int, ...] = ()


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


def put_down(
    ask: Ask, state: State, fact: AskFact, deadline_at: datetime | None, opened_at: datetime
) -> Step:
    """Return the step after which nobody has it and nobody's phone rings for it."""
    after = replace(
        ask,
        state=state,
        owner_id=None,
        nudged=False,
        opened_at=opened_at,
        deadline_at=deadline_at,
        pings=withdraw_all(ask.pings),
    )
    return step(ask, after, fact, withdrawn=tuple(ping.person_id for ping in ask.live_pings))


def end(ask: Ask, state: State, fact: AskFact) -> Step:
    """End an ask: nobody owns it, nobody's phone rings for it, no timer is left."""
    return put_down(ask, state, fact, None, ask.opened_at)


def open_again(ask: Ask, fact: AskFact, now: datetime, reach: Reach = Reach.NEAREST) -> Step:
    """Return the step that begins another round; nobody is named for it."""
    after = replace(
        ask,
        state=State.OPEN,
        owner_id=None,
        nudged=False,
        first_id=None,
        epoch=ask.epoch + 1,
        opened_at=now,
        deadline_at=now,
        reach=reach,
        pings=withdraw_all(ask.pings),
    )
    return step(ask, after, fact)


def withdraw_all(pings: tuple[Ping, ...]) -> tuple[Ping, ...]:
    """Return the pings with every live one withdrawn."""
    return tuple(replace(ping, state=PingState.WITHDRAWN) if ping.live else ping for ping in pings)
