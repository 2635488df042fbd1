"""What may stand in a cell of a CSV that goes out: nothing that a spreadsheet program would run. Pure."""

import re

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?(e-?[0-9]+)?")


def formula_safe(cell: str) -> str:
    """The text of a cell: what would be run as a formula gets an apostrophe in front, a number stays."""
    return "'" + cell if cell.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(cell) else cell
