"""QR codes as SVG for screens and paper, and as half blocks for a terminal."""

from html import escape
from itertools import groupby

import qrcode
from qrcode.constants import ERROR_CORRECT_M

_QUIET = 4  # modules of white around the code that every reader asks for (ISO/IEC 18004)
_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_BLACK_ON_WHITE, _PLAIN = "\x1b[38;5;16;48;5;231m", "\x1b[0m"


def modules(text: str) -> list[list[bool]]:
    """The squares of the QR code for `text` with its quiet zone, row by row; True is dark."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=_QUIET)
    code.add_data(text)
    return [[bool(square) for square in row] for row in code.get_matrix()]


def svg(text: str, label: str = "QR code") -> str:
    """An SVG element, one unit a module, that scales to its box; black on white in every colour scheme."""
    rows = modules(text)
    strokes = "".join(
        f"M{x} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for x, length in _dark_runs(row)
    )
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" '
        f'aria-label="{escape(label)}" shape-rendering="crispEdges">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{strokes}" fill="#000"/></svg>'
    )


def terminal(text: str, colour: bool = True) -> str:
    """Lines of half blocks, two rows of modules each.

    With `colour` they are black on white whatever the terminal's own colours are. Without (a log file, a dumb
    terminal), blocks are the light modules, as fits light letters on a dark ground.
    """
    rows = modules(text)
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    lines = []
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        line = "".join(
            _BLOCKS[above == colour, below == colour] for above, below in zip(upper, lower, strict=True)
        )
        lines.append(f"{_BLACK_ON_WHITE}{line}{_PLAIN}" if colour else line)
    return "\n".join(lines)


def _dark_runs(row: list[bool]) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    runs, x = [], 0
    for dark, squares in groupby(row):
        length = len(list(squares))
        if dark:
            runs.append((x, length))
        x += length
    return runs
