"""Drawings as a PDF for the wall: one page a level, as large as the paper allows, sharp at every size."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from fpdf import FPDF

from floorassist.floor.drawing import Area, Drawing, Words
from floorassist.labels.shaping import inked
from floorassist.labels.sheet import ink
from floorassist.labels.typeface import Typeface

Paper = Literal["a4", "a3", "a2", "a1", "letter", "tabloid"]
PAPERS: dict[str, tuple[float, float]] = {  # millimetres, upright
    "a4": (210, 297),
    "a3": (297, 420),
    "a2": (420, 594),
    "a1": (594, 841),
    "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8),
}
EDGE = 8.0  # millimetres that printers leave blank


def sheets(
    drawings: Sequence[Drawing], paper: str, typeface: Typeface, title: str, *, now: datetime
) -> bytes:
    """The bytes of a PDF file; every page lies as its drawing does."""
    pdf = FPDF(unit="mm")
    pdf.set_auto_page_break(False)
    pdf.set_title(title)
    pdf.set_creation_date(now)
    for drawing in drawings:
        short, long = PAPERS[paper]
        size = (long, short) if drawing.width > drawing.height else (short, long)
        pdf.add_page(format=size)
        scale = min((size[0] - 2 * EDGE) / drawing.width, (size[1] - 2 * EDGE) / drawing.height)
        left, top = (size[0] - drawing.width * scale) / 2, EDGE
        for mark in drawing.marks:
            if isinstance(mark, Area):
                _area(pdf, mark, scale, left, top)
            else:
                _words(pdf, mark, scale, left, top, typeface)
    return bytes(pdf.output())


def _area(pdf: FPDF, mark: Area, scale: float, left: float, top: float) -> None:
    pdf.set_fill_color(mark.fill)
    if mark.edge:
        pdf.set_draw_color(mark.edge)
        pdf.set_line_width(max(mark.line * scale, 0.02))
    points = [(left + x * scale, top + y * scale) for x, y in mark.points]
    pdf.polygon(points, style="DF" if mark.edge else "F")


def _words(pdf: FPDF, mark: Words, scale: float, left: float, top: float, typeface: Typeface) -> None:
    size = mark.size * scale
    x, y = left + mark.at[0] * scale, top + mark.at[1] * scale
    if mark.centred:
        x -= typeface.measure(mark.text, mark.bold) * size / 2
    pdf.set_text_color(mark.colour)
    for run in typeface.runs(mark.text):
        if run.shaped:
            ink(pdf, inked(typeface.path(run.face, mark.bold), run.text, size, mark.colour), x, y)
        else:
            typeface.use(pdf, run.face, mark.bold, size)
            pdf.text(x, y, run.text)
        x += typeface.width(run, mark.bold) * size
