"""Whatever people do in whatever order: the promises of asking hold, and every move is seen."""

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

from sqlalchemy import event, select

from floorassist.ask.due_actions import take_due
from floorassist.ask.models import AskRow, HistoryRow, PingRow
from floorassist.ask.policy import Policy
from floorassist.ask.states import ENDED, HELD, LIVE, LIVE_PING, LOOKING, OWNED, State
from floorassist.ask.transitions import TRANSITIONS
from floorassist.people.presence_queries import on_break, open_shifts
from floorassist.refusal import Refusal
from floorassist.storage.session import Database
from floorassist.web.errors import Problem
from tests.ask.shop import open_shop
from tests.profiles import depth

DAYS, MOST_DAYS, A_DAY = depth(4), 60, 40
NAMES = ["Ada", "Ben", "Cat", "Dan", "Sue"]
DEEDS = {
    **dict.fromkeys(["offered", "not_reached", "nudged", "settled", "still_queued"], "time"),
    **dict.fromkeys(["heard", "seen"], "ring"),
    **dict.fromkeys(["cancelled", "promised", "referred"], "put_an_end"),
    **dict.fromkeys(["on_way", "answered", "released"], "go_on"),
    **dict.fromkeys(["helped", "not_helped"], "judge"),
    "declined": "decline",
    "withdrawn": "go_away",
    "claimed": "take",
    "handed_on": "hand_on",
    "queued": "give_up",
    "expired": "close",
    "asked_again": "ask_on",
    "reopened": "open_again",
}
ALWAYS = [("", "create"), ("", "create"), ("", "come_back"), ("", "late_timer")]
MORE_OFTEN = [("offered", "claimed"), ("open", "claimed"), ("queued", "claimed"), ("claimed", "on_way")] * 2
ASKS = (AskRow.id, AskRow.state, AskRow.owner_id, AskRow.asker_id, AskRow.version, AskRow.epoch, AskRow.hops)
TIMES = (AskRow.deadline_at, AskRow.ended_at, AskRow.nudged, AskRow.policy, AskRow.handed_by_id)


