"""The install manifest: static/manifest.webmanifest, in the language of whoever installs."""

import json
from pathlib import Path
from typing import Any

from floorassist.translation import tr, tr_as
from floorassist.web import languages


def manifest(static: Path, address: str) -> dict[str, Any]:
    """The file of the folder `static`, whose files are served at `address`."""
    told: dict[str, Any] = json.loads(
        (static / "manifest.webmanifest").read_text("utf-8").replace("{static}", address)
    )
    code = languages.spoken()
    told["lang"], told["dir"] = languages.tag(code), languages.direction(code)
    told["description"] = tr(
        "Where can I find it? Find it, walk there, or ask the nearest colleague who knows."
    )
    for shortcut, name in zip(told["shortcuts"], shortcuts(), strict=True):
        shortcut["name"] = name
    return told


def shortcuts() -> tuple[str, ...]:
    """What the shortcuts on the app's icon are called, in the order of the file."""
    return tr_as("verb", "Search"), tr_as("verb", "Scan"), tr("Ask a colleague"), tr("Asks")
