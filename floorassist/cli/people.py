"""`floorassist person`, `device` and `token`: who may come in, from the command line."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from floorassist.cli.opening import OF_STORE, addresses, open_store, print_join
from floorassist.config import DEFAULT_PORT
from floorassist.people import actions, desk_queries, staff_actions, token_actions
from floorassist.people.person_actions import the_person
from floorassist.web.errors import Problem

OWNER = "owner"


@contextmanager
def told() -> Iterator[None]:
    """A problem as the command's error."""
    try:
        yield
    except Problem as problem:
        raise click.ClickException(problem.detail) from None


@click.group()
def person() -> None:
    """Who works here."""


@person.command("list")
@OF_STORE
def list_people(store: str | None) -> None:
    """Everybody, with role and state."""
    with open_store(store) as opened, opened.database.reading(opened.store_id) as session:
        for one in desk_queries.members(session, opened.now):
            phones = ", ".join(phone.name for phone in one.devices) or "no phone"
            click.echo(f"{one.id}\t{one.name}\t{one.role}\t{one.state}\t{phones}")


@person.command()
@click.option("--role", type=click.Choice(["worker", "supervisor"]), default="worker", show_default=True)
@click.option("--uses", type=click.IntRange(1, 100), default=1, show_default=True, help="How many may join.")
@click.option("--address", help="Where phones reach the server, as https://host.")
@OF_STORE
def invite(role: str, uses: int, address: str | None, store: str | None) -> None:
    """Print a join link and its QR; who joins waits for a supervisor's approval."""
    with open_store(store) as opened, opened.database.writing(opened.store_id) as session:
        link = actions.new_join_link(
            session,
            role="supervisor" if role == "supervisor" else "worker",
            uses=uses,
            by=None,
            now=opened.now,
        )
    print_join(address or addresses("http", "0.0.0.0", DEFAULT_PORT)[0], link.token, f"a {role}")  # noqa: S104


@person.command()
@click.argument("person_id", type=int)
@click.option("--address", help="Where phones reach the server, as https://host.")
@OF_STORE
def link(person_id: int, address: str | None, store: str | None) -> None:
    """Print a link that brings somebody known onto one more phone, the first supervisor for instance."""
    with told(), open_store(store) as opened, opened.database.writing(opened.store_id) as session:
        found = actions.link_for(session, person_id, by=None, now=opened.now)
        name = the_person(session, person_id).name
    print_join(address or addresses("http", "0.0.0.0", DEFAULT_PORT)[0], found.token, name)  # noqa: S104


@person.command("revoke")
@click.argument("person_id", type=int)
@OF_STORE
def revoke_person(person_id: int, store: str | None) -> None:
    """Shut somebody out at once, on every phone."""
    with told(), open_store(store) as opened, opened.database.writing(opened.store_id) as session:
        staff_actions.revoke_person(session, person_id, by_role=OWNER, now=opened.now)
    click.echo(f"Person {person_id} is out.")


@person.command("sign-out-all")
@OF_STORE
def sign_out_all(store: str | None) -> None:
    """End every sign-in: everybody enters their PIN again."""
    with open_store(store) as opened, opened.database.writing(opened.store_id) as session:
        ended = staff_actions.sign_everybody_out(session, now=opened.now)
    click.echo(f"{ended} sign-ins are over.")


@click.group()
def device() -> None:
    """The enrolled phones."""


@device.command("list")
@OF_STORE
def list_devices(store: str | None) -> None:
    """Every phone, with who joined on it."""
    with open_store(store) as opened, opened.database.reading(opened.store_id) as session:
        for one in desk_queries.members(session, opened.now):
            for phone in one.devices:
                click.echo(f"{phone.id}\t{phone.name}\t{one.name}\t{phone.last_seen_at:%Y-%m-%d %H:%M} UTC")


@device.command("revoke")
@click.argument("device_id", type=int)
@OF_STORE
def revoke_device(device_id: int, store: str | None) -> None:
    """Shut a phone out at once: lost, or no longer the store's."""
    with told(), open_store(store) as opened, opened.database.writing(opened.store_id) as session:
        staff_actions.revoke_device(session, device_id, by_role=OWNER, now=opened.now)
    click.echo(f"Device {device_id} is out.")


@click.group("customers")
def customers() -> None:
    """What customers see who scan a label."""


@customers.command("show")
@OF_STORE
def show_customers(store: str | None) -> None:
    """An item's name and aisle, or what a place is called."""
    let_see(store, shows=True)


@customers.command("hide")
@OF_STORE
def hide_from_customers(store: str | None) -> None:
    """Nothing of the catalog: they are sent to a colleague."""
    let_see(store, shows=False)


def let_see(store: str | None, *, shows: bool) -> None:
    """Set it, and say what customers see from now on."""
    with open_store(store) as opened, opened.database.writing(opened.store_id) as session:
        actions.let_customers_see(session, shows=shows)
    click.echo("Customers see where things are." if shows else "Customers are sent to a colleague.")


@click.group()
def token() -> None:
    """Secrets for integrations."""


@token.command("new")
@click.option("--name", required=True, help="What it is for.")
@click.option("--role", type=click.Choice(["worker", "supervisor"]), required=True)
@OF_STORE
def new_token(name: str, role: str, store: str | None) -> None:
    """Print a bearer token, alone on the last line; it is shown this once."""
    with told(), open_store(store) as opened, opened.database.writing(opened.store_id) as session:
        secret = token_actions.new_token(session, name=name, role=role, now=opened.now)
    click.echo(
        f"Token {name!r} ({role}) for {opened.store_name}. Send it as Authorization: Bearer <token>.",
        err=True,
    )
    click.echo(secret)


@token.command("list")
@OF_STORE
def list_tokens(store: str | None) -> None:
    """Every token, without its secret."""
    with open_store(store) as opened, opened.database.reading(opened.store_id) as session:
        for one in desk_queries.tokens(session):
            state = "revoked" if one.revoked_at else "active"
            click.echo(f"{one.id}\t{one.name}\t{one.role}\t{state}\t{one.created_at:%Y-%m-%d}")


@token.command("revoke")
@click.argument("token_id", type=int)
@OF_STORE
def revoke_token(token_id: int, store: str | None) -> None:
    """The token no longer opens anything."""
    with told(), open_store(store) as opened, opened.database.writing(opened.store_id) as session:
        token_actions.revoke_token(session, token_id, now=opened.now)
    click.echo(f"Token {token_id} is out.")
