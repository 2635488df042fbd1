"""What the phones' own reader finds on the pages of a PDF."""

import json
import subprocess
from pathlib import Path

from PIL import Image, ImageFilter


def read(document: Path, dpi: int, blur: float = 0) -> list[str]:
    """The texts of all codes on the pages, rendered with so many dots an inch and a blur in dots."""
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
    found = subprocess.run(
        ["node", str(Path(__file__).with_name("read_codes.mjs"))],
        input="".join(f"{json.dumps(one)}\n" for one in asked),
        capture_output=True,
        text=True,
        check=True,
    )
    for one in asked:
        Path(str(one["file"])).unlink()
    return sorted(text for line in found.stdout.splitlines() for text in json.loads(line))
