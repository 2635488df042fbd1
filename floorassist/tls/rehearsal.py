"""How a phone sees the server's certificate: the handshake of both sides in memory, without a network."""

import socket
import ssl
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from floorassist.tls.names import bracketed

TURNS = 10
PATIENCE = 3.0


def phone(authority: x509.Certificate | None) -> ssl.SSLContext:
    """A phone that trusts this authority and nobody else; without one, whom this machine trusts."""
    if authority is None:
        return ssl.create_default_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=authority.public_bytes(Encoding.PEM).decode("ascii"))
    return context


def refusal(authority: x509.Certificate | None, certificate: Path, host: str, key: Path | None = None) -> str:
    """Why that phone refuses a server with this certificate under this name; empty when it does not."""
    server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        server_context.load_cert_chain(certificate, key)
    except (ssl.SSLError, OSError) as error:
        return f"the certificate cannot be used: {error}"
    to_server, to_phone = ssl.MemoryBIO(), ssl.MemoryBIO()
    server = server_context.wrap_bio(to_server, to_phone, server_side=True)
    client = phone(authority).wrap_bio(to_phone, to_server, server_hostname=host)
    for _ in range(TURNS):
        done = 0
        for side in (client, server):
            try:
                side.do_handshake()
                done += 1
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLCertVerificationError as error:
                return error.verify_message
            except ssl.SSLError as error:
                return str(error.reason)
        if done == 2:
            return ""
    return "the handshake does not end"


def call(
    host: str, port: int, authority: x509.Certificate | None, *, encrypted: bool, path: str = "/health"
) -> tuple[int, str]:
    """The status of a call as that phone makes it, or 0 and why there is none."""
    wanted = f"GET {path} HTTP/1.1\r\nHost: {bracketed(host)}:{port}\r\nConnection: close\r\n\r\n"
    try:
        with socket.create_connection((host, port), PATIENCE) as plain:
            sock = phone(authority).wrap_socket(plain, server_hostname=host) if encrypted else plain
            sock.sendall(wanted.encode("ascii"))
            first = sock.recv(64)
    except ssl.SSLCertVerificationError as error:
        return 0, error.verify_message
    except (OSError, ValueError) as error:
        return 0, str(error) or type(error).__name__
    kind, _, rest = first.partition(b" ")
    status = rest.partition(b" ")[0]
    if not kind.startswith(b"HTTP/") or not status.isdigit():
        return 0, "no answer by http"
    return int(status), ""
