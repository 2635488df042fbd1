"""The picture that an asker took, drawn anew: colleagues get our own JPEG, never the file that came.

Drawing it anew leaves behind whatever else a file may carry: the place and the time in its EXIF data, a
thumbnail of what was cut off, a program in disguise.
"""

import struct
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_FILE = 8 * 1024 * 1024
LARGEST_KEPT = 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
FORMATS = ("JPEG", "PNG", "WEBP")
SMOOTH = ("RGB", "RGBA", "L")
QUALITIES = (82, 65, 45)
BROKEN = (OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, ArithmeticError, struct.error)
"""What a damaged file makes of its reader, most of all in what stands about the picture beside its pixels."""


class BadPhoto(Exception):
    """A file that is no picture of ours; the message says what to do."""


def redrawn(sent: bytes) -> bytes:
    """The picture as a JPEG of at most 1 MB, upright, no side over 1,600 pixels, with nothing but its pixels.

    Raises BadPhoto: too large, no JPEG, PNG or WebP, or broken.
    """
    if len(sent) > LARGEST_FILE:
        raise BadPhoto("The picture is larger than 8 MB. Take a smaller one.")
    try:
        return _smallest(_drawn(sent))
    except UnidentifiedImageError:
        raise BadPhoto("This is no picture. Send a JPEG, PNG or WebP.") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadPhoto("The picture has too many pixels. Take a smaller one.") from None
    except BROKEN:
        raise BadPhoto("The picture is broken. Take it again.") from None


def _drawn(sent: bytes) -> Image.Image:
    with Image.open(BytesIO(sent), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise BadPhoto("The picture has too many pixels. Take a smaller one.")
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        small = picture if picture.mode in SMOOTH else picture.convert("RGBA")
        # First of all, so that 40 million pixels are there once and not four times.
        small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        seen = ImageOps.exif_transpose(small).convert("RGBA")
        flat = Image.new("RGB", seen.size, "white")
        flat.paste(seen, mask=seen)
        return flat


def _smallest(picture: Image.Image) -> bytes:
    for quality in QUALITIES:
        written = BytesIO()
        picture.save(written, "JPEG", quality=quality, optimize=True)
        if written.tell() <= LARGEST_KEPT:
            return written.getvalue()
    picture.thumbnail((LONGEST_SIDE // 2, LONGEST_SIDE // 2))
    written = BytesIO()
    picture.save(written, "JPEG", quality=QUALITIES[-1])
    return written.getvalue()
