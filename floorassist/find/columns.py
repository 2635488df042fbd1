"""Columns of a pack: many values of one kind as bytes that compress well. `docs/pack.md` tells every byte."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

ONE = 192
"""Ids below this take one byte, the next 63 * 256 two, others four."""
TWO = ONE + (255 - ONE) * 256
WIDEST = 9  # digits of a number behind a text

_NUMBERED = re.compile(rf"(.*?)([0-9]{{1,{WIDEST}}})", re.DOTALL)


def number(value: int) -> bytes:
    """A number from 0 on in groups of seven bits, the lowest first (LEB128)."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    found.append(value)
    return bytes(found)


def numbers(values: Iterable[int]) -> bytes:
    """Numbers from 0 on."""
    return b"".join(map(number, values))


def steps(values: Iterable[int]) -> bytes:
    """Numbers by their difference to the one before; 0, -1, 1, -2 … are written as 0, 1, 2, 3 …"""
    found, before = [], 0
    for value in values:
        step = value - before
        found.append(number(2 * step if step >= 0 else -2 * step - 1))
        before = value
    return b"".join(found)


def identity(value: int) -> bytes:
    """An id: the small ones, which are the frequent ones, in one byte."""
    if value < ONE:
        return bytes([value])
    if value < TWO:
        return bytes([ONE + (value - ONE) // 256, (value - ONE) % 256])
    return b"\xff" + (value - TWO).to_bytes(3, "big")


def ids(values: Iterable[int]) -> bytes:
    """Ids, one after the other."""
    return b"".join(map(identity, values))


def texts(values: Iterable[str]) -> bytes:
    """Texts, each ended by NUL, which therefore stands in none of them."""
    return "".join(f"{value}\0" for value in (each.replace("\0", "") for each in values)).encode(
        errors="replace"
    )


def by_frequency(values: Iterable[str]) -> list[str]:
    """The different texts, the most frequent first, equals by the alphabet."""
    return sorted((counts := Counter(values)), key=lambda text: (-counts[text], text))


def ranked(name: str, values: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Two columns: the different texts, the frequent ones first, and an id for each value."""
    every = list(values)
    table = by_frequency(every)
    yield f"{name}.table", texts(table)
    code = {text: identity(rank) for rank, text in enumerate(table)}
    yield name, b"".join([code[text] for text in every])


def lists(name: str, values: Iterable[Sequence[str]]) -> Iterator[tuple[str, bytes]]:
    """Two columns: the different texts, and each list as ids counted from 1, with 0 behind it."""
    every = list(values)
    table = by_frequency(text for each in every for text in each)
    yield f"{name}.table", texts(table)
    code = {text: identity(rank + 1) for rank, text in enumerate(table)}
    yield name, b"".join([b"".join([*(code[text] for text in each), b"\0"]) for each in every])


def numbered(name: str, values: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Three columns for texts such as "FA-0012": the different beginnings, each with how many digits follow;
    which one a value has; its digits, as the step from the last value that begins alike.
    """
    begins, walked = [], []
    last: dict[str, int] = {}
    for value in values:
        found = _NUMBERED.fullmatch(value)
        begin = f"{len(found[2])}{found[1]}" if found else f"0{value}"
        begins.append(begin)
        if found:
            step = int(found[2]) - last.get(begin, 0)
            walked.append(2 * step if step >= 0 else -2 * step - 1)
            last[begin] = int(found[2])
    yield from ranked(name, begins)
    yield f"{name}.digits", numbers(walked)


def bits(values: Iterable[int], width: int) -> bytes:
    """Numbers of so many bits each, without gaps, the highest bit first; zeros fill up the last byte."""
    found, held, count = bytearray(), 0, 0
    for value in values:
        held, count = held << width | value, count + width
        while count >= 8:
            count -= 8
            found.append(held >> count)
            held &= (1 << count) - 1
    if count:
        found.append(held << 8 - count)
    return bytes(found)
