"""Sealing a push for one phone: Message Encryption for Web Push (RFC 8291), coding aes128gcm (RFC 8188)."""

import struct

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
RECORD_SIZE = 4096
SALT_BYTES, SEED_BYTES = 16, 32
TAG_BYTES, LAST_RECORD = 16, b"\x02"
# 4096 is the most that every service takes; the header (salt, record size, key) comes out of it.
MOST_BYTES = RECORD_SIZE - (SALT_BYTES + 4 + 1 + 65) - TAG_BYTES - len(LAST_RECORD)


def sealed(text: bytes, *, public_key: bytes, auth: bytes, seed: bytes, salt: bytes) -> bytes:
    """The body of a push. `public_key` and `auth` are the phone's; `seed` and `salt` are random."""
    if len(text) > MOST_BYTES:
        raise ValueError(f"a push carries {MOST_BYTES} bytes at most, not {len(text)}")
    ours = key_from(seed)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, public_key)
    point = encoded(ours.public_key())
    shared = ours.exchange(ec.ECDH(), theirs)
    secret = derived(shared, auth, b"WebPush: info\x00" + public_key + point, 32)
    key = derived(secret, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = derived(secret, salt, b"Content-Encoding: nonce\x00", 12)
    header = salt + struct.pack("!IB", RECORD_SIZE, len(point)) + point
    return header + AESGCM(key).encrypt(nonce, text + LAST_RECORD, None)


def key_from(seed: bytes) -> ec.EllipticCurvePrivateKey:
    """The private key that these 32 random bytes stand for."""
    return ec.derive_private_key(int.from_bytes(seed, "big") % (ORDER - 1) + 1, CURVE)


def encoded(key: ec.EllipticCurvePublicKey) -> bytes:
    """A public key as the 65 bytes of its point."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def derived(material: bytes, salt: bytes, context: bytes, length: int) -> bytes:
    """HKDF with SHA-256 (RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=context).derive(material)
