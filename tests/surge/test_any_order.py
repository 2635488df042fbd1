"""Whatever people do in whatever order: the promises of all hands hold, and every move is seen."""

from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from floorassist.refusal import Refusal
from floorassist.surge import moves
from floorassist.surge.calling import next_look, next_step
from floorassist.surge.moves import Step
from floorassist.surge.rotation import Candidate
from floorassist.surge.states import TAKES_PART, TRANSITIONS, Part, Surge
from tests.profiles import depth

NOON = datetime(2026, 3, 7, 12, tzinfo=UTC)
PEOPLE = range(1, 9)
ROUNDS, MOST_ROUNDS = depth(2), 20
A_ROUND = settings(max_examples=20, stateful_step_count=40, deadline=None, database=None)


class AnyOrder(RuleBasedStateMachine):
    """Eight people, one surge, and time; person 8 calls and never agreed, so nobody may call them."""

    seen: Counter[tuple[Part | None, str, Part | None]]

    @initialize(needed=st.integers(1, 4))
    def open(self, needed: int) -> None:
        self.now = NOON
        self.free = set(PEOPLE)
        self.calls: Counter[int] = Counter()
        self.history: list[Step] = []
        self.surge = Surge(1, needed, NOON, NOON + timedelta(minutes=45), caller_id=8)
        self.take(None)

    def take(self, step: Step | None) -> None:
        """One move and all that is due after it, as the actions do."""
        if step is None:
            crowd = tuple(Candidate(one) for one in PEOPLE if one in self.free)
            step = next_step(self.surge, crowd, self.now)
        while step:
            self.note(step)
            crowd = tuple(Candidate(one) for one in PEOPLE if one in self.free)
            step = next_step(self.surge, crowd, self.now)

    def note(self, step: Step) -> None:
        assert set(step.called) <= self.free, "called on a break or off shift"
        self.calls.update(step.called)
        who = step.fact.person_id
        was = self.surge.part_of(who) if who else None
        became = step.surge.part_of(who) if who else Part.CALLED if step.called else None
        self.seen[was, step.fact.kind, became] += 1
        self.history.append(step)
        self.surge = step.surge

    @rule(
        deed=st.sampled_from(["come", "arrive", "decline", "decline", "go", "back", "time", "end"]),
        who=st.sampled_from(PEOPLE),
        dice=st.integers(0, 9),
    )
    def something_happens(self, deed: str, who: int, dice: int) -> None:
        """One rule for all deeds, so that no run goes without any of them."""
        with suppress(Refusal):
            getattr(self, deed)(who, dice)

    def come(self, who: int, dice: int) -> None:
        self.take(moves.come(self.surge, who, free=who in self.free))

    def arrive(self, who: int, dice: int) -> None:
        self.take(moves.arrive(self.surge, who, free=who in self.free))

    def decline(self, who: int, dice: int) -> None:
        self.take(moves.decline(self.surge, who))

    def go(self, who: int, dice: int) -> None:
        self.free.discard(who)
        self.take(moves.leave(self.surge, who, "break"))

    def back(self, who: int, dice: int) -> None:
        self.free.add(who)

    def time(self, who: int, dice: int) -> None:
        self.now += timedelta(seconds=[0, 1, 10, 30, 59, 60, 60, 61, 120, 900][dice])
        self.take(None)

    def end(self, who: int, dice: int) -> None:
        if dice == 0:
            self.take(moves.stand_down(self.surge, "ended"))

    @invariant()
    def promises_hold(self) -> None:
        if not hasattr(self, "surge"):
            return
        surge = self.surge
        people = [one.person_id for one in surge.parts]
        look = next_look(surge, self.now)
        assert len(set(people)) == len(people), "called twice"
        assert 8 not in people, "the caller was called"
        assert all(calls == 1 for calls in self.calls.values())
        assert (look is None) == surge.over, "a deadline, if and only if it is on"
        assert look is None or self.now < look <= surge.ends_at, "it would be looked at too late, or never"
        assert surge.version == len(self.history), "a change without a version"
        if not surge.over:
            assert surge.count(Part.HERE) < surge.needed, "enough are there and it goes on"
            taking = {one.person_id for one in surge.parts if one.part in TAKES_PART}
            assert taking <= self.free, "somebody on a break still takes part"

    def teardown(self) -> None:
        if hasattr(self, "surge"):
            self.now += timedelta(minutes=46)
            self.take(None)
            assert self.surge.over, "left alone it never ends"
            before = self.surge
            self.take(None)
            assert self.surge == before, "a timer that fires late moved something"


def test_in_any_order_the_promises_hold_and_every_move_is_seen():
    machine = type("AnyOrderHere", (AnyOrder,), {"seen": Counter()})
    for number in range(max(ROUNDS, MOST_ROUNDS)):
        if number >= ROUNDS and set(machine.seen) >= TRANSITIONS:
            break
        run_state_machine_as_test(seed(number)(machine), settings=A_ROUND)
    missing = TRANSITIONS - set(machine.seen)
    assert not missing, f"never seen: {missing}"
