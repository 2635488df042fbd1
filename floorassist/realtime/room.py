"""The phones of one store in this process, and the newest part of its event log."""

import threading
from collections import deque
from collections.abc import Sequence
from gettext import NullTranslations
from itertools import groupby, takewhile
from typing import Protocol

from floorassist import __version__
from floorassist.realtime import frames, news
from floorassist.realtime.news import Said, audiences
from floorassist.storage import events
from floorassist.storage.events import News
from floorassist.storage.session import StoreSession
from floorassist.web.access import Caller

RECENT = 500
PAGE = 500
ENDINGS = {"person.changed", "sign-out"}
"""News that come with every sign-in that ends."""
MOST_MISSED_BYTES = 128 * 1024  # half of what may wait for a phone: what happens meanwhile fits as well


class Phone(Protocol):
    """One open socket as the hub sees it."""

    caller: Caller
    catalogue: NullTranslations

    def send(self, frame: bytes) -> None:
        """Queue a frame; never waits."""

    def close(self, code: int, why: str = "") -> None:
        """Close with a code."""


class Room:
    """Who of a store is here. `turn` is held by whoever reads the log or lets a phone join: one at a time.

    Every event after `floor` up to `cursor` is in memory; both move on with each look. `unsettled`: a sign-in
    of somebody here may have ended since the sign-ins were last looked at.
    """

    def __init__(self, session: StoreSession) -> None:
        self.turn = threading.Lock()
        self.stale = self.closed = self.unsettled = False
        self.cursor = events.cursor(session)
        found = events.since(session, self.cursor - RECENT, limit=RECENT)
        self._recent = deque(Said(one) for one in found if one.id <= self.cursor)
        self.floor = self._recent[0].news.id - 1 if self._recent else self.cursor
        self._by_audience: dict[str, set[Phone]] = {}
        self._phones = threading.Lock()

    def phones(self) -> list[Phone]:
        """Everybody's: all hear what is meant for the store."""
        with self._phones:
            return list(self._by_audience.get(events.STORE, ()))

    def add(self, phone: Phone) -> None:
        """Tell this phone everything from now on."""
        with self._phones:
            for audience in audiences(phone.caller):
                self._by_audience.setdefault(audience, set()).add(phone)
        self.unsettled = True  # it was let in before it was here

    def remove(self, phone: Phone) -> bool:
        """The phone is gone; False when it was not here."""
        with self._phones:
            was_here = phone in self._by_audience.get(events.STORE, ())
            for audience in audiences(phone.caller):
                here = self._by_audience.get(audience, set())
                here.discard(phone)
                if not here:
                    self._by_audience.pop(audience, None)
            return was_here

    def is_empty(self) -> bool:
        """Whether nobody is here."""
        return not self._by_audience

    def look(self, session: StoreSession) -> bool:
        """Pass on what is new in the log; the turn has to be held. True when there is more to read."""
        self.stale = False
        found = events.since(session, self.cursor, limit=PAGE)
        if found:
            self.cursor = found[-1].id
            self.unsettled |= any(one.kind in ENDINGS for one in found)
            said = [Said(one) for one in found]
            self._recent.extend(said)
            while len(self._recent) > RECENT:
                self.floor = self._recent.popleft().news.id
            self.tell(said)
        if len(found) == PAGE:
            self.stale = True
        return self.stale

    def tell(self, told: Sequence[Said]) -> None:
        """Send each event to its audience; a frame is made once a language, however many phones hear it."""
        for audience, some in groupby(told, key=lambda one: one.news.audience):
            with self._phones:
                listening = list(self._by_audience.get(audience, ()))
            if listening:
                few, spoken = list(some), {phone.catalogue for phone in listening}
                told_by = {one: frames.text(news.frame(few, one)) for one in spoken}
                for phone in listening:
                    phone.send(told_by[phone.catalogue])

    def greet(self, phone: Phone, cursor: int | None, known: int | None, earlier: Sequence[News]) -> None:
        """Let a phone in: hello, what it missed since its cursor, and from now on everything.

        `earlier` was read from the log before the turn was taken, up to `known`; the rest is in memory. The
        turn has to be held, so that nothing happens between the last thing missed and the first thing told.
        """
        missed = self._missed(phone, known, earlier)
        fresh = cursor is None or missed is None
        begin = self.cursor if fresh or cursor is None else cursor
        phone.send(frames.text(news.hello(phone.caller, __version__, begin, fresh=fresh)))
        if missed and not fresh:
            phone.send(missed)
        self.add(phone)

    def _missed(self, phone: Phone, known: int | None, earlier: Sequence[News]) -> bytes | None:
        """A frame, empty where nothing was missed; None where the phone has to begin anew, or had better."""
        if known is None or known > self.cursor:
            return None
        missed = [*map(Said, earlier), *self._since(known, audiences(phone.caller))]
        frame = frames.text(news.frame(missed, phone.catalogue)) if missed else b""
        return frame if len(frame) <= MOST_MISSED_BYTES else None

    def _since(self, known: int, mine: Sequence[str]) -> list[Said]:
        """What is in memory after this cursor for these audiences; most phones missed a few of the last."""
        after = takewhile(lambda one: one.news.id > known, reversed(self._recent))
        return [one for one in after if one.news.audience in mine][::-1]
