"""The product's dispatcher without a database: the same rules in the same order as `ask.step_actions.settle`.

`tests/ask/test_day_dispatcher.py` plays the same days through this and through the actions, and
compares every ping: what is measured here is what a store runs.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from floorassist.ask import asker_moves, moves
from floorassist.ask.escalation import Crew, next_look, next_step, wants_people
from floorassist.ask.nearest import Colleague, Wanted, crew
from floorassist.ask.policy import Policy
from floorassist.ask.states import ENDED, HELD, LOOKING, Ask, State
from floorassist.ask.steps import Step
from floorassist.people.knowledge import Shown, fold, strengths
from floorassist.refusal import Refusal


@dataclass
class Present:
    """Somebody on shift, as the product knows them; `home` and `told` are departments."""

    id: int
    lead: bool = False
    home: str | None = None
    told: frozenset[str] = frozenset()
    on_break: bool = False
    shown: dict[str, float] = field(default_factory=dict)
    pinged_at: list[datetime] = field(default_factory=list)
    declined_at: datetime | None = None
    found_at: datetime | None = None
    strength: Mapping[str, float] = field(init=False)

    def __post_init__(self) -> None:
        """Work out what they are held to know."""
        self._weigh()

    def note(self, department: str, amount: float) -> None:
        """They answered well."""
        self.shown[fold(department)] = self.shown.get(fold(department), 0.0) + amount
        self._weigh()

    def _weigh(self) -> None:
        sums = {department: {Shown.ANSWERED: amount} for department, amount in self.shown.items()}
        self.strength = strengths(self.home, self.told, sums)


Walks = Callable[[int], Mapping[int, float]]
"""The walk in seconds to the customer of an ask, by person id, as far as the product knows."""


class Dispatcher:
    """Asks and their timers in memory. `ring` is told each ping; `news` what else a phone would show."""

    def __init__(
        self,
        people: Iterable[Present],
        walks: Walks,
        ring: Callable[[int, int], None],
        news: Callable[[Step], None] = lambda step: None,
        policy: Policy | None = None,
    ) -> None:
        self.people = {one.id: one for one in people}
        self.walks, self.ring, self.news = walks, ring, news
        self.policy = policy or Policy()
        self.asks: dict[int, Ask] = {}
        self._live: set[int] = set()
        self._wanted: dict[int, Wanted] = {}

    def ask(self, ask_id: int, asker_id: int, wanted: Wanted, now: datetime) -> None:
        """Somebody asks."""
        self._wanted[ask_id] = replace(wanted, departments=frozenset(map(fold, wanted.departments)))
        self._settle(Ask(ask_id, asker_id, now, self.policy, deadline_at=now), None, now)

    def hear(self, ask_id: int, person_id: int, now: datetime) -> None:
        """A phone took the ping."""
        self._take(ask_id, moves.hear(self.asks[ask_id], person_id), now)

    def decline(self, ask_id: int, person_id: int, now: datetime) -> None:
        """Not now."""
        rung = next((p for p in self.asks[ask_id].live_pings if p.person_id == person_id), None)
        one = self.people[person_id]
        if rung is not None:
            one.declined_at = max(rung.sent_at, one.declined_at or rung.sent_at)
        self._take(ask_id, moves.decline(self.asks[ask_id], person_id), now)

    def claim(self, ask_id: int, person_id: int, now: datetime) -> bool:
        """Take it; whether this person has it now."""
        one = self.people[person_id]
        claimer = moves.Claimer(person_id, True, one.on_break, one.lead, self._claims()[person_id])
        try:
            self._take(ask_id, moves.claim(self.asks[ask_id], claimer, now), now)
        except Refusal:
            return False
        return self.owner(ask_id) == person_id

    def come(self, ask_id: int, person_id: int, now: datetime) -> None:
        """I'm coming; or still at it, when reminded."""
        if self.owner(ask_id) == person_id:
            self._take(ask_id, moves.come(self.asks[ask_id], person_id, now), now)

    def answer(self, ask_id: int, person_id: int, now: datetime) -> bool:
        """Answer; whether it was still this person's to answer."""
        if self.owner(ask_id) != person_id:
            return False
        self._take(ask_id, moves.answer(self.asks[ask_id], person_id, now), now)
        return True

    def helped(self, ask_id: int, person_id: int, now: datetime) -> None:
        """The asker says that the answer of this person helped: they know that department."""
        self._take(ask_id, asker_moves.help_or_not(self.asks[ask_id], True, now), now)
        departments = self._wanted[ask_id].departments
        for department in departments:
            self.people[person_id].note(department, 1 / len(departments))

    def hand_on(self, ask_id: int, person_id: int, now: datetime) -> None:
        """The owner does not know it: the nearest others."""
        if self.owner(ask_id) == person_id:
            self._take(ask_id, moves.hand_on(self.asks[ask_id], person_id, None, now), now)

    def ask_everybody(self, ask_id: int, now: datetime) -> None:
        """The asker sends a queued ask on another round."""
        if self.asks[ask_id].state == State.QUEUED:
            self._take(ask_id, asker_moves.ask_again(self.asks[ask_id], "widen", now), now)

    def cancel(self, ask_id: int, now: datetime) -> None:
        """The customer has gone."""
        if self.asks[ask_id].state not in ENDED:
            self._take(ask_id, asker_moves.cancel(self.asks[ask_id]), now)

    def begin_break(self, person_id: int, now: datetime) -> None:
        """Quiet; what rang there goes on to the next."""
        self.people[person_id].on_break = True
        for ask_id in sorted(self._live, reverse=True):
            self._take(ask_id, moves.leave(self.asks[ask_id], person_id, "break"), now)
        for ask_id in sorted(self._live, reverse=True):
            if self.owner(ask_id) == person_id and self.asks[ask_id].state in HELD:
                self._take(ask_id, moves.release(self.asks[ask_id], "break", now), now)

    def end_break(self, person_id: int) -> None:
        """Back on the floor."""
        self.people[person_id].on_break = False

    def find(self, person_id: int, now: datetime) -> None:
        """Their phone looks something up."""
        self.people[person_id].found_at = now

    def look(self, now: datetime) -> None:
        """Do what is due, the most overdue first."""
        due = [(self.asks[one].deadline_at, one) for one in self._live]
        for _, ask_id in sorted((at, one) for at, one in due if at is not None and at <= now):
            deadline = self.asks[ask_id].deadline_at
            if deadline is not None and deadline <= now:
                self._settle(self.asks[ask_id], None, now)

    def next_look(self) -> datetime | None:
        """When something is due next."""
        looks = [self.asks[one].deadline_at for one in self._live]
        return min((at for at in looks if at is not None), default=None)

    def owner(self, ask_id: int) -> int | None:
        """Who has it."""
        return self.asks[ask_id].owner_id

    def rings(self, ask_id: int, person_id: int) -> bool:
        """Whether this phone still rings for it."""
        return any(ping.person_id == person_id for ping in self.asks[ask_id].live_pings)

    def _take(self, ask_id: int, step: Step | None, now: datetime) -> None:
        if step is not None:
            self._settle(self.asks[ask_id], step, now)

    def _settle(self, ask: Ask, first: Step | None, now: datetime) -> None:
        step, steps = first, []
        while True:
            self._keep(ask)
            if step is None:
                here = self._crew(ask, now) if wants_people(ask, now) else Crew()
                step = next_step(ask, here, now)
            if step is None:
                break
            for person_id in step.pinged:
                self.people[person_id].pinged_at.append(now)
            steps.append(step)
            ask, step = step.ask, None
        self._keep(replace(ask, deadline_at=next_look(ask, now)))
        for each in steps:
            self.news(each)
            for person_id in each.pinged:
                self.ring(ask.id, person_id)

    def _keep(self, ask: Ask) -> None:
        self.asks[ask.id] = ask
        if ask.state in ENDED:
            self._live.discard(ask.id)
        else:
            self._live.add(ask.id)

    def _crew(self, ask: Ask, now: datetime) -> Crew:
        since = now - timedelta(seconds=ask.policy.ping_memory_seconds)
        claims, live = (
            self._claims(),
            Counter(p.person_id for one in self._live for p in self.asks[one].live_pings),
        )
        asking = {self.asks[one].asker_id for one in self._live if self.asks[one].state in LOOKING | HELD}
        colleagues = []
        for one in self.people.values():
            one.pinged_at = [at for at in one.pinged_at if at > since]
            colleagues.append(
                Colleague(
                    id=one.id,
                    on_break=one.on_break,
                    lead=one.lead,
                    knows=one.strength,
                    live_pings=live[one.id],
                    claims=claims[one.id],
                    pinged_at=one.pinged_at,
                    declined_at=one.declined_at,
                    asks=one.id in asking,
                    found_at=one.found_at,
                )
            )
        return crew(ask, self._wanted[ask.id], colleagues, self.walks(ask.id), now)

    def _claims(self) -> Counter[int | None]:
        return Counter(self.asks[one].owner_id for one in self._live if self.asks[one].state in HELD)
