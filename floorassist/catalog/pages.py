"""The pages of the catalog: what a scanned label opens, and the desk's import."""

import csv
import io
from collections.abc import Callable
from urllib.parse import urlencode

from flask import Flask, Response, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue

from floorassist.catalog import (
    barcode,
    import_queries,
    label_queries,
    listing_queries,
    moves_queries,
    placement,
    proposal_queries,
    reset_queries,
    trust_queries,
)
from floorassist.catalog.api import ImportsView
from floorassist.catalog.rows import Place
from floorassist.storage import events
from floorassist.storage.session import Database
from floorassist.translation import mark, tr
from floorassist.web import access, ahead
from floorassist.web.errors import NotFound
from floorassist.web.pages import Desk, app_shell
from floorassist.web.spreadsheet_text import formula_safe

desk = Desk("catalog")
StandsFor = Callable[[Database, str], str | None]
BEYOND = "what a label stands for"
"""The extension that leads from a blank label to what it was bound to: its address, or None."""
UNKNOWN_LABEL = mark("This label is not known here. Any colleague can find the thing for you.")
KEPT_TO_COLLEAGUES = mark("They know where it is, or who knows.")


def register(app: Flask) -> None:
    """Serve the desk's pages and the addresses that are printed on labels."""
    desk.register(app)
    app.context_processor(lambda: {"open_fixes": _open_fixes, "open_proposals": _open_proposals})
    app.add_url_rule("/items/<int:item_id>", "item_screen", item_screen)
    app.add_url_rule("/01/<gtin>", "label_gtin", gtin_label)
    app.add_url_rule("/i/<int:item_id>", "label_item", item_label)
    app.add_url_rule("/l/<path:spot>", "label_spot", spot_label)  # ids from other programs hold slashes


def item_screen(item_id: int) -> ResponseReturnValue:
    """The app at an item; where its place is sure it stands in the page, and shows before the app starts."""
    path = f"/api/items/{item_id}"
    told = ahead.answers(path)
    item = told.get(path, {})
    place = next(iter(item.get("placements", ())), None)
    if place is None or item["out_of_stock"] or place["doubted_at"]:
        return app_shell(told)
    lines = placement.lines(Place(*(place[name] for name in ("aisle", "bay", "side", "shelf", "role"))))
    numbered = placement.is_numbered(place["aisle"])
    return app_shell(told, "catalog/item_screen.html", item=item, place=place, lines=lines, numbered=numbered)


def gtin_label(gtin: str) -> ResponseReturnValue:
    """The label of an item with a barcode."""
    if access.caller():
        return app_shell()
    if not barcode.is_gtin(gtin):
        return _unknown()
    with access.house().database.surveying() as session:
        return _item_page(label_queries.item_of_gtin(session, barcode.gtin14(gtin), access.now()))


def item_label(item_id: int) -> ResponseReturnValue:
    """The label of an item without a barcode."""
    if access.caller():
        return item_screen(item_id)
    with access.house().database.surveying() as session:
        return _item_page(label_queries.item_of_id(session, item_id, access.now()))


def spot_label(spot: str) -> ResponseReturnValue:
    """The label of a bay, or of another place."""
    if access.caller():
        return app_shell()
    found = label_queries.spot_of_id(access.house().database, spot)
    if found is None:
        stands: StandsFor = current_app.extensions[BEYOND]
        path = stands(access.house().database, spot)
        return redirect(path) if path else _unknown()
    if not found.shows_customers:
        return render_template("catalog/ask.html", store=found.store, words=tr(KEPT_TO_COLLEAGUES))
    return render_template("catalog/spot.html", store=found.store, aisle=found.aisle, words=found.say)


@desk.get("/import")
def import_page() -> ResponseReturnValue:
    """Send a file, see what it would change, import it, undo the last one."""
    with access.reading() as session:
        found = ImportsView(imports=import_queries.imports(session))
    return render_template("catalog/import.html", imports=found.model_dump(mode="json"))


@desk.get("/fixes")
def fixes_page() -> ResponseReturnValue:
    """Places that somebody could not find an item at, to be put right."""
    with access.reading() as session:
        found = trust_queries.fixes(session)
        cursor = events.cursor(session)
    return render_template("catalog/fixes.html", fixes=found.model_dump(mode="json"), cursor=cursor)


@desk.get("/moves")
def moves_page() -> ResponseReturnValue:
    """What staff say of where things are, aisles being reset, whole places moved at once."""
    with access.reading() as session:
        found = {
            "proposals": proposal_queries.proposals(session),
            "resets": reset_queries.resets(session),
            "moves": moves_queries.moves(session, now=access.now()),
        }
        cursor = events.cursor(session)
    now = {part: view.model_dump(mode="json") for part, view in found.items()}
    return render_template("catalog/moves.html", now=now, cursor=cursor)


@desk.get("/items")
def items_page() -> ResponseReturnValue:
    """Leaf through the catalog; what has no place on the plan can be shown alone."""
    words = request.args.get("q", "")[:200].replace("\x00", "").strip()
    only_off_plan = request.args.get("off_plan") == "1"
    page = request.args.get("page", default=1, type=int)
    with access.reading() as session:
        found = listing_queries.listing(session, words, only_off_plan=only_off_plan, page=page)

    def page_address(number: int) -> str:
        asked = {"q": words, "off_plan": "1" if only_off_plan else "", "page": number}
        return f"/desk/items?{urlencode({name: value for name, value in asked.items() if value})}"

    return render_template(
        "catalog/items.html",
        found=found,
        words=words,
        only_off_plan=only_off_plan,
        page_address=page_address,
        printed=barcode.printed,
    )


@desk.get("/import/<int:import_id>/report.csv")
def import_report(import_id: int) -> ResponseReturnValue:
    """What is wrong with the rows of an import, as a CSV that no spreadsheet program runs as formulas."""
    with access.reading() as session:
        found = import_queries.import_view(session, import_id)
    if found is None:
        raise NotFound(tr("There is no import {id} in this store.", id=import_id))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["row", "column", "detail", "kept"])
    for kept, remarks in (("no", found.errors), ("yes", found.warnings)):
        for one in remarks:
            writer.writerow([one.row, formula_safe(one.column), formula_safe(one.detail), kept])
    # The mark at the start tells spreadsheet programs that this is UTF-8.
    response = Response("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="import-{import_id}-report.csv"'
    return response


def _open_fixes() -> int:
    """How many places are in doubt, for the desk's navigation."""
    with access.reading() as session:
        return trust_queries.open_fixes(session)


def _open_proposals() -> int:
    """How many places told by staff wait, for the tab."""
    with access.reading() as session:
        return proposal_queries.open_proposals(session)


def _item_page(found: label_queries.LabelledItem | None) -> ResponseReturnValue:
    if found is None:
        return _unknown()
    if not found.shows_customers:
        return render_template("catalog/ask.html", store=found.store, words=tr(KEPT_TO_COLLEAGUES))
    return render_template("catalog/item.html", store=found.store, item=found)


def _unknown() -> ResponseReturnValue:
    return render_template("catalog/ask.html", store="", words=tr(UNKNOWN_LABEL)), 404
