"""Single cells of a spreadsheet: what a program wrote, read as what was meant, or refused with the reason."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

from floorassist.catalog import barcode
from floorassist.catalog.spreadsheet import Cell
from floorassist.translation import tr

_SCIENTIFIC = re.compile(r"([0-9])(?:[.,]([0-9]+))?[eE]\+?([0-9]{1,2})")
_CURRENCY = re.compile(r"^(?:[$€£¥₹]|[A-Za-z]{3}|[A-Z]{1,2}\$) ?| ?(?:[$€£¥₹]|[A-Za-z]{3})$")
_PRICE = re.compile(r"-?(?:[0-9]+(?:[.,](?:[0-9]{1,2}|[0-9]{4}))?|[.,][0-9]{1,2})")
_QUANTITY = re.compile(r"-?[0-9]{1,9}(?:[.,](?:[0-9]{1,2}|0{3}))?")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#\[\]\"'<>\\]+[^\s\"'<>\\]*", re.IGNORECASE)
_ADDRESS_LIMIT = 2_000
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_QUOTED = re.compile(r'^="(.*)"$')
_DATE_TEXT = re.compile(
    r"[0-9]{1,2}[-/. ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\.?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/. ][0-9]{1,2}",
    re.IGNORECASE,
)


class CellError(ValueError):
    """A cell that cannot be read; the message is a sentence."""


def text(cell: Cell) -> str:
    """The cell as text on one line. Raises CellError where a spreadsheet program has made a date of it."""
    if isinstance(cell, str):
        return cell if cell.isalnum() else _one_line(cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return str(int(cell)) if float(cell).is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, date | time | timedelta):
        told = tr(
            "A spreadsheet program has made a date of this ({cell}). Format the column as Text.", cell=cell
        )
        raise CellError(told)
    raise CellError(f"“{cell}” is not a text.")  # pragma: no cover - the readers know no other kind


def _one_line(cell: str) -> str:
    """Without line breaks and control signs, and without what programs put around a text to keep it one."""
    line = " ".join(cell.split())
    if not line.isprintable():
        line = " ".join(_UNPRINTABLE.sub(" ", line).split())
    if line.startswith("="):
        line = _QUOTED.sub(r"\1", line)
    return line.lstrip("'")


def code(cell: Cell) -> str:
    """A code such as a sku or an aisle: text that is neither a date nor shortened to a power of ten."""
    written = text(cell)
    if not written or written.isdecimal():
        return written
    if _DATE_TEXT.fullmatch(written):
        raise CellError(
            tr(
                "“{text}” looks like a date that a spreadsheet program made. Format the column as Text.",
                text=written,
            )
        )
    if _SCIENTIFIC.fullmatch(written) and "+" in written:
        told = tr(
            "A spreadsheet program has shortened this to {text}. Format the column as Text.", text=written
        )
        raise CellError(told)
    return written


def words(cell: Cell) -> tuple[str, ...]:
    """Several words in one cell, between semicolons or bars, each once."""
    parts = (part.strip() for part in re.split(r"[;|]", text(cell)))
    return tuple(dict.fromkeys(part for part in parts if part))


def gtins(cell: Cell) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The GTIN-14s in one cell, and a sentence for each number that was mended or left out."""
    try:
        written = text(cell)
    except CellError as error:
        return (), (f"{error} {tr('The item has no barcode from this cell.')}",)
    if not re.search(r"[1-9A-Za-z]", written):
        return (), ()
    found: dict[str, None] = {}
    remarks = []
    for part in re.split(r"[;|,/\n]", written) if not _SCIENTIFIC.fullmatch(written) else [written]:
        if part.strip():
            try:
                gtin, remark = _gtin(part.strip())
                found[gtin] = None
            except barcode.BarcodeError as error:
                remark = f"{error} {tr('The item is kept without it.')}"
            remarks += [remark] if remark else []
    return tuple(found), tuple(remarks)


def price(cell: Cell) -> Decimal | None:
    """A price with at most four decimals; None for an empty cell. CellError if it can be read in two ways."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        amount = Decimal(repr(cell))
    else:
        written = _CURRENCY.sub("", text(cell))
        if not written:
            return None
        if not _PRICE.fullmatch(written):
            raise CellError(_unclear_number(written))
        amount = Decimal(written.replace(",", "."))
    if not 0 <= amount < 10_000_000:
        raise CellError(tr("A price of {amount} cannot be right.", amount=amount))
    return round(amount, 4)


def quantity(cell: Cell) -> float | None:
    """How many are in stock; None for an empty cell. What a program counts below zero is zero."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return max(float(cell), 0.0)
    written = text(cell).replace(" ", "")
    if not written:
        return None
    if not _QUANTITY.fullmatch(written):
        raise CellError(_unclear_number(written))
    return max(float(written.replace(",", ".")), 0.0)


def image(cell: Cell) -> str:
    """The address of a picture. Raises CellError unless it is http or https."""
    written = text(cell)
    if written and not (_WEB_ADDRESS.fullmatch(written) and len(written) <= _ADDRESS_LIMIT):
        raise CellError(
            tr(
                "“{text}” is not the http or https address of a picture; it is left out.",
                text=written[:60],
            )
        )
    return written


def _gtin(written: str) -> tuple[str, str]:
    """A GTIN-14 and what was mended, or "". Raises BarcodeError."""
    number = re.sub(r"\.0+$", "", written)
    short = _SCIENTIFIC.fullmatch(number)
    if short:
        whole = short[1] + (short[2] or "")
        exponent = int(short[3])
        if len(whole) != exponent + 1 or not barcode.is_gtin(whole):
            raise barcode.BarcodeError(
                tr(
                    "A spreadsheet program has shortened this barcode to {number} and lost its digits. "
                    "Format the column as Text and export it again.",
                    number=number,
                )
            )
        return barcode.gtin14(whole), tr("{number} is read as {whole}.", number=number, whole=whole)
    try:
        return barcode.gtin14(number), ""
    except barcode.BarcodeError:
        for length in (8, 12):
            whole = number.zfill(length)
            if re.fullmatch(r"[0-9]{7}|[0-9]{9,11}", number) and barcode.is_gtin(whole):
                return barcode.gtin14(whole), tr(
                    "{number} is read as {whole}: a spreadsheet program drops leading zeros.",
                    number=number,
                    whole=whole,
                )
        raise


def _unclear_number(written: str) -> str:
    if re.fullmatch(r"-?[0-9.,]+", written):
        return tr(
            "{text} can be read in two ways. Write it without thousands separators, as in 1299.00.",
            text=written[:40],
        )
    return tr("“{text}” is not a number.", text=written[:40])
