"""How a PIN is kept: Argon2id (RFC 9106) over an HMAC with a key that is not in the database.

A stolen database alone leaves nothing to try a million PINs against. 19 MiB, 2 passes, 1 lane is OWASP's
advice for a small server; at most two are computed at once, so that a flood of tries can't fill the memory.
"""

import hashlib
import hmac
import threading

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

MEMORY_KIB = 19 * 1024
PASSES = 2
LANES = 1
LENGTH = 32
SALT_LENGTH = 16
AT_ONCE = 2

_kitchen = threading.BoundedSemaphore(AT_ONCE)


def seal(pin: str, *, key: bytes, salt: bytes) -> str:
    """The PIN as a PHC string; `key` is the house's secret, `salt` 16 fresh random bytes."""
    kdf = Argon2id(salt=salt, length=LENGTH, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB)
    with _kitchen:
        return kdf.derive_phc_encoded(_peppered(pin, key))


def fits(pin: str, sealed: str | None, *, key: bytes) -> bool:
    """Whether this is the PIN; in the same time when there is none to compare with."""
    with _kitchen:
        try:
            Argon2id.verify_phc_encoded(_peppered(pin, key), sealed or _NOBODY)
        except InvalidKey:
            return False
    return sealed is not None


def _peppered(pin: str, key: bytes) -> bytes:
    return hmac.new(key, pin.encode("utf-8", "replace"), hashlib.sha256).digest()


_NOBODY = f"$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${'A' * 22}${'A' * 43}"
