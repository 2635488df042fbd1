"""What a place is called: `A12-4L`, made by the store's template and read back however a person writes it.

The codes that the store knows decide what a text means: "aisle 9" is `A9`, `09` or `9`, whichever the store
uses.
`static/js/core/address.js` is the twin; `tests/cases/address.json` holds both to the same answers.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from floorassist.translation import tr

TEXT_LIMIT = 60
_TEMPLATE = re.compile(
    r"\{aisle\}([^{}0-9A-Za-z]{1,3})(?:\{bay\}([^{}0-9A-Za-z]{0,3})\{side\}|\{side\}([^{}0-9A-Za-z]{0,3})\{bay\})"
)
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_AISLE_WORDS = {"aisle", "aisles", "isle", "row", "gang", "gangway", "pasillo"}
_BAY_WORDS = {"bay", "b", "section", "bahia"}
_SIDES = {"l": "L", "left": "L", "izquierda": "L", "r": "R", "right": "R", "derecha": "R"}
_SIDE_TAILS = {"side", "hand"}


@dataclass(frozen=True, slots=True)
class Address:
    """An aisle's code, in it a bay (digits), and a side ("L" or "R"); the latter two may be None."""

    aisle: str
    bay: str | None = None
    side: str | None = None


def template_fault(template: str) -> str | None:
    """Why a template cannot name places without doubt, or None when it can."""
    if _TEMPLATE.fullmatch(template):
        return None
    return tr(
        "The address template must be {aisle}, a sign such as - or ., and then {bay} and "
        "{side}: {aisle}-{bay}{side} for example, not {template}.",
        template=f"{template!r}",
    )


def format_address(template: str, address: Address) -> str:
    """The short code of a place: `A12-4L`, `A12-4` or `A12`, as far as it is known."""
    before_bay, between, side_first = _parts(template)
    if address.bay is None:
        return address.aisle
    if address.side is None:
        return f"{address.aisle}{before_bay}{address.bay}"
    first, last = (address.side, address.bay) if side_first else (address.bay, address.side)
    return f"{address.aisle}{before_bay}{first}{between}{last}"


def parse_address(template: str, text: str) -> Address:
    """The inverse of `format_address`; a text that names no bay is an aisle's code."""
    before_bay, between, side_first = _parts(template)
    bay, side = "([0-9]{1,4})", "([LR])"
    both = f"{side}{re.escape(between)}{bay}" if side_first else f"{bay}{re.escape(between)}{side}"
    if found := re.fullmatch(f"(.+){re.escape(before_bay)}{both}", text, re.DOTALL):
        aisle, first, last = found.groups()
        return Address(aisle, last, first) if side_first else Address(aisle, first, last)
    if found := re.fullmatch(f"(.+){re.escape(before_bay)}{bay}", text, re.DOTALL):
        return Address(found[1], found[2])
    return Address(text)


def read_address(
    text: str, aisles: Iterable[str], template: str = "{aisle}-{bay}{side}"
) -> tuple[Address, ...]:
    """What a person may mean by a text, likeliest first, in the store's own aisle codes; () if no aisle fits.

    Reads "a12b4", "A12 4 left", "aisle 12 bay 4", "12-4L", "09", "bay 4 in aisle 12" and "garden 3 right".
    Bays lose their leading zeros. Texts of more than 60 characters are no address.
    """
    if len(text) > TEXT_LIMIT:
        return ()
    known: dict[str, list[str]] = {}
    for code in aisles:
        known.setdefault(" ".join(_tokens(code)), []).append(code)
    exact = parse_address(template, text)
    readings: dict[Address, None] = {}
    if exact.aisle in known.get(" ".join(_tokens(exact.aisle)), ()):
        readings[_plain(exact)] = None
    for words, bay, side in _splits(_tokens(text)):
        for code in _matches(words, known):
            readings[Address(code, bay, side)] = None
    return tuple(readings)


def _parts(template: str) -> tuple[str, str, bool]:
    found = _TEMPLATE.fullmatch(template)
    if not found:
        raise ValueError(template_fault(template))
    side_first = found[3] is not None
    return found[1], found[3] if side_first else found[2], side_first


def _plain(address: Address) -> Address:
    return address if address.bay is None else Address(address.aisle, _number(address.bay), address.side)


def _number(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _tokens(text: str) -> list[str]:
    """Runs of letters and runs of digits, without accents, case and leading zeros."""
    decomposed = unicodedata.normalize("NFKD", text).lower()
    bare = "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")
    return [_number(token) if token[0] in "0123456789" else token for token in _TOKEN.findall(bare)]


def _splits(tokens: list[str]) -> Iterator[tuple[list[str], str | None, str | None]]:
    """Every way to see an aisle, a bay and a side in the words; the longest aisles come first."""
    if len(tokens) > 2 and tokens[0] in _BAY_WORDS and _is_bay(tokens[1]):
        rest = [word for word in tokens[2:] if word not in ("of", "in", "on")]
        yield from _ordered([*rest, "bay", tokens[1]])
    yield from _ordered(tokens)


def _ordered(tokens: list[str]) -> Iterator[tuple[list[str], str | None, str | None]]:
    """The splits of words that name the aisle first."""
    if tokens and tokens[0] in _AISLE_WORDS:
        tokens = tokens[1:]
    yield tokens, None, None
    head, side = _take_side(tokens)
    if side:
        yield head, None, side
    if not head or not _is_bay(head[-1]):
        return
    bay, head = head[-1], head[:-1]
    if not side:
        front, side = _take_side(head[:-1] if head and head[-1] in _BAY_WORDS else head)
        head = front if side else head
    yield head, bay, side
    if head and head[-1] in _BAY_WORDS:
        yield head[:-1], bay, side


def _take_side(tokens: list[str]) -> tuple[list[str], str | None]:
    end = len(tokens)
    while end and tokens[end - 1] in _SIDE_TAILS:
        end -= 1
    if end > 1 and tokens[end - 1] in _SIDES:
        return tokens[: end - 1], _SIDES[tokens[end - 1]]
    return tokens, None


def _is_bay(token: str) -> bool:
    return token[0] in "0123456789" and len(token) <= 4


def _matches(words: list[str], known: dict[str, list[str]]) -> list[str]:
    """The store's codes for the words: as they stand, or a bare number for `A9`, or "a 9" for a bare `9`."""
    if not words:
        return []
    if found := known.get(" ".join(words)):
        return found
    if len(words) == 1 and words[0][0] in "0123456789":
        ends = [(key.split(" "), codes) for key, codes in known.items()]
        return [
            code
            for key, codes in ends
            if len(key) == 2 and key[1] == words[0] and len(key[0]) <= 2
            for code in codes
        ]
    return known.get(words[1], []) if len(words) == 2 and words[0] == "a" else []
