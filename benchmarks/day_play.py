"""One simulated day: workers live it, customers ask, and a way of asking rings the phones (simpy)."""

import math
from collections.abc import Callable, Generator
from random import Random
from typing import Any, Protocol

import simpy

from benchmarks.day_people import Case, Worker, accepts, around, crew, notices
from benchmarks.day_world import DEPARTMENTS, Habits, World

Process = Generator[simpy.Event, Any, None]


class Way(Protocol):
    """A way of asking: told what people do, it rings phones by `Day.ring`."""

    def ask(self, case: Case) -> None:
        """Begin."""

    def arrived(self, case: Case, worker: Worker) -> None:
        """A phone took the ping."""

    def declined(self, case: Case, worker: Worker) -> None:
        """Not now."""

    def claimed(self, case: Case, worker: Worker) -> bool:
        """Whether this worker has it now."""

    def coming(self, case: Case, worker: Worker) -> None:
        """The owner is at it."""

    def answered(self, case: Case, worker: Worker) -> bool:
        """Whether it was still this worker's to answer."""

    def handed_on(self, case: Case, worker: Worker) -> None:
        """The owner does not know it."""

    def left(self, case: Case) -> None:
        """The customer has gone."""

    def rings(self, case: Case, worker: Worker) -> bool:
        """Whether this phone still rings for it."""

    def went(self, worker: Worker) -> None:
        """A break begins or ends."""

    def looked_up(self, worker: Worker) -> None:
        """Somebody looks something up for a customer."""


