"""Every code on every sheet is read by the phones' own reader: at 300 dpi, and at 150 dpi out of focus."""

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from floorassist.labels.fonts import typeface
from floorassist.labels.label import Label, address_of
from floorassist.labels.presets import PRESETS, Preset
from floorassist.labels.sheet import Setting, fill, paper

ROOT = Path(__file__).parents[2]
HOST = "https://floorassist.stores.retail-group.example:8443"  # a long one: the smaller the squares
NAMES = ("Nails 50 mm", "Śruby do płyt gipsowo-kartonowych 3,5×35 mm z łbem stożkowym", "Гвозди", "Paint")
PATHS = ("/01/{n:014}", "/i/{n}", "/l/bay-a12-left-{n}", "/l/2B4D{n:04}")


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


def read(document: Path, dpi: int, blur: float) -> list[str]:
    """All that the reader finds on the pages, rendered with so many dots an inch and a blur in dots."""
    folder = document.parent
    subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", document, folder / f"at-{dpi}"], check=True)
    asked = []
    for page in sorted(folder.glob(f"at-{dpi}-*.pgm")):
        with Image.open(page) as opened:
            image = opened.filter(ImageFilter.GaussianBlur(blur)) if blur else opened.copy()
        file = page.with_suffix(".grey")
        file.write_bytes(image.tobytes())
        page.unlink()
        asked.append({"file": str(file), "width": image.width, "height": image.height, "most": 100})
    lines = "".join(f"{json.dumps(one)}\n" for one in asked)
    found = subprocess.run(
        ["node", str(Path(__file__).with_name("read_codes.mjs"))],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    for one in asked:
        Path(str(one["file"])).unlink()
    return sorted(text for line in found.stdout.splitlines() for text in json.loads(line))


@pytest.mark.parametrize(("dpi", "blur"), [(300, 0), (150, 0.8)], ids=["300 dpi", "150 dpi blurred"])
def test_every_code_on_every_sheet_is_read(document: Path, dpi: int, blur: float) -> None:
    assert read(document, dpi, blur) == wanted()
