"""A drawing as PNG, in the store's own typeface."""

import io

from PIL import Image, ImageDraw, ImageFont

from floorassist.floor.drawing import Area, Drawing, Words
from floorassist.labels.typeface import BOLD, REGULAR, Typeface

LARGEST, SHARPEST = 4000, 60.0  # pixels of the longer side; pixels a metre
READABLE = 5.0  # pixels: smaller words are left out


def picture(drawing: Drawing, typeface: Typeface) -> bytes:
    """The bytes of a PNG file."""
    scale = min(LARGEST / max(drawing.width, drawing.height), SHARPEST)
    size = (max(round(drawing.width * scale), 1), max(round(drawing.height * scale), 1))
    image = Image.new("RGB", size, "#ffffff")
    pen = ImageDraw.Draw(image)
    fonts: dict[tuple[int, bool, int], ImageFont.FreeTypeFont] = {}
    for mark in drawing.marks:
        if isinstance(mark, Area):
            points = [(x * scale, y * scale) for x, y in mark.points]
            pen.polygon(points, mark.fill, mark.edge, max(round(mark.line * scale), 1) if mark.edge else 1)
        elif mark.size * scale >= READABLE:
            _write(pen, mark, scale, typeface, fonts)
    held = io.BytesIO()
    image.save(held, "PNG", optimize=False)
    return held.getvalue()


def _write(
    pen: ImageDraw.ImageDraw,
    mark: Words,
    scale: float,
    typeface: Typeface,
    fonts: dict[tuple[int, bool, int], ImageFont.FreeTypeFont],
) -> None:
    size = mark.size * scale
    x, y = mark.at[0] * scale, mark.at[1] * scale
    if mark.centred:
        x -= typeface.measure(mark.text, mark.bold) * size / 2
    for run in typeface.runs(mark.text):
        key = (run.face, mark.bold, round(size))
        if key not in fonts:
            fonts[key] = _font(typeface, run.face, mark.bold, size)
        pen.text((x, y), run.text, mark.colour, fonts[key], anchor="ls")
        x += typeface.width(run, mark.bold) * size


def _font(typeface: Typeface, face: int, bold: bool, size: float) -> ImageFont.FreeTypeFont:
    file = typeface.files[face]
    font = ImageFont.truetype(str(file.of(bold)), max(1.0, size))
    if file.varies:
        font.set_variation_by_axes([BOLD if bold else REGULAR])
    return font
