"""In whatever order: an open promise has one owner and a next look, and every move is seen."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import event, select

from floorassist.promise.due_actions import take_due
from floorassist.promise.models import PromiseHistoryRow, PromiseRow
from floorassist.promise.states import ENDED, LIVE, TRANSITIONS, State
from floorassist.refusal import Refusal
from floorassist.storage.session import Database
from floorassist.web.errors import Problem
from tests.profiles import depth
from tests.promise.shop import open_shop

ROUNDS, MOST_ROUNDS = depth(1), 12
A_ROUND = settings(
    max_examples=4,
    stateful_step_count=40,
    deadline=None,
    database=None,
    phases=(Phase.generate,),  # the steps of a failure tell enough; to shorten them takes minutes
    suppress_health_check=list(HealthCheck),
)
NAMES = ["Ada", "Ben", "Sue", "Tim"]
DEEDS = ["make", "make", "keep", "withdraw", "hand_over", "hand_over", "take", "take", "move", "move"]
DEEDS += ["come_and_go", "come_and_go", "time", "time", "time", "late_timer"]


class AnyOrder(RuleBasedStateMachine):
    """Two workers, two leads, a few promises, and time."""

    database: Database
    seen: Counter[tuple[str, str, str]]

    @initialize()
    def open(self) -> None:
        self.shop = open_shop(self.database)
        for name in NAMES:
            self.shop.hire(name, role="supervisor" if name in ("Sue", "Tim") else "worker")

    @rule(
        deed=st.sampled_from(DEEDS),
        number=st.integers(0, 5),
        name=st.sampled_from(NAMES),
        dice=st.integers(0, 7),
    )
    def something_happens(self, deed: str, number: int, name: str, dice: int) -> None:
        """One rule for all deeds, so that no run goes without any of them."""
        try:
            getattr(self, deed)(number, name, dice)
        except (Refusal, Problem):
            return

    def one_in(self, number: int, dice: int) -> PromiseRow | None:
        """Mostly an overdue or an open one, now and then one that has ended."""
        rows = self.shop.promises()
        wanted = State.OVERDUE if dice % 2 else State.OPEN
        fitting = [row for row in rows if row.state == wanted] if dice else []
        rows = fitting or [row for row in rows if row.state in LIVE] or rows
        return rows[number % len(rows)] if rows else None

    def owner(self, row: PromiseRow, name: str, dice: int) -> str:
        names = {person_id: one for one, person_id in self.shop.ids.items()}
        return names.get(row.owner_id or 0, name) if dice else name

    def make(self, number: int, name: str, dice: int) -> None:
        if sum(row.state in LIVE for row in self.shop.promises()) < 4:
            self.shop.promise(name, minutes=[30, 30, 15, 60, 5, -10, 240, 20][dice])

    def keep(self, number: int, name: str, dice: int) -> None:
        if (row := self.one_in(number, dice)) and number < 3:
            self.shop.keep(self.owner(row, name, dice), row.id)

    def withdraw(self, number: int, name: str, dice: int) -> None:
        if (row := self.one_in(number, dice)) and number < 3:
            self.shop.withdraw(self.owner(row, name, dice), row.id)

    def hand_over(self, number: int, name: str, dice: int) -> None:
        if row := self.one_in(number, dice):
            self.shop.hand_over(self.owner(row, name, dice), row.id, name)

    def take(self, number: int, name: str, dice: int) -> None:
        if row := self.one_in(number, dice):
            self.shop.take(name, row.id)

    def move(self, number: int, name: str, dice: int) -> None:
        if row := self.one_in(number, dice):
            due_at = self.shop.now + timedelta(minutes=[-1, 10, 45, 45, 60, 90, 120, 600][dice])
            self.shop.move(self.owner(row, name, dice), row.id, due_at)

    def come_and_go(self, number: int, name: str, dice: int) -> None:
        deeds = ["end_shift", "start_break", "start_shift", "end_break", "start_shift"]
        getattr(self.shop, deeds[dice % 5])(name)

    def time(self, number: int, name: str, dice: int) -> None:
        self.shop.forward([1, 60, 300, 600, 900, 1800, 3600, 14_400][dice])
        before = self.everything()
        self.shop.forward(0)
        assert self.everything() == before, "the same moment twice changed something"

    def late_timer(self, number: int, name: str, dice: int) -> None:
        if row := self.one_in(number, dice):
            self.shop.forward(0)
            before = self.everything()
            take_due(self.database, self.shop.store_id, row.id, self.shop.now - timedelta(minutes=dice))
            assert self.everything() == before, "a stale timer moved something"

    def everything(self) -> list[tuple[object, ...]]:
        return [
            (row.id, row.state, row.owner_id, row.version, row.next_at, row.due_at)
            for row in self.shop.promises()
        ]

    @invariant()
    def promises_hold(self) -> None:
        if not hasattr(self, "shop"):
            return
        with self.shop.reading() as session:
            rows = session.scalars(select(PromiseRow)).all()
            query = select(PromiseHistoryRow).order_by(
                PromiseHistoryRow.promise_id, PromiseHistoryRow.version
            )
            history = session.scalars(query).all()
            for row in rows:
                self.one_promise(row, [one for one in history if one.promise_id == row.id])

    def one_promise(self, row: PromiseRow, history: list[PromiseHistoryRow]) -> None:
        assert row.owner_id is not None, "a promise without an owner"
        assert row.next_at is not None, "nobody looks at it again"
        assert (row.ended_at is not None) == (row.state in ENDED)
        assert row.state not in LIVE or row.next_at > self.shop.now or row.due_at <= self.shop.now
        assert [one.version for one in history] == list(range(row.version + 1)), "history has a gap"
        assert history[-1].to_state == row.state, "history does not replay to the row"
        assert all(one.to_state == two.from_state for one, two in pairwise(history))
        if row.state in ENDED:
            assert {(one.person_id, one.owner_id) for one in history} == {(None, None)}
            assert len({one.at for one in history}) == 1, "an ended promise tells when what was done"
        else:
            assert history[-1].owner_id == row.owner_id
            assert history[-1].due_at == row.due_at

    def teardown(self) -> None:
        if not hasattr(self, "shop"):
            return
        self.shop.leave_forgotten_shifts()
        for name in ("Ada", "Ben"):
            self.shop.sign_out(name)
        names = {person_id: one for one, person_id in self.shop.ids.items()}
        for row in self.shop.promises():
            lead = names[row.owner_id or 0] in ("Sue", "Tim")
            assert lead or row.state not in LIVE, "left behind with somebody who went home"
        with self.shop.reading() as session:
            for one in session.scalars(
                select(PromiseHistoryRow).where(PromiseHistoryRow.from_state.is_not(None))
            ):
                self.seen[(str(one.from_state), one.kind, one.to_state)] += 1


def test_in_any_order_a_promise_has_an_owner_and_every_move_is_seen(database: Database) -> None:
    machine = type("AnyOrderHere", (AnyOrder,), {"database": database, "seen": Counter()})
    if database.engine.dialect.name == "sqlite":  # what is tested here is order, not power cuts
        event.listen(database.engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
        database.engine.dispose()
    everything = database.engine.dialect.name == "sqlite"  # the other one is slower, and sees the same moves
    for number in range(MOST_ROUNDS if everything else ROUNDS):
        if number >= ROUNDS and set(machine.seen) >= TRANSITIONS:
            break
        run_state_machine_as_test(seed(number)(machine), settings=A_ROUND)
    missing = TRANSITIONS - set(machine.seen)
    assert not (everything and missing), f"never seen: {sorted(missing)}"
