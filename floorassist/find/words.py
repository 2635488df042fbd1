"""Words as find compares them: small letters without accents, numbers apart from their units, one stem for
singular and plural and for all spellings of a unit.

Latin and Greek letters lose their accents, Hebrew and Arabic ones their points; every other script keeps its
letters. Scripts that write without spaces give one word a letter (Han, kana) or a consonant with its vowels
(Thai, Lao), so that any part of a name finds it.
"""

import re
import unicodedata
from functools import lru_cache

from floorassist.find.language_files import language_files
from floorassist.find.stems import stems_of, units_behind

LONGEST = 40
"""Letters of a word that count; what follows is cut off."""

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))
_POINTS = [*range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, 0x670, *range(0x64B, 0x653)]
_INVISIBLE = dict.fromkeys([0xAD, 0x2060, 0xFEFF, 0x0640, *range(0x200B, 0x2010), *_POINTS])
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ς": "σ", "ё": "е", "⁄": "/"}
    | {"\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06a9": "\u0643"}
)
_ZEROS = (0x660, 0x6F0, 0x966, 0x9E6, 0xE50)
_DIGITS = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)}
_CHANGED: dict[int, str | None] = {**_INVISIBLE, **_LETTERS, **_DIGITS}
# Letters that Unicode got after version 14: Python and browsers of different age would read them differently.
_YOUNG = re.compile(
    "["
    "\u088f\u0897\u0c5c\u0cdc\u0cf3\u0ece\u1acf-\u1aeb\u1c89-\u1c8a\ua7cb-\ua7cf\ua7d2\ua7d4"
    "\ua7da-\ua7f1\U000105c0-\U000105f3\U00010940-\U00010959\U00010d40-\U00010d8f"
    "\U00010ec2-\U00010eff\U0001123f-\U00011241\U00011380-\U000113e2\U000116d0-\U000116e3"
    "\U00011b00-\U00011bf9\U00011db0-\U00011de9\U00011f00-\U00011f5a\U0001342f"
    "\U00013439-\U000143fa\U00016100-\U00016139\U00016d40-\U00016d79\U00016ea0-\U00016ed3"
    "\U00016ff2-\U00016ff6\U000187f8-\U000187ff\U00018cff\U00018d09-\U00018df2\U0001b132"
    "\U0001b155\U0001cc00-\U0001cef0\U0001d2c0-\U0001d2d3\U0001df25-\U0001df2a"
    "\U0001e030-\U0001e08f\U0001e4d0-\U0001e6ff\U0002b739-\U0002b73f\U0002cea2-\U0002cead"
    "\U0002ebf0-\U0002ee5d\U00031350-\U0003ffff"
    "]"
)
_MIXED_NUMBER = re.compile("([0-9])([\u00bc-\u00be\u2150-\u215e])")
_INCHES = re.compile('(?<=[0-9\u00bc-\u00be\u2150-\u215e]) ?["″”]')
_ACCENT = re.compile("(?<=[a-z\u03b1-\u03c9])[\u0300-\u036f]+|[\u0653-\u0655]")
_DECIMAL_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")
_UNSPACED = re.compile(
    "([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
    "|[\u0e40-\u0e44\u0ec0-\u0ec4]?[\u0e01-\u0e2f\u0e81-\u0eaf]"
    "[\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebd\u0ec6-\u0ece]*)"
)
_WORD = re.compile(r"[a-z0-9]+(?:(?<=[0-9])[./][0-9][a-z0-9]*)*")
_STRAY_MARK = re.compile(r"(?<![0-9])[./]|[./](?![0-9])")

_STEMS = stems_of(language_files())
_DIGIT = re.compile("[0-9]")
_GLUED = re.compile(rf"(?<![a-z0-9])([0-9]+(?:[./][0-9]+)?)-?({units_behind(_STEMS.units)})")


def words(text: str) -> list[str]:
    """The words of a name or a question, in order: "Kärcher 1,5l" gives ["karcher", "1.5", "l"]."""
    text = (text if text.isascii() else _YOUNG.sub(" ", text)).lower()
    if text.isascii():
        return _cut(_WORD.findall(_punctuated(text.replace("'", "").replace("`", ""))))
    return _cut(_foreign_words(_punctuated(text.translate(_APOSTROPHES))))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The form that singular and plural share, or a unit's short form, by the rules of the language files."""
    return _STEMS.stem(word)


def is_unit(word: str) -> bool:
    """Whether the word is a unit: "ml", "inches", "pack"."""
    return word in _STEMS.units


def _punctuated(text: str) -> str:
    """Numbers written one way: " is inches, a comma inside a point, a unit behind stands apart."""
    if '"' in text or not text.isascii():
        text = _INCHES.sub(" in ", text)
    if "," in text:
        text = _DECIMAL_COMMA.sub(".", text)
    return _GLUED.sub(r"\1 \2", text) if _DIGIT.search(text) else text


def _cut(found: list[str]) -> list[str]:
    """Words of LONGEST letters at most."""
    return found if max(map(len, found), default=0) <= LONGEST else [word[:LONGEST] for word in found]


def _foreign_words(text: str) -> list[str]:
    """Words of a text that is not plain ASCII, in any script."""
    text = unicodedata.normalize("NFKD", _MIXED_NUMBER.sub(r"\1 \2", text)).lower()
    text = unicodedata.normalize("NFC", _ACCENT.sub("", text)).translate(_CHANGED)
    kept = "".join(letter if _counts(letter) else " " for letter in text)
    # Numbers that only now are written in plain digits: "¼kg", "٥kg".
    apart = _GLUED.sub(r"\1 \2", _STRAY_MARK.sub(" ", kept))
    return _UNSPACED.sub(r" \1 ", apart).split()


def _counts(letter: str) -> bool:
    """Whether the letter is part of a word: a letter, a number, a mark on one, or a mark inside a number."""
    return letter in "./" or unicodedata.category(letter)[0] in "LNM"
