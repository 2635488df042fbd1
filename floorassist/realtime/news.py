"""What goes over the wire: frames, close codes, and who hears which news. Written down in docs/live.md."""

import json
from collections.abc import Sequence
from gettext import NullTranslations
from typing import Any

from floorassist.kept_text import all_said
from floorassist.storage.events import STORE, SUPERVISORS, News, person
from floorassist.translation import speaking
from floorassist.web.access import Caller

PROTOCOL = OLDEST_PROTOCOL = 1
LARGEST_FRAME = 64 * 1024
NOTICES_A_SECOND = 20
BEAT_SECONDS = 50
SILENT_SECONDS = 75

BROKEN = 1011
RESTARTING = 1012
FELL_BEHIND = 1013
SIGNED_OUT = 4401
TOO_OLD = 4409
TOO_MANY = 4429


def audiences(caller: Caller) -> list[str]:
    """The audiences that this caller belongs to."""
    found = [STORE]
    if caller.person_id is not None:
        found.append(person(caller.person_id))
    if caller.is_supervisor:
        found.append(SUPERVISORS)
    return found


def hello(caller: Caller, version: str, cursor: int, *, fresh: bool) -> str:
    """The first frame. `fresh`: the log does not reach back that far, so the phone loads everything anew."""
    return json.dumps(
        {"type": "hello", "version": version, "cursor": cursor, "person": caller.person_id, "fresh": fresh}
    )


class Said:
    """An event, and how it goes over the wire in each language that somebody heard it in: made once."""

    __slots__ = ("_by_language", "news")

    def __init__(self, news: News) -> None:
        self.news = news
        self._by_language: dict[NullTranslations, str] = {}

    def by(self, catalogue: NullTranslations) -> str:
        """The event as JSON, said by that catalogue."""
        found = self._by_language.get(catalogue)
        if found is None:
            with speaking(catalogue):
                found = self._by_language[catalogue] = json.dumps(told(self.news))
        return found


def frame(news: Sequence[Said], catalogue: NullTranslations) -> str:
    """Events in one frame, oldest first, said by that catalogue; its cursor is the last one's."""
    events = ", ".join([one.by(catalogue) for one in news])
    return f'{{"type": "events", "events": [{events}], "cursor": {news[-1].news.id}}}'


def told(news: News) -> dict[str, Any]:
    """One event as a phone gets it: what was kept of its sentences is said now."""
    return {"id": news.id, "kind": news.kind, "body": all_said(news.body), "at": moment(news)}


def moment(news: News) -> str:
    """ISO 8601 in UTC with a Z."""
    return news.at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def notice(text: str | bytes) -> dict[str, Any] | None:
    """A phone's frame as an object with a `type`, or None when it is garbage."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("type"), str) else None
