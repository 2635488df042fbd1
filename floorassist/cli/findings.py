"""What `floorassist doctor` finds of the machine and the store's data, and what to do about it."""

import http.client
import os
import resource
import shutil
import sqlite3
import ssl
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal

from sqlalchemy.exc import SQLAlchemyError

from floorassist import __version__
from floorassist.cli.opening import KEYS
from floorassist.config import Settings
from floorassist.push.endpoint import NAMES
from floorassist.storage.migrate import current_revision, newest_revision
from floorassist.storage.soundness import DAMAGED, soundness

State = Literal["ok", "look", "bad"]
LITTLE_ROOM, NO_ROOM = 2 * 1024**3, 200 * 1024**2
SAFE_SQLITE = (3, 51, 3)  # before it, a rare race could damage the write-ahead log
MANY_FILES = 4096
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
SLACK, WRONG = timedelta(seconds=30), timedelta(minutes=5)
PATIENCE = 4.0


@dataclass(frozen=True)
class Finding:
    """One line of the doctor: `words` say how it is and, unless that is well, what to do."""

    state: State
    title: str
    words: str


def program() -> Finding:
    """The versions of what runs."""
    return Finding("ok", "Program", f"floorassist {__version__}, Python {sys.version.split()[0]}")


def data_folder(settings: Settings) -> Iterator[Finding]:
    """Whether data and keys are there, and nobody else's to read."""
    if not settings.data.is_dir():
        yield Finding("bad", "Data folder", f"{settings.data} is not there. Run: floorassist init")
        return
    if stat.S_IMODE(settings.data.stat().st_mode) & 0o077:
        yield Finding(
            "bad", "Data folder", f"Others can read {settings.data}. Run: chmod 700 {settings.data}"
        )
    elif not os.access(settings.data, os.W_OK):
        yield Finding(
            "bad", "Data folder", f"{settings.data} cannot be written by this user. Run as its owner."
        )
    else:
        yield Finding("ok", "Data folder", str(settings.data))
    missing = [name for name in KEYS if not settings.key_file(name).exists()]
    if missing:
        yield Finding(
            "look", "Keys", f"{missing[0]} is made at the next start. Lost? Put the copy back first."
        )
    else:
        yield Finding("ok", "Keys", "There. A backup of the database does not hold them: copy them once.")


def disk(settings: Settings) -> Finding:
    """Whether there is room."""
    folder = next(one for one in (settings.data, *settings.data.parents) if one.exists())
    free = shutil.disk_usage(folder).free
    words = f"{free / 1024**3:.1f} GB free"
    if free < NO_ROOM:
        return Finding("bad", "Disk", f"{words}: nothing more can be kept soon. Make room now.")
    state: State = "look" if free < LITTLE_ROOM else "ok"
    return Finding(state, "Disk", f"{words}. Make room soon." if state == "look" else words)


def database(settings: Settings) -> Iterator[Finding]:
    """Whether it answers, is of today's shape, and is whole."""
    if settings.embedded:
        yield sqlite_itself()
        file = Path(settings.database_url.removeprefix("sqlite:///"))
        if not file.exists():
            yield Finding("bad", "Database", f"{file} is not there. Run: floorassist init")
            return
    try:
        found, said = current_revision(settings.database_url), soundness(settings.database_url)
    except SQLAlchemyError as error:
        why = str(getattr(error, "orig", error)).splitlines()[0]
        yield Finding("bad", "Database", f"It does not answer: {why}. Check FLOORASSIST_DATABASE_URL.")
        return
    if found != newest_revision():
        yield Finding("bad", "Database", "It has the shape of another version. Run: floorassist migrate")
    elif said.startswith(DAMAGED):
        yield Finding("bad", "Database", f"It is {said}. Put the newest of backups/ in its place.")
    else:
        yield Finding("ok", "Database", said)


def sqlite_itself() -> Finding:
    """Whether SQLite is new enough."""
    words = f"version {sqlite3.sqlite_version}"
    if sqlite3.sqlite_version_info < SAFE_SQLITE:
        return Finding(
            "look", "SQLite", f"{words}: a rare fault was mended in 3.51.3. Keep backups, update some day."
        )
    return Finding("ok", "SQLite", words)


def open_files() -> Finding:
    """How many phones' sockets the system allows."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if hard != resource.RLIM_INFINITY and hard < MANY_FILES:
        return Finding(
            "look", "Open files", f"{hard} at most, a phone takes one. Set LimitNOFILE= or ulimit -n."
        )
    return Finding("ok", "Open files", "as many as are needed")


def push(settings: Settings) -> Iterator[Finding]:
    """Whether sleeping phones can be woken: the internet has to be reached for that."""
    if not settings.contact:
        yield Finding("look", "Push", "Off. To wake phones with the screen off, set FLOORASSIST_CONTACT.")
        return
    for name in NAMES:
        if service_time(name):
            yield Finding("ok", "Push", f"{name} answers")
        else:
            yield Finding("bad", "Push", f"{name} is not reached on port 443. Let the firewall pass it.")


def clock(settings: Settings, now: datetime, elsewhere: datetime | None) -> Finding:
    """Whether the time is right: certificates and promises hang on it. `elsewhere` is the internet's."""
    newest = max((newest_file(settings.data), EARLIEST))
    shown = f"{now:%Y-%m-%d %H:%M:%S} UTC"
    if now < newest - WRONG:
        return Finding(
            "bad", "Clock", f"{shown} lies before the newest file. Set it, switch on time synchronisation."
        )
    if elsewhere is None:
        return Finding("ok", "Clock", f"{shown}; not compared, no internet")
    off = abs(now - elsewhere)
    if off > SLACK:
        words = f"{shown} is {off.total_seconds():.0f} s off. Switch on time synchronisation."
        return Finding("bad" if off > WRONG else "look", "Clock", words)
    return Finding("ok", "Clock", f"{shown}, as on the internet")


def newest_file(folder: Path) -> datetime:
    """When something here was written last."""
    times = [path.stat().st_mtime for path in folder.glob("*") if path.is_file()] if folder.is_dir() else []
    return datetime.fromtimestamp(max(times, default=0), UTC)


def service_time(name: str) -> datetime | None:
    """What time it is by a server on the internet; None where it is not reached."""
    connection = http.client.HTTPSConnection(name, timeout=PATIENCE, context=ssl.create_default_context())
    try:
        connection.request("HEAD", "/")
        return parsedate_to_datetime(connection.getresponse().headers["Date"])
    except (OSError, http.client.HTTPException, TypeError, ValueError):
        return None
    finally:
        connection.close()
