"""The picture that an asker took, as colleagues get it: small enough for a phone in a dead corner."""

from floorassist.pictures import MB, Limits
from floorassist.pictures import redrawn as drawn
from floorassist.translation import mark

LIMITS = Limits(
    largest_file=8 * MB,
    largest_kept=1 * MB,
    most_pixels=40_000_000,
    longest_side=1600,
    again=mark("Take it again."),
)


def redrawn(sent: bytes) -> bytes:
    """The picture as a JPEG of at most 1 MB, no side over 1,600 pixels. Raises BadPicture."""
    return drawn(sent, LIMITS).picture
