"""How a customer's phone number is kept: sealed with AES-256-GCM under a key that is not in the database.

What is sealed is bound to its promise (`about`): moved to another row it opens no more.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_LENGTH = 12


def sealed(text: str, about: str, *, key: bytes, nonce: bytes) -> str:
    """The text for the database; `key` is 32 bytes, `nonce` 12 fresh random ones."""
    return urlsafe_b64encode(nonce + AESGCM(key).encrypt(nonce, text.encode(), about.encode())).decode()


def unsealed(kept: str, about: str, *, key: bytes) -> str | None:
    """The text again; None under another key, or for what was moved or touched."""
    try:
        raw = urlsafe_b64decode(kept.encode())
        return AESGCM(key).decrypt(raw[:NONCE_LENGTH], raw[NONCE_LENGTH:], about.encode()).decode()
    except (InvalidTag, Error, ValueError):
        return None
