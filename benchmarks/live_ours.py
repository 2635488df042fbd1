"""Our own server with people in its store, whose phones may ping each other for the measurement.

`python -m benchmarks.live_ours PORT [CERT KEY]` serves the folder of FLOORASSIST_DATA as `floorassist serve`
does, with two notices more: `bench` passes a frame on through the hub alone, as the peers do, which have no
database; `bench-event` writes it into the event log first, as everything real is.
"""

import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from floorassist import app as product
from floorassist.cli.opening import found_keys
from floorassist.clock import system_clock
from floorassist.config import Settings, from_environment
from floorassist.people.models import Device, Person, Shift, SignIn
from floorassist.people.secret import fingerprint
from floorassist.realtime.news import Said
from floorassist.server import serve
from floorassist.storage import events
from floorassist.storage.migrate import migrate
from floorassist.storage.schema import Store
from floorassist.storage.session import Database
from floorassist.web.access import Caller, House


def enrol(folder: Path, phones: int) -> list[int]:
    """A store with this many people on shift, signed in on a phone each; their numbers."""
    settings = Settings(folder, f"sqlite:///{folder / 'floorassist.db'}")
    found_keys(settings)
    now = system_clock()
    (folder / "floorassist.db").write_bytes(empty())
    database = Database(settings.database_url)
    with database.founding() as session:
        store = Store(name="Bench", created_at=now)
        session.add(store)
        session.flush()
        fill(session, store.id, range(1, phones + 1))
    database.close()
    return list(range(1, phones + 1))


@lru_cache(maxsize=1)
def empty() -> bytes:
    """A database of which every table is there, made once for all the stores of a run."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "floorassist.db"
        migrate(f"sqlite:///{path}", now=system_clock())
        return path.read_bytes()


def fill(session: Session, store_id: int, numbers: range) -> None:
    """One row a person, phone, sign-in and shift, in one go."""
    now = system_clock()
    both = [(number, {"id": number, "store_id": store_id}) for number in numbers]
    person = {"role": "worker", "created_at": now, "approved_at": now}
    session.execute(insert(Person), [own | person | {"name": f"Worker {n}"} for n, own in both])
    seen = {"created_at": now, "last_seen_at": now}
    secrets = [(n, own, {"token_hash": fingerprint(secret(n))}) for n, own in both]
    session.execute(insert(Device), [own | seen | token | {"name": "phone"} for _, own, token in secrets])
    signed_in = [own | seen | token | {"person_id": n, "device_id": n} for n, own, token in secrets]
    session.execute(insert(SignIn), signed_in)
    session.execute(insert(Shift), [own | {"person_id": n, "started_at": now} for n, own in both])


def secret(person_id: int) -> str:
    """What a person's phone shows."""
    return f"secret-of-{person_id}"


def cookie(person_id: int, *, secure: bool = False) -> str:
    """The headers of a phone's request."""
    name = "__Host-sign-in" if secure else "floorassist-sign-in"
    return f"Cookie: {name}={secret(person_id)}\r\nSec-Fetch-Site: same-origin\r\n"


def through_the_log(house: House, caller: Caller, body: Mapping[str, Any]) -> None:
    """A ping as a real event: committed, then found in the log by the hub."""
    with house.database.writing(caller.store_id) as session:
        events.record(session, audience(body), "bench", told(body), now=house.clock())


def audience(body: Mapping[str, Any]) -> str:
    """Whom a ping is for."""
    return events.STORE if body["to"] < 0 else events.person(body["to"])


def told(body: Mapping[str, Any]) -> dict[str, Any]:
    """What they are told."""
    return {"n": body["n"], "pad": body["pad"]}


def main() -> None:
    """Serve until SIGTERM."""
    port, *certificate = sys.argv[1:]
    environ = os.environ
    found = from_environment(environ)
    settings = Settings(
        found.data, found.database_url, port=int(port), secure=bool(certificate), threads=found.threads
    )
    notices: Any = product.NOTICES
    notices |= {"bench": passed_on(), "bench-event": through_the_log}
    serve(settings, *(Path(name) for name in certificate))


def passed_on() -> Any:
    """The notice that goes through the hub alone."""
    numbers = count(10**12)

    def pass_on(house: House, caller: Caller, body: Mapping[str, Any]) -> None:
        hub: Any = house.database.on_news.__self__  # type: ignore[attr-defined]
        news = events.News(next(numbers), audience(body), "bench", told(body), house.clock())
        hub.rooms()[caller.store_id].tell([Said(news)])

    return pass_on


if __name__ == "__main__":
    main()
