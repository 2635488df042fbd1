"""A small store for the tests of asking: people by name, a clock that is told, the real actions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from floorassist.ask import answering_actions, asking_actions, queries
from floorassist.ask.due_actions import asks_due
from floorassist.ask.models import AskRow, HistoryRow
from floorassist.ask.policy import Policy, Wave
from floorassist.ask.states import Ask
from floorassist.ask.view_models import AskView
from floorassist.ask.view_queries import scene, view
from floorassist.people import shift_actions, sign_in_actions
from floorassist.people.models import Device, Knows, Person, SignIn
from floorassist.storage.events import Event
from floorassist.storage.schema import Store
from floorassist.storage.session import Database, StoreSession

MORNING = datetime(2026, 3, 2, 10, tzinfo=UTC)
STEADY = Policy(
    waves=(Wave(0, 2), Wave(20, 3), Wave(40, 5), Wave(65, 6), Wave(95, None)),
    lease_seconds=90,
    words_walk_share=0.2,
    person_walk_share=1.0,
    lead_penalty_seconds=3600,
    unknown_penalty_seconds=120,
    ping_penalty_seconds=4,
)
"""The numbers that the tests of the rules count with, whatever a store's defaults are."""


@dataclass
class Shop:
    """One store at one moment; `forward` lets time pass and everything due happen."""

    database: Database
    store_id: int = 1
    now: datetime = MORNING
    ids: dict[str, int] = field(default_factory=dict)
    keys: int = 0

    @contextmanager
    def writing(self) -> Iterator[StoreSession]:
        with self.database.writing(self.store_id) as session:
            yield session

    def reading(self) -> Any:
        return self.database.reading(self.store_id)

    def hire(
        self, name: str, *knows: str, role: str = "worker", on_shift: bool = True, reachable: bool = True
    ) -> int:
        with self.writing() as session:
            person = Person(name=name, role=role, created_at=self.now, approved_at=self.now)
            session.add(person)
            session.flush()
            session.add_all(Knows(person_id=person.id, department=department) for department in knows)
            if reachable:
                self._give_phone(session, person.id)
            if on_shift:
                shift_actions.start_shift(session, person.id, now=self.now)
            self.ids[name] = person.id
        return self.ids[name]

    def _give_phone(self, session: StoreSession, person_id: int) -> None:
        forever = self.now + timedelta(days=1)
        secret = f"phone of {person_id}"
        device = Device(name="phone", token_hash=secret, created_at=self.now, last_seen_at=self.now)
        session.add(device)
        session.flush()
        session.add(
            SignIn(
                person_id=person_id,
                device_id=device.id,
                token_hash=secret,
                created_at=self.now,
                last_seen_at=self.now,
                last_beat_at=forever,
            )
        )

    def looks_up(self, name: str) -> None:
        """Their phone searches, most likely for a customer."""
        with self.writing() as session:
            found = session.scalars(select(SignIn.id).where(SignIn.person_id == self.ids[name])).all()
            for sign_in_id in found:
                sign_in_actions.note_finding(session, sign_in_id, now=self.now)

    def ask(
        self,
        who: str,
        words: str = "sash cord",
        key: str | None = None,
        policy: Policy | None = STEADY,
        **about: Any,
    ) -> int:
        """Ask by these numbers; None asks by those of the store."""
        self.keys += 1
        asked = asking_actions.NewQuestion(key=key or f"key {self.keys}", words=words, **about)
        with self.writing() as session:
            return asking_actions.create_ask(session, self.ids[who], asked, now=self.now, policy=policy)[0]

    def claim(self, who: str, ask_id: int) -> None:
        with self.writing() as session:
            answering_actions.claim_ask(session, ask_id, self.ids[who], now=self.now)

    def decline(self, who: str, ask_id: int) -> None:
        with self.writing() as session:
            answering_actions.decline_ask(session, ask_id, self.ids[who], now=self.now)

    def hear(self, who: str, ask_id: int) -> None:
        with self.writing() as session:
            answering_actions.acknowledge_ping(session, ask_id, self.ids[who], now=self.now)

    def see(self, who: str, ask_id: int) -> None:
        with self.writing() as session:
            answering_actions.see_ping(session, ask_id, self.ids[who], now=self.now)

    def hand_on(self, who: str, ask_id: int, to: str | None = None, note: str = "") -> None:
        with self.writing() as session:
            named = self.ids[to] if to else None
            answering_actions.hand_on(session, ask_id, self.ids[who], named, note, now=self.now)

    def promise(self, who: str, ask_id: int, promise_id: int = 1) -> None:
        with self.writing() as session:
            asking_actions.promise_ask(session, ask_id, self.ids[who], promise_id, now=self.now)

    def refer(self, who: str, ask_id: int, referral_id: int | None = None) -> None:
        with self.writing() as session:
            asking_actions.refer_ask(session, ask_id, self.ids[who], referral_id, now=self.now)

    def close(self, who: str, ask_id: int) -> None:
        with self.writing() as session:
            asking_actions.close_ask(session, ask_id, self.ids[who], now=self.now)

    def reopen(self, who: str, ask_id: int) -> None:
        with self.writing() as session:
            asking_actions.reopen_ask(session, ask_id, self.ids[who], now=self.now)

    def come(self, who: str, ask_id: int) -> None:
        with self.writing() as session:
            answering_actions.come(session, ask_id, self.ids[who], now=self.now)

    def answer(self, who: str, ask_id: int, words: str | None = "Aisle 7", **said: Any) -> None:
        with self.writing() as session:
            answer = answering_actions.Said(words, **said)
            answering_actions.answer_ask(session, ask_id, self.ids[who], answer, now=self.now)

    def release(self, who: str, ask_id: int) -> None:
        with self.writing() as session:
            answering_actions.release_ask(session, ask_id, self.ids[who], now=self.now)

    def confirm(self, who: str, ask_id: int, helped: bool = True) -> None:
        with self.writing() as session:
            asking_actions.confirm_ask(session, ask_id, self.ids[who], helped, now=self.now)

    def again(self, who: str, ask_id: int, option: Any = "ask_again") -> None:
        with self.writing() as session:
            asking_actions.ask_again(session, ask_id, self.ids[who], option, now=self.now)

    def cancel(self, who: str, ask_id: int) -> None:
        with self.writing() as session:
            asking_actions.cancel_ask(session, ask_id, self.ids[who], now=self.now)

    def start_shift(self, who: str) -> None:
        with self.writing() as session:
            shift_actions.start_shift(session, self.ids[who], now=self.now)

    def end_shift(self, who: str) -> None:
        with self.writing() as session:
            shift_actions.end_shift(session, self.ids[who], now=self.now)

    def start_break(self, who: str) -> None:
        with self.writing() as session:
            shift_actions.start_break(session, self.ids[who], now=self.now)

    def end_break(self, who: str) -> None:
        with self.writing() as session:
            shift_actions.end_break(session, self.ids[who], now=self.now)

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        asks_due(self.database, self.now)

    def value(self, ask_id: int) -> Ask:
        with self.reading() as session:
            row = queries.row_of(session, ask_id)
            assert row is not None
            return queries.value_of(row)

    def seen_by(self, who: str, ask_id: int) -> AskView:
        with self.reading() as session:
            row = queries.row_of(session, ask_id)
            assert row is not None
            return view(scene(session, row), row, self.ids[who])

    def ringing(self, ask_id: int) -> list[str]:
        """Whose phones ring for it, by name."""
        names = {person_id: name for name, person_id in self.ids.items()}
        return [names[ping.person_id] for ping in self.value(ask_id).live_pings]

    def owner(self, ask_id: int) -> str | None:
        owner = self.seen_by(next(iter(self.ids)), ask_id).owner
        return owner.name if owner else None

    def history(self, ask_id: int) -> list[HistoryRow]:
        with self.reading() as session:
            query = select(HistoryRow).where(HistoryRow.ask_id == ask_id).order_by(HistoryRow.version)
            return list(session.scalars(query))

    def states(self) -> dict[int, str]:
        """Every ask of the store with its state, the oldest first."""
        with self.reading() as session:
            query = select(AskRow.id, AskRow.state).order_by(AskRow.id)
            return dict(session.execute(query).tuples().all())

    def rows(self) -> list[AskRow]:
        with self.reading() as session:
            return list(session.scalars(select(AskRow).order_by(AskRow.id)))

    def news(self, who: str, kind: str) -> list[dict[str, Any]]:
        """The bodies of this person's events of one kind, the oldest first."""
        return self.news_to(f"person:{self.ids[who]}", kind)

    def news_to(self, audience: str, kind: str) -> list[dict[str, Any]]:
        """The bodies of an audience's events of one kind, the oldest first."""
        with self.reading() as session:
            query = select(Event).where(Event.audience == audience, Event.kind == kind)
            return [event.body for event in session.scalars(query.order_by(Event.id))]


def open_shop(database: Database) -> Shop:
    """A new store in this database."""
    with database.founding() as session:
        store = Store(name="Test store", created_at=MORNING)
        session.add(store)
        session.flush()
        return Shop(database, store.id)
