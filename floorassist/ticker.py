"""One timer a process: calls every feature's *_due action. Any number of processes may tick."""

import logging
import threading
from collections.abc import Callable, Sequence
from copy import copy
from datetime import datetime, timedelta

from floorassist.clock import Clock
from floorassist.storage.session import Database

TICK_SECONDS = 0.5
HOUR = timedelta(hours=1)

log = logging.getLogger(__name__)
Due = Callable[[Database, datetime], None]


class Hourly:
    """A due action that is worth doing only once an hour."""

    def __init__(self, due: Due) -> None:
        self._due = due
        self._last: datetime | None = None

    def __call__(self, database: Database, now: datetime) -> None:
        """Do it when an hour has passed since the last time, or the clock was put back by as much."""
        if self._last is None or abs(now - self._last) >= HOUR:
            self._last = now
            self._due(database, now)


class Ticker:
    """Calls each due action with one frozen now, twice a second; one failing does not stop the others."""

    def __init__(self, database: Database, clock: Clock, dues: Sequence[Due]) -> None:
        self._database = database
        self._clock = clock
        self._dues = [copy(due) for due in dues]  # each app counts its own hours
        self._over = threading.Event()

    def tick(self) -> None:
        """Everything that is due now."""
        now = self._clock()
        for due in self._dues:
            due(self._database, now)

    def start(self) -> None:
        """Tick from now on, in a thread of its own."""
        threading.Thread(target=self._run, name="ticker", daemon=True).start()

    def stop(self) -> None:
        """Tick no more."""
        self._over.set()

    def _run(self) -> None:
        while not self._over.wait(TICK_SECONDS):
            now = self._clock()
            for due in self._dues:
                try:
                    due(self._database, now)
                except Exception:
                    log.exception("%s failed; it is tried again at the next tick", due)
