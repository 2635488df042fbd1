"""Sheets of labels as PDF: codes as vectors, words as text, each label where its sheet has it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from fpdf import FPDF
from fpdf.prefs import ViewerPreferences

from floorassist.labels import qr, shaping
from floorassist.labels.label import LEADING, Label, Rule, Squares, Words, drawn, wrapped
from floorassist.labels.presets import Preset, slots
from floorassist.labels.typeface import Typeface
from floorassist.translation import tr

OVERLAP = 0.02  # of a module: no light comes through between two rectangles
THIN = 0.1  # mm
Told = Callable[[int], None]


@dataclass(frozen=True)
class Setting:
    """How a run is laid out: from label `start` on, moved by `offset` (mm right, mm down), for this store."""

    preset: Preset
    host: str
    start: int = 1
    offset: tuple[float, float] = (0.0, 0.0)


def silent(done: int) -> None:
    """Tells nobody how far a run is."""


def sheets(
    labels: Sequence[Label],
    setting: Setting,
    typeface: Typeface,
    *,
    title: str,
    made: datetime,
    told: Told = silent,
) -> bytes:
    """The PDF of all labels; `told` hears after each one how many are drawn."""
    pdf = paper(setting.preset.page, title, made)
    fill(pdf, labels, setting, typeface, told)
    return bytes(pdf.output())


def fill(
    pdf: FPDF, labels: Sequence[Label], setting: Setting, typeface: Typeface, told: Told = silent
) -> None:
    """Add the pages of all labels to a document."""
    preset = setting.preset
    page = -1
    places = slots(preset, setting.start, setting.offset)
    for done, (label, slot) in enumerate(zip(labels, places, strict=False), 1):
        while page < slot.page:
            pdf.add_page(format=preset.page)
            page += 1
        if preset.cut:
            cut_lines(pdf, preset, slot.x, slot.y)
        draw(pdf, label, (slot.x, slot.y), setting, typeface)
        told(done)


def paper(page: tuple[float, float], title: str, made: datetime) -> FPDF:
    """An empty document in millimetres that asks printers not to scale it."""
    pdf = FPDF(unit="mm", format=page)
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_title(title)
    pdf.set_creator("floorassist")
    pdf.set_creation_date(made)
    pdf.viewer_preferences = ViewerPreferences(print_scaling="None")
    return pdf


def draw(pdf: FPDF, label: Label, at: tuple[float, float], setting: Setting, typeface: Typeface) -> None:
    """One label with its left upper corner at this place."""
    size = (setting.preset.width, setting.preset.height)
    for mark in drawn(label, *size, setting.host, typeface.measure):
        if isinstance(mark, Squares):
            squares(pdf, mark, at)
        elif isinstance(mark, Rule):
            pdf.set_line_width(THIN)
            pdf.set_draw_color(120)
            pdf.line(at[0] + mark.x, at[1] + mark.y, at[0] + mark.x + mark.width, at[1] + mark.y)
        else:
            write(pdf, mark, at, typeface)


def squares(pdf: FPDF, mark: Squares, at: tuple[float, float]) -> None:
    """A code, as few rectangles."""
    module = mark.size / len(mark.rows)
    x, y = at[0] + mark.x, at[1] + mark.y
    pdf.set_fill_color(0)
    for left, top, width, height in qr.rectangles(mark.rows):
        pdf.rect(x + left * module, y + top * module, width * module, (height + OVERLAP) * module, style="F")


def write(pdf: FPDF, words: Words, at: tuple[float, float], typeface: Typeface) -> None:
    """One line of text, each sign from the first font that has it."""
    x = at[0] + words.x
    y = at[1] + words.y
    for run in typeface.runs(words.text):
        if run.shaped:
            ink(pdf, shaping.inked(typeface.path(run.face, words.bold), run.text, words.size), x, y)
        else:
            typeface.use(pdf, run.face, words.bold, words.size)
            pdf.text(x, y, run.text)
        x += typeface.width(run, words.bold) * words.size


def ink(pdf: FPDF, line: shaping.Inked | None, x: float, y: float) -> None:
    """A line that was set as a picture, from here on."""
    if line:
        pdf.image(line.image, x + line.left, y + line.top, line.width)


def cut_lines(pdf: FPDF, preset: Preset, x: float, y: float) -> None:
    """A pale frame to cut along."""
    pdf.set_line_width(THIN)
    pdf.set_draw_color(190)
    pdf.rect(x, y, preset.width, preset.height)


def calibration(setting: Setting, typeface: Typeface, made: datetime) -> bytes:
    """A page with the outline of every label and rulers, to be held against a sheet of labels."""
    preset = setting.preset
    pdf = paper(preset.page, tr("Calibration page"), made)
    pdf.add_page()
    pdf.set_draw_color(0)
    pdf.set_line_width(0.15)
    places = slots(preset, 1, setting.offset)
    corners = [next(places) for _ in range(preset.labels)]
    for one in corners:
        pdf.rect(one.x, one.y, preset.width, preset.height)
    for number, one in enumerate(corners):
        if number in (0, preset.labels - 1):
            _ruler(pdf, one.x, one.y, preset)
    across, down = (f"{one:+.1f} mm" for one in setting.offset)
    told = tr(
        "Print at 100 % and hold this and a sheet of labels against the light. Frames too far left or up? "
        "Raise the offset. Now {across} to the right, {down} down.",
        across=across,
        down=down,
    )
    size = min(preset.height * 0.09, 5.0)
    for line, words in enumerate(wrapped(told, False, (preset.width - 10) / size, typeface.measure)):
        mark = Words(5, preset.height * 0.3 + line * size * LEADING, size, words)
        write(pdf, mark, (corners[0].x, corners[0].y), typeface)
    return bytes(pdf.output())


def _ruler(pdf: FPDF, x: float, y: float, preset: Preset) -> None:
    """Marks of one millimetre from a label's corner, longer at five, to both directions."""
    for n in range(21):
        long = 3.0 if n % 5 == 0 else 1.6
        if n <= preset.width:
            pdf.line(x + n, y, x + n, y + long)
        if n <= preset.height:
            pdf.line(x, y + n, x + long, y + n)
