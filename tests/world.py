"""The cast: a store with people on phones, a second store elsewhere, and a clock that the test sets.

Ada works the floor (Paint), Ben the backroom, Sue is a supervisor, Rex has a revoked phone. Nobody is on
shift until `world.on_the_floor("Ada", "Ben")`. Elsewhere has Eve, its own supervisor.

To hire them takes longer than most tests. They are hired once for all of them: a test's database comes with
the cast in it (tests/databases.py), and `World` is told who is who.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from floorassist.app import create_app
from floorassist.config import Settings
from floorassist.people import actions, pin_hash, shift_actions, sign_in_actions, staff_actions, token_actions
from floorassist.people.models import Knows, Person
from floorassist.people.queries import DEVICE_COOKIE, SIGN_IN_COOKIE
from floorassist.people.roles import Role
from floorassist.storage.schema import Store
from floorassist.storage.session import Database, StoreSession
from floorassist.web import security

START = datetime(2026, 3, 7, 12, tzinfo=UTC)  # a Saturday
HOST = "store.test"
PIN_KEY = b"k" * 32
PIN = "271828"


class SettableClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float = 0, **more: float) -> datetime:
        """Move on by seconds, or `minutes=`, `hours=`, `days=`."""
        self.now += timedelta(seconds=seconds, **more)
        return self.now


class PhoneClient(FlaskClient):
    """A browser on https whose calls come from the store's own page, unless a header says otherwise."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        kwargs.setdefault("base_url", f"https://{HOST}")
        headers = dict(kwargs.pop("headers", None) or {})
        headers.setdefault("Sec-Fetch-Site", "same-origin")
        return super().open(*args, headers=headers, **kwargs)

    def keep(self, name: str, value: str) -> None:
        """Put a cookie of ours on this phone."""
        name = cookie_name(self.application, name)
        self.set_cookie(name, value, domain=HOST, secure=True, httponly=True)


class IntegrationClient(FlaskClient):
    """A program with a bearer token: no page, no cookies."""

    bearer = ""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        kwargs.setdefault("base_url", f"https://{HOST}")
        headers = dict(kwargs.pop("headers", None) or {})
        headers.setdefault("Authorization", f"Bearer {self.bearer}")
        return super().open(*args, headers=headers, **kwargs)


