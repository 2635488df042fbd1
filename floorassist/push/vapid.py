"""Telling a push service who sends: Voluntary Application Server Identification (RFC 8292)."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from floorassist.push.encryption import encoded, key_from
from floorassist.push.subscription import wrapped

LIVES = timedelta(hours=12)  # the most that services take is 24


@dataclass(frozen=True)
class Sender:
    """Who this server is to push services: a key of its own, and how its operator is reached."""

    secret: bytes
    contact: str

    @property
    def public_key(self) -> str:
        """What a browser subscribes with."""
        return wrapped(encoded(key_from(self.secret).public_key()))

    def authorization(self, origin: str, now: datetime) -> str:
        """The header that proves it to the service at `origin`; the same moment gives the same header."""
        claims = {"aud": origin, "exp": int((now + LIVES).timestamp()), "sub": self.contact}
        said = ".".join(
            wrapped(json.dumps(part, separators=(",", ":")).encode())
            for part in ({"typ": "JWT", "alg": "ES256"}, claims)
        )
        signing = ec.ECDSA(SHA256(), deterministic_signing=True)
        r, s = decode_dss_signature(key_from(self.secret).sign(said.encode(), signing))
        signature = wrapped(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
        return f"vapid t={said}.{signature}, k={self.public_key}"
