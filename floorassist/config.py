"""Settings: frozen, read once from the environment; pairs that cannot work are refused."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

DEFAULT_PORT = 8080
Beside = Literal["", "doorstep", "over"]


class BadSettings(Exception):
    """Two settings that cannot work together, or one that makes no sense; the message says what to do."""


@dataclass(frozen=True)
class Settings:
    """What one process needs to know before it starts.

    `data` is the folder that holds the database and the keys. `secure` is true where phones reach the
    server by https: it decides the cookie's name and flags. `threads` bounds the calls that one process
    answers at a time. `beside` is what plain http gets at the port where there is https: nothing of its own
    (https ends elsewhere), the doorstep that leads phones to trust our own certificate, or the way over.
    `country` is the one whose rule the stores' own barcodes follow.
    `contact` is how push services reach whoever runs this (without one there is no push), `push_service`
    the origin of one more of them.
    """

    data: Path
    database_url: str
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    secure: bool = True
    threads: int = 64
    upload_bytes: int = 10 * 1024 * 1024
    country: str = ""
    contact: str = ""
    push_service: str = ""
    beside: Beside = ""

    @property
    def embedded(self) -> bool:
        """One process on SQLite, rather than many on PostgreSQL."""
        return self.database_url.startswith("sqlite")

    def key_file(self, name: str) -> Path:
        """Where the secret of this name is kept (mode 0600)."""
        return self.data / "keys" / name


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from `FLOORASSIST_*`; raises BadSettings with a sentence that tells what to change."""
    data = Path(environ.get("FLOORASSIST_DATA") or default_data_folder(environ)).expanduser().resolve()
    url = environ.get("FLOORASSIST_DATABASE_URL") or f"sqlite:///{data / 'floorassist.db'}"
    if url.startswith("postgres://"):
        url = "postgresql://" + url.removeprefix("postgres://")
    if url.startswith("postgresql://"):
        url = "postgresql+psycopg://" + url.removeprefix("postgresql://")
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise BadSettings("FLOORASSIST_DATABASE_URL must start with postgresql:// or sqlite:///.")
    country = environ.get("FLOORASSIST_COUNTRY", "").strip().lower()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise BadSettings("FLOORASSIST_COUNTRY is two letters, such as us or se, or nothing at all.")
    return Settings(
        data=data,
        database_url=url,
        threads=whole(environ, "FLOORASSIST_THREADS", 64),
        country=country,
        contact=contact(environ),
        push_service=push_service(environ),
    )


def contact(environ: Mapping[str, str]) -> str:
    """How push services reach the operator (RFC 8292): an address for mail, or of a page."""
    text = environ.get("FLOORASSIST_CONTACT", "").strip()
    if text and not re.fullmatch(r"mailto:[!-~]+@[!-~]+\.[!-~]+|https://[!-~]+\.[!-~]+", text):
        raise BadSettings(
            "FLOORASSIST_CONTACT is like mailto:it@example.com, https://example.com or nothing."
        )
    return text


def push_service(environ: Mapping[str, str]) -> str:
    """The origin of a push service of one's own, besides those of the browsers."""
    text = environ.get("FLOORASSIST_PUSH_SERVICE", "").strip().rstrip("/")
    inside = r"http://(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?"
    if text and not re.fullmatch(rf"https://[a-z0-9.-]+(:\d{{1,5}})?|{inside}", text):
        raise BadSettings("FLOORASSIST_PUSH_SERVICE is an origin like https://push.example.com, or nothing.")
    return text


def default_data_folder(environ: Mapping[str, str]) -> str:
    """The folder used when FLOORASSIST_DATA is not set (XDG Base Directory Specification)."""
    base = environ.get("XDG_DATA_HOME") or "~/.local/share"
    return f"{base}/floorassist"


def whole(environ: Mapping[str, str], name: str, default: int) -> int:
    """A whole number above zero from the environment."""
    text = environ.get(name)
    if not text:
        return default
    if not text.isdigit() or int(text) < 1:
        raise BadSettings(f"{name} must be a whole number above 0, not {text!r}.")
    return int(text)
