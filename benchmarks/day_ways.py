"""Three ways of asking for the same day: the product's dispatcher, everybody at once, the nearest three."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from benchmarks.day_dispatcher import Dispatcher, Present
from benchmarks.day_people import Case, Worker
from benchmarks.day_play import Day
from floorassist.ask.facts import AskNudged, AskQueued
from floorassist.ask.nearest import Wanted
from floorassist.ask.policy import Policy
from floorassist.ask.steps import Step

T = TypeVar("T")

OPENING = datetime(2026, 3, 7, 9, tzinfo=UTC)
HEARS = 0.2
"""Seconds until a phone took the ping."""
TAPS = 5.0
"""Seconds until a person does what a screen in front of them proposes: the asker whose ask found nobody, the
owner who is reminded while they are at it."""


class Ours:
    """The product: what people do goes to the dispatcher, its timers are those of the day's clock."""

    def __init__(self, day: Day, policy: Policy | None = None) -> None:
        self.day, self.workers = day, {one.id: one for one in day.staff}
        self.cases: dict[int, Case] = {}
        people = [Present(one.id, one.lead, one.home[0], one.told) for one in day.staff]
        self.desk = Dispatcher(people, self._walks, self._ring, self._news, policy)
        self._looks: set[datetime] = set()

    def ask(self, case: Case) -> None:
        """Begin."""
        self.cases[case.id] = case
        wanted = Wanted(case.on_the_spot, frozenset({case.department}))
        self.desk.ask(case.id, case.asker.id, wanted, self._now())
        self._wind()

    def arrived(self, case: Case, worker: Worker) -> None:
        """A phone took the ping."""
        self.day.after(HEARS, lambda: self._do(lambda: self.desk.hear(case.id, worker.id, self._now())))

    def declined(self, case: Case, worker: Worker) -> None:
        """Not now."""
        self._do(lambda: self.desk.decline(case.id, worker.id, self._now()))

    def claimed(self, case: Case, worker: Worker) -> bool:
        """Whether this worker has it now."""
        return self._do(lambda: self.desk.claim(case.id, worker.id, self._now()))

    def coming(self, case: Case, worker: Worker) -> None:
        """The owner is at it."""
        self._do(lambda: self.desk.come(case.id, worker.id, self._now()))

    def answered(self, case: Case, worker: Worker) -> bool:
        """Whether it was still this worker's to answer; the asker says at once that it helped."""
        done = self._do(lambda: self.desk.answer(case.id, worker.id, self._now()))
        if done:
            self._do(lambda: self.desk.helped(case.id, worker.id, self._now()))
        return done

    def handed_on(self, case: Case, worker: Worker) -> None:
        """The owner does not know it."""
        self._do(lambda: self.desk.hand_on(case.id, worker.id, self._now()))

    def left(self, case: Case) -> None:
        """The customer has gone."""
        self._do(lambda: self.desk.cancel(case.id, self._now()))

    def rings(self, case: Case, worker: Worker) -> bool:
        """Whether this phone still rings for it."""
        return self.desk.rings(case.id, worker.id)

    def went(self, worker: Worker) -> None:
        """A break begins or ends."""
        if worker.on_break:
            self._do(lambda: self.desk.begin_break(worker.id, self._now()))
        else:
            self.desk.end_break(worker.id)

    def looked_up(self, worker: Worker) -> None:
        """Their phone searched or scanned."""
        self.desk.find(worker.id, self._now())

    def _walks(self, ask_id: int) -> Mapping[int, float]:
        goal = self.day.world.walk[self.cases[ask_id].place]
        places = ((one.id, self.day.known_place(one)) for one in self.day.staff)
        return {person_id: goal[place] for person_id, place in places if place is not None}

    def _ring(self, ask_id: int, person_id: int) -> None:
        others = len(self.desk.asks[ask_id].asked_now)
        self.day.ring(self.cases[ask_id], self.workers[person_id], others)

    def _news(self, step: Step) -> None:
        case, fact = self.cases[step.ask.id], step.fact
        if isinstance(fact, AskQueued):
            self.day.after(TAPS, lambda: self._again(case))
        if isinstance(fact, AskNudged) and fact.person_id:
            owner = self.workers[fact.person_id]
            self.day.after(TAPS, lambda: self._still_at_it(case, owner))

    def _again(self, case: Case) -> None:
        if not case.over:
            self._do(lambda: self.desk.ask_everybody(case.id, self._now()))

    def _still_at_it(self, case: Case, owner: Worker) -> None:
        if owner.serves == case.id:
            self.coming(case, owner)

    def _do(self, act: Callable[[], T]) -> T:
        done = act()
        self._wind()
        return done

    def _wind(self) -> None:
        """Come back when something is due."""
        due = self.desk.next_look()
        if due is not None and due not in self._looks:
            self._looks.add(due)
            self.day.after(max(0.0, (due - self._now()).total_seconds()), lambda: self._look(due))

    def _look(self, due: datetime) -> None:
        self._looks.discard(due)
        self.desk.look(max(due, self._now()))
        self._wind()

    def _now(self) -> datetime:
        return OPENING + timedelta(seconds=self.day.now)


