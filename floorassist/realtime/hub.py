"""The hub: wakes the open sockets of this process when their store has news.

The event log is the truth; the hub only looks. Commits of this process wake it at once, those of other
processes and of commands are seen at its next look, a second later at most.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence

from floorassist.realtime.news import FELL_BEHIND, RESTARTING, SIGNED_OUT, audiences
from floorassist.storage import events
from floorassist.storage.events import News
from floorassist.storage.session import Database, StoreSession
from floorassist.web.access import Caller

LOOK_SECONDS = 1.0
LONGEST_QUEUE = 256
PAGE = 500

log = logging.getLogger(__name__)
EndedSignIns = Callable[[StoreSession, Sequence[int]], set[int]]


class Phone:
    """One open socket as the hub sees it: a bounded queue, and a bell that wakes its writer."""

    def __init__(self, caller: Caller, wake: Callable[[], None], cut: Callable[[], None]) -> None:
        self.caller = caller
        self.audiences = frozenset(audiences(caller))
        self.closing: int | None = None
        self._queue: deque[News] = deque()
        self._wake = wake
        self._cut = cut

    def offer(self, news: News) -> None:
        """Queue one event; a phone that does not keep up is cut and catches up by its cursor."""
        if self.closing is not None or news.audience not in self.audiences:
            return
        if len(self._queue) >= LONGEST_QUEUE:
            self.close(FELL_BEHIND)
            self._cut()
            return
        self._queue.append(news)
        self._wake()

    def take(self) -> list[News]:
        """Everything that is queued."""
        taken = []
        while self._queue:
            taken.append(self._queue.popleft())
        return taken

    def close(self, code: int) -> None:
        """Ask the writer to close with this code."""
        if self.closing is None:
            self.closing = code
        self._wake()


class Hub:
    """The open sockets of this process, and the thread that looks at the log for them."""

    def __init__(self, database: Database, ended_sign_ins: EndedSignIns) -> None:
        self._database = database
        self._ended_sign_ins = ended_sign_ins
        self._lock = threading.Lock()
        self._phones: dict[int, set[Phone]] = {}
        self._cursors: dict[int, int] = {}
        self._bell = threading.Event()
        self._over = False

    def start(self) -> None:
        """Look for news from now on, in a thread of its own."""
        threading.Thread(target=self._run, name="hub", daemon=True).start()

    def stop(self) -> None:
        """Close every socket with 1012; phones come back to the next process."""
        self._over = True
        for phone in self.phones():
            phone.close(RESTARTING)
        self._bell.set()

    def look(self, store_id: int) -> None:
        """There may be news in this store: called after a commit."""
        self._bell.set()

    def phones(self) -> list[Phone]:
        """Every open socket of this process."""
        with self._lock:
            return [phone for phones in self._phones.values() for phone in phones]

    def add(self, phone: Phone) -> None:
        """Tell this phone the news from now on; it catches up with the rest from the log itself."""
        store_id = phone.caller.store_id
        with self._lock:
            if store_id not in self._cursors:
                with self._database.reading(store_id) as session:
                    self._cursors[store_id] = events.cursor(session)
            self._phones.setdefault(store_id, set()).add(phone)
        if self._over:
            phone.close(RESTARTING)

    def remove(self, phone: Phone) -> None:
        """The socket is closed."""
        store_id = phone.caller.store_id
        with self._lock:
            phones = self._phones.get(store_id, set())
            phones.discard(phone)
            if not phones:
                self._phones.pop(store_id, None)
                self._cursors.pop(store_id, None)

    def pass_on(self) -> None:
        """One look at the log of every store that has phones here."""
        with self._lock:
            stores = list(self._phones)
        for store_id in stores:
            self._pass_on_in(store_id)

    def _pass_on_in(self, store_id: int) -> None:
        with self._lock:
            after = self._cursors.get(store_id)
        if after is None:
            return
        with self._database.reading(store_id) as session:
            news = events.since(session, after, limit=PAGE)
        # Only now: who came while the log was read has perhaps caught up just before it.
        with self._lock:
            phones = list(self._phones.get(store_id, ()))
            if news and store_id in self._cursors:
                self._cursors[store_id] = max(self._cursors[store_id], news[-1].id)
        for one in news:
            for phone in phones:
                phone.offer(one)
        if len(news) == PAGE:
            self._bell.set()  # there is more: look again at once
        self._close_ended(store_id, phones)

    def _close_ended(self, store_id: int, phones: Sequence[Phone]) -> None:
        """Tell the sockets of sign-ins that are over; read afresh, so that the newest one counts as open."""
        signed_in = [phone.caller.sign_in_id for phone in phones if phone.caller.sign_in_id]
        with self._database.reading(store_id) as session:
            ended = self._ended_sign_ins(session, signed_in)
        for phone in phones:
            if phone.caller.sign_in_id in ended:
                phone.close(SIGNED_OUT)

    def _run(self) -> None:
        while not self._over:
            self._bell.wait(LOOK_SECONDS)
            self._bell.clear()
            try:
                self.pass_on()
            except Exception:
                log.exception("the hub could not look at the event log")
