"""Phones that say that they can ring. Each is little to tell, so many are written in one transaction.

A database with one writer would otherwise do little else where there are thousands of phones, or when they
all come back at once, and whoever asks a colleague would wait behind them.
"""

import logging
import threading
from collections.abc import Callable, Sequence

from floorassist.realtime.crew import Crew
from floorassist.web.access import Caller

AT_ONCE = 50  # a few milliseconds in which nobody else writes

log = logging.getLogger(__name__)
Write = Callable[[int, Sequence[int]], None]


class Beats:
    """Gathers sign-ins by store, for one of the crew to give them to `write(store_id, sign_in_ids)`."""

    def __init__(self, crew: Crew, write: Write) -> None:
        self._crew, self._write = crew, write
        self._waiting: dict[int, set[int]] = {}
        self._asked = False
        self._lock = threading.Lock()

    def came(self, caller: Caller) -> None:
        """A phone can ring; it is written the next time that beats are."""
        if caller.sign_in_id is not None:
            with self._lock:
                self._waiting.setdefault(caller.store_id, set()).add(caller.sign_in_id)

    def write_soon(self) -> None:
        """Have what waits written as soon as the crew has nothing that matters more."""
        with self._lock:
            if self._asked or not self._waiting:
                return
            self._asked = True
        self._crew.ask(self.write, last=True)

    def write(self) -> None:
        """Write what waits, some at a time: who has something else to write need not wait for all of it."""
        with self._lock:
            waiting, self._waiting = self._waiting, {}
            self._asked = False
        for store_id, sign_ins in waiting.items():
            ids = sorted(sign_ins)
            for start in range(0, len(ids), AT_ONCE):
                self._try(store_id, ids[start : start + AT_ONCE])

    def _try(self, store_id: int, sign_in_ids: Sequence[int]) -> None:
        try:
            self._write(store_id, sign_in_ids)
        except Exception:
            log.exception("beats could not be written; these phones will be heard with their next ones")
