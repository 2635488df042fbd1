"""Scripts whose letters join, change or run to the left, set as pictures, since PDF sets sign by sign.

What is set so is a picture of the line; letters that stand one beside the other stay text. Pillow brings raqm
(HarfBuzz and FriBidi) in its wheels; where it was built without, there is nothing to set these scripts with.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

DOTS = 24  # to the millimetre, about 600 to the inch
_MEASURED = 200  # the size at which lengths are taken
_JOINING = ((0x0900, 0x109F), (0x1780, 0x18AF))  # Indic and their neighbours to Myanmar, Khmer, Mongolian
AVAILABLE = bool(features.check("raqm"))


@dataclass(frozen=True)
class Inked:
    """A line as a picture whose left upper corner lies so far from where the line begins, in millimetres."""

    image: Image.Image
    left: float
    top: float
    width: float


def runs_left(sign: str) -> bool:
    """Whether it is a letter of a script that runs from right to left."""
    return unicodedata.bidirectional(sign) in ("R", "AL", "AN")


def joins(sign: str) -> bool:
    """Whether it is a letter of a script whose letters are set together."""
    return any(low <= ord(sign) <= high for low, high in _JOINING)


def begins_right(text: str) -> bool:
    """Whether a line begins at its right end: its first letter decides."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def length(path: Path, text: str) -> float:
    """How wide a line is, in parts of its size."""
    return _font(path, _MEASURED).getlength(text) / _MEASURED


def inked(path: Path, text: str, size: float, ink: str = "") -> Inked | None:
    """The line, `size` mm high, black on white; with `ink`, a colour, on nothing. None if nothing shows."""
    font = _font(path, max(1, round(size * DOTS)))
    left, top, right, bottom = (round(edge) for edge in font.getbbox(text, anchor="ls"))
    if right <= left or bottom <= top:
        return None
    drawn = Image.new("L" if ink else "1", (right - left, bottom - top), 0 if ink else 1)
    ImageDraw.Draw(drawn).text((-left, -top), text, 255 if ink else 0, font, anchor="ls")
    image = drawn
    if ink:
        image = Image.new("RGBA", drawn.size, ink)
        image.putalpha(drawn)
    return Inked(image, left / DOTS, top / DOTS, (right - left) / DOTS)


@lru_cache(maxsize=64)
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size)
