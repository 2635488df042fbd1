"""The sheets that labels are printed on: where on the page each of them is, in millimetres.

Measures are those that the makers print on the box; a printer's own shift is put right by an offset.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from floorassist.translation import mark

A4, LETTER = (210.0, 297.0), (215.9, 279.4)
LARGEST_OFFSET = 20.0  # mm; more than that is another sheet


@dataclass(frozen=True)
class Preset:
    """A sheet of `columns` × `rows` labels of `width` × `height`; `across` and `down` lead to the next one.

    `left` and `top` are those of the first label. `cut`: plain paper, so that lines to cut along are drawn.
    """

    id: str
    name: str
    page: tuple[float, float]
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float
    cut: bool = False

    @property
    def labels(self) -> int:
        """How many labels a page has."""
        return self.columns * self.rows

    @property
    def is_roll(self) -> bool:
        """A roll: each page is one label."""
        return self.labels == 1


@dataclass(frozen=True)
class Slot:
    """Where a label goes: page (from 0), and its left upper corner in millimetres."""

    page: int
    x: float
    y: float


PRESETS: Sequence[Preset] = (
    Preset(
        "l7160", mark("Avery L7160: A4, 21 of 63.5 × 38.1 mm"), A4, 3, 7, 63.5, 38.1, 7.2, 15.15, 66.04, 38.1
    ),
    Preset(
        "l7651", mark("Avery L7651: A4, 65 of 38.1 × 21.2 mm"), A4, 5, 13, 38.1, 21.2, 4.75, 10.7, 40.6, 21.2
    ),
    Preset(
        "5160",
        mark("Avery 5160: Letter, 30 of 2⅝ × 1 in"),
        LETTER,
        3,
        10,
        66.68,
        25.4,
        4.76,
        12.7,
        69.85,
        25.4,
    ),
    Preset("roll-62", mark("Roll of 62 mm: one of 62 × 29 mm each"), (62, 29), 1, 1, 62, 29, 0, 0, 62, 29),
    Preset("a4", mark("Plain A4 to cut: 8 of 95 × 67 mm"), A4, 2, 4, 95, 67, 10, 14.5, 95, 67, cut=True),
    Preset(
        "letter",
        mark("Plain Letter to cut: 8 of 95 × 63 mm"),
        LETTER,
        2,
        4,
        95,
        63,
        12.95,
        13.7,
        95,
        63,
        True,
    ),
    Preset(
        "a4-sign", mark("Signs on A4: 2 of 190 × 135 mm"), A4, 1, 2, 190, 135, 10, 13.5, 190, 135, cut=True
    ),
    Preset(
        "letter-sign",
        mark("Signs on Letter: 2 of 195 × 127 mm"),
        LETTER,
        1,
        2,
        195,
        127,
        10.45,
        12.7,
        195,
        127,
        True,
    ),
)
BY_ID = {one.id: one for one in PRESETS}


def slots(preset: Preset, start: int, offset: tuple[float, float] = (0.0, 0.0)) -> Iterator[Slot]:
    """Where labels go, without end, from label `start` (1 is the first) of the first page on.

    Row by row, from the left: as somebody peels them off. `offset` moves all of them (mm right, mm down).
    """
    number = start - 1
    while True:
        page, on_page = divmod(number, preset.labels)
        row, column = divmod(on_page, preset.columns)
        x, y = preset.left + column * preset.across, preset.top + row * preset.down
        yield Slot(page, x + offset[0], y + offset[1])
        number += 1


def pages(preset: Preset, start: int, count: int) -> int:
    """How many pages so many labels fill."""
    return -(-(start - 1 + count) // preset.labels)
