"""`floorassist tls`: an authority of the store's own, so that phones have https on a private network."""

from datetime import datetime
from pathlib import Path

import click
from sqlalchemy import select

from floorassist.app import REACTIONS
from floorassist.cli.opening import founded
from floorassist.clock import system_clock
from floorassist.config import Settings, from_environment
from floorassist.storage.schema import Store
from floorassist.storage.session import Database
from floorassist.tls.addresses import hosts_here
from floorassist.tls.authority import fingerprint, hosts_of, reach_of
from floorassist.tls.names import Reach, widened
from floorassist.tls.shelf import NoAuthority, Shelf


@click.group("tls")
def tls_group() -> None:
    """Https in the store without a public name."""


@tls_group.command("init")
@click.option("--name", help="What phones show it as; else the store's name.")
@click.option("--also", multiple=True, help="One more name or network, such as floor.lan or 130.59.0.0/16.")
@click.option("--anew", is_flag=True, help="Make another one: every phone has to trust it again.")
def tls_init(name: str | None, also: tuple[str, ...], anew: bool) -> None:
    """Make the authority and the server's certificate, where there is none yet."""
    settings, now = from_environment(), system_clock()
    try:
        reach = widened(also)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--also") from None
    shelf = Shelf(settings.data)
    if not begin(shelf, name or store_name(settings), reach, now=now, anew=anew):
        click.echo("There is an authority already; it stays. After --anew every phone has to trust again.")
    try:
        outside = shelf.add_names(tuple(one for one in also if "/" not in one))
    except NoAuthority as error:
        raise click.ClickException(str(error)) from None
    if outside:
        raise click.ClickException(f"This authority may not vouch for {outside[0]}. One that may: --anew")
    renew(shelf, now=now)
    tell(shelf)
    click.echo("Serve with it: floorassist serve --host 0.0.0.0 --tls")


@tls_group.command("show")
@click.option("--pem", type=click.Path(dir_okay=False, path_type=Path), help="Write the certificate here.")
def tls_show(pem: Path | None) -> None:
    """The authority's fingerprint, what it may vouch for, and the server's certificate."""
    shelf = Shelf(from_environment().data)
    tell(shelf)
    if pem:
        from cryptography.hazmat.primitives.serialization import Encoding

        pem.write_bytes(shelf.authority().certificate.public_bytes(Encoding.PEM))
        click.echo(f"Written: {pem}")


def ready(settings: Settings, *, now: datetime) -> Path:
    """The server's certificate and key in one file, made and renewed as needed."""
    shelf = Shelf(settings.data)
    begin(shelf, store_name(settings), Reach(), now=now)
    renew(shelf, now=now)
    return shelf.leaf_file


def begin(shelf: Shelf, name: str, reach: Reach, *, now: datetime, anew: bool = False) -> bool:
    """Make an authority where there is none; whether one was made."""
    shelf.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    return shelf.begin(name, reach, now=now, anew=anew)


def renew(shelf: Shelf, *, now: datetime) -> None:
    """Have a certificate that will do; ClickException says why there can be none."""
    try:
        shelf.renew(hosts_here(), now=now)
    except NoAuthority as error:
        raise click.ClickException(str(error)) from None


def tell(shelf: Shelf) -> None:
    """What there is, in a few lines."""
    try:
        authority, leaf = shelf.authority().certificate, shelf.leaf()
    except NoAuthority as error:
        raise click.ClickException(str(error)) from None
    reach = reach_of(authority)
    click.echo(f"Authority: {authority.subject.rfc4514_string()}")
    click.echo(f"  SHA-256 {fingerprint(authority)}")
    click.echo(f"  until {authority.not_valid_after_utc:%Y-%m-%d}, for {', '.join(reach.domains)},")
    click.echo(f"  {', '.join(map(str, reach.networks))}")
    if leaf:
        found = leaf.certificate
        click.echo(f"Server: until {found.not_valid_after_utc:%Y-%m-%d}, for {', '.join(hosts_of(found))}")


def store_name(settings: Settings) -> str:
    """What the only store is called, or the product."""
    if not founded(settings):
        return "floorassist"
    database = Database(settings.database_url, reactions=REACTIONS)
    try:
        with database.surveying() as session:
            names = session.scalars(select(Store.name).limit(2)).all()
    finally:
        database.close()
    return names[0] if len(names) == 1 else "floorassist"
