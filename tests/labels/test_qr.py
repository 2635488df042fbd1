"""QR codes as SVG and as half blocks show exactly the modules."""

import re

from floorassist.labels import qr

TEXT = "https://floor.example/join#0123456789abcdef0123456789abcdef0123456789abc"


def test_the_svg_paints_exactly_the_dark_modules() -> None:
    rows = qr.modules(TEXT)
    painted = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)", qr.svg(TEXT))
        for step in range(int(length))
    }
    assert painted == {(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}


def test_the_svg_has_no_inline_style_and_its_label_is_text() -> None:
    picture = qr.svg(TEXT, label='Join <b>"us"</b>')
    assert "style" not in picture
    assert "<b>" not in picture
    assert "Join &lt;b&gt;&quot;us&quot;&lt;/b&gt;" in picture


def test_the_quiet_zone_is_four_modules() -> None:
    rows = qr.modules(TEXT)
    assert not any(any(row) for row in rows[:4])
    assert not any(any(row[:4]) for row in rows)
    assert rows[4][4]


def _read_back(picture: str, dark_is_ink: bool) -> list[list[bool]]:
    rows = []
    for line in re.sub(r"\x1b\[[0-9;]*m", "", picture).split("\n"):
        rows.append([(glyph in "▀█") == dark_is_ink for glyph in line])
        rows.append([(glyph in "▄█") == dark_is_ink for glyph in line])
    return rows


def test_the_terminal_shows_the_modules_in_black_on_white() -> None:
    picture = qr.terminal(TEXT)
    assert _read_back(picture, dark_is_ink=True)[: len(qr.modules(TEXT))] == qr.modules(TEXT)
    assert all(line.startswith("\x1b[38;5;16;48;5;231m") for line in picture.split("\n"))


def test_without_colour_the_light_modules_are_the_ink() -> None:
    picture = qr.terminal(TEXT, colour=False)
    assert "\x1b" not in picture
    assert _read_back(picture, dark_is_ink=False)[: len(qr.modules(TEXT))] == qr.modules(TEXT)
