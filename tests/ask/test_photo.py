"""A picture is drawn anew: what goes on is ours, small, and tells nothing but what is on it."""

from io import BytesIO
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from floorassist.ask.photo import LIMITS, redrawn
from floorassist.pictures import BadPicture

GPS, TURN = 0x8825, 0x0112


def written(picture: Image.Image, kind: str = "JPEG", **about: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **about)
    return file.getvalue()


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_phones_send_becomes_a_jpeg(kind: str) -> None:
    found = opened(redrawn(written(Image.new("RGB", (300, 200), "red"), kind)))
    assert (found.format, found.size) == ("JPEG", (300, 200))


def test_where_and_when_it_was_taken_stays_behind_and_it_stands_upright() -> None:
    told = Image.Exif()
    told[TURN] = 6
    told.get_ifd(GPS)[1] = "N"
    told[0x010F] = "Maker of the phone"
    found = redrawn(written(Image.new("RGB", (300, 200), "red"), exif=told))
    assert opened(found).size == (200, 300)
    assert not opened(found).getexif()
    assert b"Maker" not in found


def test_a_large_one_gets_small_enough_for_a_phone_in_a_dead_corner() -> None:
    noise = Image.frombytes("RGB", (2400, 3000), Random(7).randbytes(2400 * 3000 * 3))
    found = redrawn(written(noise, quality=40))
    assert len(found) <= LIMITS.largest_kept
    assert max(opened(found).size) <= 1600


def test_what_is_see_through_becomes_white() -> None:
    found = opened(redrawn(written(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG")))
    assert found.getpixel((10, 10)) == (255, 255, 255)


def test_what_is_see_through_in_a_palette_becomes_white() -> None:
    palette = Image.new("P", (20, 20), 0)
    palette.putpalette([9, 9, 9])
    found = opened(redrawn(written(palette, "PNG", transparency=0)))
    assert found.getpixel((10, 10)) == (255, 255, 255)


def test_a_bomb_of_pixels_is_refused_before_it_is_unpacked() -> None:
    bomb = written(Image.new("1", (9_000, 9_000)), "PNG")
    assert len(bomb) < 20_000
    with pytest.raises(BadPicture, match="too many pixels"):
        redrawn(bomb)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (b"", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (written(Image.new("RGB", (9, 9)), "GIF"), "no picture"),
        (written(Image.new("RGB", (90, 90)), "PNG")[:60], "broken"),
        (b"\xff\xd8" + bytes(LIMITS.largest_file), "larger than 8 MB"),
    ],
)
def test_what_is_no_picture_is_told_so(sent: bytes, says: str) -> None:
    with pytest.raises(BadPicture, match=says):
        redrawn(sent)


JPEG = written(Image.effect_noise((64, 48), 80).convert("RGB"))


@given(st.binary(max_size=40), st.integers(0, len(JPEG)))
def test_a_damaged_file_is_a_picture_or_told_to_be_none(scrap: bytes, at: int) -> None:
    try:
        found = redrawn(JPEG[:at] + scrap + JPEG[at + len(scrap) :])
    except BadPicture:
        return
    assert opened(found).format == "JPEG"


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@given(st.binary(max_size=60))
def test_what_stands_beside_the_pixels_may_be_anything(scrap: bytes) -> None:
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x03" + scrap
    try:
        found = redrawn(written(Image.new("RGB", (30, 20)), exif=exif))
    except BadPicture:
        return
    assert set(opened(found).size) == {30, 20}
