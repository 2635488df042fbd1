"""What stands on one label and where: the code for phones, the same in signs for people, and words.

Everything is in millimetres from the label's left upper corner. The white around the code that readers ask
for is part of its square, and keeps it away from the words and from the label's edge.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from floorassist.labels import qr
from floorassist.labels.shaping import begins_right

Measure = Callable[[str, bool], float]
"""How wide a text is in parts of its size; the second tells whether it is bold."""

PAD = 1.3
LEAST = 1.8  # mm, about 5 points: smaller is read by nobody
LEADING = 1.16
WORDS = re.compile(r"(?<!\d)\s+|\s+(?![^\W\d_]{1,2}(?:[\s,.;)]|$))")  # "1.5 l" and "50 mm" are not parted
BREAKS = 1.5  # below so many times the least size a long word is rather broken than made smaller
CAP = 0.72  # the height of a capital in parts of the size


@dataclass(frozen=True)
class Label:
    """`path` is what the code leads to, `code` its human form below it.

    `sign` is large (where the thing is), `title` what it is, `line` a word more. `to_write` leaves lines to
    write on.
    """

    path: str
    code: str
    title: str = ""
    line: str = ""
    sign: str = ""
    to_write: bool = False

    @property
    def digest(self) -> str:
        """Another label has another one: it tells whether what hangs on the shelf is still right."""
        text = "\n".join((self.path, self.code, self.title, self.line, self.sign))
        return sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Squares:
    """A QR code, `size` wide with the white around it; `rows` of modules, True is dark."""

    x: float
    y: float
    size: float
    rows: Sequence[Sequence[bool]]


@dataclass(frozen=True)
class Words:
    """One line of text from `x` on the baseline `y`, `size` high."""

    x: float
    y: float
    size: float
    text: str
    bold: bool = False


@dataclass(frozen=True)
class Rule:
    """A thin line to write on."""

    x: float
    y: float
    width: float


Mark = Squares | Words | Rule


def address_of(host: str, path: str) -> str:
    """What a code holds: host and scheme in capitals, which mean the same and take fewer squares."""
    return f"{host.upper()}{path}"


def drawn(label: Label, width: float, height: float, host: str, measure: Measure) -> list[Mark]:
    """The marks of a label of this size; `host` is the store's address, such as https://floor.example."""
    high = min(max(height * 0.11, 2.1), 6.0)
    strip = high * 1.3
    size = min(height - strip, width * 0.47)
    top = (height - size - strip) / 2
    squares = Squares(0, top, size, qr.robust(address_of(host, label.path)))
    white = size / len(squares.rows) * 4
    fits = (size - 2 * white) * 1.08 / max(measure(label.code, True), 0.1)
    is_long = fits < LEAST  # then it takes the whole width
    below = high if is_long else min(high, fits)
    text = shortened(label.code, True, (width - 2 * PAD) / below, measure) if is_long else label.code
    x = PAD if is_long else (size - measure(text, True) * below) / 2
    base = top + size + high * 0.75
    code = Words(x, base, below, text, bold=True)
    ceiling = top + white
    floor = top + size - white * 0.3 if is_long else base
    box = Box(size, ceiling, width - size - max(PAD, height * 0.04), floor - ceiling)
    return [squares, code, *_beside(label, box, measure)]


@dataclass(frozen=True)
class Box:
    """Room for words."""

    x: float
    y: float
    width: float
    height: float


def _beside(label: Label, box: Box, measure: Measure) -> list[Mark]:
    """The words: what it is above, where it is below in large signs."""
    if label.to_write:
        return _blank(label.line, box, measure)
    if not label.sign:
        return _stack(label.title, label.line, box, measure)
    size = min(box.height * (0.34 if label.title else 0.6), box.width / max(measure(label.sign, True), 0.1))
    size = max(size, LEAST)
    text = shortened(label.sign, True, box.width / size, measure)
    if not label.title:
        return _sign(text, size, label.line, box, measure)
    rest = Box(box.x, box.y, box.width, box.height - size * 0.95)
    sign = Words(box.x, box.y + box.height, size, text, bold=True)
    return [sign, *_stack(label.title, label.line, rest, measure)]


