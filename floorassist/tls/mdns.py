"""Multicast DNS (RFC 6762) as far as one name needs it: reading questions, writing the answer. Pure.

A responder answers questions for its name with its addresses, says so once when it comes, and takes it back
when it goes. Whatever is no well-formed packet is nobody's question.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address

GROUP, PORT = "224.0.0.251", 5353
A, ANY, NSEC = 1, 255, 47
IN, FLUSH, UNICAST = 1, 0x8000, 0x8000
SECONDS_TO_LIVE = 120  # RFC 6762, 10: of records that hold a host's address
ANSWER, AUTHORITATIVE = 0x8000, 0x0400
HEADER = struct.Struct("!HHHHHH")
FIXED = struct.Struct("!HHIH")
MOST_JUMPS, MOST_RECORDS, LONGEST_NAME = 16, 64, 255


class Malformed(Exception):
    """No packet that means anything."""


@dataclass(frozen=True)
class Question:
    """Somebody wants to know a name; `unicast` asks for the answer to be sent to them alone."""

    name: str
    kind: int
    unicast: bool = False


@dataclass(frozen=True)
class Heard:
    """A packet: questions, or the addresses that somebody claims for names.

    What somebody who asks knows already, and what is taken back, is no claim.
    """

    number: int
    questions: tuple[Question, ...]
    claims: tuple[tuple[str, str], ...]


def heard(packet: bytes) -> Heard:
    """What a packet says; raises Malformed."""
    try:
        number, flags, asked, answered, authority, _more = HEADER.unpack_from(packet)
        if asked + answered + authority > MOST_RECORDS:
            raise Malformed
        at, questions, claims = HEADER.size, [], []
        for _ in range(asked):
            name, at = read_name(packet, at)
            kind, group = struct.unpack_from("!HH", packet, at)
            questions.append(Question(name, kind, bool(group & UNICAST)))
            at += 4
        for _ in range(answered):
            name, at = read_name(packet, at)
            kind, _group, seconds, length = FIXED.unpack_from(packet, at)
            at += FIXED.size
            if flags & ANSWER and seconds and kind == A and length == 4:
                claims.append((name, str(IPv4Address(packet[at : at + 4]))))
            at += length
    except (struct.error, ValueError) as error:
        raise Malformed from error
    return Heard(number, tuple(questions) if not flags & ANSWER else (), tuple(claims))


def read_name(packet: bytes, at: int) -> tuple[str, int]:
    """A name, in lower case, and where the packet goes on; names may point to others before them."""
    labels, after, jumps, length = [], None, 0, 0
    while True:
        if at >= len(packet):
            raise Malformed
        size = packet[at]
        if size & 0xC0 == 0xC0:
            (target,) = struct.unpack_from("!H", packet, at)
            after = at + 2 if after is None else after
            jumps += 1
            if jumps > MOST_JUMPS or target & 0x3FFF >= at:
                raise Malformed
            at = target & 0x3FFF
            continue
        if size & 0xC0:
            raise Malformed
        at += 1
        if not size:
            break
        labels.append(packet[at : at + size].decode("utf-8"))
        at, length = at + size, length + size + 1
        if length > LONGEST_NAME:
            raise Malformed
    return ".".join(labels).lower(), at if after is None else after


def written(name: str) -> bytes:
    """A name as it stands in a packet."""
    labels = [label.encode("utf-8") for label in name.rstrip(".").split(".")]
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\x00"


def question(name: str) -> bytes:
    """Who has this name? Asked before it is taken; the answer is wanted by us alone."""
    return HEADER.pack(0, 0, 1, 0, 0, 0) + written(name) + struct.pack("!HH", ANY, IN | UNICAST)


def answer(
    name: str,
    addresses: Sequence[str],
    *,
    number: int = 0,
    seconds: int = SECONDS_TO_LIVE,
    asked: bytes = b"",
) -> bytes:
    """The addresses of our name, and that there are no others. `seconds` 0 takes them back.

    `asked` repeats the question (and `number` its number) for an old resolver, which asks from another port.
    """
    cached = IN if asked else IN | FLUSH
    records = [
        written(name) + FIXED.pack(A, cached, seconds, 4) + IPv4Address(one).packed for one in addresses
    ]
    only_these = written(name) + bytes([0, 1, 0x40])  # RFC 4034, 4.1.2: of types 0 to 7 there is type 1 (A)
    records.append(written(name) + FIXED.pack(NSEC, cached, seconds, len(only_these)) + only_these)
    header = HEADER.pack(number, ANSWER | AUTHORITATIVE, 1 if asked else 0, len(records), 0, 0)
    return header + asked + b"".join(records)


def reply(packet: bytes, source_port: int, name: str, addresses: Sequence[str]) -> tuple[bytes, bool] | None:
    """What to answer to a packet, and whether to its sender alone; None when it does not ask for our name."""
    said = heard(packet)
    mine = [one for one in said.questions if one.name == name]
    if not mine or not addresses:
        return None
    if source_port != PORT:  # RFC 6762, 6.7: a plain resolver; it knows its answer by number and question
        again = written(name) + struct.pack("!HH", mine[0].kind, IN)
        return answer(name, addresses, number=said.number, seconds=10, asked=again), True
    return answer(name, addresses), all(one.unicast for one in mine)


def is_taken(packet: bytes, name: str, addresses: Sequence[str]) -> bool:
    """Whether somebody else says that our name is theirs."""
    return any(claimed == name and address not in addresses for claimed, address in heard(packet).claims)