LEASE, ROUND = 90.0, 60.0
EVERYBODY = ((0.0, None),)
NEAREST_3 = ((0.0, 3), (20.0, 5), (50.0, None))


@dataclass
class Asking:
    """An ask in a plain way of asking: its round, who was asked in it and may take it, who has it."""

    round: int = 0
    asked: set[int] = field(default_factory=set)
    live: set[int] = field(default_factory=set)
    owner: int = 0


class Plain:
    """So many of the nearest at so many seconds, then everybody each minute: what a simple tool does.

    It knows who is near, on a break, and busy with an ask; to everybody at once it goes without a look.
    """

    def __init__(self, day: Day, waves: Sequence[tuple[float, int | None]]) -> None:
        self.day, self.waves = day, waves
        self.asks: dict[int, Asking] = {}

    def ask(self, case: Case) -> None:
        """Begin, or begin again."""
        known = self.asks.setdefault(case.id, Asking())
        known.round, known.owner, known.live = known.round + 1, 0, set()
        known.asked = {case.asker.id}
        for after, people in self.waves:
            self._later(after, case, people, known.round)

    def arrived(self, case: Case, worker: Worker) -> None:
        """Nobody notes it."""

    def declined(self, case: Case, worker: Worker) -> None:
        """Nobody is asked instead."""
        self.asks[case.id].live.discard(worker.id)

    def claimed(self, case: Case, worker: Worker) -> bool:
        """The first one has it, for as long as the lease lasts."""
        known = self.asks[case.id]
        if case.over or known.owner:
            return False
        known.owner, known.live, known.round = worker.id, set(), known.round + 1
        lapses = known.round
        self.day.after(LEASE, lambda: self._lapse(case, worker, lapses))
        return True

    def coming(self, case: Case, worker: Worker) -> None:
        """Nobody is told."""

    def answered(self, case: Case, worker: Worker) -> bool:
        """Whether it was still this worker's to answer."""
        return self.asks[case.id].owner == worker.id

    def handed_on(self, case: Case, worker: Worker) -> None:
        """It begins again."""
        if self.asks[case.id].owner == worker.id:
            self.ask(case)

    def left(self, case: Case) -> None:
        """The customer has gone."""
        self.asks[case.id].round += 1
        self.asks[case.id].live.clear()

    def rings(self, case: Case, worker: Worker) -> bool:
        """Whether this phone still rings for it."""
        return worker.id in self.asks[case.id].live

    def went(self, worker: Worker) -> None:
        """Who is on a break is left alone anyway."""

    def looked_up(self, worker: Worker) -> None:
        """Nobody notes it."""

    def _lapse(self, case: Case, worker: Worker, lapses: int) -> None:
        known = self.asks[case.id]
        if not case.over and known.owner == worker.id and known.round == lapses and worker.serves != case.id:
            self.ask(case)

    def _later(self, after: float, case: Case, people: int | None, its_round: int) -> None:
        if after:
            self.day.after(after, lambda: self._wave(case, people, its_round))
        else:
            self._wave(case, people, its_round)

    def _wave(self, case: Case, people: int | None, its_round: int) -> None:
        known = self.asks[case.id]
        if case.over or known.owner or known.round != its_round:
            return
        if people is None:
            self._later(ROUND, case, None, its_round)
        asked = self._who(case, known)[:people]
        known.asked |= {one.id for one in asked}
        known.live |= {one.id for one in asked}
        if people is None:
            known.asked = {case.asker.id}
        for one in asked:
            self.day.ring(case, one, len(known.live))

    def _who(self, case: Case, known: Asking) -> list[Worker]:
        here = [one for one in self.day.staff if not one.on_break and one.id not in known.asked]
        if self.waves == EVERYBODY:
            return here
        goal = self.day.world.walk[case.place]
        places = {one.id: self.day.known_place(one) for one in here}
        free = [one for one in here if not one.held]
        return sorted(free, key=lambda one: goal[places[one.id] or 0])
