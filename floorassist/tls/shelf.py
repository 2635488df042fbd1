"""Where certificates and keys are kept: `tls/` in the data folder (0700), each file whole or not there."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from floorassist.tls.authority import Pair, hosts_of, new_authority, new_leaf, reach_of, why_anew
from floorassist.tls.names import Reach, vouched


class NoAuthority(Exception):
    """There is no authority here, or it cannot be read; the message says what to do."""


@dataclass(frozen=True)
class Shelf:
    """The files of one data folder. A key lies in one file with its certificate: never torn apart."""

    data: Path

    @property
    def folder(self) -> Path:
        """Where everything lies."""
        return self.data / "tls"

    @property
    def authority_file(self) -> Path:
        """The authority's certificate and key."""
        return self.folder / "authority.pem"

    @property
    def leaf_file(self) -> Path:
        """The server's certificate and key, as a server reads them."""
        return self.folder / "server.pem"

    @property
    def names_file(self) -> Path:
        """More names and addresses that the server's certificate is for, one a line."""
        return self.folder / "names"

    def names(self) -> tuple[str, ...]:
        """The names and addresses that were added by hand."""
        return tuple(self.names_file.read_text("utf-8").split()) if self.names_file.exists() else ()

    def add_names(self, more: tuple[str, ...]) -> tuple[str, ...]:
        """Put these into the certificate from its next issue on; those that it may not vouch for."""
        with self._alone():
            reach = reach_of(self.authority().certificate)
            fit = [one.lower() for one in more if reach.covers(one)]
            self.names_file.write_text("".join(f"{one}\n" for one in dict.fromkeys((*self.names(), *fit))))
        return tuple(one for one in more if not reach.covers(one))

    def reach(self) -> Reach:
        """What the authority may vouch for; raises NoAuthority."""
        return reach_of(self.authority().certificate)

    def hosts(self) -> tuple[str, ...]:
        """The names and addresses that the server's certificate is for now; none without a certificate."""
        try:
            return hosts_in(self.leaf_file, self.leaf_file.stat().st_mtime_ns)
        except (FileNotFoundError, NoAuthority):
            return ()

    def authority(self) -> Pair:
        """The authority; raises NoAuthority."""
        found = read(self.authority_file)
        if found is None:
            raise NoAuthority(f"There is no authority in {self.folder}. Run: floorassist tls init")
        return found

    def leaf(self) -> Pair | None:
        """The server's certificate, where there is one that can be read."""
        try:
            return read(self.leaf_file)
        except NoAuthority:
            return None

    def begin(self, name: str, reach: Reach, *, now: datetime, anew: bool = False) -> bool:
        """Make an authority where there is none, or another one; whether one was made."""
        with self._alone():
            if self.authority_file.exists() and not anew:
                return False
            write(self.authority_file, new_authority(fresh_key(), name, reach, now=now))
            self.leaf_file.unlink(missing_ok=True)
            return True

    def renew(self, hosts: tuple[str, ...], *, now: datetime) -> str:
        """Issue the server's certificate anew if it has to be, and say why; else nothing."""
        with self._alone():
            authority = self.authority()
            wanted = vouched((*hosts, *self.names()), reach_of(authority.certificate))
            why = why_anew(self.leaf(), authority, wanted, now=now)
            if why:
                write(self.leaf_file, new_leaf(fresh_key(), authority, wanted, now=now))
            return why

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time writes here."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


@lru_cache(maxsize=4)
def hosts_in(path: Path, _written: int) -> tuple[str, ...]:
    """What a certificate is for, read once as long as its file stays the same."""
    found = read(path)
    return hosts_of(found.certificate) if found else ()


def fresh_key() -> ec.EllipticCurvePrivateKey:
    """A new key, of the kind that every phone takes."""
    return ec.generate_private_key(ec.SECP256R1())


def read(path: Path) -> Pair | None:
    """A certificate and its key, None where there is no file; raises NoAuthority when it holds neither."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        key = load_pem_private_key(content, None)
        certificate = x509.load_pem_x509_certificate(content)
    except ValueError:
        raise NoAuthority(f"{path} cannot be read. Move it away and run: floorassist tls init") from None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise NoAuthority(f"{path} is not one of ours. Move it away and run: floorassist tls init")
    return Pair(certificate, key)


def write(path: Path, pair: Pair) -> None:
    """Write both into one file that only its owner reads (0600), in place of the one before."""
    secret = pair.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    handle, fresh = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secret + pair.certificate.public_bytes(Encoding.PEM))
            file.flush()
            os.fsync(file.fileno())
        Path(fresh).replace(path)
    finally:
        Path(fresh).unlink(missing_ok=True)
