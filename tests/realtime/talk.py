"""What a phone sends and gets, byte by byte, made and read without the library that the server uses."""

import json
import struct

TEXT, BINARY, CLOSE, PING, PONG, MORE = 1, 2, 8, 9, 10, 0
MASK = b"\x5a\xa5\x0f\xf0"


def frame(kind, payload=b"", *, fin=True, reserved=0, mask=MASK, length=None):
    """One frame of a client; `length` announces another length than there is, `mask=None` leaves it bare."""
    payload = payload.encode() if isinstance(payload, str) else payload
    size = len(payload) if length is None else length
    head = bytes([fin << 7 | reserved << 4 | kind])
    bit = 0 if mask is None else 0x80
    if size < 126:
        head += bytes([bit | size])
    elif size < 65536:
        head += bytes([bit | 126]) + struct.pack("!H", size)
    else:
        head += bytes([bit | 127]) + struct.pack("!Q", size)
    if mask is None:
        return head + payload
    return head + mask + bytes(byte ^ mask[step % 4] for step, byte in enumerate(payload))


def goodbye(code=None, why=""):
    """A client's close frame."""
    return frame(CLOSE, b"" if code is None else struct.pack("!H", code) + why.encode())


class Ear:
    """Takes a server's bytes apart into (kind, payload)."""

    def __init__(self):
        self.rest = b""

    def hear(self, received):
        self.rest += received
        found = []
        while (whole := self._next()) is not None:
            found.append(whole)
        return found

    def _next(self):
        if len(self.rest) < 2:
            return None
        kind, size, start = self.rest[0] & 15, self.rest[1], 2
        assert self.rest[0] & 0x70 == 0, "a reserved bit"
        assert size < 128, "a server masks nothing"
        if size > 125:
            wide = {126: 2, 127: 8}[size]
            if len(self.rest) < 2 + wide:
                return None
            size, start = int.from_bytes(self.rest[2 : 2 + wide], "big"), 2 + wide
        if len(self.rest) < start + size:
            return None
        payload, self.rest = self.rest[start : start + size], self.rest[start + size :]
        return kind, payload


def codes(frames):
    """The close codes among these."""
    return [int.from_bytes(payload[:2], "big") for kind, payload in frames if kind == CLOSE]


def messages(frames):
    """The JSON messages among these."""
    return [json.loads(payload) for kind, payload in frames if kind == TEXT]
