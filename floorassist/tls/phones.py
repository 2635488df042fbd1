"""Which steps somebody needs, from what their browser says it is. A guess: the page offers all of them."""

from typing import Literal

Kind = Literal["iphone", "android", "mac", "windows", "firefox", "linux"]
KINDS: tuple[Kind, ...] = ("iphone", "android", "mac", "windows", "linux", "firefox")
MARKS: tuple[tuple[str, Kind], ...] = (
    ("iPhone", "iphone"),
    ("iPad", "iphone"),
    ("iPod", "iphone"),
    ("Android", "android"),
    ("Firefox/", "firefox"),
    ("Macintosh", "mac"),
    ("Windows", "windows"),
)


def kind_of(agent: str) -> Kind:
    """Whose steps to open first. On a computer Firefox keeps certificates of its own."""
    return next((kind for mark, kind in MARKS if mark in agent), "linux")
