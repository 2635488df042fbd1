"""A push service for tests: it checks who sends (RFC 8292) and opens what it gets (RFC 8291).

Opening is done by http_ece, which shares no line with our own sealing.
"""

import base64
import json
import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

AUTH = b"a" * 16


def plain(text: str) -> bytes:
    """Bytes of base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def url_safe(raw: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Push:
    """One push that came in, opened."""

    phone: str
    headers: dict[str, str]
    claims: dict[str, Any]
    key: str
    text: bytes

    @property
    def note(self) -> dict[str, Any]:
        note: dict[str, Any] = json.loads(self.text)
        return note


@dataclass
class StandIn:
    """The service. `answers` holds (status, headers) of the next calls, then 201; `gate` holds them back."""

    keys: dict[str, ec.EllipticCurvePrivateKey] = field(default_factory=dict)
    pushes: list[Push] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    answers: deque[tuple[int, dict[str, str]]] = field(default_factory=deque)
    calls: int = 0

    def __post_init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.came = threading.Condition()
        standin = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                standin.take(self)

            def do_GET(self) -> None:
                standin.faults.append(f"a redirect was followed to {self.path}")
                self.send_error(404)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()

    def close(self) -> None:
        self.gate.set()
        self._server.shutdown()
        self._server.server_close()

    def subscription(self, phone: str) -> dict[str, Any]:
        """What the browser of a phone tells of itself."""
        key = self.keys.setdefault(phone, ec.generate_private_key(ec.SECP256R1()))
        point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": url_safe(point), "auth": url_safe(AUTH)}
        return {"endpoint": f"{self.origin}/push/{phone}", "keys": keys}

    def wait_for(self, count: int, seconds: float = 30) -> list[Push]:
        """The pushes, once there are so many."""
        with self.came:
            assert self.came.wait_for(lambda: len(self.pushes) >= count, seconds), self.faults
        return self.pushes

    def take(self, call: BaseHTTPRequestHandler) -> None:
        body = call.rfile.read(int(call.headers["Content-Length"]))
        self.gate.wait(30)
        self.calls += 1
        status, headers = self.answers.popleft() if self.answers else (201, {})
        if status == 201:
            try:
                self.keep(call, body)
            except Exception as fault:  # noqa: BLE001 - whatever it is fails the test
                self.faults.append(repr(fault))
                status = 400
        call.send_response(status)
        for name, value in headers.items():
            call.send_header(name, value)
        call.send_header("Content-Length", "0")
        call.end_headers()

    def keep(self, call: BaseHTTPRequestHandler, body: bytes) -> None:
        phone = call.path.removeprefix("/push/")
        claims, key = self.proven(call.headers["Authorization"])
        assert claims["aud"] == self.origin
        assert call.headers["Content-Encoding"] == "aes128gcm"
        text = http_ece.decrypt(body, private_key=self.keys[phone], auth_secret=AUTH)
        with self.came:
            self.pushes.append(Push(phone, dict(call.headers), claims, key, text))
            self.came.notify_all()

    def proven(self, authorization: str) -> tuple[dict[str, Any], str]:
        """Who sends, once the signature was checked."""
        kind, _, rest = authorization.partition(" ")
        assert kind == "vapid"
        parts = dict(part.strip().split("=", 1) for part in rest.split(","))
        said, _, signature = parts["t"].rpartition(".")
        raw = plain(signature)
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), plain(parts["k"]))
        mark = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
        point.verify(mark, said.encode(), ec.ECDSA(SHA256()))
        claims: dict[str, Any] = json.loads(plain(said.split(".")[1]))
        return claims, parts["k"]