class Day:
    """The clock, the people and what became of their questions."""

    def __init__(self, seed: int, world: World, habits: Habits, way: Callable[["Day"], Way]) -> None:
        self.seed, self.world, self.habits = seed, world, habits
        self.env = simpy.Environment()
        self.staff = crew(seed, world, habits)
        self.cases: list[Case] = []
        self.way = way(self)
        for worker in self.staff:
            self.env.process(self._live(worker))
        self.env.process(self._customers())
        self.ends = habits.warm_seconds + habits.hours * 3600.0

    @property
    def now(self) -> float:
        """Seconds since the doors opened."""
        return float(self.env.now)

    def play(self) -> list[Case]:
        """The questions of the day, without those of the first half hour."""
        self.env.run(until=self.ends + 900)
        return [case for case in self.cases if case.asked_at > self.habits.warm_seconds]

    def known_place(self, worker: Worker) -> int | None:
        """Where the product takes somebody to be: where they lately showed, else the middle of their home."""
        if self.now - worker.shown_at < self.habits.place_fades:
            return worker.shown_place
        return self.world.middle_of(worker.home[0])

    def ring(self, case: Case, worker: Worker, others: int) -> None:
        """A phone rings; `others` were asked in this round, this one included."""
        case.pings += 1
        worker.rung.append(self.now)
        self.env.process(self._respond(case, worker, others))

    def after(self, delay: float, act: Callable[[], None]) -> None:
        """Do something later."""
        self.env.process(self._later(delay, act))

    def _later(self, delay: float, act: Callable[[], None]) -> Process:
        yield self.env.timeout(delay)
        act()

    def _live(self, worker: Worker) -> Process:
        """Work at home or elsewhere for some minutes, then a customer, a break, or the next piece of work."""
        dice, finds = Random(f"{self.seed} life {worker.id}"), Random(f"{self.seed} finds {worker.id}")
        while True:
            at_home, shows = dice.random() < 0.8, dice.random() < self.habits.shows_place
            department = dice.choice(worker.home) if at_home else dice.choice(DEPARTMENTS)
            place, works, what = (
                dice.choice(self.world.places[department]),
                dice.expovariate(1 / 300),
                dice.random(),
            )
            served, rests = dice.expovariate(1 / 150), dice.uniform(600, 900)
            worker.place = place
            if shows:
                worker.show(self.now)
            yield self.env.timeout(works)
            if not worker.held and what < 0.45:
                worker.with_customer = True
                if finds.random() < self.habits.looks_up:
                    self.way.looked_up(worker)
                yield self.env.timeout(served)
                worker.with_customer = False
            elif not worker.held and what < 0.51:
                worker.on_break = True
                self.way.went(worker)
                yield self.env.timeout(rests)
                worker.on_break = False
                self.way.went(worker)
            while worker.held:
                yield self.env.timeout(5)

    def _customers(self) -> Process:
        """Customers come, most of them at midday, to whoever is next and not away."""
        dice, habits, staff = Random(f"{self.seed} customers"), self.habits, self.staff
        while self.now < self.ends:
            crowd = (0.6 + 0.8 * math.sin(math.pi * min(1.0, self.now / self.ends))) / 1.11
            yield self.env.timeout(dice.expovariate(habits.asks_an_hour * crowd / 3600))
            first, which = dice.randrange(len(staff)), dice.random()
            patience = min(habits.longest_patience, around(dice, habits.patience, 0.5))
            on_the_spot = dice.random() < habits.on_the_spot
            turn = (staff[(first + n) % len(staff)] for n in range(len(staff)))
            asker = next((one for one in turn if not (one.held or one.on_break)), None)
            unknown = [one for one in DEPARTMENTS if asker and one not in asker.knows]
            if asker and unknown:
                department = unknown[int(which * len(unknown))]
                case = Case(
                    len(self.cases) + 1, department, asker.place, asker, on_the_spot, self.now, patience
                )
                self.cases.append(case)
                self.env.process(self._wait(case))

    def _wait(self, case: Case) -> Process:
        """The asker stands with the customer until the answer comes or patience ends; whoever sees that a
        colleague is at it waits for them.
        """
        case.asker.held = True
        case.asker.show(self.now)
        self.way.ask(case)
        yield self.env.timeout(case.patience)
        while case.answered_at is None and any(one.serves == case.id for one in self.staff):
            yield self.env.timeout(1)
        if case.answered_at is None:
            self._close(case)
            self.way.left(case)

    def _close(self, case: Case) -> None:
        case.over, case.asker.held, case.asker.with_customer = True, False, False

    def _respond(self, case: Case, worker: Worker, others: int) -> Process:
        """What one does whose phone rings: notice, look, take it, say "not now", or nothing at all."""
        dice = Random(f"{self.seed} {case.id} {worker.id} {case.pings}")
        if worker.on_break:
            return
        noticed = notices(worker, dice, self.habits, self.now)
        self.way.arrived(case, worker)
        if not noticed:
            return
        yield self.env.timeout(around(dice, self.habits.notice_seconds, 0.7))
        if worker.on_break or not self.way.rings(case, worker):
            return
        if worker.with_customer or worker.held:
            if dice.random() < 0.5:
                yield self.env.timeout(5)
                self.way.declined(case, worker)
            return
        walk = self.world.walk[worker.place][case.place]
        if accepts(worker, case, walk, others, dice, self.habits):
            yield self.env.timeout(dice.uniform(1.5, 4))
            if worker.free and not case.over and self.way.claimed(case, worker):
                if case.claimed_at is None:
                    case.claimed_at = self.now
                worker.held, worker.serves = True, case.id
                self.env.process(self._serve(case, worker, walk, dice))
        elif dice.random() < 0.6:
            yield self.env.timeout(dice.uniform(1, 4))
            self.way.declined(case, worker)

    def _serve(self, case: Case, worker: Worker, walk: float, dice: Random) -> Process:
        """The owner forgets it, answers from what they know, looks it up, or hands it on."""
        if dice.random() < self.habits.forgets:
            self._free(worker)
            return
        knows = case.department in worker.knows
        if not knows and dice.random() < 0.5:
            yield self.env.timeout(around(dice, 20, 0.4))
            self._free(worker)
            if not case.over:
                self.way.handed_on(case, worker)
            return
        if case.on_the_spot:
            self.way.coming(case, worker)
        takes = around(dice, 25 if knows else 60, 0.5) + (walk if case.on_the_spot else 0.0)
        yield self.env.timeout(takes)
        if case.on_the_spot:
            worker.place = case.place
        self._free(worker)
        if not case.over and self.way.answered(case, worker):
            case.answered_at = self.now
            worker.answers += 1
            self._close(case)

    def _free(self, worker: Worker) -> None:
        worker.held, worker.serves = False, 0
