"""XLSX workbooks as records, with the archive looked through before anything in it is opened.

An XLSX is a zip of XML. Three ways are known in which 10 MB of it swell to gigabytes: members that are far
longer than they declare, one cell in the last corner of the sheet (a reader lays out the whole rectangle),
and one long text that millions of cells share. Each is refused here, in a bounded amount of memory.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from floorassist.translation import mark, number, tr

Cell = str | int | float | bool | date | time | timedelta

MAX_UNPACKED = 256 * 1024 * 1024
MAX_COLUMNS = 200
_MAX_MEMBERS = 2_000
_MAX_TEXT = 512 * 1024 * 1024
_SWOLLEN = mark("This workbook unpacks to far more than a list of items. Copy the list into a new workbook.")
_DAMAGED = mark("This workbook is damaged. Open it, save it again, or export the list as CSV UTF-8.")


class SpreadsheetError(ValueError):
    """A file that cannot be read; the message is a sentence for who sent it. `row` where one is at fault."""

    def __init__(self, detail: str, row: int | None = None) -> None:
        super().__init__(detail)
        self.row = row


def records(content: bytes, max_rows: int) -> tuple[Iterator[Sequence[Cell]], int]:
    """The rows of the first visible sheet from the top, and how many there are."""
    _look_through(content, max_rows)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
        for name in names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height:
                rows = sheet.to_python(skip_empty_area=False)
                return iter(rows), len(rows)
    except CalamineError:
        raise SpreadsheetError(tr(_DAMAGED)) from None
    raise SpreadsheetError(tr("The file is empty."))


def _look_through(content: bytes, max_rows: int) -> None:
    """Raises SpreadsheetError unless everything in the archive is as long as it says and can be laid out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error):
        raise SpreadsheetError(tr(_DAMAGED)) from None
    if len(members) > _MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise SpreadsheetError(tr(_SWOLLEN))
    text_lengths: list[int] = []
    sheets = []
    for member in members:
        part = _unpacked(content, member)
        if re.search(rb"<(?:\w+:)?sheetData\b", part):
            _prove_rectangle(part, max_rows)
            sheets.append(part)
        elif re.search(rb"<(?:\w+:)?sst\b", part):
            text_lengths += [len(text) for text in re.split(rb"</(?:\w+:)?si\s*>", part)]
    for sheet in sheets:
        _prove_texts(sheet, text_lengths)


def _unpacked(content: bytes, member: zipfile.ZipInfo) -> bytes:
    """The member's bytes, unless there are more of them than it declares."""
    if member.flag_bits & 1:
        raise SpreadsheetError(tr("This workbook has a password. Save it without one."))
    header = content[member.header_offset : member.header_offset + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise SpreadsheetError(tr(_DAMAGED))
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    start = member.header_offset + 30 + name_length + extra_length
    packed = content[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        return packed
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise SpreadsheetError(tr(_DAMAGED))
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        part = inflater.decompress(packed, member.file_size + 1)
    except zlib.error:
        raise SpreadsheetError(tr(_DAMAGED)) from None
    if len(part) != member.file_size:
        raise SpreadsheetError(tr(_SWOLLEN if len(part) > member.file_size else _DAMAGED))
    return part


def _prove_rectangle(sheet: bytes, max_rows: int) -> None:
    """Refuses cells beyond the rows and columns that a list of items can have."""
    if b"<!" in sheet or re.search(rb"\sr\s*=\s*[\"'][^\"'&]*&", sheet):
        raise SpreadsheetError(tr(_DAMAGED))
    last_row = max(map(int, re.findall(rb"\sr\s*=\s*[\"'][A-Za-z]*([0-9]{1,9})", sheet)), default=0)
    if last_row > max_rows + 1:
        raise SpreadsheetError(
            tr(
                "The sheet has a cell in row {row}; at most {rows} rows can be read. "
                "Delete the empty rows below the list, or split it.",
                row=number(last_row),
                rows=number(max_rows),
            ),
            last_row,
        )
    for letters in set(re.findall(rb"\sr\s*=\s*[\"']([A-Za-z]+)[0-9]", sheet)):
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - 64
        if column > MAX_COLUMNS:
            raise SpreadsheetError(
                tr(
                    "The sheet has a cell in column {column}. Delete the empty columns beside the list.",
                    column=letters.decode().upper(),
                )
            )


def _prove_texts(sheet: bytes, text_lengths: list[int]) -> None:
    """Refuses cells whose shared texts, written out, would fill the memory."""
    longest = max(text_lengths, default=0)
    if len(re.findall(rb"<(?:\w+:)?v\b", sheet)) * longest <= _MAX_TEXT:
        return
    total = 0
    for value in re.findall(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)", sheet):
        if b"&" in value:
            total += longest
        elif value.strip().isdigit() and int(value) < len(text_lengths):
            total += text_lengths[int(value)]
        if total > _MAX_TEXT:
            raise SpreadsheetError(tr(_SWOLLEN))
