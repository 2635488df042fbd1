"""Spreadsheets as rows: CSV as programs really write it, and XLSX; whatever else comes is refused in words.

CSV is UTF-8 (with or without a byte order mark) or UTF-16 with one; commas, semicolons or tabs. Nothing is
guessed that could silently change a name: a wrong encoding is an error that names the row.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from floorassist.catalog import workbook
from floorassist.catalog.workbook import Cell, SpreadsheetError
from floorassist.translation import number, tr

__all__ = ["MAX_BYTES", "MAX_ROWS", "Cell", "Sheet", "SpreadsheetError", "read"]

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 200_000

_DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Sheet:
    """The header, and the rows below it as (row number as a spreadsheet program shows it, cells).

    `rows` can be walked once and may raise SpreadsheetError on the way; blank rows are left out. No more than
    `at_most` come.
    """

    header: tuple[str, ...]
    rows: Iterator[tuple[int, tuple[Cell, ...]]]
    at_most: int


def read(content: bytes, filename: str) -> Sheet:
    """The sheet in `content`; its name says which kind it should be, and the two must agree."""
    ending = filename.rpartition(".")[2].lower() if "." in filename else ""
    if ending not in {"csv", "tsv", "txt", "xlsx"}:
        raise SpreadsheetError(
            tr(
                "“{filename}” is neither CSV nor XLSX. Save the list as one of the two.",
                filename=filename[:80],
            )
        )
    if not content.strip():
        raise SpreadsheetError(tr("The file is empty."))
    if len(content) > MAX_BYTES:
        raise SpreadsheetError(
            tr(
                "The file has {size} MB; at most 10 MB can be read at once.",
                size=number(len(content) / 2**20, 1),
            )
        )
    is_workbook = content.startswith(b"PK")
    if is_workbook != (ending == "xlsx"):
        raise SpreadsheetError(
            tr(
                "“{filename}” is named .{ending}, but that is not what is in it. Open it and save it again.",
                filename=filename[:80],
                ending=ending,
            )
        )
    if is_workbook:
        records, at_most = workbook.records(content, MAX_ROWS)
    else:
        records, at_most = _csv_records(content)
    return _sheet(records, at_most)


def _sheet(records: Iterator[Sequence[Cell]], at_most: int) -> Sheet:
    """The first row that is not blank is the header."""
    numbered = ((number, tuple(cells)) for number, cells in enumerate(records, start=1))
    filled = ((number, cells) for number, cells in numbered if any(str(cell).strip() for cell in cells))
    first = next(filled, None)
    if first is None:
        raise SpreadsheetError(tr("The file is empty."))
    header = tuple(str(cell).strip() for cell in first[1])
    return Sheet(header, _counted(filled), at_most)


def _counted(rows: Iterator[tuple[int, tuple[Cell, ...]]]) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    for count, row in enumerate(rows, start=1):
        if count > MAX_ROWS:
            raise SpreadsheetError(
                tr(
                    "The file has more than {rows} rows. Split it and import the parts.",
                    rows=number(MAX_ROWS),
                )
            )
        yield row


def _csv_records(content: bytes) -> tuple[Iterator[Sequence[Cell]], int]:
    """The records of a CSV and how many there can be."""
    text = _decoded(content)
    if "\x00" in text:
        row = text.count("\n", 0, text.index("\x00")) + 1
        raise SpreadsheetError(
            tr("Row {row} has a NUL byte in it, so this is not text. Save the list as CSV UTF-8.", row=row),
            row,
        )
    first_line = text.split("\n", 1)[0].strip()
    if first_line.lower().startswith("sep=") and len(first_line) == 5:
        delimiter, skip = first_line[4], 1
    else:
        delimiter, skip = _delimiter(text), 0
    return _records(text, delimiter, skip), text.count("\n") + 1


def _decoded(content: bytes) -> str:
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        before = content[max(0, error.start - 60) : error.start].decode("ascii", errors="ignore")
        near = before.rpartition("\n")[2][-20:]
        raise SpreadsheetError(
            tr(
                "Row {row} has a letter that is not UTF-8, after “{near}”. "
                "In Excel choose “Save as”, “CSV UTF-8 (comma delimited)”.",
                row=row,
                near=near,
            ),
            row,
        ) from None


def _delimiter(text: str) -> str:
    """The delimiter that cuts the header into the most cells; quoted ones do not count."""
    start = text[:65_536]
    cells = {}
    for delimiter in _DELIMITERS:
        try:
            reader = csv.reader(io.StringIO(start, newline=""), delimiter=delimiter, strict=True)
            header = next((record for record in reader if record), [])
        except csv.Error:
            header = []
        cells[delimiter] = len(header)
    return max(_DELIMITERS, key=lambda delimiter: cells[delimiter])


def _records(text: str, delimiter: str, skip: int) -> Iterator[Sequence[Cell]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for row in range(1, len(text) + 2):
        try:
            record = next(reader, None)
        except csv.Error:
            raise SpreadsheetError(
                tr(
                    "Row {row} has a quotation mark that is never closed, or one in the middle of a cell.",
                    row=row,
                ),
                row,
            ) from None
        if record is None:
            return
        yield [] if row <= skip else record
