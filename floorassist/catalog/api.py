"""The JSON routes of the catalog: items, and the imports that bring them."""

import threading

from flask import request

from floorassist.catalog import actions, import_actions, import_queries, queries
from floorassist.catalog.import_queries import ImportView
from floorassist.catalog.queries import ItemView
from floorassist.catalog.reading import FileError, Opened, opened
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web import access
from floorassist.web.errors import BadInput, NotFound
from floorassist.web.openapi import Api, Told

api = Api("catalog")


class ImportsView(Told):
    """The newest imports first."""

    imports: list[ImportView]


@api.get("/items/<int:item_id>", answers=ItemView)
def item(item_id: int) -> ItemView:
    """One item with its barcodes and all its places."""
    with access.reading() as session:
        found = queries.item(session, item_id)
    if found is None:
        raise NotFound(
            tr("There is no item {item_id} in this store. Search for it by name.", item_id=item_id)
        )
    return found


@api.post("/imports", answers=ImportView, status=202, role="supervisor", upload=True)
def new_import() -> ImportView:
    """Import items from a CSV or XLSX file; with dry_run only say what would change."""
    file = _sent_file()
    house, caller = access.house(), access.current()
    import_id = actions.begin(
        house.database,
        caller.store_id,
        file,
        clock=house.clock,
        dry_run=_is_dry_run(),
        person_id=caller.person_id,
    )
    worker = threading.Thread(
        target=actions.carry_out,
        args=(house.database, caller.store_id, import_id, file),
        kwargs={"clock": house.clock},
        name=f"import {import_id}",
        daemon=True,
    )
    with access.reading() as session:
        view = _view(session, import_id)
    worker.start()
    return view


@api.get("/imports", answers=ImportsView, role="supervisor")
def imports() -> ImportsView:
    """The newest imports, with the first remarks of each."""
    with access.reading() as session:
        return ImportsView(imports=import_queries.imports(session))


@api.get("/imports/<int:import_id>", answers=ImportView, role="supervisor")
def one_import(import_id: int) -> ImportView:
    """One import: how far it is, or what came of it."""
    with access.reading() as session:
        return _view(session, import_id)


@api.post("/imports/<int:import_id>/undo", answers=ImportView, role="supervisor")
def undo(import_id: int) -> ImportView:
    """Put the catalog back to what it was before the last import."""
    with access.writing() as session:
        import_actions.undo_import(session, import_id, now=access.now())
        return _view(session, import_id)


def _view(session: StoreSession, import_id: int) -> ImportView:
    found = import_queries.import_view(session, import_id)
    if found is None:
        raise NotFound(tr("There is no import {import_id} in this store.", import_id=import_id))
    return found


def _sent_file() -> Opened:
    """The uploaded file with its columns matched; a sentence if it cannot be read."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise BadInput("file", tr("Choose a CSV or XLSX file to import."))
    try:
        return opened(sent.read(), sent.filename.replace("\x00", ""))  # no database column takes it
    except FileError as error:
        raise BadInput("file", str(error)) from None


def _is_dry_run() -> bool:
    said = request.form.get("dry_run", "false").strip().lower()
    if said not in ("true", "false"):
        raise BadInput("dry_run", tr("dry_run is true or false."))
    return said == "true"
