"""A picture under the plan is drawn anew: large enough to read its lines, and nothing in it but pixels."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from floorassist.draft.backdrop import LIMITS, redrawn
from floorassist.pictures import BadPicture
from tests.ask.test_photo import written

TURN = 0x0112


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("WEBP", "RGB"), ("PNG", "L")],
)
def test_a_plan_becomes_a_jpeg_of_its_size(kind: str, mode: str) -> None:
    found = redrawn(written(Image.new(mode, (300, 200)), kind))
    shown = Image.open(BytesIO(found.picture))
    assert (shown.format, shown.size) == ("JPEG", (300, 200))
    assert (found.width, found.height) == shown.size
    assert shown.mode == ("L" if mode in "1L" else "RGB")


def test_a_photo_of_the_wall_stands_upright_and_tells_nothing_else() -> None:
    told = Image.Exif()
    told[TURN] = 6
    told[0x010F] = "Maker of the phone"
    found = redrawn(written(Image.new("RGB", (300, 200), "red"), exif=told))
    assert (found.width, found.height) == (200, 300)
    assert b"Maker" not in found.picture


def test_a_large_scan_is_made_smaller_to_4000_pixels() -> None:
    found = redrawn(written(Image.new("L", (6000, 3000), "white"), "PNG"))
    assert (found.width, found.height) == (4000, 2000)
    assert len(found.picture) <= LIMITS.largest_kept


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (b"%PDF-1.7", "no picture"),
        (written(Image.new("RGB", (90, 90)), "GIF"), "no picture"),
        (written(Image.new("RGB", (90, 90)), "PNG")[:60], "broken"),
        (written(Image.new("1", (9_000, 9_000)), "PNG"), "too many pixels"),
        (written(Image.new("1", (9, 900)), "PNG"), "too small"),
        (b"\xff\xd8" + bytes(LIMITS.largest_file), "larger than 10 MB"),
    ],
)
def test_what_can_not_lie_under_a_plan_is_told_so(sent: bytes, says: str) -> None:
    with pytest.raises(BadPicture, match=says):
        redrawn(sent)


@given(st.binary(max_size=200), st.integers(8, 400))
def test_no_damage_gets_through_as_another_error(noise: bytes, at: int) -> None:
    whole = written(Image.new("RGB", (90, 90), "red"), "PNG")
    try:
        redrawn(whole[:at] + noise + whole[at + len(noise) :])
    except BadPicture:
        return
