"""The hub: tells the open sockets of this process the news of their stores.

The event log is the truth; the hub only looks. Commits of this process wake it at once, those of other
processes and of commands are seen at its next look, a second later at most.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

from floorassist.realtime.beats import Beats, Write
from floorassist.realtime.crew import Crew
from floorassist.realtime.news import RESTARTING, SIGNED_OUT, audiences
from floorassist.realtime.room import Phone, Room
from floorassist.realtime.wire import Wire
from floorassist.storage import events
from floorassist.storage.events import News
from floorassist.storage.session import Database, StoreSession

LOOK_SECONDS = 1.0
CHECK_SECONDS, CHECK_ALL_SECONDS = 0.5, 5.0
MOST_MISSED = 1000

log = logging.getLogger(__name__)
EndedSignIns = Callable[[StoreSession, Sequence[int]], set[int]]


class Hub:
    """The open sockets of this process by store, the wire that serves them, and the thread that looks."""

    def __init__(self, database: Database, ended_sign_ins: EndedSignIns, write_beats: Write) -> None:
        self.wire = Wire()
        self.crew = Crew()
        self.beats = Beats(self.crew, write_beats)
        self._database = database
        self._ended_sign_ins = ended_sign_ins
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._rooms: dict[int, Room] = {}
        self._count = 0
        self._bell = threading.Event()
        self._over = self._checking = False

    def start(self) -> None:
        """Serve sockets and look for news from now on, in threads of our own."""
        self.wire.start()
        self.crew.start()
        threading.Thread(target=self._run, name="hub", daemon=True).start()

    def stop(self) -> None:
        """Close every socket with 1012; phones come back to the next process."""
        self._over = True
        for phone in self.phones():
            phone.close(RESTARTING, "the server restarts")
        self.crew.stop()
        self.wire.stop()
        self._bell.set()

    def look(self, store_id: int) -> None:
        """There may be news in this store: called after a commit."""
        room = self._rooms.get(store_id)
        if room is not None:
            room.stale = True
            self._bell.set()

    def phones(self) -> list[Phone]:
        """Every open socket of this process."""
        return [phone for room in self.rooms().values() for phone in room.phones()]

    def count(self) -> int:
        """How many phones are here."""
        return self._count

    def rooms(self) -> dict[int, Room]:
        """Stores that have phones here."""
        with self._lock:
            return dict(self._rooms)

    def join(self, phone: Phone, cursor: int | None) -> None:
        """Tell this phone what it missed since its cursor, and the news from then on, without a gap."""
        store_id = phone.caller.store_id
        known, earlier = cursor, list[News]()
        while True:
            room = self._room(store_id)
            with room.turn:
                if room.closed:
                    continue
                if room.stale or (known or 0) > room.cursor:
                    self._read(store_id, room)
                if known is None or known >= room.floor:
                    self._let_in(room, phone, cursor, known, earlier)
                    return
            known, found = self._missed(phone, known)
            earlier += found

    def leave(self, phone: Phone) -> None:
        """The socket is closed."""
        room = self._rooms.get(phone.caller.store_id)
        if room is not None and room.remove(phone):
            with self._lock:
                self._count -= 1

    def pass_on(self, *, everywhere: bool = True) -> None:
        """One look at the log of every store that has phones here, or only of those known to have news."""
        for store_id, room in self.rooms().items():
            if not (everywhere or room.stale):
                continue
            with room.turn:
                if room.is_empty():
                    self._close(store_id, room)
                else:
                    self._read(store_id, room)

    def close_ended(self, *, everywhere: bool = True) -> None:
        """Close the sockets of sign-ins that are over; of every store, or only where one may have ended."""
        self._checking = False
        for store_id, room in self.rooms().items():
            if not (everywhere or room.unsettled):
                continue
            room.unsettled = False
            phones = [phone for phone in room.phones() if phone.caller.sign_in_id]
            with self._database.reading(store_id) as session:
                ended = self._ended_sign_ins(session, [one.caller.sign_in_id or 0 for one in phones])
            for phone in phones if ended else ():
                if phone.caller.sign_in_id in ended:
                    phone.close(SIGNED_OUT, "signed out")

    def _room(self, store_id: int) -> Room:
        room = self._rooms.get(store_id)
        if room is None:
            with self._opening, self._database.reading(store_id) as session:
                room = self._rooms.get(store_id) or Room(session)
                with self._lock:
                    self._rooms[store_id] = room
        return room

    def _close(self, store_id: int, room: Room) -> None:
        with self._lock:
            room.closed = True
            self._rooms.pop(store_id, None)

    def _let_in(
        self, room: Room, phone: Phone, cursor: int | None, known: int | None, earlier: Sequence[News]
    ) -> None:
        room.greet(phone, None if known is None else cursor, known, earlier)
        with self._lock:
            self._count += 1
        if self._over:
            phone.close(RESTARTING, "the server restarts")

    def _read(self, store_id: int, room: Room) -> None:
        with self._database.reading(store_id) as session:
            if room.look(session):
                self._bell.set()  # there is more: look again at once

    def _missed(self, phone: Phone, known: int) -> tuple[int | None, list[News]]:
        """What a phone missed before the part of the log that is in memory; None: it has to begin anew."""
        with self._database.reading(phone.caller.store_id) as session:
            newest = events.cursor(session)
            if not events.reaches_back_to(session, known):
                return None, []
            found = events.since(session, known, audiences(phone.caller), limit=MOST_MISSED + 1)
        if len(found) > MOST_MISSED:
            return None, []
        return max(newest, *(one.id for one in found[-1:])), found

    def _run(self) -> None:
        looked = checked = checked_all = 0.0
        while not self._over:
            self._bell.wait(max(0.0, looked + LOOK_SECONDS - time.monotonic()))
            self._bell.clear()
            now = time.monotonic()
            everywhere = now - looked >= LOOK_SECONDS
            looked = now if everywhere else looked
            try:
                self.pass_on(everywhere=everywhere)
                if everywhere:
                    self.beats.write_soon()
                if now - checked >= CHECK_SECONDS and not self._checking:
                    checked, self._checking = now, True
                    all_of_them = now - checked_all >= CHECK_ALL_SECONDS
                    checked_all = now if all_of_them else checked_all
                    self.crew.ask(partial(self.close_ended, everywhere=all_of_them))
            except Exception:
                log.exception("the hub could not look at the event log")
