"""The courier: one thread a process that looks what is to be sent, and a few that send it.

A push service that is slow holds up nobody but itself: calls run beside the ticker, and one service
never has all the hands.
"""

import logging
import threading
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from urllib.parse import urlsplit

from floorassist.clock import Clock
from floorassist.config import Settings
from floorassist.push import sending_actions as sending
from floorassist.push import service
from floorassist.push.outcome import Outcome, outcome
from floorassist.push.queries import Due, due
from floorassist.push.sending_actions import Claimed
from floorassist.push.vapid import Sender
from floorassist.storage.session import Database

LOOK_SECONDS = 0.25
HANDS, HANDS_A_SERVICE = 16, 8

log = logging.getLogger(__name__)


def found_sender(settings: Settings) -> Sender | None:
    """Who this server is to push services; None while no contact is set, for then they would refuse it."""
    if not settings.contact:
        return None
    try:
        return Sender(settings.key_file("push").read_bytes(), settings.contact)
    except FileNotFoundError:
        log.error("push is off: %s is missing; floorassist serve makes it", settings.key_file("push"))
        return None


class Courier:
    """Sends what is due. Any number of processes may have one: each note is claimed by one of them."""

    def __init__(
        self, database: Database, clock: Clock, settings: Settings, *, post: service.Post = service.post
    ) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._post = post
        self._busy: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._hands = ThreadPoolExecutor(HANDS, thread_name_prefix="push")

    def start(self) -> None:
        """Send from now on, in threads of its own; without a sender, say so and count on no push."""
        threading.Thread(target=self._run, name="courier", daemon=True).start()

    def stop(self) -> None:
        """Send no more; what was not sent stays for whoever comes next."""
        self._over.set()
        self._hands.shutdown(wait=False, cancel_futures=True)

    def send_due(self) -> list["Future[None]"]:
        """Hand over what is due now, as far as there are free hands; the calls that are under way."""
        sender = found_sender(self._settings)
        if sender is None:
            return []
        now, calls = self._clock(), []
        with self._database.surveying() as session:
            found = due(session, now)
        for one in found:
            if self._over.is_set() or not self._take_hand(host(one)):
                continue
            try:
                with self._database.writing(one.store_id) as session:
                    mine = sending.claim(session, one, now=now)
            except BaseException:
                self._let_go(host(one))
                raise
            if mine is None:
                self._let_go(host(one))
            else:
                calls.append(self._hands.submit(self._send, mine, sender, host(one)))
        return calls

    def _send(self, claimed: Claimed, sender: Sender, whose: str) -> None:
        try:
            now = self._clock()
            parcel = sending.packed(claimed, sender, self._settings.push_service, now)
            came = Outcome("ended")
            if parcel is not None:
                answer = self._post(parcel.endpoint, parcel.headers, parcel.body)
                came = outcome(answer, claimed.tries, claimed.until, self._clock())
                if came.what == "lost":
                    log.warning("a push was lost: %s said %s %s", whose, answer.status, answer.why)
            with self._database.writing(claimed.store_id) as session:
                sending.settle(session, claimed, came, now=self._clock())
        except Exception:
            log.exception("a push to %s failed; it is tried again", whose)
        finally:
            self._let_go(whose)

    def _take_hand(self, whose: str) -> bool:
        with self._lock:
            free = self._busy.total() < HANDS and self._busy[whose] < HANDS_A_SERVICE
            self._busy[whose] += free
            return free

    def _let_go(self, whose: str) -> None:
        with self._lock:
            self._busy[whose] -= 1

    def look(self) -> bool:
        """Whether there is anything to look for: without a sender, nobody is to count on a push."""
        if found_sender(self._settings) is not None:
            return True
        log.info("push is off: phones ring while the app is open. To wake them, set FLOORASSIST_CONTACT")
        sending.switch_off(self._database, self._clock())
        return False

    def _run(self) -> None:
        try:
            wanted = self.look()
        except Exception:
            log.exception("that push is off could not be written down")
            return
        while wanted and not self._over.wait(LOOK_SECONDS):
            try:
                self.send_due()
            except Exception:
                log.exception("what is to be pushed could not be looked up; it is tried again")


def host(found: Due) -> str:
    """The push service that it goes to."""
    return urlsplit(found.endpoint).hostname or "nowhere"
