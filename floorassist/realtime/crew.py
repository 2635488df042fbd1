"""A few threads for what phones' notices set off: reading and writing the database is not for the wire."""

import logging
import threading
from collections import deque
from collections.abc import Callable

HANDS = 3

log = logging.getLogger(__name__)
Work = Callable[[], None]


class Crew:
    """Works off what it is asked, oldest first; what may come last waits until nothing else does."""

    def __init__(self, hands: int = HANDS) -> None:
        self._hands = hands
        self._first: deque[Work] = deque()
        self._last: deque[Work] = deque()
        self._asked = threading.Condition()
        self._over = False

    def start(self) -> None:
        """Begin, in threads of its own."""
        for number in range(self._hands):
            threading.Thread(target=self._run, name=f"crew-{number}", daemon=True).start()

    def stop(self) -> None:
        """Begin nothing more."""
        with self._asked:
            self._over = True
            self._asked.notify_all()

    def ask(self, work: Work, *, last: bool = False) -> None:
        """Have this done soon."""
        with self._asked:
            (self._last if last else self._first).append(work)
            self._asked.notify()

    def _run(self) -> None:
        while (work := self._next()) is not None:
            try:
                work()
            except Exception:
                log.exception("what a socket set off broke")

    def _next(self) -> Work | None:
        with self._asked:
            while not self._over:
                if self._first:
                    return self._first.popleft()
                if self._last:
                    return self._last.popleft()
                self._asked.wait()
        return None
