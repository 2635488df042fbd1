"""One phone as the hub and the wire see it: news go to its line, and what it says goes to the crew."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping
from gettext import NullTranslations
from typing import Any

from floorassist.realtime import frames, news
from floorassist.realtime.hub import Hub
from floorassist.realtime.line import Line
from floorassist.storage.events import News
from floorassist.web.access import Caller, House

log = logging.getLogger(__name__)
Notice = Callable[[House, Caller, Mapping[str, Any]], None]
BEAT = "beat"
MOST_WAITING = 60
_queues = threading.Lock()  # held for a moment only, so one for all phones will do


class LivePhone:
    """A phone on its line. What it says is done in order, by one of the crew at a time."""

    __slots__ = ("_house", "_hub", "_line", "_notices", "_waiting", "caller", "catalogue")

    def __init__(
        self,
        line: Line,
        caller: Caller,
        house: House,
        hub: Hub,
        notices: Mapping[str, Notice],
        catalogue: NullTranslations,
    ) -> None:
        self.caller, self.catalogue = caller, catalogue
        self._line, self._house, self._hub, self._notices = line, house, hub, notices
        self._waiting: deque[Mapping[str, Any]] | None = None
        line.owner = self

    def send(self, frame: bytes) -> None:
        """Send a frame; never waits."""
        self._line.send(frame)

    def offer(self, told: News) -> None:
        """Tell this phone alone."""
        if told.audience in news.audiences(self.caller):
            self.send(frames.text(news.frame([news.Said(told)], self.catalogue)))

    def close(self, code: int, why: str = "") -> None:
        """Close with a code."""
        self._line.close(code, why)

    def greeted(self) -> None:
        """The phone is in: it can ring from now on, and is soon known to."""
        self._hub.beats.came(self.caller)
        self._hub.beats.write_soon()

    def heard(self, message: str | bytes) -> None:
        """A frame came: a beat, a notice that somebody listens to, or nothing (of a newer app, garbage)."""
        found = news.notice(message)
        if found is None:
            return
        if found["type"] == BEAT:
            self._hub.beats.came(self.caller)
        elif found["type"] in self._notices:
            self._keep(found)

    def gone(self) -> None:
        """The line is closed."""
        self._hub.leave(self)

    def _keep(self, found: Mapping[str, Any]) -> None:
        with _queues:
            at_work = self._waiting is not None
            if self._waiting is None:
                self._waiting = deque()
            self._waiting.append(found)
            crowded = len(self._waiting) > MOST_WAITING
        if crowded:
            self.close(news.TOO_MANY, "too many notices")
        if not at_work:
            self._hub.crew.ask(self._work)

    def _work(self) -> None:
        while (found := self._next()) is not None:
            self._act(found)

    def _next(self) -> Mapping[str, Any] | None:
        with _queues:
            if self._waiting:
                return self._waiting.popleft()
            self._waiting = None
            return None

    def _act(self, found: Mapping[str, Any]) -> None:
        try:
            self._notices[found["type"]](self._house, self.caller, found)
        except Exception:
            log.exception("a %s broke; the socket stays", found["type"])
