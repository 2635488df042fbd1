"""The real path: POST an ask → commit → hub → the colleague's socket; and the same pings inside TLS."""

import datetime
import ipaddress
import json
import random
import socket
import ssl
import time
from collections.abc import Callable
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from benchmarks import live_ours
from benchmarks.live_client import Crowd, Phone
from benchmarks.live_servers import ours, started
from benchmarks.live_sitting import Figures, arrive, calm, settle
from benchmarks.report import percentile

ASKS_A_SECOND = 20


class Line:
    """A kept-alive connection of one phone, read on the crowd's epoll."""

    def __init__(self, crowd: Crowd, person_id: int) -> None:
        self.crowd, self.person_id = crowd, person_id
        self.sock = socket.create_connection(("127.0.0.1", crowd.port))
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        crowd.epoll.register(self.sock.fileno(), 1)
        crowd.beside[self.sock.fileno()] = self.take
        self.data = b""
        self.then: Callable[[dict[str, object]], None] | None = None

    def post(self, path: str, body: object, then: Callable[[dict[str, object]], None]) -> None:
        """Send one write, and go on with its answer."""
        text = json.dumps(body).encode()
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.crowd.port}\r\n"
        head += live_ours.cookie(self.person_id)
        head += f"Content-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
        self.then = then
        self.sock.send(head.encode() + text)

    def take(self) -> None:
        """Bytes came."""
        data = self.sock.recv(262_144)
        if not data:
            raise RuntimeError("the server closed a phone's connection")
        self.data += data
        head, found, body = self.data.partition(b"\r\n\r\n")
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        if found and len(body) >= int(length):
            self.data = b""
            if b" 2" not in head[:12]:
                raise RuntimeError(f"a write was refused: {head[:60]!r} {body[:300]!r}")
            assert self.then
            self.then(json.loads(body))


def real_path(folder: Path, phones: int, asks: int) -> Figures:
    """Phones on shift, 20 asks a second, synchronous=FULL; ms from POST to the first colleague's socket."""
    server = ours(folder, phones)
    arrivals: dict[int, float] = {}

    def told(_: Phone, text: bytes, at: float) -> None:
        for event in json.loads(text).get("events", ()):
            if event["kind"] == "ask.offered":
                arrivals.setdefault(int(event["body"]["words"].rpartition(" ")[2]), at)

    with started(server, phones) as running:
        crowd = Crowd(running.port, server.dialect)
        crowd.connect(range(phones))
        settle(running, crowd)
        crowd.told = told
        began_at: dict[int, float] = {}
        lines = [Line(crowd, 1 + number) for number in range(min(phones, 40))]
        began, spent = time.perf_counter(), running.spent()
        for number in range(asks):
            line = lines[number % len(lines)]
            crowd.rest(began + number / ASKS_A_SECOND - time.perf_counter())
            began_at[number] = time.perf_counter()
            line.post(
                "/api/asks", {"key": f"bench-{number}", "words": f"blue bucket {number}"}, called_off(line)
            )
        crowd.rest(2, lambda: len(arrivals) == asks)
        crowd.rest(0.3)
        spent = running.spent() - spent
        crowd.close()
    took = [(arrivals[number] - at) * 1000 for number, at in began_at.items() if number in arrivals]
    shares = {f"path p{share}": percentile(took, share / 100) if took else float("inf") for share in (50, 95)}
    return shares | {"path lost": asks - len(took), "path cpu": spent / asks}


def called_off(line: Line) -> Callable[[dict[str, object]], None]:
    """Cancel the ask that was answered, so that phones are free again."""

    def cancel(found: dict[str, object]) -> None:
        line.post(f"/api/asks/{found['id']}/cancellation", {}, lambda _: None)

    return cancel


def inside_tls(folder: Path, phones: int, count: int, seed: int) -> Figures:
    """Pings through the hub when the server itself does TLS."""
    certificate = made_certificate(folder)
    server = ours(folder, phones, certificate)
    context = ssl.create_default_context(cafile=str(certificate[0]))
    context.check_hostname = False
    with started(server, phones) as running:
        crowd = Crowd(running.port, server.dialect, context)
        came = arrive(running, crowd, phones)
        found = {f"tls {name}": figure for name, figure in came.items()}
        found |= calm(crowd, count, random.Random(seed), "tls")
        crowd.close()
    return found


def made_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for loopback, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "bench")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
    builder = builder.add_extension(address, critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    paths = folder / "cert.pem", folder / "key.pem"
    signed = builder.sign(key, hashes.SHA256())
    paths[0].write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths
