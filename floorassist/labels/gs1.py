"""GS1 messages: what a code says besides the item's number, such as its weight or the date it keeps until.

biip reads them; where it refuses one (a date of zeros, an identifier of somebody's own), whatever can be told
apart still counts, since the item's number is all that finding needs. GS1 General Specifications, section 3.
`static/js/core/gs1.js` is the twin of this file; both run `tests/cases/code.json`.
"""

import re
from collections.abc import Mapping

from biip import ParseConfig, ParseError
from biip.gs1_messages import GS1Message

from floorassist.translation import tr, tr_as, tr_many

SEPARATOR = "\x1d"
_LENIENT = ParseConfig(gs1_element_strings_verify_date=False)
_IDENTIFIER = {"23": 3, "24": 3, "25": 3, "39": 4, "40": 3, "41": 3, "42": 3, "43": 4, "70": 4, "71": 3}
_IDENTIFIER |= dict.fromkeys(["31", "32", "33", "34", "35", "36", "72", "80", "81", "82"], 4)
# Lengths of what needs no separator behind it, by the first two digits of its identifier.
_FIXED = {"00": 18, "01": 14, "02": 14, "03": 14, "04": 16, "20": 2, "41": 13}
_FIXED |= dict.fromkeys(["11", "12", "13", "14", "15", "16", "17", "18", "19"], 6)
_FIXED |= dict.fromkeys(["31", "32", "33", "34", "35", "36"], 6)


def elements(text: str) -> dict[str, str]:
    """The values of a message by identifier, in brackets or with separators; the first of each counts."""
    try:
        read = GS1Message.parse_hri if text.startswith("(") else GS1Message.parse
        strings = read(text, config=_LENIENT).element_strings
    except (ParseError, ValueError):
        return _bracketed(text) if text.startswith("(") else _walked(text)
    found: dict[str, str] = {}
    for one in strings:
        found.setdefault(one.ai.ai, one.value)
    return found


def label_words(found: Mapping[str, str]) -> list[str]:
    """What stands on the label besides the item's number, as people say it."""
    words = [tr("{amount} kg", amount=amount) for amount in _amounts(found, "310")]
    words += [tr("{amount} lb", amount=amount) for amount in _amounts(found, "320")]
    if _is_number(found.get("30")):
        words.append(tr_many("{n} piece", "{n} pieces", int(found["30"])))
    words += [tr("price {amount}", amount=amount) for amount in _amounts(found, "392", least=2)]
    if day := _day(found.get("15", "")):
        words.append(tr("best before {day}", day=day))
    if day := _day(found.get("17", "")):
        words.append(tr("use by {day}", day=day))
    if found.get("10"):
        words.append(tr("batch {code}", code=found["10"][:20]))
    return words


def pointed(digits: str, places: int, least: int = 0) -> str:
    """The digits with a decimal point before the last `places`, filled up to `least` decimals."""
    whole = digits.lstrip("0").zfill(places + 1)
    decimals = whole[len(whole) - places :].ljust(least, "0")
    whole = whole[: len(whole) - places]
    return spelled(f"{whole}.{decimals}" if decimals else whole)


def spelled(number: str) -> str:
    """The number with the reader's sign before its decimals."""
    return number.replace(".", tr_as("before the decimals of a number", "."))


def _amounts(found: Mapping[str, str], identifier: str, least: int = 0) -> list[str]:
    """Amounts whose identifier's fourth digit tells the decimals."""
    several = [(key, value) for key, value in found.items() if key[:3] == identifier and len(key) == 4]
    return [
        pointed(value, int(key[3]), least)
        for key, value in several
        if key[3] in "012345" and _is_number(value)
    ]


def _is_number(text: str | None) -> bool:
    return text is not None and re.fullmatch(r"[0-9]{1,15}", text) is not None


def _day(text: str) -> str:
    """A date of two digits each; day 00 is the whole month."""
    if not re.fullmatch(r"[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])", text):
        return ""
    day = int(text[4:])
    month, year = _month(int(text[2:4])), f"20{text[:2]}"
    if not day:
        return tr("{month} {year}", month=month, year=year)
    return tr("{day} {month} {year}", day=day, month=month, year=year)


def _month(number: int) -> str:
    return (
        tr_as("month of a date", "January"),
        tr_as("month of a date", "February"),
        tr_as("month of a date", "March"),
        tr_as("month of a date", "April"),
        tr_as("month of a date", "May"),
        tr_as("month of a date", "June"),
        tr_as("month of a date", "July"),
        tr_as("month of a date", "August"),
        tr_as("month of a date", "September"),
        tr_as("month of a date", "October"),
        tr_as("month of a date", "November"),
        tr_as("month of a date", "December"),
    )[number - 1]


def _bracketed(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for identifier, value in re.findall(r"\(([0-9]{2,4})\)([^(]+)", re.sub(r"\s", "", text)):
        found.setdefault(identifier, value)
    return found


def _walked(text: str) -> dict[str, str]:
    """The elements one behind the other, as far as they can be told apart."""
    found: dict[str, str] = {}
    rest = text.lstrip(SEPARATOR)
    while rest:
        key = rest[: _IDENTIFIER.get(rest[:2], 2)]
        length = _FIXED.get(rest[:2])
        value, _, after = rest[len(key) :].partition(SEPARATOR)
        if length is not None and length < len(value):
            value, after = rest[len(key) :][:length], rest[len(key) + length :]
        found.setdefault(key, value)
        rest = after.lstrip(SEPARATOR)
    return found
