"""The styles of the floor app in one file: on a slow network a phone waits for them once."""

from functools import lru_cache

from flask import Flask, Response

from floorassist.web import assets
from floorassist.web.compress import Encoding, smallest, taken


def register(app: Flask) -> None:
    """Serve the one file."""

    @app.get(f"/static/<fingerprint>/{assets.FLOOR_STYLES}")
    def floor_styles(fingerprint: str) -> Response:
        """Every sheet of the floor app; one of another build is not to be kept."""
        return assets.made(joined(encoding := taken()), encoding, fingerprint, "text/css")


@lru_cache
def joined(encoding: Encoding | None) -> bytes:
    """The sheets one after the other, as they go over the wire; worked out once a process."""
    folder = assets.resource_dir("static") / "css"
    sheets = "\n".join((folder / f"{name}.css").read_text("utf-8") for name in assets.FLOOR_SHEETS).encode()
    return smallest(sheets, encoding) if encoding else sheets
