"""The keeper renews the server's certificate while the store is served: before it ends, at a new address."""

import logging
import threading
import time
from collections.abc import Callable

from floorassist.clock import Clock
from floorassist.tls.addresses import hosts_here
from floorassist.tls.shelf import NoAuthority, Shelf

LOOK_SECONDS = 60.0

log = logging.getLogger(__name__)


class Keeper:
    """Looks after the server's certificate; who connects next gets the new one, nobody is cut off."""

    def __init__(self, shelf: Shelf, clock: Clock, hosts: Callable[[], tuple[str, ...]] = hosts_here) -> None:
        self._shelf, self._clock, self._hosts = shelf, clock, hosts

    def start(self) -> None:
        """Look every minute, in a thread of its own."""
        threading.Thread(target=self._run, name="certificate", daemon=True).start()

    def look(self) -> str:
        """Renew it if it has to be; why it was, in words, or nothing."""
        why = self._shelf.renew(self._hosts(), now=self._clock())
        if why:
            log.info("the server's certificate was issued anew: %s", why)
        return why

    def _run(self) -> None:
        while True:
            time.sleep(LOOK_SECONDS)
            try:
                self.look()
            except (NoAuthority, OSError) as error:
                log.error("the server's certificate could not be looked after: %s", error)
            except Exception:
                log.exception("the server's certificate could not be looked after; it is tried again")
