"""Every code on every sheet is read by the phones' own reader: at 300 dpi, and at 150 dpi out of focus."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from floorassist.labels.fonts import typeface
from floorassist.labels.label import Label, address_of
from floorassist.labels.presets import PRESETS, Preset
from floorassist.labels.sheet import Setting, fill, paper
from tests.labels.printed import read

ROOT = Path(__file__).parents[2]
HOST = "https://floorassist.stores.retail-group.example:8443"  # a long one: the smaller the squares
NAMES = ("Nails 50 mm", "Śruby do płyt gipsowo-kartonowych 3,5×35 mm z łbem stożkowym", "Гвозди", "Paint")
PATHS = ("/01/{n:014}", "/i/{n}", "/l/bay-a12-left-{n}", "/l/B2D4{n:04}")


def label(n: int) -> Label:
    """One of all kinds, each with another code."""
    path = PATHS[n % len(PATHS)].format(n=n)
    return Label(
        path, f"CODE-{n}", title=NAMES[n // 4 % len(NAMES)], line="Ferro", sign="A12-4L" if n % 3 else ""
    )


def labels_of(preset: Preset) -> list[Label]:
    """A page of them; of a roll some."""
    return [label(n) for n in range(max(preset.labels, 3))]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every sheet one after the other."""
    letters = typeface(ROOT / "static")
    pdf = paper(PRESETS[0].page, "All sheets", datetime(2026, 3, 7, tzinfo=UTC))
    for preset in PRESETS:
        fill(pdf, labels_of(preset), Setting(preset, HOST), letters)
    file = tmp_path_factory.mktemp("sheets") / "all.pdf"
    pdf.output(str(file))
    return file


def wanted() -> list[str]:
    return sorted(address_of(HOST, one.path) for preset in PRESETS for one in labels_of(preset))


@pytest.mark.parametrize(("dpi", "blur"), [(300, 0), (150, 0.8)], ids=["300 dpi", "150 dpi blurred"])
def test_every_code_on_every_sheet_is_read(document: Path, dpi: int, blur: float) -> None:
    assert read(document, dpi, blur) == wanted()
