"""The picture that a plan is traced over. A floor plan is fine lines on white, scanned or exported: it stays
larger than a photo.
"""

from floorassist.pictures import MB, Drawn, Limits
from floorassist.pictures import redrawn as drawn
from floorassist.translation import mark

LIMITS = Limits(
    largest_file=10 * MB,
    largest_kept=4 * MB,
    most_pixels=60_000_000,
    longest_side=4000,
    least_side=50,
    qualities=(85, 70, 50),
    other=mark("Send a PNG, JPEG or WebP, of a PDF a screenshot."),
    again=mark("Save it anew and send it again."),
)


def redrawn(sent: bytes) -> Drawn:
    """The picture as a JPEG of at most 4 MB, no side over 4,000 pixels. Raises BadPicture."""
    return drawn(sent, LIMITS)
