"""The join poster: a page for the staff room, from whose code a phone joins the store."""

from dataclasses import dataclass
from datetime import datetime

from fpdf import FPDF

from floorassist.labels import qr
from floorassist.labels.label import LEADING, Squares, Words, wrapped
from floorassist.labels.presets import A4, LETTER
from floorassist.labels.sheet import paper, squares, write
from floorassist.labels.typeface import Typeface
from floorassist.translation import mark, tr

PAGES = {"a4": A4, "letter": LETTER}
EDGE = 18.0  # mm
WHY = mark("Find anything, walk there, ask whoever knows: on your own phone.")


@dataclass(frozen=True)
class Poster:
    """What stands on it; `url` is the address to join at, `until` the last day in words."""

    store: str
    url: str
    until: str


def poster(told: Poster, page: str, typeface: Typeface, made: datetime) -> bytes:
    """The page (a4 or letter) as PDF."""
    width, height = PAGES[page]
    pdf = paper((width, height), tr("Join {store}", store=told.store), made)
    pdf.add_page()
    store = told.store if typeface.can_write(told.store) else tr("the store")
    y = _lines(pdf, tr("Join {store}", store=store), EDGE + 6, 15, (width, typeface), bold=True)
    y = _lines(pdf, tr(WHY), y + 2, 6.5, (width, typeface))
    size = min(width - 2 * EDGE, height - y - 95)
    squares(pdf, Squares((width - size) / 2, y + 2, size, qr.robust(told.url)), (0, 0))
    y += size + 12
    steps = (
        tr("1. Point your phone's camera at the code and open the link."),
        tr("2. Type your name and choose a PIN."),
        tr("3. A supervisor lets you in."),
    )
    for step in steps:
        y = _lines(pdf, step, y, 6.5, (width, typeface), bold=True) + 2
    until = tr("Good until {day}. No camera? A supervisor has another way.", day=told.until)
    _lines(pdf, until, y, 6.5, (width, typeface))
    host = told.url.split("/join")[0]
    _lines(pdf, host, height - EDGE + 4, 4.5, (width, typeface))
    return bytes(pdf.output())


def _lines(
    pdf: FPDF, text: str, y: float, size: float, on: tuple[float, Typeface], *, bold: bool = False
) -> float:
    """Lines of text from the left edge; where the next may begin."""
    width, typeface = on
    for line in wrapped(text, bold, (width - 2 * EDGE) / size, typeface.measure):
        write(pdf, Words(EDGE, y, size, line, bold), (0, 0), typeface)
        y += size * LEADING
    return y + size * 0.3
