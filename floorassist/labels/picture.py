"""The first sheet as a picture: what the printer will make of it, with the labels that are skipped greyed."""

import io

from PIL import Image, ImageDraw, ImageFont

from floorassist.labels.label import Label, Rule, Squares, Words, drawn
from floorassist.labels.presets import Preset, slots
from floorassist.labels.sheet import Setting
from floorassist.labels.typeface import Typeface

LARGEST = 1100  # pixels of the longer side
PAPER, EDGE, SKIPPED, INK, FAINT = "#ffffff", "#b8c4be", "#e3e8e5", "#000000", "#787878"
Pen = ImageDraw.ImageDraw


def picture(labels: list[Label], setting: Setting, typeface: Typeface) -> bytes:
    """A PNG of the first page; `labels` need be no more than fit on it."""
    preset = setting.preset
    scale = LARGEST / max(preset.page)
    size = (round(preset.page[0] * scale), round(preset.page[1] * scale))
    image = Image.new("RGB", size, PAPER)
    pen = ImageDraw.Draw(image)
    _outlines(pen, setting, scale)
    for label, slot in zip(labels, slots(preset, setting.start, setting.offset), strict=False):
        if slot.page:
            break
        for mark in drawn(label, preset.width, preset.height, setting.host, typeface.measure):
            _draw(pen, mark, (slot.x, slot.y), scale, typeface)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _outlines(pen: Pen, setting: Setting, scale: float) -> None:
    """Where the sheet has its labels; those before the first one are used already."""
    preset = setting.preset
    places = slots(preset, 1)
    for number in range(1, preset.labels + 1):
        one = next(places)
        box = [
            one.x * scale,
            one.y * scale,
            (one.x + preset.width) * scale - 1,
            (one.y + preset.height) * scale - 1,
        ]
        radius = 0 if preset.cut or preset.is_roll else 1.6 * scale
        pen.rounded_rectangle(box, radius, fill=SKIPPED if number < setting.start else PAPER, outline=EDGE)


def _draw(
    pen: Pen, mark: Squares | Words | Rule, at: tuple[float, float], scale: float, typeface: Typeface
) -> None:
    x, y = (at[0] + mark.x) * scale, (at[1] + mark.y) * scale
    if isinstance(mark, Squares):
        module = mark.size * scale / len(mark.rows)
        for row, squares in enumerate(mark.rows):
            for column, dark in enumerate(squares):
                if dark:
                    left, top = x + column * module, y + row * module
                    pen.rectangle(
                        [round(left), round(top), round(left + module) - 1, round(top + module) - 1], INK
                    )
    elif isinstance(mark, Rule):
        pen.line([x, y, x + mark.width * scale, y], FAINT)
    else:
        for run in typeface.runs(mark.text):
            font = _font(typeface, run.face, mark.bold, mark.size * scale)
            pen.text((x, y), run.text, INK, font, anchor="ls")
            x += typeface.width(run, mark.bold) * mark.size * scale


def _font(typeface: Typeface, face: int, bold: bool, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(typeface.path(face, bold)), max(1.0, size))


def fitting(preset: Preset, start: int) -> int:
    """How many labels the first page has room for."""
    return preset.labels - start + 1
