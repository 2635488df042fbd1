"""One call to a push service: its name resolved and looked at, five seconds, no redirect followed."""

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from floorassist.push.endpoint import Endpoint, is_outside
from floorassist.push.outcome import Answer, retry_after

SECONDS = 5.0
Resolve = Callable[[str, int], Sequence[str]]
Post = Callable[[Endpoint, Mapping[str, str], bytes], Answer]


class Inside(OSError):
    """The name of a push service leads into a private network."""


def resolved(host: str, port: int) -> list[str]:
    """Every address of a name."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def post(
    endpoint: Endpoint,
    headers: Mapping[str, str],
    body: bytes,
    *,
    resolve: Resolve = resolved,
    seconds: float = SECONDS,
) -> Answer:
    """Hand a push over; whatever goes wrong is an answer without a status."""
    try:
        addresses = resolve(endpoint.host, endpoint.port)
        if not endpoint.own and not all(is_outside(address) for address in addresses):
            raise Inside("its name leads to a private address")
        return called(endpoint, addresses[0], headers, body, seconds)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Answer(None, type(error).__name__ if not str(error) else str(error))


def called(
    endpoint: Endpoint, address: str, headers: Mapping[str, str], body: bytes, seconds: float
) -> Answer:
    """The call to that very address: a name that leads elsewhere the second time changes nothing."""
    with socket.create_connection((address, endpoint.port), seconds) as bare, bare.dup() as line:
        # A service that drips its answer byte by byte is cut off as well.
        alarm = threading.Timer(seconds, cut, [line])
        alarm.daemon = True
        alarm.start()
        try:
            return spoken(endpoint, bare, headers, body)
        finally:
            alarm.cancel()


def cut(line: socket.socket) -> None:
    """End a call from outside."""
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def spoken(endpoint: Endpoint, bare: socket.socket, headers: Mapping[str, str], body: bytes) -> Answer:
    """Send the request over an open connection and read what it says; the body of the answer is not read."""
    connection = http.client.HTTPConnection(endpoint.host, endpoint.port)
    connection.sock = bare
    if endpoint.secure:
        context = ssl.create_default_context()
        connection.sock = context.wrap_socket(bare, server_hostname=endpoint.host.strip("[]"))
    try:
        connection.request("POST", endpoint.path, body, dict(headers))
        answer = connection.getresponse()
        return Answer(answer.status, answer.reason, retry_after(answer.getheader("Retry-After")))
    finally:
        connection.close()
