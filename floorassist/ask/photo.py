"""The picture that an asker took, drawn anew: colleagues get our own JPEG, never the file that came.

Drawing it anew leaves behind whatever else a file may carry: the place and the time in its EXIF data, a
thumbnail of what was cut off, a program in disguise.
"""

from io import BytesIO
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_FILE = 8 * 1024 * 1024
LARGEST_KEPT = 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITIES = (82, 65, 45)


class BadPhoto(Exception):
    """A file that is no picture of ours; the message says what to do."""


def redrawn(sent: bytes) -> bytes:
    """The picture as a JPEG of at most 1 MB, upright, no side over 1,600 pixels, with nothing but its pixels.

    Raises BadPhoto: too large, no JPEG, PNG or WebP, or broken.
    """
    if len(sent) > LARGEST_FILE:
        raise BadPhoto("The picture is larger than 8 MB. Take a smaller one.")
    try:
        with catch_warnings():
            simplefilter("error", Image.DecompressionBombWarning)
            return _smallest(_drawn(sent))
    except UnidentifiedImageError:
        raise BadPhoto("This is no picture. Send a JPEG, PNG or WebP.") from None
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise BadPhoto("The picture is broken. Take it again.") from None
    except Image.DecompressionBombWarning:
        raise BadPhoto("The picture has too many pixels. Take a smaller one.") from None


def _drawn(sent: bytes) -> Image.Image:
    with Image.open(BytesIO(sent), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise BadPhoto("The picture has too many pixels. Take a smaller one.")
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(picture)
        flat = Image.new("RGB", upright.size, "white")
        seen = upright.convert("RGBA")
        flat.paste(seen, mask=seen)
        flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
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
