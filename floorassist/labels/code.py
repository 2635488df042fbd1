"""What a scanned or typed text means: one of our labels, a product's barcode, a join code, or just words.

A link is only ever read, never opened: the path of any host counts, since a store's own address may change
and packages carry other people's links (GS1 Digital Link; element strings: GS1 General Specifications 3.2).
`static/js/core/code.js` is the twin of this file; both run `tests/cases/code.json`.
"""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from floorassist.catalog import barcode

Kind = Literal["gtin", "item", "spot", "join", "tail", "words", "foreign", "empty"]

_SEPARATOR = "\x1d"
_PADDING = " \t\r\n\x00\u00a0\ufeff"
_LINK = re.compile(
    r"^https?://([^/?# ]+)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$", re.IGNORECASE | re.DOTALL | re.ASCII
)
_ELEMENT_MARKS = ("]C1", "]e0", "]d2", "]Q3", "]J1")
# Lengths of the element strings that need no separator behind them, with their two digits of identifier.
_FIXED = {"00": 20, "01": 16, "02": 16, "03": 16, "04": 18, "20": 4, "41": 16}
_FIXED |= dict.fromkeys(["11", "12", "13", "14", "15", "16", "17", "18", "19"], 8)
_FIXED |= dict.fromkeys(["31", "32", "33", "34", "35", "36"], 10)


@dataclass(frozen=True)
class Code:
    """What a text means.

    `value` is the GTIN-14, the item's id, the spot, the join token, the five digits, the words (a sku, an
    address) or the foreign host; `detail` is a sentence where something is wrong with it, else empty.
    """

    kind: Kind
    value: str
    detail: str = ""


def meaning(text: str, symbology: str = "") -> Code:
    """What `text` means; `symbology` is the scanner's name for the kind of bars, if it told one (“UPCE”)."""
    bare = text.strip(_PADDING)
    if not bare:
        return Code("empty", "", "There is nothing here to look up. Scan a code or type its last 5 digits.")
    link = _LINK.match(bare)
    if link:
        return _of_link(link)
    if bare.startswith(_ELEMENT_MARKS):
        return _of_elements(bare[3:])
    unmarked = re.sub(r"^\][A-Za-z][0-9A-Fa-f]", "", bare)
    if unmarked.startswith(("(", _SEPARATOR)) or re.match(r"01[0-9]{14}", unmarked):
        return _of_elements(unmarked)
    return _of_number(unmarked, symbology)


def _of_link(link: re.Match[str]) -> Code:
    """Our own labels by their path; else a product's number anywhere in the path."""
    host, path, _, fragment = link.groups()
    own = re.fullmatch(r"/([ilIL])/([^/]+)/?", path)
    if own and own[1].lower() == "l":
        return Code("spot", _decoded(own[2]))
    if own and re.fullmatch(r"[0-9]{1,18}", own[2]):
        return Code("item", own[2])
    if re.fullmatch(r"/join/?", path, re.IGNORECASE | re.ASCII) and fragment:
        return Code("join", _decoded(fragment))
    detail = f"This code leads to {host.lower()}, which is not opened here, and names no item of this store."
    for number in re.findall(r"(?=/(?:01|gtin)/([0-9]+)(?:/|$))", path):
        try:
            return Code("gtin", barcode.gtin14(number))
        except barcode.BarcodeError as error:
            detail = str(error)
    return Code("foreign", host.lower(), detail)


def _of_elements(text: str) -> Code:
    """The product's number out of a GS1 element string, in brackets or with separators."""
    bracketed = re.search(r"\(01\) ?([0-9]{14})", text)
    number = bracketed[1] if bracketed else _walked(text)
    if number is None:
        return Code("words", text)
    try:
        return Code("gtin", barcode.gtin14(number))
    except barcode.BarcodeError as error:
        return Code("words", text, str(error))


def _walked(text: str) -> str | None:
    """The 14 digits behind identifier 01, stepping over the others."""
    rest = text.lstrip(_SEPARATOR)
    while rest:
        if rest.startswith("01"):
            return rest[2:16]
        length = _FIXED.get(rest[:2])
        rest = rest[length:] if length else rest.partition(_SEPARATOR)[2]
        rest = rest.lstrip(_SEPARATOR)
    return None


def _of_number(text: str, symbology: str) -> Code:
    """A barcode's digits, the last five of them, or words."""
    if re.fullmatch(r"[0-9]{5}", text):
        return Code("tail", text)
    digits = re.sub(r"[ \u00a0\u2010-\u2015-]", "", text)
    try:
        if symbology.upper().replace("-", "") == "UPCE" and len(digits) == 8:
            return Code("gtin", barcode.upca_from_upce(digits).zfill(14))
        return Code("gtin", barcode.gtin14(text))
    except barcode.BarcodeError as error:
        is_number = re.fullmatch(r"[0-9]{8}|[0-9]{12,14}", digits)
        return Code("words", text, str(error) if is_number else "")


def _decoded(text: str) -> str:
    """Percent signs resolved; a broken spelling stays as it is."""
    if re.search(r"%(?![0-9A-Fa-f]{2})", text):
        return text
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text
