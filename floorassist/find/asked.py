"""A question as it is kept: a customer's words without what could point to the customer.

Small letters, single spaces, 120 characters at most. What looks like a telephone number, a mail or a web
address, or a long row of digits is masked, and a text without a letter (a typed code) is no question at all.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 120
MASK = "***"
POPULAR_FROM = 3
"""So often at least must a question have been asked before others are shown it."""

_ADDRESS = re.compile(r"\S+@\S+|\b(?:https?://|www\.)\S+")
# Seven digits or more, with whatever people write between the digits of a telephone number.
_NUMBER = re.compile(r"\+?\(?\d(?:[\s().+/-]{0,3}\d){6,}\)?")


@dataclass(frozen=True)
class Counted:
    """How often these words ended in an answer, and what it was: "item:7", "spot:b3" or ""."""

    words: str
    led_to: str
    count: int


def kept_words(text: str) -> str:
    """The words as they are kept; "" for what is no question."""
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    plain = "".join(letter if letter.isprintable() else " " for letter in masked(lower))
    bare = " ".join(plain.split())[:LONGEST]
    return bare.strip() if any(letter.isalpha() for letter in bare) else ""


def masked(text: str) -> str:
    """The text without telephone numbers, addresses and long numbers."""
    return _NUMBER.sub(MASK, _ADDRESS.sub(MASK, text))


def popular(counted: Iterable[Counted], most: int) -> list[Counted]:
    """The questions asked most, each once with what it led to most often.

    Masked ones and rare ones are nobody else's business. The beginning of another question that led to the
    same thing ("wall pl", "wall plugs") counts as that one: somebody tapped before the end.
    """
    best: dict[str, Counted] = {}
    for each in sorted(counted, key=lambda one: (-one.count, one.led_to)):
        known = best.get(each.words)
        total = (known.count if known else 0) + each.count
        best[each.words] = Counted(each.words, known.led_to if known else each.led_to, total)
    public = [each for each in best.values() if each.count >= POPULAR_FROM and MASK not in each.words]
    whole: list[Counted] = []
    for each in sorted(public, key=lambda one: (-len(one.words), one.words)):
        longer = next((one for one in whole if _begins(each, one)), None)
        if longer is None:
            whole.append(each)
        else:
            whole[whole.index(longer)] = Counted(longer.words, longer.led_to, longer.count + each.count)
    return sorted(whole, key=lambda one: (-one.count, one.words))[:most]


def _begins(short: Counted, long: Counted) -> bool:
    return bool(short.led_to) and short.led_to == long.led_to and long.words.startswith(short.words)
