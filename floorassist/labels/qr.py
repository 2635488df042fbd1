"""QR codes as SVG for screens and paper, and as half blocks for a terminal."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

import qrcode
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError

from floorassist.translation import tr

_QUIET = 4  # modules of white around the code that every reader asks for (ISO/IEC 18004)
_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_BLACK_ON_WHITE, _PLAIN = "\x1b[38;5;16;48;5;231m", "\x1b[0m"


def modules(text: str) -> list[list[bool]]:
    """The squares of the QR code for `text` with its quiet zone, row by row; True is dark."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=_QUIET)
    code.add_data(text)
    return [[bool(square) for square in row] for row in code.get_matrix()]


def robust(text: str) -> list[list[bool]]:
    """As `modules`, with all the correction that the same number of squares has room for: for paper."""
    least = _begun(text, ERROR_CORRECT_M)
    size = least.best_fit()
    more = (_begun(text, level) for level in (ERROR_CORRECT_H, ERROR_CORRECT_Q))
    best = next((one for one in more if _fits(one, size)), least)
    return [[bool(square) for square in row] for row in best.get_matrix()]


def _begun(text: str, level: int) -> qrcode.QRCode:
    code = qrcode.QRCode(error_correction=level, border=_QUIET)
    code.add_data(text)
    return code


def _fits(code: qrcode.QRCode, size: int) -> bool:
    try:
        return bool(code.best_fit() <= size)
    except (DataOverflowError, ValueError):
        return False


def rectangles(rows: Sequence[Sequence[bool]]) -> list[tuple[int, int, int, int]]:
    """The dark squares as few rectangles: left, top, width, height in modules; equal runs below are one."""
    found: list[tuple[int, int, int, int]] = []
    open_runs: dict[tuple[int, int], int] = {}
    for y, row in enumerate([*rows, []]):
        runs = set(_dark_runs(row))
        for run in [one for one in open_runs if one not in runs]:
            top = open_runs.pop(run)
            found.append((run[0], top, run[1], y - top))
        for run in runs:
            open_runs.setdefault(run, y)
    return found


def svg(text: str, label: str = "") -> str:
    """An SVG element, one unit a module, that scales to its box; black on white in every colour scheme."""
    rows = modules(text)
    strokes = "".join(
        f"M{x} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for x, length in _dark_runs(row)
    )
    size = len(rows)
    told = escape(label or tr("QR code"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" '
        f'aria-label="{told}" shape-rendering="crispEdges">'
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


def _dark_runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    runs, x = [], 0
    for dark, squares in groupby(row):
        length = len(list(squares))
        if dark:
            runs.append((x, length))
        x += length
    return runs
