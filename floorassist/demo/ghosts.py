"""The ghost crew: colleagues who notice a ping, take it or not, walk, look and answer, in human times.

The numbers are guesses about a busy store, the same as those of the simulated day in `benchmarks/`: three in
four pings are noticed, after 7 s in the middle; who knows the department takes nine of ten, who does not one
of three; an answer out of the head takes 25 s, one that has to be looked for a minute.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

NOTICES, NOTICE_SECONDS, NOTICE_SPREAD = 0.75, 7.0, 0.7
LEADS_NOTICE = 0.9
TAKES_IF_KNOWN, TAKES_IF_UNKNOWN, SAYS_NO = 0.9, 0.35, 0.6
THUMB_SECONDS = (1.5, 4.0)
KNOWN_SECONDS, UNKNOWN_SECONDS, LOOKING_SPREAD = 25.0, 60.0, 0.5
LEAVES_SECONDS = (3.0, 8.0)
COMES = 0.35  # share of the questions that the colleague rather answers on the spot
PACE = 1.2  # metres a second between customers
ALL_LOOKING = (6.0, 75.0)  # seconds: shorter is no thought, longer would be a forgotten claim
LATE = 60.0  # seconds that ghosts leave to people when one of the crew asks
THANKS_SECONDS = (8.0, 30.0)
STANDS_SECONDS = (120.0, 420.0)
QUIET_SECONDS = (300.0, 720.0)
BEAT_SECONDS = (30.0, 45.0)  # a phone counts as reachable for 60 s
PHONE = "Ghost phone"


class Act(StrEnum):
    """What a ghost does next about an ask; `nothing` is for good."""

    CLAIM = "claim"
    DECLINE = "decline"
    COME = "come"
    ANSWER = "answer"
    THANK = "thank"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Next:
    """An act and when it is done; None for `nothing`."""

    act: Act
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Pinged:
    """What rings: does this ghost know the department, lead, hold another ask; who asks, how far off.

    `late` is an ask of the crew's own: people are given time to take it. `metres` is None where unknown.
    """

    knows: bool
    leads: bool
    busy: bool
    late: bool
    needs_person: bool
    metres: float | None


NOTHING = Next(Act.NOTHING, None)


def dice_for(seed: int, *about: object) -> Random:
    """Dice of their own for one ghost and one thing, so that a restart changes nothing."""
    return Random(":".join(str(each) for each in (seed, *about)))


def first_act(pinged: Pinged, dice: Random, now: datetime) -> Next:
    """What a ghost makes of a ping: overlooks it, takes it, says "not now", or lets it ring."""
    if not _comes_up(dice, LEADS_NOTICE if pinged.leads else NOTICES):
        return NOTHING
    seconds = dice.lognormvariate(math.log(NOTICE_SECONDS), NOTICE_SPREAD) + (LATE if pinged.late else 0)
    seconds += dice.uniform(*THUMB_SECONDS)
    takes = TAKES_IF_KNOWN if pinged.knows else TAKES_IF_UNKNOWN
    if not pinged.busy and _comes_up(dice, takes):
        return Next(Act.CLAIM, _after(now, seconds))
    return Next(Act.DECLINE, _after(now, seconds)) if _comes_up(dice, SAYS_NO) else NOTHING


def next_act(done: Act, pinged: Pinged, dice: Random, now: datetime) -> Next:
    """What follows on an act: who claimed comes or thinks, who comes answers; then there is nothing left."""
    if done is Act.CLAIM and (pinged.needs_person or _comes_up(dice, COMES)):
        return Next(Act.COME, _after(now, dice.uniform(*LEAVES_SECONDS)))
    if done in (Act.CLAIM, Act.COME):
        walk = (pinged.metres or 0.0) / PACE if done is Act.COME else 0.0
        return Next(Act.ANSWER, _after(now, _looking(pinged.knows, dice) + walk))
    return NOTHING


def thanks(dice: Random, now: datetime) -> Next:
    """When a ghost who asked says that the answer helped."""
    return Next(Act.THANK, _after(now, dice.uniform(*THANKS_SECONDS)))


def moves_on(dice: Random, now: datetime) -> datetime:
    """Until when a ghost works where it stands."""
    return _after(now, dice.uniform(*STANDS_SECONDS))


def asks_next(dice: Random, now: datetime) -> datetime:
    """When one of the crew may ask the people on shift something again."""
    return _after(now, dice.uniform(*QUIET_SECONDS))


def beats_again(dice: Random, now: datetime) -> datetime:
    """When a ghost's phone is heard next; not all of them at once, so that no person waits for them."""
    return _after(now, dice.uniform(*BEAT_SECONDS))


def _looking(knows: bool, dice: Random) -> float:
    middle = KNOWN_SECONDS if knows else UNKNOWN_SECONDS
    shortest, longest = ALL_LOOKING
    return min(longest, max(shortest, dice.lognormvariate(math.log(middle), LOOKING_SPREAD)))


def _comes_up(dice: Random, share: float) -> bool:
    return dice.uniform(0, 1) < share


def _after(now: datetime, seconds: float) -> datetime:
    return now + timedelta(seconds=seconds)
