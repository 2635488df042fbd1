"""The store for the tests of promises: people and clock of asking, and what is done about promises."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from floorassist.ask.due_actions import asks_due
from floorassist.people import shift_actions, staff_actions
from floorassist.people.models import SignIn
from floorassist.people.sign_in_actions import end_sign_ins
from floorassist.promise import actions, queries
from floorassist.promise.due_actions import promises_due
from floorassist.promise.models import PromiseHistoryRow, PromiseRow
from floorassist.promise.view_models import PromiseView
from floorassist.promise.view_queries import Viewer, view
from floorassist.storage.events import Event
from floorassist.storage.schema import Store
from floorassist.storage.session import Database
from tests.ask import shop

MORNING = shop.MORNING


@dataclass
class Shop(shop.Shop):
    """One store at one moment; `forward` lets time pass and everything due happen."""

    def promise(
        self, who: str, what: str = "brass hinges, 5 cm", minutes: float = 30, **about: object
    ) -> int:
        self.keys += 1
        told = {"key": f"key {self.keys}", "to": "Ann", "due_at": self.now + timedelta(minutes=minutes)}
        with self.writing() as session:
            new = actions.NewPromise(**{**told, "what": what, **about})  # type: ignore[arg-type]
            return actions.make_promise(session, self.ids[who], new, now=self.now)[0]

    def keep(self, who: str, promise: int, words: str | None = "Aisle 7", **said: object) -> None:
        with self.writing() as session:
            answer = actions.Said(words, **said)  # type: ignore[arg-type]
            actions.keep_promise(session, promise, self.ids[who], answer, now=self.now)

    def withdraw(self, who: str, promise: int, why: str = "The customer left") -> None:
        with self.writing() as session:
            actions.withdraw(session, promise, self.ids[who], why, now=self.now)

    def hand_over(self, who: str, promise: int, to: str) -> None:
        with self.writing() as session:
            actions.hand_over(session, promise, self.ids[who], self.ids[to], now=self.now)

    def take(self, who: str, promise: int) -> None:
        with self.writing() as session:
            actions.take_over(session, promise, self.ids[who], now=self.now)

    def move(self, who: str, promise: int, due_at: datetime) -> None:
        with self.writing() as session:
            actions.move_due(session, promise, self.ids[who], due_at, now=self.now)

    def revoke(self, who: str) -> None:
        with self.writing() as session:
            staff_actions.revoke_person(session, self.ids[who], by_role="owner", now=self.now)

    def forget(self, who: str) -> None:
        with self.writing() as session:
            staff_actions.forget_me(session, self.ids[who], now=self.now)

    def sign_out(self, who: str) -> None:
        with self.writing() as session:
            rows = session.scalars(select(SignIn).where(SignIn.person_id == self.ids[who])).all()
            end_sign_ins(session, rows, why="signed-out", now=self.now)

    def leave_forgotten_shifts(self) -> None:
        with self.writing() as session:
            for person_id in self.ids.values():
                shift_actions.end_shift(session, person_id, now=self.now)

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        asks_due(self.database, self.now)
        promises_due(self.database, self.now)

    def at(self, minutes: float) -> None:
        """The moment so many minutes after the morning's start, with what is due done."""
        self.forward((MORNING + timedelta(minutes=minutes) - self.now).total_seconds())

    def row(self, promise: int) -> PromiseRow:
        with self.reading() as session:
            found = queries.row_of(session, promise)
            assert found is not None
            return found

    def owned_by(self, promise: int) -> str | None:
        names = {person_id: name for name, person_id in self.ids.items()}
        return names.get(self.row(promise).owner_id or 0)

    def shown(self, who: str, promise: int) -> PromiseView:
        with self.reading() as session:
            found = queries.row_of(session, promise)
            assert found is not None
            return view(session, found, Viewer(self.ids[who]))

    def story(self, promise: int) -> list[PromiseHistoryRow]:
        with self.reading() as session:
            query = select(PromiseHistoryRow).where(PromiseHistoryRow.promise_id == promise)
            return list(session.scalars(query.order_by(PromiseHistoryRow.version)))

    def kinds(self, promise: int) -> list[str]:
        return [one.kind for one in self.story(promise)]

    def desk_news(self, kind: str) -> list[dict[str, object]]:
        with self.reading() as session:
            query = select(Event).where(Event.audience == "supervisors", Event.kind == kind)
            return [event.body for event in session.scalars(query.order_by(Event.id))]

    def promises(self) -> list[PromiseRow]:
        with self.reading() as session:
            return list(session.scalars(select(PromiseRow).order_by(PromiseRow.id)))


def open_shop(database: Database) -> Shop:
    """A new store in this database."""
    with database.founding() as session:
        store = Store(name="Test store", created_at=MORNING)
        session.add(store)
        session.flush()
        return Shop(database, store.id)
