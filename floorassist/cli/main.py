"""The root of the `floorassist` command: init, demo, serve, migrate, backup, and a group a noun."""

from pathlib import Path

import click
from sqlalchemy import select

from floorassist import __version__
from floorassist.app import REACTIONS
from floorassist.cli import checklist as checklist_command
from floorassist.cli import doctor as doctor_command
from floorassist.cli import labels as label_commands
from floorassist.cli import people as people_commands
from floorassist.cli import plan as plan_commands
from floorassist.cli import serving
from floorassist.cli import store as store_commands
from floorassist.cli import tls as tls_commands
from floorassist.cli.opening import addresses, prepared, print_join
from floorassist.clock import system_clock
from floorassist.config import DEFAULT_PORT, BadSettings, from_environment
from floorassist.demo import actions as demo
from floorassist.demo.export import demo_csv
from floorassist.people import actions as people
from floorassist.storage.backup import back_up
from floorassist.storage.migrate import migrate as bring_up_to_date
from floorassist.storage.schema import Store
from floorassist.storage.session import Database


@click.group()
@click.version_option(__version__, prog_name="floorassist")
def cli() -> None:
    """Where can I find it? Find it, walk there, or ask the nearest colleague who knows."""


@cli.command()
@click.option("--store", default="My store", show_default=True, help="Name of the store.")
@click.option("--supervisor", default="Supervisor", show_default=True, help="Name of the first supervisor.")
@click.option("--yes", is_flag=True, help="Ask nothing, take the defaults.")
def init(store: str, supervisor: str, yes: bool) -> None:
    """Create the data folder, keys, database, a store and its first supervisor."""
    if not yes:
        store = click.prompt("Name of the store", default=store)
        supervisor = click.prompt("Your name (you become its first supervisor)", default=supervisor)
    settings = prepared()
    database = Database(settings.database_url, reactions=REACTIONS)
    with database.founding() as session:
        if session.scalar(select(Store.id).where(Store.name == store)):
            click.echo(f"There is a store {store!r} in {settings.data} already; nothing was changed.")
            return
        founded = people.found_store(session, name=store, supervisor=supervisor, now=system_clock())
    database.close()
    click.echo(f"{store} is ready in {settings.data}.")
    click.echo(f"Start it with: floorassist serve --host 0.0.0.0 --port {DEFAULT_PORT} --tls")
    print_join(addresses("http", "0.0.0.0", DEFAULT_PORT)[0], founded.join_token, supervisor)  # noqa: S104


@cli.command("demo")
@click.option("--csv", is_flag=True, help="Only print the demo catalog, as an example of a file to import.")
def demo_store(csv: bool) -> None:
    """Seed a believable superstore with a ghost crew, to try everything alone."""
    if csv:
        click.echo(demo_csv(), nl=False)
        return
    settings = prepared()
    database = Database(settings.database_url, reactions=REACTIONS)
    seeded = demo.seed_demo(database, clock=system_clock)
    database.close()
    click.echo(f"{demo.STORE} is ready." if seeded.fresh else f"{demo.STORE} is there already.")


@cli.command()
def migrate() -> None:
    """Bring the database to the newest shape; a backup is made before."""
    settings = from_environment()
    steps = bring_up_to_date(settings.database_url, settings.data / "backups", now=system_clock())
    click.echo(f"Applied: {', '.join(steps)}." if steps else "The database is up to date.")


@cli.command()
@click.argument("target", type=click.Path(path_type=Path))
def backup(target: Path) -> None:
    """Copy the SQLite database into a new file, while it is in use."""
    settings = from_environment()
    if not settings.embedded:
        raise click.ClickException("This store is on PostgreSQL: use pg_dump.")
    back_up(Path(settings.database_url.removeprefix("sqlite:///")), target)
    click.echo(f"Written and checked: {target}")


for command in (
    serving.serve,
    doctor_command.doctor,
    tls_commands.tls_group,
    store_commands.import_group,
    store_commands.export_group,
    plan_commands.plan_group,
    people_commands.person,
    people_commands.device,
    people_commands.token,
    people_commands.customers,
    label_commands.labels,
    checklist_command.checklist,
):
    cli.add_command(command)


def main() -> None:
    """The command; settings that cannot work are told in a sentence."""
    try:
        cli()
    except BadSettings as error:
        raise SystemExit(f"Error: {error}") from None
