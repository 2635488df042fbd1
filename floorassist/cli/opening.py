"""What every command starts with: keys, the store it is about, and addresses that phones can reach."""

import os
import secrets
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
from sqlalchemy import select

from floorassist.app import REACTIONS
from floorassist.clock import system_clock
from floorassist.config import Settings, from_environment
from floorassist.labels import qr
from floorassist.storage.migrate import current_revision, newest_revision
from floorassist.storage.migrate import migrate as bring_up_to_date
from floorassist.storage.schema import Store
from floorassist.storage.session import Database
from floorassist.tls.names import bracketed

KEYS = ("pin", "promise", "push")
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - compared, not bound
OF_STORE = click.option("--store", help="Which store, where there are several.")


@dataclass(frozen=True)
class Opened:
    """A store that a command works on, and its one frozen now."""

    settings: Settings
    database: Database
    store_id: int
    store_name: str
    now: datetime


def prepared(**changes: object) -> Settings:
    """Settings with the data folder, the keys and a migrated database in place."""
    settings = from_environment()
    found_keys(settings)
    bring_up_to_date(settings.database_url, settings.data / "backups", now=system_clock())
    return Settings(**{**vars(settings), **changes})


def found_keys(settings: Settings) -> None:
    """The data folder (0700) and its secrets (0600), made where missing."""
    folder = settings.data / "keys"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    settings.data.chmod(0o700)
    for name in KEYS:
        path = settings.key_file(name)
        if not path.exists():
            make_key(path)


def make_key(path: Path) -> None:
    """A fresh secret, there as a whole or not at all; one that another process was faster with stays."""
    handle, fresh = tempfile.mkstemp(dir=path.parent)  # 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(fresh, path)
    finally:
        Path(fresh).unlink()


@contextmanager
def open_store(name: str | None) -> Iterator[Opened]:
    """The store of this name, or the only one; says what to do when it is not clear which."""
    settings = from_environment()
    if not founded(settings):
        raise click.ClickException("There is no up-to-date database here. Run: floorassist init (or migrate)")
    database = Database(settings.database_url, reactions=REACTIONS)
    try:
        with database.surveying() as session:
            stores = [(row.id, row.name) for row in session.scalars(select(Store).order_by(Store.id))]
        store_id, store_name = chosen(stores, name)
        yield Opened(settings, database, store_id, store_name, system_clock())
    finally:
        database.close()


def founded(settings: Settings) -> bool:
    """Whether there is a database of today's shape."""
    if settings.embedded and not Path(settings.database_url.removeprefix("sqlite:///")).exists():
        return False
    return current_revision(settings.database_url) == newest_revision()


def chosen(stores: list[tuple[int, str]], name: str | None) -> tuple[int, str]:
    """Which store is meant."""
    names = ", ".join(f"{found!r}" for _, found in stores)
    if not stores:
        raise click.ClickException("There is no store yet. Run: floorassist init, or: floorassist demo")
    meant = [store for store in stores if name is None or store[1].casefold() == name.casefold()]
    if not meant:
        raise click.ClickException(f"There is no store {name!r}. There are: {names}")
    if len(meant) > 1:
        raise click.ClickException(f"There are several stores. Say which with --store: {names}")
    return meant[0]


def addresses(scheme: str, host: str, port: int) -> list[str]:
    """Where phones reach a server that listens on `host`, the likeliest first."""
    if host not in EVERYWHERE:
        return [f"{scheme}://{bracketed(host)}:{port}"]
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: no packet is sent, the kernel only picks our address
            found.append(probe.getsockname()[0])
        except OSError:
            pass  # no network: this machine alone
    return [f"{scheme}://{address}:{port}" for address in dict.fromkeys([*found, "127.0.0.1"])]


def print_join(base: str, token: str, whom: str) -> None:
    """A link and a QR in the terminal that let one phone join."""
    link = f"{base}/join#{token}"
    click.echo(f"\nScan to join as {whom}; the code lives 10 minutes:\n")
    click.echo(qr.terminal(link))
    click.echo(link)
