"""Barcode numbers: every spelling of one product's number becomes the same 14 digits (a GTIN-14).

EAN-8, UPC-A, UPC-E, EAN-13, GTIN-14 and ISBN are read; their check digits are proved (GS1 General
Specifications, section 7.9). `static/js/core/barcode.js` is the twin of this file; both run
`tests/cases/barcode.json`.
"""

import re

from floorassist.translation import tr, tr_many

_LENGTHS = (8, 12, 13, 14)


class BarcodeError(ValueError):
    """Not a barcode number; the message is a sentence that says what is wrong with it."""


def gtin14(text: str) -> str:
    """The 14 digits of a barcode number as printed, typed or scanned, spaces and hyphens forgiven.

    Eight digits that start with 0 are a UPC-E where that fits, since an EAN-8 starts with 0 only among one
    shop's own numbers; any other eight digits are an EAN-8, or else a UPC-E. Raises BarcodeError.
    """
    digits = _cleaned(text)
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        return _from_isbn10(digits)
    stranger = re.search(r"[^0-9]", digits)
    if stranger:
        raise BarcodeError(
            tr(
                "{digits} is not a barcode number: it has “{sign}” in it.",
                digits=digits[:40],
                sign=stranger[0],
            )
        )
    if len(digits) not in _LENGTHS:
        raise BarcodeError(
            tr_many(
                "{digits} is not a barcode number: it has {n} digit, not 8, 12, 13 or 14.",
                "{digits} is not a barcode number: it has {n} digits, not 8, 12, 13 or 14.",
                len(digits),
                digits=digits[:40],
            )
        )
    if not digits.strip("0"):
        raise BarcodeError(tr("{digits} is not a barcode number: it is all zeros.", digits=digits))
    return _from_eight(digits) if len(digits) == 8 else _proved(digits)


def is_gtin(text: str) -> bool:
    """Whether the text is a barcode number with a right check digit."""
    try:
        gtin14(text)
    except BarcodeError:
        return False
    return True


def check_digit(digits: str) -> str:
    """The digit that follows `digits`: weights 3 and 1 in turn from the right, filled up to the next ten."""
    total = 3 * sum(map(int, digits[::-2])) + sum(map(int, digits[-2::-2]))
    return str(-total % 10)


def upca_from_upce(digits: str) -> str:
    """The 12 digits that the 8 of a UPC-E are short for. Raises BarcodeError."""
    if not re.fullmatch(r"[01][0-9]{7}", digits):
        raise BarcodeError(
            tr("{digits} is not a UPC-E: it has 8 digits and starts with 0 or 1.", digits=digits[:40])
        )
    system, a, b, c, d, e, last, check = list(digits)
    if last in "012":
        body = f"{a}{b}{last}0000{c}{d}{e}"
    elif last == "3":
        body = f"{a}{b}{c}00000{d}{e}"
    elif last == "4":
        body = f"{a}{b}{c}{d}00000{e}"
    else:
        body = f"{a}{b}{c}{d}{e}0000{last}"
    right = check_digit(system + body)
    if right != check:
        raise _wrong_digit(digits, right)
    return system + body + check


def upce_from_upca(digits: str) -> str | None:
    """The 8 digits of the UPC-E that a small package prints instead of these 12, or None if there is none."""
    parts = re.fullmatch(r"([01])([0-9]{5})([0-9]{5})([0-9])", digits)
    if not parts:
        return None
    system, maker, product, check = parts.groups()
    short = None
    if maker[2] in "012" and maker[3:] == "00" and product[:2] == "00":
        short = maker[:2] + product[2:] + maker[2]
    elif maker[3:] == "00" and product[:3] == "000":
        short = maker[:3] + product[3:] + "3"
    elif maker[4] == "0" and product[:4] == "0000":
        short = maker[:4] + product[4] + "4"
    elif maker[4] != "0" and product[:4] == "0000" and product[4] in "56789":
        short = maker + product[4]
    return None if short is None else system + short + check


def printed(gtin: str) -> str:
    """The digits as the package shows them: a GTIN-14 without the zeros that only fill it up."""
    for zeros in (6, 2, 1):
        if gtin.startswith("0" * zeros):
            return gtin[zeros:]
    return gtin


def tails(gtin: str) -> tuple[str, ...]:
    """The last five digits a person may read off the package: of the full number and of its UPC-E."""
    short = upce_from_upca(gtin[2:]) if gtin.startswith("00") else None
    endings = (gtin[-5:],) if short is None else (gtin[-5:], short[-5:])
    return tuple(dict.fromkeys(endings))


def _wrong_digit(digits: str, right: str) -> BarcodeError:
    return BarcodeError(
        tr("{digits} is not a barcode number: its last digit should be {right}.", digits=digits, right=right)
    )


def _cleaned(text: str) -> str:
    """The characters that count, in capitals, without a leading “ISBN”."""
    compact = re.sub(r"[ \t\r\n\u00a0\u2010-\u2015-]", "", text).upper()
    compact = re.sub(r"^ISBN(1[03](?=:|[0-9]{9}))?:?", "", compact)
    if not compact:
        raise BarcodeError(tr("There is no barcode number here."))
    return compact


def _from_isbn10(digits: str) -> str:
    """An ISBN of ten characters, proved by eleven, as the EAN-13 that books print today."""
    left = -sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    right = "X" if left == 10 else str(left)
    if digits[9] != right:
        raise BarcodeError(
            tr("{digits} is not an ISBN: its last character should be {right}.", digits=digits, right=right)
        )
    body = "978" + digits[:9]
    return "0" + body + check_digit(body)


def _from_eight(digits: str) -> str:
    """Eight digits: an EAN-8 or a UPC-E, whichever their check digit proves."""
    try:
        first, second = (upca_from_upce, _proved) if digits[0] == "0" else (_proved, upca_from_upce)
        return first(digits).zfill(14)
    except BarcodeError as error:
        if digits[0] not in "01":
            raise
        try:
            return second(digits).zfill(14)
        except BarcodeError:
            raise error from None


def _proved(digits: str) -> str:
    """The digits filled up to 14, if the last one is right."""
    right = check_digit(digits[:-1])
    if digits[-1] != right:
        raise _wrong_digit(digits, right)
    return digits.zfill(14)