def _sign(sign: str, size: float, line: str, box: Box, measure: Measure) -> list[Mark]:
    """A place: its sign as large as it fits, a line or two below it, both in the middle."""
    small = min(max(box.height * 0.14, LEAST), 9.0)
    lines = wrapped(line, False, box.width / small, measure)
    if len(lines) > 2:
        lines = [lines[0], shortened(" ".join(lines[1:]), False, box.width / small, measure)]
    room = size * CAP + len(lines) * small * LEADING
    base = box.y + max(0.0, (box.height - room) / 2) + size * CAP
    below = [
        _at_its_side(box, Words(box.x, base + small * (LEADING * n + 1.15), small, one), line, measure)
        for n, one in enumerate(lines)
    ]
    return [Words(box.x, base, size, sign, bold=True), *below]


def _blank(line: str, box: Box, measure: Measure) -> list[Mark]:
    """A line of words, and two to write on."""
    small = min(max(box.height * 0.13, LEAST), 6.0)
    lines = wrapped(line, False, box.width / small, measure)[:3]
    words = [Words(box.x, box.y + small * (CAP + LEADING * n), small, one) for n, one in enumerate(lines)]
    return [*words, *(Rule(box.x, box.y + box.height * part, box.width) for part in (0.72, 1.0))]


def _stack(title: str, line: str, box: Box, measure: Measure) -> list[Mark]:
    """A title as large as it fits whole, and a small line below it."""
    small = min(max(box.height * 0.11, LEAST), 5.0) if line else 0.0
    room = box.height - small * LEADING
    size = min(max(box.height * 0.24, 2.6), 14.0)
    while size > LEAST and not _holds(title, size, box.width, room, measure):
        size = max(LEAST, size * 0.93)
    most = max(1, int(room / (size * LEADING)))
    lines = wrapped(title, True, box.width / size, measure)
    if len(lines) > most:
        last = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], shortened(last + " …", True, box.width / size, measure)]
    written = [
        Words(box.x, box.y + size * (CAP + LEADING * n), size, one, bold=True) for n, one in enumerate(lines)
    ]
    marks: list[Mark] = [_at_its_side(box, words, title, measure) for words in written]
    if line:
        y = box.y + size * LEADING * len(lines) + small * 0.85
        words = Words(box.x, y, small, shortened(line, False, box.width / small, measure))
        marks.append(_at_its_side(box, words, line, measure))
    return marks


def _at_its_side(box: Box, words: Words, whole: str, measure: Measure) -> Words:
    """A line of a text that runs to the left begins at the right."""
    if not begins_right(whole):
        return words
    wide = measure(words.text, words.bold) * words.size
    return replace(words, x=box.x + max(0.0, box.width - wide))


def _holds(text: str, size: float, width: float, room: float, measure: Measure) -> bool:
    lines = wrapped(text, True, width / size, measure)
    whole = size < LEAST * BREAKS or all(measure(one, True) <= width / size for one in WORDS.split(text))
    return whole and len(lines) * size * LEADING <= room


def wrapped(text: str, bold: bool, width: float, measure: Measure) -> list[str]:
    """The text in lines no wider than `width` (in parts of its size); a word that is wider is broken."""
    lines: list[str] = []
    current = ""
    for word in filter(None, WORDS.split(text.strip())):
        tried = f"{current} {word}" if current else word
        if measure(tried, bold) <= width:
            current = tried
            continue
        if current:
            lines.append(current)
        current = word
        while measure(current, bold) > width and len(current) > 1:
            end = next(
                n for n in range(len(current) - 1, 0, -1) if n == 1 or measure(current[:n], bold) <= width
            )
            lines.append(current[:end])
            current = current[end:]
    return [*lines, current] if current else lines


def shortened(text: str, bold: bool, width: float, measure: Measure) -> str:
    """The text, with … for what is too much at its end."""
    if measure(text, bold) <= width:
        return text
    text = text.removesuffix(" …")
    while text and measure(f"{text}…", bold) > width:
        text = text[:-1].rstrip()
    return f"{text}…"
