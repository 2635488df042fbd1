"""A drawing as SVG: shapes and words without scripts, styles or links, so that it is only a picture."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from floorassist.floor.drawing import Area, Drawing, Words

FONT = "Atkinson Hyperlegible, Helvetica, Arial, sans-serif"
LARGEST = 1600  # pixels of the longer side, where a viewer does not say otherwise


def dump(drawing: Drawing) -> str:
    """The text of an SVG file; a unit of it is a metre."""
    scale = LARGEST / max(drawing.width, drawing.height)
    size = f'width="{drawing.width * scale:.0f}" height="{drawing.height * scale:.0f}"'
    box = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} font-family={quoteattr(FONT)}>'
    ground = f'<rect width="{_n(drawing.width)}" height="{_n(drawing.height)}" fill="#ffffff"/>'
    return "\n".join([head, ground, *_marks(drawing), "</svg>\n"])


def _marks(drawing: Drawing) -> Iterator[str]:
    for mark in drawing.marks:
        if isinstance(mark, Area):
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in mark.points)
            edge = f' stroke="{mark.edge}" stroke-width="{_n(mark.line)}"' if mark.edge else ""
            yield f'<polygon points="{points}" fill="{mark.fill}"{edge}/>'
        else:
            yield _words(mark)


def _words(mark: Words) -> str:
    at = f'x="{_n(mark.at[0])}" y="{_n(mark.at[1])}" font-size="{_n(mark.size)}" fill="{mark.colour}"'
    bold = ' font-weight="700"' if mark.bold else ""
    middle = ' text-anchor="middle"' if mark.centred else ""
    return f"<text {at}{bold}{middle}>{escape(mark.text)}</text>"


def _n(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
