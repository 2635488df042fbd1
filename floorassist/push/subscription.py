"""What a browser tells of its push service: an address and two keys (Push API)."""

import base64
import binascii
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec

from floorassist.translation import tr

PUBLIC_KEY_BYTES, AUTH_BYTES = 65, 16


class BadSubscription(ValueError):
    """Keys that no browser makes; the message says which."""


@dataclass(frozen=True)
class Subscription:
    """Where one phone is woken, and what seals the words for it (base64url, as browsers give them)."""

    endpoint: str
    public_key: str
    auth: str

    def keys(self) -> tuple[bytes, bytes]:
        """The phone's public point and its secret; raises BadSubscription."""
        point, secret = unwrapped(self.public_key, "p256dh"), unwrapped(self.auth, "auth")
        if len(point) != PUBLIC_KEY_BYTES or point[0] != 4:
            raise BadSubscription(tr("p256dh is not an uncompressed point of P-256."))
        try:
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        except ValueError:
            raise BadSubscription(tr("p256dh is not on the curve P-256.")) from None
        if len(secret) != AUTH_BYTES:
            raise BadSubscription(tr("auth is not 16 bytes."))
        return point, secret


def wrapped(raw: bytes) -> str:
    """Bytes as base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unwrapped(text: str, name: str) -> bytes:
    """Bytes of base64url, with or without padding."""
    try:
        raw = text.encode("ascii").rstrip(b"=")
        return base64.b64decode(raw + b"=" * (-len(raw) % 4), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise BadSubscription(tr("{name} is not base64url.", name=name)) from None
