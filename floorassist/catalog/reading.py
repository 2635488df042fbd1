"""A whole file as items: its columns are matched first and shown, then its rows are read one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from floorassist.catalog import columns, spreadsheet
from floorassist.catalog.columns import Columns, ColumnsError
from floorassist.catalog.merge import merged
from floorassist.catalog.rows import ItemRow, RowError, read_row
from floorassist.catalog.spreadsheet import Sheet, SpreadsheetError

TOLD_EVERY = 2_500  # rows between two words about how far it is

FileError = (SpreadsheetError, ColumnsError)


@dataclass(frozen=True)
class Opened:
    """A file whose headings are understood; its rows are still to be read, once."""

    filename: str
    sheet: Sheet
    columns: Columns


@dataclass(frozen=True)
class Reading:
    """The items of a file by sku, how many rows it has, and what is wrong with them."""

    items: dict[str, ItemRow]
    rows: int
    errors: tuple[RowError, ...]
    warnings: tuple[RowError, ...]


def opened(content: bytes, filename: str) -> Opened:
    """The file with its columns matched. Raises one of FileError with a sentence."""
    sheet = spreadsheet.read(content, filename)
    return Opened(filename, sheet, columns.match(sheet.header))


def read(file: Opened, told: Callable[[int], None]) -> Reading:
    """Every row of the file. `told` hears how many are read; what it raises ends the reading."""
    errors: list[RowError] = []
    count = 0

    def good_rows() -> Iterator[ItemRow]:
        nonlocal count
        for number, cells in file.sheet.rows:
            count += 1
            if count % TOLD_EVERY == 0:
                told(count)
            row = read_row(number, cells, file.columns)
            if isinstance(row, ItemRow):
                yield row
            else:
                errors.extend(row)

    found = merged(good_rows())
    return Reading(found.items, count, tuple(errors), found.warnings)
