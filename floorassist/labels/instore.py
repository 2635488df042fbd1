"""A shop's own barcodes, which carry a price, a weight or a count, and the numbers of loose fruit (PLU).

Such a barcode is another one for every piece, so the item is looked for by the number without what varies.
Which digits vary is a rule of the country: biip knows nine of them, the United States and Canada are told
here. GS1 General Specifications, section 2.1.11. `static/js/core/instore.js` is the twin of this file; both
run `tests/cases/code.json`.
"""

import re
from dataclasses import dataclass

from biip import ParseConfig, ParseError
from biip.checksums import gs1_price_weight_check_digit
from biip.gtin import Gtin
from biip.rcn import Rcn, RcnRegion

from floorassist.catalog import barcode
from floorassist.labels.gs1 import pointed, spelled
from floorassist.translation import tr, tr_many

_READ_BY_BIIP = {region.value for region in RcnRegion}
_NORTH_AMERICA = {"us", "ca"}
_KEPT_DIGITS = (8, 7, 6)  # how many of 13 name the item, longest first, where the country's rule is not known


@dataclass(frozen=True)
class InStore:
    """What a shop's own barcode says.

    `gtins` are those to look for beside the whole number, surest first. `bound` is the one to write down for
    the item: without what varies where the rule is known. `skus` are item numbers in it, `words` what varies.
    """

    gtins: tuple[str, ...]
    bound: str
    skus: tuple[str, ...] = ()
    words: str = ""


def in_store(gtin: str, country: str = "") -> InStore | None:
    """What a GTIN-14 says that a shop made for itself; None for any other number."""
    digits = gtin[1:]
    if gtin[0] != "0" or not re.match(r"02|2[0-9]", digits):
        return None
    if country in _READ_BY_BIIP and digits[0] == "2":
        return _by_rule(gtin, country)
    if digits[0] == "0":
        return _north_american(digits, country)
    return InStore(tuple(_without(digits, kept) for kept in _KEPT_DIGITS), gtin)


def plu(text: str) -> tuple[str, ...]:
    """The numbers of loose fruit and vegetables that a typed text may be, its own first.

    Four digits from 3000 to 4999; a 9 before them means organic, and 83000 to 84999 are new ones.
    """
    if re.fullmatch(r"[34][0-9]{3}|8[34][0-9]{3}", text):
        return (text,)
    return (text, text[1:]) if re.fullmatch(r"9[34][0-9]{3}", text) else ()


def gtin_of_plu(number: str) -> str:
    """The shop's own barcode of a PLU, without the price."""
    return _without("02" + number.zfill(5), 7)


def _by_rule(gtin: str, country: str) -> InStore:
    """By the rule of one of biip's countries; a price whose own check digit is wrong is not told."""
    try:
        read, words = Gtin.parse(gtin[1:], config=ParseConfig(rcn_region=country)), True
    except ParseError:
        config = ParseConfig(rcn_region=country, rcn_verify_variable_measure=False)
        read, words = Gtin.parse(gtin[1:], config=config), False
    bare = read.without_variable_measure().value.zfill(14)
    measure = _measure(read) if words and bare != gtin and isinstance(read, Rcn) else ""
    return InStore((bare,) if bare != gtin else (), bare, _numbers(read.item_reference), measure)


def _measure(read: Rcn) -> str:
    if read.price is not None:
        return tr("price {amount}", amount=spelled(f"{read.price:.2f}"))
    if read.weight is not None:
        return tr("{amount} kg", amount=spelled(f"{read.weight:.3f}"))
    return "" if read.count is None else tr_many("{n} piece", "{n} pieces", read.count)


def _north_american(digits: str, country: str) -> InStore:
    """A UPC-A that starts with 2: five digits name the item, four with a check digit are the price."""
    bare, price = _without(digits, 7), digits[8:12]
    right = price != "0000" and str(gs1_price_weight_check_digit(price)) == digits[7]
    known = right and country in _NORTH_AMERICA
    words = tr("price {amount}", amount=pointed(price, 2)) if known else ""
    return InStore((bare,), bare, _numbers(digits[2:7]), words)


def _numbers(reference: str | None) -> tuple[str, ...]:
    """An item's number as it stands in a barcode, and without the zeros that only fill it up."""
    if not reference or not reference.strip("0"):
        return ()
    return tuple(dict.fromkeys((reference, reference.lstrip("0"))))


def _without(digits: str, kept: int) -> str:
    """The GTIN-14 with zeros for all but the digits that name the item."""
    body = digits[:kept].ljust(12, "0")
    return f"0{body}{barcode.check_digit(body)}"
