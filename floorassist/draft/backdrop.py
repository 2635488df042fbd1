"""The picture that a plan is traced over, drawn anew: editors get our own JPEG, never the file that came.

A floor plan is fine lines on white, scanned or exported: it stays larger than a photo, and grey if it was.
"""

import struct
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_KEPT = 4 * 1024 * 1024
MOST_PIXELS = 60_000_000
LONGEST_SIDE, LEAST_SIDE = 4000, 50
FORMATS = ("JPEG", "PNG", "WEBP")
SMOOTH = ("RGB", "RGBA", "L")
QUALITIES = (85, 70, 50)
BROKEN = (OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, ArithmeticError, struct.error)
"""What a damaged file makes of its reader, most of all in what stands about the picture beside its pixels."""


class BadPicture(Exception):
    """A file that is no picture of ours; the message says what to do."""


@dataclass(frozen=True)
class Drawn:
    """A JPEG and its size in pixels."""

    picture: bytes
    width: int
    height: int


def redrawn(sent: bytes) -> Drawn:
    """The picture as a JPEG of at most 4 MB, upright, no side over 4,000 pixels, with nothing but its pixels.

    Raises BadPicture: too large, too small, no JPEG, PNG or WebP, or broken.
    """
    if len(sent) > LARGEST_FILE:
        raise BadPicture("The picture is larger than 10 MB. Send a smaller one.")
    try:
        return _written(_drawn(sent))
    except UnidentifiedImageError:
        raise BadPicture(
            "This is no picture that can be read. Send a PNG, JPEG or WebP, of a PDF a screenshot."
        ) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadPicture("The picture has too many pixels. Send a smaller one.") from None
    except BROKEN:
        raise BadPicture("The picture is broken. Save it anew and send it again.") from None


def _drawn(sent: bytes) -> Image.Image:
    with Image.open(BytesIO(sent), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise BadPicture("The picture has too many pixels. Send a smaller one.")
        if min(picture.size) < LEAST_SIDE:
            raise BadPicture(f"The picture is too small: send one of {LEAST_SIDE} pixels each way or more.")
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        grey = picture.mode in ("1", "L")
        small = picture if picture.mode in SMOOTH else picture.convert("L" if grey else "RGBA")
        small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))  # first of all, so that all pixels are there once
        upright = ImageOps.exif_transpose(small)
        if upright.mode != "RGBA":
            return upright.convert("L" if grey else "RGB")
        flat = Image.new("RGB", upright.size, "white")
        flat.paste(upright, mask=upright)
        return flat


def _written(picture: Image.Image) -> Drawn:
    found = b""
    for shrunk in (1, 2, 4):
        if shrunk > 1:
            picture = picture.resize((max(1, picture.width // 2), max(1, picture.height // 2)))
        for quality in QUALITIES:
            file = BytesIO()
            picture.save(file, "JPEG", quality=quality)
            found = file.getvalue()
            if len(found) <= LARGEST_KEPT:
                return Drawn(found, picture.width, picture.height)
    return Drawn(found, picture.width, picture.height)
