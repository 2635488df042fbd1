"""The people of a simulated day: what they know, where they are, what they do when a phone rings.

Everything by chance is drawn from a stream of its own (of a worker, of an ask, of a ping), so that two ways
of asking meet the same day.
"""

import math
from dataclasses import dataclass, field
from random import Random

from benchmarks.day_world import BACKROOM, DEPARTMENTS, FRONT_END, Habits, World


@dataclass
class Worker:
    """Somebody on the floor; `held` while they ask or answer, `serves` the ask that they are at."""

    id: int
    home: tuple[str, ...]
    lead: bool
    knows: frozenset[str]
    told: frozenset[str]
    place: int
    on_break: bool = False
    with_customer: bool = False
    held: bool = False
    serves: int = 0
    shown_place: int = -1
    shown_at: float = -math.inf
    rung: list[float] = field(default_factory=list)
    answers: int = 0

    @property
    def free(self) -> bool:
        """Whether they could look at their phone and go."""
        return not (self.on_break or self.with_customer or self.held)

    def show(self, now: float) -> None:
        """Their own action tells where they are."""
        self.shown_place, self.shown_at = self.place, now


@dataclass
class Case:
    """A customer's question, from the asker's side."""

    id: int
    department: str
    place: int
    asker: Worker
    on_the_spot: bool
    asked_at: float
    patience: float
    pings: int = 0
    claimed_at: float | None = None
    answered_at: float | None = None
    over: bool = False


def crew(seed: int, world: World, habits: Habits) -> list[Worker]:
    """The staff of a seed: backroom, front end, and the rest two departments each; the last ones lead."""
    dice, staff = Random(f"{seed} crew"), []
    for n in range(habits.staff):
        lead = n >= habits.staff - habits.leads
        home = _home(n, habits)
        elsewhere = habits.knows_elsewhere * (habits.leads_know if lead else 1)
        knows = {one for one in DEPARTMENTS if dice.random() < elsewhere} | set(home)
        rates = {one: habits.told if one in knows else habits.told_wrongly for one in DEPARTMENTS}
        told = {one for one, rate in rates.items() if dice.random() < rate} | set(home)
        place = dice.choice(world.places[home[0]])
        staff.append(Worker(n + 1, home, lead, frozenset(knows), frozenset(told), place))
    return staff


def _home(n: int, habits: Habits) -> tuple[str, ...]:
    if n < habits.backroom:
        return (BACKROOM,)
    if n < habits.backroom + habits.front_end:
        return (FRONT_END,)
    return DEPARTMENTS[n * 7 % 20], DEPARTMENTS[(n * 7 + 1) % 20]


def notices(worker: Worker, dice: Random, habits: Habits, now: float) -> bool:
    """Whether a ping is noticed: less, the more the phone rang in the last half hour; leads look more."""
    lately = sum(at > now - 1800 for at in worker.rung)
    share = habits.notice / (1 + habits.fatigue * max(0, lately - habits.fatigue_from))
    return dice.random() < (min(0.95, share * habits.leads_heed) if worker.lead else share)


def accepts(worker: Worker, case: Case, walk: float, others: int, dice: Random, habits: Habits) -> bool:
    """Whether somebody who noticed takes it: who knows, who is near, who is not one of many."""
    share = habits.accepts_knowing if case.department in worker.knows else habits.accepts_not_knowing
    if case.on_the_spot:
        share *= math.exp(-max(0.0, walk * 1.2 - 30) / 200)
    share *= math.pow(max(1, others), -habits.bystander)
    return dice.random() < (min(0.95, share * habits.leads_heed) if worker.lead else share)


def around(dice: Random, median: float, spread: float) -> float:
    """A duration: log-normal."""
    return dice.lognormvariate(math.log(median), spread)
