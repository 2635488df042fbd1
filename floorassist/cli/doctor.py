"""`floorassist doctor`: looks over all that a store on this machine needs, and says per line what to do."""

import socket
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from pathlib import Path

import click
from cryptography import x509

from floorassist.cli import findings
from floorassist.cli.findings import Finding
from floorassist.clock import system_clock
from floorassist.config import DEFAULT_PORT, Settings, from_environment
from floorassist.push.endpoint import NAMES
from floorassist.tls import rehearsal
from floorassist.tls.addresses import hosts_here, likeliest
from floorassist.tls.authority import hosts_of, why_anew
from floorassist.tls.names import NAME, vouched
from floorassist.tls.shelf import NoAuthority, Shelf

COLOURS = {"ok": "green", "look": "yellow", "bad": "red"}
SOON = timedelta(days=21)


@click.command()
@click.option("--port", default=DEFAULT_PORT, show_default=True, help="The port that phones come to.")
@click.option("--cert", type=click.Path(exists=True, path_type=Path), help="The certificate of --cert.")
@click.option("--key", type=click.Path(exists=True, path_type=Path), help="Its key.")
@click.option("--name", help="The name that phones type, for --cert.")
@click.option("--offline", is_flag=True, help="Ask nothing on the internet.")
def doctor(port: int, cert: Path | None, key: Path | None, name: str | None, offline: bool) -> None:
    """Look over address, port, certificates, clock, disk, database and push; each line says what to do."""
    settings, bad = from_environment(), 0
    seen = given(cert, key, name, port) if cert else own(settings, port)
    try:
        for one in chain(looked_over(settings, port, offline), seen):
            bad += show(one)
    except PermissionError as error:
        bad += show(Finding("bad", "Rights", f"{error.filename} is another user's. Run this as its owner."))
    click.echo(f"\n{bad} to mend." if bad else "\nNothing to mend.")
    sys.exit(1 if bad else 0)


def show(one: Finding) -> int:
    """Print a line; 1 if something is to be mended."""
    click.echo(f"{click.style(f'{one.state:<5}', fg=COLOURS[one.state])}{one.title:<14}{one.words}")
    return one.state == "bad"


def looked_over(settings: Settings, port: int, offline: bool) -> Iterator[Finding]:
    """The machine, the store's data, the way to the network and beyond."""
    yield findings.program()
    yield from findings.data_folder(settings)
    yield findings.disk(settings)
    yield from findings.database(settings)
    yield findings.open_files()
    yield findings.clock(settings, system_clock(), None if offline else findings.service_time(NAMES[0]))
    if not offline:
        yield from findings.push(settings)
    address = likeliest()
    if address is None:
        yield Finding(
            "bad", "Address", "This machine is in no network. Phones cannot come. Join the store's."
        )
    else:
        yield Finding("ok", "Address", f"{address}. Have the router always give it this one.")
    yield at_port(port)


def at_port(port: int) -> Finding:
    """Whether the port is free, or ours."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except PermissionError:
            return Finding("bad", "Port", f"{port} is not for this user. Choose one above 1023.")
        except OSError:
            status, _why = rehearsal.call("127.0.0.1", port, None, encrypted=False)
            if status:
                return Finding("ok", "Port", f"{port}: floorassist answers, or a program like it")
            return Finding("bad", "Port", f"{port} belongs to another program. Choose another with --port.")
    return Finding("look", "Port", f"{port} is free: nothing is served now. Start: floorassist serve")


def own(settings: Settings, port: int) -> Iterator[Finding]:
    """The store's own authority, what it issued, and what a phone that trusts it sees."""
    shelf, now = Shelf(settings.data), system_clock()
    try:
        authority = shelf.authority()
    except NoAuthority:
        yield Finding(
            "look", "Authority", "None. Phones lack the camera without https: floorassist serve --tls"
        )
        return
    ends = authority.certificate.not_valid_after_utc
    if now > ends - SOON:
        yield Finding("bad", "Authority", f"It ends on {ends:%Y-%m-%d}. Run: floorassist tls init --anew")
    else:
        yield Finding("ok", "Authority", f"{authority.certificate.subject.rfc4514_string()}, until {ends:%Y}")
    reach = shelf.reach()
    wanted = vouched((*hosts_here(), *shelf.names()), reach)
    why = why_anew(shelf.leaf(), authority, wanted, now=now)
    if why:
        yield Finding(
            "bad", "Certificate", f"It is due: {why}. Run: floorassist tls init (serving does it too)"
        )
        return
    yield Finding("ok", "Certificate", f"for {', '.join(shelf.hosts())}")
    for host in (likeliest(), NAME):
        if host:
            yield seen_by_phone(authority.certificate, shelf.leaf_file, None, host, port)


def given(cert: Path, key: Path | None, name: str | None, port: int) -> Iterator[Finding]:
    """A certificate from elsewhere: its days, its names, its key, and what a phone sees."""
    try:
        found = x509.load_pem_x509_certificates(cert.read_bytes())[0]
    except (ValueError, IndexError):
        yield Finding("bad", "Certificate", f"{cert} holds no certificate in PEM. Give the full chain.")
        return
    left = found.not_valid_after_utc - system_clock()
    state: findings.State = "bad" if left < timedelta(0) else "look" if left < SOON else "ok"
    words = f"until {found.not_valid_after_utc:%Y-%m-%d}, for {', '.join(hosts_of(found)) or 'no name'}"
    yield Finding(state, "Certificate", words if state == "ok" else f"{words}. Renew it now.")
    for host in [name] if name else hosts_of(found)[:1]:
        if not host.startswith("*"):
            yield seen_by_phone(None, cert, key, host, port)


def seen_by_phone(
    authority: x509.Certificate | None, certificate: Path, key: Path | None, host: str, port: int
) -> Finding:
    """Whether a phone would take this certificate at this name, and whether it gets through to it now."""
    title = "Phone's view"
    refused = rehearsal.refusal(authority, certificate, host, key)
    if refused:
        return Finding(
            "bad", title, f"https://{host}:{port} is refused: {refused}. Mend the line above first."
        )
    status, why = rehearsal.call(host, port, authority, encrypted=True)
    if status:
        return Finding("ok", title, f"https://{host}:{port} answers, sealed and trusted")
    return Finding("look", title, f"https://{host}:{port} would be trusted; not reached from here ({why}).")