class Day:
    """Three to five people, at most three live asks, and time.

    What is read after a deed is what the next goes by. The same dice play the same day; `seen` is of all
    days, and half of the deeds are what was not seen yet.
    """

    def __init__(self, database: Database, dice: Random, seen: Counter[Any]) -> None:
        self.database, self.dice, self.seen = database, dice, seen
        self.shop = open_shop(database)
        for name in [*NAMES[: dice.choice([2, 3, 3, 4])], "Sue"]:
            knows = ["Paint"] if name == "Ben" else []
            self.shop.hire(name, *knows, role="supervisor" if name == "Sue" else "worker")
        self.names = {person_id: name for name, person_id in self.shop.ids.items()}
        self.known: dict[int, tuple[int, str | None]] = {}
        self.claims: set[tuple[int, int]] = set()
        self.timers: list[int] = []
        self.done: list[tuple[Any, ...]] = []
        self.look()

    def look(self) -> None:
        """Read the store once: its asks, their pings, who is here."""
        with self.shop.reading() as session:
            self.rows = {row.id: row for row in session.execute(select(*ASKS, *TIMES).order_by(AskRow.id))}
            pings = select(PingRow.ask_id, PingRow.person_id, PingRow.epoch, PingRow.state)
            self.pings: dict[int, list[Any]] = {ask: [] for ask in self.rows}
            for ping in session.execute(pings.order_by(PingRow.id)):
                self.pings[ping.ask_id].append(ping)
            self.here = set(open_shifts(session)) - on_break(session)

    def possible(self) -> list[tuple[str, str]]:
        """What may happen next: every move out of a state that there is, though it may not come to it."""
        states = {row.state for row in self.rows.values()}
        return [*ALWAYS, *sorted({(str(state), kind) for state, kind, _ in TRANSITIONS if state in states})]

    def asked(self, ask: int, *, live: bool) -> list[str]:
        return [self.names[p.person_id] for p in self.pings[ask] if not live or p.state in LIVE_PING]

    def name(self, person_id: int | None) -> str:
        return self.names.get(person_id or 0, "Sue")

    def tried(self, deed: Callable[..., object], *args: object) -> None:
        try:
            deed(*args)
        except (Refusal, Problem):
            return

    def something_happens(self) -> None:
        """One deed, by whom it may be by; the unlikely `dice` 0 is by anybody."""
        possible = self.possible()
        known = {(before, kind) for before, kind, after in TRANSITIONS if (before, kind, after) in self.seen}
        new = [one for one in possible if one[0] and one not in known]
        state, kind = self.dice.choice(new if new and self.dice.random() < 0.5 else possible + MORE_OFTEN)
        asks = [row for row in self.rows.values() if row.state == state]
        if state and not asks:
            return
        row, name = self.dice.choice(asks) if asks else None, self.dice.choice(list(self.shop.ids))
        dice = self.dice.randrange(8)
        self.done.append((kind, row and row.id, name, dice))
        getattr(self, DEEDS.get(kind, kind))(row, kind, name, dice)
        self.look()

    def create(self, row: Any, kind: str, name: str, dice: int) -> None:
        if sum(row.state in LIVE for row in self.rows.values()) < 3:
            about: dict[str, Any] = {"needs_person": bool(dice % 2), "departments": frozenset({"paint"})}
            policy = Policy(hand_ons=dice % 2, live_pings=1 + dice // 4)
            self.shop.ask(name, f"question {len(self.rows)}", policy=policy, **about)

    def ring(self, row: Any, kind: str, name: str, dice: int) -> None:
        one = next(iter(self.asked(row.id, live=True)), name) if dice else name
        self.tried(self.shop.hear if kind == "heard" else self.shop.see, one, row.id)

    def decline(self, row: Any, kind: str, name: str, dice: int) -> None:
        """One who is asked says "not now", or all of them do."""
        for one in self.asked(row.id, live=True)[: 1 + dice % 5] if dice else [name]:
            self.tried(self.shop.decline, one, row.id)

    def take(self, row: Any, kind: str, name: str, dice: int) -> None:
        """Somebody who was asked, whether the phone still rings or not; or the lead."""
        asked = self.asked(row.id, live=False) or ["Sue"]
        one = (asked[dice % len(asked)] if dice % 2 else "Sue") if dice else name
        self.tried([self.shop.claim, self.shop.come, self.shop.answer][dice % 3], one, row.id)

    def go_on(self, row: Any, kind: str, name: str, dice: int) -> None:
        deed = {"on_way": self.shop.come, "answered": self.shop.answer, "released": self.shop.release}[kind]
        self.tried(deed, self.name(row.owner_id) if dice else name, row.id)

    def hand_on(self, row: Any, kind: str, name: str, dice: int) -> None:
        """The owner passes it to somebody by name, who may not be there, or to the nearest."""
        owner = self.name(row.owner_id) if dice else name
        self.tried(self.shop.hand_on, owner, row.id, name if dice % 3 else None)

    def judge(self, row: Any, kind: str, name: str, dice: int) -> None:
        self.tried(self.shop.confirm, self.name(row.asker_id) if dice else name, row.id, kind == "helped")

    def give_up(self, row: Any, kind: str, name: str, dice: int) -> None:
        """The round ends, everybody says no, or the owner has nobody to pass it to."""
        if row.state in HELD:
            self.tried(self.shop.hand_on, self.name(row.owner_id), row.id)
        elif dice % 2:
            self.shop.forward(180)
        else:
            for one in self.asked(row.id, live=True):
                self.tried(self.shop.decline, one, row.id)

    def close(self, row: Any, kind: str, name: str, dice: int) -> None:
        if dice == 7:
            self.shop.forward(28_800)
        else:
            self.tried(self.shop.close, "Sue" if dice else name, row.id)

    def open_again(self, row: Any, kind: str, name: str, dice: int) -> None:
        self.tried(self.shop.reopen, "Sue" if dice else name, row.id)

    def ask_on(self, row: Any, kind: str, name: str, dice: int) -> None:
        asker = self.name(row.asker_id) if dice else name
        self.tried(self.shop.again, asker, row.id, ["widen", "ask_again", "supervisor"][dice % 3])

    def put_an_end(self, row: Any, kind: str, name: str, dice: int) -> None:
        ends = {"cancelled": self.shop.cancel, "promised": self.shop.promise, "referred": self.shop.refer}
        self.tried(ends[kind], self.name(row.asker_id) if dice else name, row.id)

    def go_away(self, row: Any, kind: str, name: str, dice: int) -> None:
        asked = self.asked(row.id, live=True)
        one = asked[dice % len(asked)] if asked and dice else name
        self.tried(self.shop.end_shift if dice % 2 else self.shop.start_break, one)

    def come_back(self, row: Any, kind: str, name: str, dice: int) -> None:
        self.tried(self.shop.end_break, name)
        self.tried(self.shop.start_shift, name)

    def time(self, row: Any, kind: str, name: str, dice: int) -> None:
        """Until the ask is due, and now and then longer: a timer that fires late."""
        self.timers = list(self.rows)
        due = (row.deadline_at - self.shop.now).total_seconds() if row.deadline_at else 1
        self.shop.forward(due + (90 if dice == 7 else 0))
        self.look()
        before = self.rows, self.pings
        self.shop.forward(0)
        self.look()
        assert (self.rows, self.pings) == before, "the same moment twice changed something"

    def late_timer(self, row: Any, kind: str, name: str, dice: int) -> None:
        if self.timers:
            before = self.rows, self.pings
            take_due(self.database, self.shop.store_id, self.timers[dice % len(self.timers)], self.shop.now)
            self.look()
            assert (self.rows, self.pings) == before, "a stale timer moved something"

    def promises_hold(self) -> None:
        for row in self.rows.values():
            if row.state in LIVE or self.known.get(row.id, (-1, None))[0] != row.version:
                self.one_ask(row)
        self.histories()
        held = Counter(row.owner_id for row in self.rows.values() if row.state in HELD)
        rings = Counter(p.person_id for pings in self.pings.values() for p in pings if p.state in LIVE_PING)
        assert not held or max(held.values()) == 1, "somebody holds two"
        assert not rings or max(rings.values()) <= 2, "more than two ring on one phone"

    def one_ask(self, row: Any) -> None:
        live = [ping.person_id for ping in self.pings[row.id] if ping.state in LIVE_PING]
        asked = [(ping.person_id, ping.epoch) for ping in self.pings[row.id]]
        assert (row.owner_id is not None) == (row.state in OWNED), "an owner, if and only if it is owned"
        assert (row.deadline_at is not None) == (row.state in LIVE), "a deadline, if and only if it lives"
        assert row.deadline_at is None or row.deadline_at > self.shop.now, "something due was not done"
        assert (row.ended_at is not None) == (row.state in ENDED)
        assert (row.state == State.OFFERED) == bool(live), "rings, if and only if it is offered"
        assert set(live) <= self.here, "rings off shift or on a break"
        assert row.asker_id not in live, "rings on the asker's own phone"
        assert row.state not in LOOKING or row.handed_by_id not in live, "rings for who handed it on"
        assert len(set(asked)) == len(asked), "asked twice in one round"
        assert not row.nudged or row.state in HELD, "reminds nobody"
        assert row.hops <= row.policy["hand_ons"], "handed on too often"
        if row.state in HELD:
            assert row.owner_id in self.here or self.name(row.owner_id) == "Sue", "held by somebody who left"

    def histories(self) -> None:
        """What is new in the histories: no gap, each step from where the last one led, one claim a round."""
        changed = [row for row in self.rows.values() if self.known.get(row.id, (-1, None))[0] != row.version]
        with self.shop.reading() as session:
            for row in changed:
                version, state = self.known.get(row.id, (-1, None))
                new = select(HistoryRow).where(HistoryRow.ask_id == row.id, HistoryRow.version > version)
                for one in session.scalars(new.order_by(HistoryRow.version)):
                    version += 1
                    assert (one.version, one.from_state) == (version, state), "history has a gap"
                    state = one.to_state
                    self.seen[(str(one.from_state), one.kind, state)] += 1
                    if one.kind == "claimed":
                        assert (row.id, one.epoch) not in self.claims, "two claims in one round"
                        self.claims.add((row.id, one.epoch))
                assert (version, state) == (row.version, row.state), "history does not replay to the row"
                self.known[row.id] = (version, state)
                if row.state in ENDED:
                    doers = select(HistoryRow.person_id).where(HistoryRow.ask_id == row.id).distinct()
                    assert list(session.scalars(doers)) == [None], "an ended ask tells who did what"

    def left_alone(self) -> None:
        for seconds in [301] * 6 + [28_800] * 2:
            self.shop.forward(seconds)
        self.look()
        self.promises_hold()
        left = [row.state for row in self.rows.values() if row.state in LIVE]
        assert not left, f"left alone these never end: {left}"

    def live(self) -> None:
        try:
            for _ in range(A_DAY):
                self.something_happens()
                self.promises_hold()
            self.left_alone()
        except AssertionError as error:
            raise AssertionError(f"{error}, after {self.done}") from error


def test_in_any_order_the_promises_hold_and_every_move_is_seen(database: Database) -> None:
    seen: Counter[Any] = Counter()
    breadth = database.engine.dialect.name == "sqlite"  # the other one shows that it does the same
    if breadth:  # what is tested here is order, not power cuts
        event.listen(database.engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
        database.engine.dispose()
    for number in range(max(DAYS, MOST_DAYS) if breadth else 1):
        if number >= DAYS and set(seen) >= TRANSITIONS:
            break
        Day(database, Random(number), seen).live()
    missing = TRANSITIONS - set(seen)
    assert not breadth or not missing, f"never seen: {sorted(missing)}"
