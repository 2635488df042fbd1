"""`floorassist import` and `export`: a store's catalog, from files."""

import sys
from pathlib import Path

import click

from floorassist.catalog import actions as catalog
from floorassist.catalog import import_actions, import_queries
from floorassist.catalog.import_queries import ImportView
from floorassist.catalog.reading import FileError
from floorassist.catalog.reading import opened as opened_file
from floorassist.cli.opening import OF_STORE, open_store
from floorassist.cli.people import told
from floorassist.clock import system_clock

FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
SHOWN = 20


@click.group("import")
def import_group() -> None:
    """Bring items or a plan into the store."""


@import_group.command("items")
@FILE
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@OF_STORE
def import_items(file: Path, dry_run: bool, store: str | None) -> None:
    """Items from a CSV or XLSX file: new ones are added, known ones (by sku) brought up to date."""
    click.echo(columns_of(file))
    with (
        told(),
        open_store(store) as opened,
        click.progressbar(length=1, label="Reading", file=sys.stderr) as bar,
    ):

        def show(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        number = catalog.import_items(
            opened.database,
            opened.store_id,
            file.read_bytes(),
            file.name,
            clock=system_clock,
            dry_run=dry_run,
            progress=show,
        )
        with opened.database.reading(opened.store_id) as session:
            found = import_queries.import_view(session, number)
    assert found is not None
    tell_import(found)


@import_group.command("undo")
@OF_STORE
def undo_import(store: str | None) -> None:
    """Put the catalog back to what it was before the last import."""
    with told(), open_store(store) as opened, opened.database.writing(opened.store_id) as session:
        last = import_queries.undoable_id(session)
        if last is None:
            raise click.ClickException("There is no import that can be undone.")
        import_actions.undo_import(session, last, now=opened.now)
    click.echo(f"Import {last} is undone.")


@click.group("export")
def export_group() -> None:
    """Write what the store has to a file."""


def columns_of(file: Path) -> str:
    """How the file's columns are read, as shown before an import; ClickException if it can't be."""
    try:
        matched = opened_file(file.read_bytes(), file.name).columns.shown
    except FileError as error:
        raise click.ClickException(str(error)) from None
    return "\n".join(f"  {one.heading} -> {one.field or 'not used'}" for one in matched)


def tell_import(found: ImportView) -> None:
    """What came of an import, with the first remarks of each kind; an error when nothing was imported."""
    for title, remarks, total in (
        ("left out", found.errors, found.errors_total),
        ("to look at", found.warnings, found.warnings_total),
    ):
        if total:
            click.echo(f"{total} rows {title}:")
        for remark in remarks[:SHOWN]:
            click.echo(f"  row {remark.row}, {remark.column}: {remark.detail}")
        if total > SHOWN:
            click.echo(f"  … and {total - SHOWN} more")
    if found.state == "failed":
        raise click.ClickException("Nothing was imported.")
    verb = "would be " if found.dry_run else ""
    click.echo(
        f"{found.rows} rows: {found.created} items {verb}new, {found.updated} {verb}changed, "
        f"{found.unchanged} as before."
    )
