"""A picture that somebody sent, drawn anew: others get our own JPEG, never the file that came.

Drawing it anew leaves behind whatever else a file may carry: the place and the time in its EXIF data, a
thumbnail of what was cut off, a program in disguise.
"""

import struct
from dataclasses import dataclass
from io import BytesIO
from threading import BoundedSemaphore

from PIL import Image, ImageOps, UnidentifiedImageError

from floorassist.translation import mark, tr

FORMATS = ("JPEG", "PNG", "WEBP")
SMOOTH = ("RGB", "RGBA", "L")
GREY = ("1", "L")
MB = 1024 * 1024
BROKEN = (OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, ArithmeticError, struct.error)
"""What a damaged file makes of its reader, most of all in what stands about the picture beside its pixels."""
DRAWING = BoundedSemaphore(2)
"""So many are drawn at once in a process: one may take 200 MB for a moment."""


class BadPicture(Exception):
    """A file that is no picture of ours; the message says what to do."""


@dataclass(frozen=True)
class Limits:
    """What may come and what is kept: bytes, pixels in all, pixels of a side; JPEG qualities to try in turn.

    `other` is what to send instead of what can't be read, `again` what to do about a broken one.
    """

    largest_file: int
    largest_kept: int
    most_pixels: int
    longest_side: int
    least_side: int = 1
    qualities: tuple[int, ...] = (82, 65, 45)
    other: str = mark("Send a JPEG, PNG or WebP.")
    again: str = mark("Send it again.")


@dataclass(frozen=True)
class Drawn:
    """A JPEG and its size in pixels."""

    picture: bytes
    width: int
    height: int


def redrawn(sent: bytes, limits: Limits) -> Drawn:
    """The picture as an upright JPEG within the limits, with nothing but its pixels; grey stays grey.

    Raises BadPicture: too large, too small, no JPEG, PNG or WebP, or broken.
    """
    if len(sent) > limits.largest_file:
        raise BadPicture(
            tr("The picture is larger than {n} MB. Send a smaller one.", n=limits.largest_file // MB)
        )
    try:
        with DRAWING:
            return _written(_drawn(sent, limits), limits)
    except UnidentifiedImageError:
        raise BadPicture(tr("This is no picture that can be read. {other}", other=tr(limits.other))) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadPicture(tr("The picture has too many pixels. Send a smaller one.")) from None
    except BROKEN:
        raise BadPicture(tr("The picture is broken. {again}", again=tr(limits.again))) from None


def _drawn(sent: bytes, limits: Limits) -> Image.Image:
    longest, least = limits.longest_side, limits.least_side
    with Image.open(BytesIO(sent), formats=FORMATS) as picture:
        if picture.width * picture.height > limits.most_pixels:
            raise BadPicture(tr("The picture has too many pixels. Send a smaller one."))
        if min(picture.size) < least:
            raise BadPicture(
                tr("The picture is too small: send one of {least} pixels each way or more.", least=least)
            )
        picture.draft("RGB", (longest, longest))
        grey = picture.mode in GREY
        small = picture if picture.mode in SMOOTH else picture.convert("L" if grey else "RGBA")
        small.thumbnail((longest, longest))  # first of all, so that all pixels are there once
        upright = ImageOps.exif_transpose(small)
        if upright.mode != "RGBA":
            return upright.convert("L" if grey else "RGB")
        flat = Image.new("RGB", upright.size, "white")
        flat.paste(upright, mask=upright)
        return flat


def _written(picture: Image.Image, limits: Limits) -> Drawn:
    found = b""
    for shrunk in (1, 2, 4):
        if shrunk > 1:
            picture = picture.resize((max(1, picture.width // 2), max(1, picture.height // 2)))
        for quality in limits.qualities:
            file = BytesIO()
            picture.save(file, "JPEG", quality=quality)
            found = file.getvalue()
            if len(found) <= limits.largest_kept:
                return Drawn(found, picture.width, picture.height)
    return Drawn(found, picture.width, picture.height)
