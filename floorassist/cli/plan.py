"""`floorassist import plan`, `export plan` and `plan sketch`: a store's plan from files, and as files."""

import uuid
from collections.abc import Mapping
from pathlib import Path

import click

from floorassist.catalog import queries as catalog
from floorassist.cli.opening import OF_STORE, Opened, open_store
from floorassist.cli.people import told
from floorassist.cli.store import FILE, export_group, import_group
from floorassist.draft import actions as draft_actions
from floorassist.draft import beginning, files, stock_queries
from floorassist.draft import queries as drafts
from floorassist.draft.changes import Change
from floorassist.draft.models import LABEL
from floorassist.draft.reading import tidy
from floorassist.floor import actions as floor_actions
from floorassist.floor import queries as floor
from floorassist.floor.exchange import load
from floorassist.floor.parse import parse
from floorassist.floor.plan import Plan
from floorassist.floor.reading import PlanRefused
from floorassist.floor.sketch import sketch
from floorassist.labels.fonts import typeface
from floorassist.storage.session import StoreSession
from floorassist.web import assets

FAULTS_SHOWN = 20


@import_group.command("plan")
@FILE
@click.option("--draft", is_flag=True, help="Into the draft that supervisors edit, instead of publishing it.")
@OF_STORE
def import_plan(file: Path, draft: bool, store: str | None) -> None:
    """Publish a plan: JSON, GeoJSON, IMDF (zip), or a list of aisles (CSV, XLSX) on the plan there is."""
    with told(), open_store(store) as opened:
        with opened.database.reading(opened.store_id) as session:
            published = floor.published(session)
            document = drafts.draft(session).document
        try:
            beside = parse(document) if draft else load(published.document) if published else None
            found = files.read(file.read_bytes(), file.name, beside)
        except PlanRefused as refused:
            raise click.ClickException(faults_of(refused)) from None
        for remark in found.remarks:
            click.echo(remark)
        if draft:
            put_into_draft(opened, found, f"Import of {file.name}"[:LABEL])
        else:
            publish(opened, found.plan)


@export_group.command("plan")
@click.option(
    "--format", "name", type=click.Choice(list(files.FORMATS)), help="Else as the file is named; JSON."
)
@click.option("--draft", is_flag=True, help="The draft, and not the published plan.")
@click.option("--level", help="The id of the one level to draw (SVG, PNG, PDF).")
@click.option("--paper", type=click.Choice(["a4", "a3", "a2", "a1", "letter", "tabloid"]), default="a3")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of the screen."
)
@OF_STORE
def export_plan(
    name: str | None, draft: bool, level: str | None, paper: str, output: Path | None, store: str | None
) -> None:
    """The published plan: JSON, CSV, GeoJSON, IMDF, or SVG, PNG and PDF for the wall."""
    name = name or named_after(output)
    with open_store(store) as opened:
        with opened.database.reading(opened.store_id) as session:
            plan, about = plan_of(session, draft)
            stock = stock_queries.stock(session) if name == "csv" else {}
        letters = typeface(assets.resource_dir("static"))
        wish = files.Wish(about, level, paper)
        try:
            content = files.written(plan, name, wish, stock=stock, typeface=letters, now=opened.now)
        except PlanRefused as refused:
            raise click.ClickException(faults_of(refused)) from None
    if output:
        output.write_bytes(content)
    else:
        click.echo(content, nl=False)


@click.group("plan")
def plan_group() -> None:
    """The store's plan."""


@plan_group.command("sketch")
@click.option("--replace", is_flag=True, help="Also where there is a plan already.")
@OF_STORE
def sketch_plan(replace: bool, store: str | None) -> None:
    """Lay out a draft plan from the aisle names in the catalog, so that there is a map on day one."""
    with told(), open_store(store) as opened:
        with opened.database.reading(opened.store_id) as session:
            uses = catalog.aisle_uses(session)
            number = floor.current_revision(session)
        if number and not replace:
            raise click.ClickException(
                f"There is a plan already (revision {number}). Add --replace to replace it."
            )
        try:
            plan = sketch(opened.store_name, uses)
        except ValueError as error:
            raise click.ClickException(str(error)) from None
        publish(opened, plan)


def publish(opened: Opened, plan: Plan) -> None:
    """Make it the store's plan, and say how large it is."""
    with opened.database.writing(opened.store_id) as session:
        number = floor_actions.publish_plan(session, plan, by=None, now=opened.now)
    click.echo(f"Published as revision {number}: {size(files.counts(plan))}.")


def put_into_draft(opened: Opened, found: files.Found, label: str) -> None:
    """Make the file one change of the draft, and say how large the draft is then."""
    with opened.database.writing(opened.store_id) as session:
        document = drafts.draft(session).document
        edits = beginning.edits(document, found.plan, keeps_geo=found.format == "csv")
        if not edits:
            click.echo("The draft says the same already.")
            return
        change = tidy(Change(str(uuid.uuid4()), label, edits))
        draft_actions.take_changes(session, [change], by=None, now=opened.now)
    click.echo(f"In the draft: {len(edits)} changes, now {size(files.counts(found.plan))}.")


def plan_of(session: StoreSession, draft: bool) -> tuple[Plan, str]:
    """The plan that is wanted, and the words beside its title."""
    if draft:
        try:
            return parse(drafts.draft(session).document), "Draft"
        except PlanRefused as refused:
            raise click.ClickException(faults_of(refused)) from None
    found = floor.published(session)
    if found is None:
        raise click.ClickException("There is no plan yet. Import one, or run: floorassist plan sketch")
    return load(found.document), f"Revision {found.revision}"


def named_after(output: Path | None) -> str:
    """The format that a file's name asks for; JSON where it asks for none."""
    name = output.name.lower() if output else ""
    ends = {".zip": "imdf"} | {one.ending: one.name for one in files.FORMATS.values()}
    return next((found for ending, found in ends.items() if name.endswith(ending)), "json")


def faults_of(refused: PlanRefused) -> str:
    """Why a file is refused, a line a fault."""
    shown = [f"{one.field}: {one.detail}" for one in refused.faults[:FAULTS_SHOWN]]
    more = len(refused.faults) - len(shown)
    return "\n".join(shown + ([f"… and {more} more"] if more else []))


def size(counts: Mapping[str, int]) -> str:
    """How large a plan is."""
    return f"{counts['aisles']} aisles, {counts['bays']} bays"
