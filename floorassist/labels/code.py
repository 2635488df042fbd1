"""What a scanned or typed text means: one of our labels, a product's barcode, a join code, or just words.

A link is only ever read, never opened: the path of any host counts, since a store's own address may change
and packages carry other people's links (GS1 Digital Link; element strings: GS1 General Specifications 3.2).
`static/js/core/code.js` is the twin of this file; both run `tests/cases/code.json`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Literal
from urllib.parse import unquote

from floorassist.catalog import barcode
from floorassist.labels import gs1
from floorassist.labels.instore import gtin_of_plu, in_store, plu
from floorassist.translation import mark, tr

Kind = Literal["gtin", "item", "spot", "join", "tail", "plu", "words", "foreign", "empty"]

_PADDING = " \t\r\n\x00\u00a0\ufeff"
_LINK = re.compile(
    r"^https?://([^/?# ]+)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$", re.IGNORECASE | re.DOTALL | re.ASCII
)
_ELEMENT_MARKS = ("]C1", "]e0", "]d2", "]Q3", "]J1")
# What scanners type, or print, instead of the separator.
_SEPARATORS = re.compile(r"\u241d|<GS>|\{GS\}", re.IGNORECASE)
_PALLET = mark("This is the number of a pallet or a parcel, not of an item. Scan the item in it.")


@dataclass(frozen=True)
class Code:
    """What a text means.

    `value` is the GTIN-14, the item's id, the spot, the join token, the digits, the words (a sku, an address)
    or the foreign host; `detail` is a sentence where something is wrong with it, else empty. `gtins` and
    `skus` are what to look for besides, surest first, `inner` is the number of what a carton holds, and
    `bound` the barcode to write down for an item if it is not `value`. `label` tells what else stands on it.
    """

    kind: Kind
    value: str
    detail: str = ""
    gtins: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    inner: str = ""
    bound: str = ""
    label: str = ""


def meaning(text: str, symbology: str = "", country: str = "") -> Code:
    """What `text` means.

    `symbology` is the scanner's name for the kind of bars, if it told one (“UPCE”); `country` is the one, as
    two small letters, whose rule the store's own barcodes follow, if it is known.
    """
    bare = text.strip(_PADDING)
    if not bare:
        return Code(
            "empty", "", tr("There is nothing here to look up. Scan a code or type its last 5 digits.")
        )
    link = _LINK.match(bare)
    if link:
        return _of_link(link, country)
    bare = _SEPARATORS.sub(gs1.SEPARATOR, bare)
    if bare.startswith(_ELEMENT_MARKS):
        return _of_elements(bare[3:], country)
    unmarked = re.sub(r"^\][A-Za-z][0-9A-Fa-f]", "", bare)
    if re.match(r"\([0-9]{2,4}\)|\x1d|0[12][0-9]{14}", unmarked):
        return _of_elements(unmarked, country)
    return _of_number(unmarked, symbology, country)


def _of_link(link: re.Match[str], country: str) -> Code:
    """Our own labels by their path; else a product's number anywhere in the path or the question."""
    host, path, question, fragment = link.groups()
    own = re.fullmatch(r"/([ilIL])/([^/]+)/?", path)
    if own and own[1].lower() == "l":
        return Code("spot", _decoded(own[2]))
    if own and re.fullmatch(r"[0-9]{1,18}", own[2]):
        return Code("item", own[2])
    if re.fullmatch(r"/join/?", path, re.IGNORECASE | re.ASCII) and fragment:
        return Code("join", _decoded(fragment))
    detail = tr(
        "This code leads to {site}, which is not opened here, and names no item of this store.",
        site=host.lower(),
    )
    asked = _asked(question or "")
    numbers = re.findall(r"(?=/(?:01|gtin)/([0-9]+)(?:/|$))", path, re.IGNORECASE)
    for number in [*numbers, *([asked["01"]] if "01" in asked else [])]:
        try:
            return _of_gtin(barcode.gtin14(number), country, asked | _qualifiers(path))
        except barcode.BarcodeError as error:
            detail = str(error)
    return Code("foreign", host.lower(), detail)


def _asked(question: str) -> dict[str, str]:
    """The GS1 elements in the question of a link: those whose name is a number."""
    found: dict[str, str] = {}
    for name, value in re.findall(r"(?:^|[&;])([0-9]{2,4})=([^&;]*)", question):
        found.setdefault(name, _decoded(value.replace("+", " ")))
    return found


def _qualifiers(path: str) -> dict[str, str]:
    batch = re.search(r"/10/([^/]+)", path)
    return {"10": _decoded(batch[1])} if batch else {}


def _of_elements(text: str, country: str) -> Code:
    """The product's number out of a GS1 message, or that of what a pallet holds."""
    found = gs1.elements(text)
    number = next((found[key][:14] for key in ("01", "02", "8006") if key in found), None)
    if number is None:
        return Code("words", text, tr(_PALLET) if "00" in found else "")
    try:
        return _of_gtin(barcode.gtin14(number), country, found)
    except barcode.BarcodeError as error:
        return Code("words", text, str(error))


def _of_number(text: str, symbology: str, country: str) -> Code:
    """A barcode's digits, the last five of them, the number of loose fruit, or words."""
    fruit = plu(text)
    if re.fullmatch(r"[0-9]{5}", text) or fruit:
        kind: Kind = "tail" if len(text) == 5 else "plu"
        return Code(kind, text, gtins=tuple(map(gtin_of_plu, fruit)), skus=fruit[1:])
    digits = re.sub(r"[ \u00a0\u2010-\u2015-]", "", text)
    try:
        if symbology.upper().replace("-", "").replace("_", "") == "UPCE" and len(digits) == 8:
            return _of_gtin(barcode.upca_from_upce(digits).zfill(14), country, {})
        return _of_gtin(barcode.gtin14(text), country, {})
    except barcode.BarcodeError as error:
        is_number = re.fullmatch(r"[0-9]{8}|[0-9]{12,14}", digits)
        return Code("words", text, str(error) if is_number else "")


def _of_gtin(gtin: str, country: str, found: Mapping[str, str]) -> Code:
    """A product's number, with what its own digits and those around it tell."""
    own = in_store(gtin, country)
    words = [*([own.words] if own and own.words else []), *gs1.label_words(found)]
    return Code(
        "gtin",
        gtin,
        gtins=own.gtins if own else (),
        skus=own.skus if own else (),
        inner=_inner(gtin),
        bound=own.bound if own and own.bound != gtin else "",
        label=_told(words) if words else "",
    )


def _told(words: list[str]) -> str:
    listed = reduce(lambda first, second: tr("{first}, {second}", first=first, second=second), words)
    return tr("On the label: {words}.", words=listed)


def _inner(gtin: str) -> str:
    """The number of the items in a carton, which is usually the carton's own without its first digit."""
    if gtin[0] == "0":
        return ""
    body = f"0{gtin[1:13]}"
    return body + barcode.check_digit(body)


def _decoded(text: str) -> str:
    """Percent signs resolved; a broken spelling stays as it is."""
    if re.search(r"%(?![0-9A-Fa-f]{2})", text):
        return text
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text
