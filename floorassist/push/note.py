"""What a push says: a few words for a phone that sleeps, and where they lead."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from floorassist.translation import mark, tr

TOPIC = re.compile(r"[A-Za-z0-9_-]{1,32}")
LONGEST_TITLE, LONGEST_BODY = 120, 400
# What stands on the buttons.
BUTTONS = {"claim": mark("I'll take it"), "decline": mark("Not now")}


@dataclass(frozen=True)
class Note:
    """One note. A newer one of the same `topic` takes its place; after `until` nobody wants it any more.

    `path` is the screen that it opens. With an `ask_id` the phone tells that it arrived, and `actions`
    ("claim", "decline") are buttons where the platform shows some.
    """

    topic: str
    title: str
    body: str
    path: str
    until: datetime
    ask_id: int | None = None
    actions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what could not be sent."""
        if not TOPIC.fullmatch(self.topic):
            raise ValueError(f"{self.topic!r} is no topic: 1 to 32 letters, digits, - or _ (RFC 8030)")
        if not self.path.startswith("/") or self.path.startswith("//"):
            raise ValueError(f"{self.path!r} is no path of this app")


def written(note: Note) -> dict[str, Any]:
    """The note as it is kept until it is sent, and as the service worker reads it."""
    return {
        "topic": note.topic,
        "title": clipped(note.title, LONGEST_TITLE),
        "body": clipped(note.body, LONGEST_BODY),
        "path": note.path,
        "ask": note.ask_id,
        "actions": list(note.actions),
        "buttons": {action: tr(BUTTONS[action]) for action in note.actions},
    }


def payload(kept: Mapping[str, Any]) -> bytes:
    """What travels, sealed."""
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def clipped(text: str, longest: int) -> str:
    """The text, cut with an ellipsis where it is too long: a push carries 4 kB at most."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
