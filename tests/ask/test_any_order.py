"""Whatever people do in whatever order: the promises of asking hold, and every move is seen."""

from collections import Counter
from itertools import pairwise

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import event, select

from floorassist.ask.due_actions import take_due
from floorassist.ask.models import AskRow, HistoryRow
from floorassist.ask.states import ENDED, HELD, LIVE, LIVE_PING, OWNED, State
from floorassist.ask.steps import Refusal
from floorassist.ask.transitions import TRANSITIONS
from floorassist.people.queries import on_the_floor
from floorassist.storage.session import Database
from floorassist.web.errors import Problem
from tests.ask.shop import open_shop
from tests.profiles import depth

ROUNDS, MOST_ROUNDS = depth(2), 20
A_ROUND = settings(
    max_examples=10,
    stateful_step_count=50,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
NAMES = ["Ada", "Ben", "Cat", "Dan", "Eva", "Sue"]
DEEDS = ["create", "create", "hear", "decline", "take", "take", "go_on", "go_on", "judge", "ask_on", "cancel"]
DEEDS += ["come_and_go", "come_and_go", "time", "time", "late_timer"]


class AnyOrder(RuleBasedStateMachine):
    """Six people, at most four asks, and time."""

    database: Database
    seen: Counter[tuple[str, str, str]]

    @initialize(size=st.sampled_from([2, 3, 3, 4, 6]))
    def open(self, size: int) -> None:
        self.shop = open_shop(self.database)
        self.asks: list[int] = []
        self.claims: dict[tuple[int, int], str] = {}
        self.timers: list[int] = []
        for name in [*NAMES[: size - 1], "Sue"]:
            self.shop.hire(name, *(["Paint"] if name in "Ben Eva" else []), role=role(name))

    def ask_at(self, number: int, *states: State) -> int | None:
        """One of the asks; mostly one in such a state, when there is any."""
        fitting = [ask for ask, state in self.shop.states().items() if state in states] if number else []
        asks = fitting or self.asks
        return asks[number % len(asks)] if asks else None

    def somebody(self, name: str) -> str:
        return name if name in self.shop.ids else "Ada"

    def rung_or(self, ask: int, name: str, sure: int) -> str:
        """Mostly somebody whose phone rings for it; now and then anybody."""
        ringing = self.shop.ringing(ask)
        return ringing[sure % len(ringing)] if ringing and sure else self.somebody(name)

    def asked_or(self, ask: int, name: str, sure: int) -> str:
        """Mostly somebody who was asked, whether the phone still rings or not."""
        names = {person_id: who for who, person_id in self.shop.ids.items()}
        asked = [names[ping.person_id] for ping in self.shop.value(ask).pings]
        return asked[sure % len(asked)] if asked and sure else name

    def tried(self, deed: object, *args: object) -> bool:
        try:
            deed(*args)  # type: ignore[operator]
        except (Refusal, Problem):
            return False
        return True

    @rule(
        deed=st.sampled_from(DEEDS),
        number=st.integers(0, 5),
        name=st.sampled_from(NAMES),
        dice=st.integers(0, 7),
    )
    def something_happens(self, deed: str, number: int, name: str, dice: int) -> None:
        """One rule for all deeds, so that no run goes without any of them; `dice` 0 is the unlikely way."""
        getattr(self, deed)(number, self.somebody(name), dice)

    def create(self, number: int, name: str, dice: int) -> None:
        if sum(state in LIVE for state in self.shop.states().values()) < 3:
            about = {"needs_person": bool(dice % 2), "departments": frozenset({"paint"})}
            self.asks.append(self.shop.ask(name, f"question {len(self.asks)}", **about))

    def hear(self, number: int, name: str, dice: int) -> None:
        if ask := self.ask_at(number, State.OFFERED):
            self.tried(self.shop.hear, self.rung_or(ask, name, dice), ask)

    def decline(self, number: int, name: str, dice: int) -> None:
        """One who is asked says "not now", or all of them do."""
        if ask := self.ask_at(number, State.OFFERED):
            for one in self.shop.ringing(ask) if dice > 3 else [self.rung_or(ask, name, dice)]:
                self.tried(self.shop.decline, one, ask)

    def take(self, number: int, name: str, dice: int) -> None:
        if ask := self.ask_at(number, State.OPEN if number % 2 else State.OFFERED):
            before = self.shop.value(ask)
            one = self.asked_or(ask, name, dice)
            self.tried([self.shop.claim, self.shop.come, self.shop.answer][dice % 3], one, ask)
            after = self.shop.value(ask)
            if before.owner_id is None and after.owner_id is not None:
                assert (ask, before.epoch) not in self.claims, "two claims in one round"
                self.claims[(ask, before.epoch)] = one
                assert after.owner_id == self.shop.ids[one]

    def go_on(self, number: int, name: str, dice: int) -> None:
        """The owner comes, answers or gives it back."""
        ask = self.ask_at(number, State.CLAIMED if dice % 2 else State.ON_WAY)
        if ask and (owner := self.shop.owner(ask)):
            deed = [self.shop.answer, self.shop.come, self.shop.release][number % 3]
            self.tried(deed, owner if dice else name, ask)

    def judge(self, number: int, name: str, dice: int) -> None:
        if ask := self.ask_at(number, State.ANSWERED):
            self.tried(self.shop.confirm, self.asker(ask) if dice else name, ask, dice % 2 == 0)

    def ask_on(self, number: int, name: str, dice: int) -> None:
        if ask := self.ask_at(number, State.EXPIRED):
            option = ["widen", "ask_again", "supervisor"][dice % 3]
            self.tried(self.shop.again, self.asker(ask) if dice else name, ask, option)

    def cancel(self, number: int, name: str, dice: int) -> None:
        """Mostly one in the rarest state there is."""
        states = set(self.shop.states().values())
        rare = [State.OPEN, State.ON_WAY, State.CLAIMED, State.EXPIRED, State.OFFERED]
        state = next((one for one in rare if one in states), State.OFFERED)
        if ask := self.ask_at(number, state if dice < 6 else rare[dice % 5]):
            self.tried(self.shop.cancel, self.asker(ask) if dice else name, ask)

    def come_and_go(self, number: int, name: str, dice: int) -> None:
        deeds = ["end_shift", "start_break", "start_shift", "end_break"]
        self.tried(getattr(self.shop, deeds[dice % 4]), name)

    def time(self, number: int, name: str, dice: int) -> None:
        self.timers = list(self.asks)
        self.shop.forward([0, 1, 5, 8, 20, 45, 90, 400][dice])
        before = self.everything()
        self.shop.forward(0)
        assert self.everything() == before, "the same moment twice changed something"

    def late_timer(self, number: int, name: str, dice: int) -> None:
        if self.timers:
            before = self.everything()
            take_due(self.database, self.shop.store_id, self.timers[number % len(self.timers)], self.shop.now)
            assert self.everything() == before, "a stale timer moved something"

    def asker(self, ask: int) -> str:
        return self.shop.seen_by("Ada", ask).asker.name

    def everything(self) -> list[tuple[object, ...]]:
        return [
            (
                row.id,
                row.state,
                row.owner_id,
                row.version,
                row.deadline_at,
                *((p.id, p.state) for p in row.pings),
            )
            for row in self.shop.rows()
        ]

    @invariant()
    def promises_hold(self) -> None:
        if not hasattr(self, "shop"):
            return
        with self.shop.reading() as session:
            rows = session.scalars(select(AskRow)).all()
            here = {
                p.person_id for p in on_the_floor(session, self.shop.now) if p.on_shift and not p.on_break
            }
            history = session.scalars(
                select(HistoryRow).order_by(HistoryRow.ask_id, HistoryRow.version)
            ).all()
            for row in rows:
                self.one_ask(row, here, [one for one in history if one.ask_id == row.id])
            held = Counter(row.owner_id for row in rows if row.state in HELD)
            rings = Counter(p.person_id for row in rows for p in row.pings if p.state in LIVE_PING)
        assert not held or max(held.values()) == 1, "somebody holds two"
        assert not rings or max(rings.values()) <= 2, "more than two ring on one phone"

    def one_ask(self, row: AskRow, here: set[int], history: list[HistoryRow]) -> None:
        live = [ping.person_id for ping in row.pings if ping.state in LIVE_PING]
        asked = [(ping.person_id, ping.epoch) for ping in row.pings]
        assert (row.owner_id is not None) == (row.state in OWNED), "an owner, if and only if it is owned"
        assert (row.deadline_at is not None) == (row.state in LIVE), "a deadline, if and only if it lives"
        assert row.deadline_at is None or row.deadline_at > self.shop.now, "something due was not done"
        assert (row.ended_at is not None) == (row.state in ENDED)
        assert (row.state == State.OFFERED) == bool(live), "rings, if and only if it is offered"
        assert set(live) <= here, "rings off shift or on a break"
        assert row.asker_id not in live, "rings on the asker's own phone"
        assert len(set(asked)) == len(asked), "asked twice in one round"
        assert row.state not in HELD or row.owner_id in here, "held by somebody who left"
        assert [one.version for one in history] == list(range(row.version + 1)), "history has a gap"
        assert history[-1].to_state == row.state, "history does not replay to the row"
        assert all(one.to_state == two.from_state for one, two in pairwise(history))
        if row.state in ENDED:
            assert {one.person_id for one in history} == {None}, "an ended ask tells who did what"

    def teardown(self) -> None:
        if not hasattr(self, "shop"):
            return
        for _ in range(8):
            self.shop.forward(301)
        left = [row.state for row in self.shop.rows() if row.state in LIVE]
        assert not left, f"left alone these never end: {left}"
        with self.shop.reading() as session:
            for row in session.scalars(select(HistoryRow).where(HistoryRow.from_state.is_not(None))):
                self.seen[(str(row.from_state), row.kind, row.to_state)] += 1


def role(name: str) -> str:
    return "supervisor" if name == "Sue" else "worker"


def play(machine: type[AnyOrder], number: int) -> None:
    """One round: the same number plays the same days."""
    run_state_machine_as_test(seed(number)(machine), settings=A_ROUND)


def test_in_any_order_the_promises_hold_and_every_move_is_seen(database: Database) -> None:
    machine = type("AnyOrderHere", (AnyOrder,), {"database": database, "seen": Counter()})
    if database.engine.dialect.name == "sqlite":  # what is tested here is order, not power cuts
        event.listen(database.engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
        database.engine.dispose()
    for number in range(max(ROUNDS, MOST_ROUNDS)):
        if number >= ROUNDS and set(machine.seen) >= TRANSITIONS:
            break
        play(machine, number)
    missing = TRANSITIONS - set(machine.seen)
    assert not missing, f"never seen: {sorted(missing)}"
