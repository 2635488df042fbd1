"""The responder: one thread that answers for `floorassist.local` on the local network, if it is free."""

import logging
import select
import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from floorassist.tls import mdns
from floorassist.tls.addresses import addresses_4, likeliest
from floorassist.tls.names import NAME, is_loopback

PROBES, PROBE_SECONDS = 3, 0.25  # RFC 6762, 8.1
LOOK_SECONDS = 5.0
LARGEST = 9000

log = logging.getLogger(__name__)


class Responder:
    """Answers who asks for our name. It is a comfort: whatever goes wrong with it stops nothing else."""

    def __init__(
        self,
        name: str = NAME,
        addresses: Callable[[], tuple[str, ...]] | None = None,
        group: str = mdns.GROUP,
        port: int = mdns.PORT,
    ) -> None:
        self.name, self._group, self._port = name, group, port
        self._addresses = addresses or reachable
        self._over = threading.Event()
        self._joined: set[str] = set()
        self._told: tuple[str, ...] = ()
        self._sock: socket.socket | None = None

    def start(self) -> None:
        """Answer from now on, in a thread of its own."""
        threading.Thread(target=self.run, name="mdns", daemon=True).start()

    def stop(self) -> None:
        """Answer no more, and take the name back, so that nobody comes here by what they remember."""
        self._over.set()
        if self._sock is not None and self._told:
            self._say(self._sock, mdns.answer(self.name, self._told, seconds=0))

    def run(self) -> None:
        """Take the name, unless it is taken, and answer for it until `stop`."""
        try:
            with self._listen() as sock:
                if self._is_free(sock):
                    self._sock = sock
                    self._serve(sock)
                else:
                    log.warning("%s is another machine's on this network: use the address", self.name)
        except OSError as error:
            log.info("no name on the local network: %s", error)

    def _listen(self) -> socket.socket:
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if hasattr(socket, "SO_REUSEPORT"):  # beside the system's own responder
                with suppress(OSError):
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 255)
            sock.bind(("", self._port))
            self._join(sock)
        except OSError:
            sock.close()
            raise
        return sock

    def _join(self, sock: socket.socket) -> tuple[str, ...]:
        """Listen on every network that we are in; our addresses now."""
        found = self._addresses()
        for address in found:
            if address not in self._joined:
                membership = struct.pack("4s4s", socket.inet_aton(self._group), socket.inet_aton(address))
                with suppress(OSError):
                    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
                self._joined.add(address)
        return found

    def _is_free(self, sock: socket.socket) -> bool:
        """Ask three times whether somebody has the name."""
        for _ in range(PROBES):
            self._say(sock, mdns.question(self.name))
            end = time.monotonic() + PROBE_SECONDS
            while (left := end - time.monotonic()) > 0:
                if not select.select([sock], [], [], left)[0]:
                    break
                packet, _sender = sock.recvfrom(LARGEST)
                with suppress(mdns.Malformed):
                    if mdns.is_taken(packet, self.name, self._addresses()):
                        return False
        return True

    def _serve(self, sock: socket.socket) -> None:
        while not self._over.is_set():
            self._tell_of_change(sock)
            if select.select([sock], [], [], LOOK_SECONDS)[0]:
                packet, sender = sock.recvfrom(LARGEST)
                self._answer(sock, packet, sender)

    def _tell_of_change(self, sock: socket.socket) -> None:
        found = self._join(sock)
        if found != self._told and found:
            self._told = found
            self._say(sock, mdns.answer(self.name, found))

    def _answer(self, sock: socket.socket, packet: bytes, sender: tuple[str, int]) -> None:
        with suppress(mdns.Malformed, OSError):
            made = mdns.reply(packet, sender[1], self.name, self._told)
            if made:
                if made[1]:
                    sock.sendto(made[0], sender)
                else:
                    self._say(sock, made[0])

    def _say(self, sock: socket.socket, packet: bytes) -> None:
        """To everybody, on every network that we are in."""
        for address in self._addresses():
            with suppress(OSError):
                sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(address))
                sock.sendto(packet, (self._group, self._port))


def reachable() -> tuple[str, ...]:
    """The IPv4 addresses by which others reach this machine, the likeliest first."""
    found = dict.fromkeys([likeliest(), *addresses_4()])
    return tuple(one for one in found if one and not is_loopback(one))
