"""Secrets of 256 bits (phones, sign-ins, join codes, tokens): kept only as a fingerprint."""

import hashlib


def fingerprint(secret: str) -> str:
    """SHA-256 in hex: enough for a secret that nobody can guess; PINs go through `pin_hash`."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def join_address(origin: str, token: str) -> str:
    """What a join code says: the token is the fragment, which browsers keep out of every log."""
    return f"{origin.rstrip('/')}/join#{token}"
