"""`floorassist labels`: sheets of labels as a PDF, without the desk."""

import re
import sys
from pathlib import Path

import click

from floorassist.cli.opening import OF_STORE, open_store
from floorassist.cli.people import told
from floorassist.clock import system_clock
from floorassist.labels import print_actions, print_queries
from floorassist.labels.choice import Choice, What
from floorassist.labels.choice_queries import chosen
from floorassist.labels.fonts import typeface
from floorassist.labels.presets import BY_ID, LARGEST_OFFSET
from floorassist.labels.print_api import HOST
from floorassist.labels.sheet import Setting
from floorassist.web import assets

KINDS: dict[str, What] = {
    "items": "item",
    "bays": "bay",
    "aisles": "aisle",
    "places": "place",
    "blanks": "blank",
}
SHIFT = click.FloatRange(-LARGEST_OFFSET, LARGEST_OFFSET)


@click.command("labels")
@click.argument("what", type=click.Choice(list(KINDS)))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--address", required=True, help="What the codes lead to, such as https://floor.example.")
@click.option("--sheet", "preset", type=click.Choice(list(BY_ID)), default="l7160", show_default=True)
@click.option("--aisle", default="", help="Only of this aisle (its code).")
@click.option("--department", default="", help="Only of this department.")
@click.option("--changed", is_flag=True, help="Only what says something else than when it was last printed.")
@click.option("--count", default=0, help="How many blank codes.")
@click.option("--copies", type=click.IntRange(1, 10), default=1, show_default=True)
@click.option("--start", default=1, show_default=True, help="The first label of the sheet that is free.")
@click.option("--right", type=SHIFT, default=0.0, help="Moves all labels by so many mm to the right.")
@click.option("--down", type=SHIFT, default=0.0, help="Moves all labels by so many mm down.")
@OF_STORE
def labels(what: str, file: Path, store: str | None, **told_so: object) -> None:
    """Write sheets of labels (WHAT) to a PDF (FILE); they count as printed from then on."""
    setting = _setting(told_so)
    choice = Choice(KINDS[what], **{name: told_so[name] for name in _CHOSEN})  # type: ignore[arg-type]
    with told(), open_store(store) as opened:
        with opened.database.reading(opened.store_id) as session:
            found = chosen(session, choice)
        with opened.database.writing(opened.store_id) as session:
            order = print_actions.begin(session, choice, found, setting, by=None, now=opened.now)
        letters = typeface(assets.resource_dir("static"))
        print_actions.make(opened.database, opened.store_id, order, letters, clock=system_clock)
        with opened.database.reading(opened.store_id) as session:
            made = print_queries.sheets_of(session, order.run_id)
    if made is None:
        raise click.ClickException("The sheets could not be made; the log says why. Nothing was printed.")
    file.write_bytes(made)
    click.echo(f"{len(order.labels):,} labels written to {file}. Print them at 100 %.", file=sys.stderr)


_CHOSEN = ("aisle", "department", "changed", "count", "copies")


def _setting(told_so: dict[str, object]) -> Setting:
    """How they are laid out; ClickException names what cannot be."""
    preset, host, start = BY_ID[str(told_so["preset"])], str(told_so["address"]).rstrip("/"), told_so["start"]
    if not re.fullmatch(HOST, host):
        raise click.ClickException("--address is a bare address, such as https://floor.example.")
    if not (isinstance(start, int) and 1 <= start <= preset.labels):
        raise click.ClickException(f"--start: this sheet has {preset.labels} labels. Start at one of them.")
    return Setting(preset, host, start, (float(str(told_so["right"])), float(str(told_so["down"]))))