@dataclass(frozen=True)
class Staff:
    """Who works in one store, by name: the numbers of their rows, and the cookies of their phones."""

    store_id: int
    ids: dict[str, int] = field(default_factory=dict)
    devices: dict[str, int] = field(default_factory=dict)
    sign_ins: dict[str, int] = field(default_factory=dict)
    cookies: dict[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Cast:
    """Everybody whom a database may hold already."""

    here: Staff
    elsewhere: Staff


class Shop:
    """One store of the world, its people and their phones."""

    def __init__(self, app: Flask, clock: SettableClock, staff: Staff) -> None:
        self.app = app
        self.clock = clock
        self.database: Database = app.extensions["floorassist"].database
        self.staff = staff
        self.store_id = staff.store_id
        self.ids, self.devices, self.sign_ins = staff.ids, staff.devices, staff.sign_ins
        self._phones: dict[str, PhoneClient] = {}

    @contextmanager
    def reading(self) -> Iterator[StoreSession]:
        with self.database.reading(self.store_id) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[StoreSession]:
        with self.database.writing(self.store_id) as session:
            yield session

    def hire(
        self, name: str, *, role: Role = "worker", department: str | None = None, knows: tuple[str, ...] = ()
    ) -> int:
        """Somebody who is let in, with the PIN 271828 and a phone of their own that is signed in."""
        now = self.clock()
        with self.writing() as session:
            person = Person(name=name, role=role, home_department=department, created_at=now, approved_at=now)
            person.pin_hash = sealed_pin()
            session.add(person)
            session.flush()
            session.add_all(Knows(person_id=person.id, department=one) for one in knows)
            device, device_token = actions.enrol(session, name=f"{name}'s phone", now=now)
            secret = sign_in_actions.sign_in(session, person_id=person.id, device_id=device.id, now=now)
            self.ids[name], self.devices[name] = person.id, device.id
            self.sign_ins[name] = sign_in_actions.open_sign_ins(session, person.id)[0].id
        self.staff.cookies[name] = {DEVICE_COOKIE: device_token or "", SIGN_IN_COOKIE: secret}
        self._phones.pop(name, None)
        return self.ids[name]

    def phone(self, name: str) -> PhoneClient:
        """The phone of somebody of the cast, signed in."""
        if name not in self._phones:
            phone = self.anyone()
            for kind, value in self.staff.cookies[name].items():
                phone.keep(kind, value)
            # Several threads may ask for it at once: what they find is signed in.
            self._phones.setdefault(name, phone)
        return self._phones[name]

    def cookies(self, name: str) -> dict[str, str]:
        """What the phone of somebody of the cast carries, by the name of the cookie."""
        return {cookie_name(self.app, kind): value for kind, value in self.staff.cookies[name].items()}

    def anyone(self) -> PhoneClient:
        """A stranger's phone."""
        return PhoneClient(self.app, self.app.response_class, use_cookies=True)

    def token(self, role: str = "worker") -> str:
        """A bearer token of this store."""
        with self.writing() as session:
            return token_actions.new_token(session, name=f"{role} integration", role=role, now=self.clock())

    def integration(self, role: str = "worker") -> IntegrationClient:
        """A program that calls with a token of this store."""
        client = IntegrationClient(self.app, self.app.response_class, use_cookies=False)
        client.bearer = self.token(role)
        return client

    def on_the_floor(self, *names: str) -> None:
        """Start the shifts of these, with phones that can be reached for the next minute."""
        with self.writing() as session:
            for name in names:
                shift_actions.start_shift(session, self.ids[name], now=self.clock())
                sign_in_actions.beats(session, [self.sign_ins[name]], now=self.clock())

    def beat(self, *names: str) -> None:
        """The phones of these are heard now."""
        with self.writing() as session:
            for name in names:
                sign_in_actions.beats(session, [self.sign_ins[name]], now=self.clock())

    def revoke_phone(self, name: str) -> None:
        """Shut somebody's phone out."""
        with self.writing() as session:
            staff_actions.revoke_device(session, self.devices[name], by_role="owner", now=self.clock())


class World(Shop):
    """The store that most tests happen in; `elsewhere` is another one on the same server."""

    def __init__(
        self,
        folder: Path,
        database_url: str,
        *,
        secure: bool = True,
        now: datetime = START,
        cast: Cast | None = None,
    ) -> None:
        clock = SettableClock(now)
        self.settings = Settings(data=folder, database_url=database_url, host=HOST, secure=secure)
        keys = folder / "keys"
        keys.mkdir(mode=0o700, exist_ok=True)
        (keys / "pin").write_bytes(PIN_KEY)
        (keys / "promise").write_bytes(PIN_KEY)
        app = create_app(self.settings, clock=clock)
        cast = deepcopy(cast) or Cast(*(opened(app, name, now) for name in ("The Store", "Elsewhere")))
        super().__init__(app, clock, cast.here)
        self.elsewhere = Shop(app, clock, cast.elsewhere)
        if not self.ids:
            self._hire_everybody()

    def cast(self) -> Cast:
        """Who is who, for another world on a copy of this database."""
        return deepcopy(Cast(self.staff, self.elsewhere.staff))

    def _hire_everybody(self) -> None:
        self.hire("Ada", department="Paint", knows=("Paint",))
        self.hire("Ben", department="Backroom")
        self.hire("Sue", role="supervisor")
        self.hire("Rex")
        self.revoke_phone("Rex")
        self.elsewhere.hire("Eve", role="supervisor")

    def tick(self, seconds: float = 0) -> None:
        """Move the clock and do what is due, as the ticker would."""
        self.clock.forward(seconds)
        self.app.extensions["ticker"].tick()

    def close(self) -> None:
        self.database.close()


def cookie_name(app: Flask, kind: str) -> str:
    """What this app calls a cookie."""
    with app.app_context():
        return security.cookie_name(kind)


def opened(app: Flask, name: str, now: datetime) -> Staff:
    """A new store in which nobody works yet."""
    with app.extensions["floorassist"].database.founding() as session:
        store = Store(name=name, created_at=now)
        session.add(store)
        session.flush()
        return Staff(store.id)


@lru_cache(maxsize=1)
def sealed_pin() -> str:
    """Everybody's PIN, sealed once: it is slow on purpose."""
    return pin_hash.seal(PIN, key=PIN_KEY, salt=b"s" * pin_hash.SALT_LENGTH)
