"""`floorassist serve`: by which way phones come, what is printed for them, and the server itself."""

import ipaddress
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import click

from floorassist.cli import tls
from floorassist.cli.opening import EVERYWHERE, addresses, open_store, prepared, print_join
from floorassist.clock import system_clock
from floorassist.config import DEFAULT_PORT, Settings
from floorassist.people import actions as people
from floorassist.server import ServedAlready, answers_for_name
from floorassist.server import serve as run_server
from floorassist.tls.names import NAME

JOINING_SUPERVISORS = 5


@dataclass(frozen=True)
class Way:
    """How phones come: `start` is the scheme of the code to join, `proxies` those who may tell of a call."""

    start: str
    certificate: Path | None = None
    key: Path | None = None
    proxies: tuple[str, ...] = ()
    words: str = ""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=DEFAULT_PORT, show_default=True, help="Port to listen on.")
@click.option("--http", is_flag=True, help="Plain http: works everywhere, without the live camera on phones.")
@click.option("--tls", "own", is_flag=True, help="Https by the store's own authority, made if there is none.")
@click.option("--cert", type=click.Path(exists=True, path_type=Path), help="Certificate (PEM) for https.")
@click.option("--key", type=click.Path(exists=True, path_type=Path), help="Its key (PEM).")
@click.option("--proxy", multiple=True, help="Address or network of a proxy that ends https in front.")
@click.option("--join", is_flag=True, help="Print a QR that lets a supervisor's phone in.")
def serve(
    host: str,
    port: int,
    http: bool,
    own: bool,
    cert: Path | None,
    key: Path | None,
    proxy: tuple[str, ...],
    join: bool,
) -> None:
    """Serve the store. Without --http, --tls or --cert, https ends at the proxy in front."""
    one_way(http, own, cert, key, proxy)
    settings = prepared(host=host, port=port, secure=not http)
    settings, way = chosen(settings, http=http, own=own, cert=cert, key=key, proxies=proxy)
    found = addresses(way.start, host, port)
    if join:
        print_code(found[0])
    click.echo("\nServing at:")
    for address in found:
        click.echo(f"  {address}/")
    if answers_for_name(settings):
        click.echo(f"  {way.start}://{NAME}:{port}/ (where the network passes such names on)")
    if way.words:
        click.echo(way.words)
    sys.stdout.flush()
    try:
        run_server(settings, way.certificate, way.key, proxies=way.proxies)
    except ServedAlready as error:
        raise click.ClickException(str(error)) from None


def one_way(http: bool, own: bool, cert: Path | None, key: Path | None, proxies: tuple[str, ...]) -> None:
    """Raise a UsageError unless phones come by one way."""
    if (cert is None) != (key is None):
        raise click.UsageError("--cert and --key go together.")
    if sum((http, own, cert is not None, bool(proxies))) > 1:
        raise click.UsageError("Choose one: --http, --tls, --cert with --key, or --proxy.")
    for one in proxies:
        try:
            ipaddress.ip_network(one, strict=False)
        except ValueError:
            raise click.UsageError(f"--proxy is an address or a network, not {one!r}.") from None


def chosen(
    settings: Settings,
    *,
    http: bool,
    own: bool,
    cert: Path | None,
    key: Path | None,
    proxies: tuple[str, ...],
) -> tuple[Settings, Way]:
    """The settings and the way by which phones come; the store's own certificate is made and renewed here."""
    if own:
        file = tls.ready(settings, now=system_clock())
        words = "Https at the same port. A phone that scans the code is shown once how to trust this store."
        return replace(settings, beside="doorstep"), Way("http", file, file, words=words)
    if cert:
        return replace(settings, beside="over"), Way("https", cert, key)
    if http:
        words = "Plain http: phones search, walk, ask and scan from a photo; the camera needs https (--tls)."
        return settings, Way("http", words=words if settings.host in EVERYWHERE else "")
    if proxies:
        return replace(settings, beside="over"), Way("http", proxies=proxies)
    return settings, Way("http")


def print_code(address: str) -> None:
    """A code that lets a few supervisors' phones in."""
    with open_store(None) as opened, opened.database.writing(opened.store_id) as session:
        link = people.new_join_link(
            session, role="supervisor", uses=JOINING_SUPERVISORS, by=None, now=opened.now, lets_in=True
        )
    print_join(address, link.token, f"a supervisor of {opened.store_name}")
