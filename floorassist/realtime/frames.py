"""WebSocket frames (RFC 6455) between bytes and messages. wsproto reads; nothing here touches a socket."""

from collections.abc import Iterator
from dataclasses import dataclass

from wsproto.frame_protocol import CloseReason, FrameProtocol, Opcode, ParseFailed

PROTOCOL_ERROR = 1002
TOO_BIG = 1009
_writer = FrameProtocol(client=False, extensions=[])


class Broken(Exception):
    """The other side does not speak the protocol: close with this code."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code = code


@dataclass(frozen=True, slots=True)
class Ping:
    """To be answered by a pong with the same bytes."""

    payload: bytes


@dataclass(frozen=True, slots=True)
class Pong:
    """The other side is alive."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message that goes on."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The other side closes, with this code or none."""

    code: int | None


Heard = str | bytes | Piece | Ping | Pong | Closed


class Reader:
    """What one phone sent, put together from any pieces; at most `most` bytes a message."""

    __slots__ = ("_most", "_parts", "_protocol", "_size")

    def __init__(self, most: int) -> None:
        self._most = most
        self._protocol = FrameProtocol(client=False, extensions=[])
        self._parts: list[str | bytes] = []
        self._size = 0

    def feed(self, received: bytes) -> Iterator[Heard]:
        """One for each frame that is whole now; raises Broken, and is of no use after that."""
        self._protocol.receive_bytes(received)
        try:
            for frame in self._protocol.received_frames():
                if frame.opcode is Opcode.PING:
                    yield Ping(bytes(frame.payload))  # type: ignore[arg-type]
                elif frame.opcode is Opcode.PONG:
                    yield Pong()
                elif frame.opcode is Opcode.CLOSE:
                    code = frame.payload[0]
                    yield Closed(None if code == CloseReason.NO_STATUS_RCVD else int(code))
                else:
                    self._keep(frame.payload)  # type: ignore[arg-type]
                    if frame.frame_finished:
                        yield self._whole() if frame.message_finished else Piece()
        except ParseFailed as failed:
            raise Broken(int(failed.code), str(failed)) from None

    def _keep(self, part: str | bytes) -> None:
        self._size += len(part.encode()) if isinstance(part, str) and not part.isascii() else len(part)
        if self._size > self._most:
            raise Broken(TOO_BIG, f"a message of more than {self._most} bytes")
        self._parts.append(part)

    def _whole(self) -> str | bytes:
        parts, self._parts, self._size = self._parts, [], 0
        empty = parts[0][:0]
        return empty.join(parts)  # type: ignore[arg-type]


def text(message: str) -> bytes:
    """A message in one frame."""
    return bytes(_writer.send_data(message))


def ping() -> bytes:
    """Are you there?"""
    return bytes(_writer.ping())


def pong(payload: bytes) -> bytes:
    """The answer to a ping."""
    return bytes(_writer.pong(payload))


def close(code: int, why: str = "") -> bytes:
    """The last frame."""
    return bytes(_writer.close(code, why or None))
