"""What a scanner read or a hand typed, looked up in this store."""

from typing import Annotated, Literal

from pydantic import Field

from floorassist.catalog import barcode
from floorassist.catalog import queries as catalog
from floorassist.catalog.queries import ItemView
from floorassist.floor import queries as floor
from floorassist.floor import views_api as floor_views
from floorassist.floor.views_api import SpotView
from floorassist.labels.code import Code, meaning
from floorassist.storage.session import StoreSession
from floorassist.web import access
from floorassist.web.openapi import Api, Body, Told

api = Api("labels")


class ScannedText(Body):
    """A text as scanned or typed; `symbology` is the scanner's name for the kind of code."""

    text: Annotated[str, Field(max_length=2_000)]
    symbology: Annotated[str, Field(max_length=20)] = ""


class CodeView(Told):
    """What the text stands for in this store.

    `items` holds several items whose barcodes end in the five digits that were typed; `detail` says what to
    do where nothing was found.
    """

    kind: Literal["item", "spot", "join", "unknown"]
    item: ItemView | None = None
    spot: SpotView | None = None
    items: list[ItemView] = Field(default_factory=list)
    text: str
    gtin: str | None = None
    detail: str = ""


@api.get("/codes", query=ScannedText, answers=CodeView)
def codes(query: ScannedText) -> CodeView:
    """What a scanned or typed code stands for: an item, a spot, a join code. No link is ever opened."""
    text = query.text.replace("\x00", "")  # no database column takes it
    code = meaning(text, query.symbology)
    with access.reading() as session:
        if code.kind == "spot":
            return _spot(session, code, text)
        if code.kind == "join":
            detail = "This is a code to join. It is used on the phone that wants to join."
            return CodeView(kind="join", text=text, detail=detail)
        found = catalog.items(session, _item_ids(session, code, text))
        if not found and code.kind == "words" and not code.detail:
            return _spot(session, code, text)
    return _items(found, code, text)


def _item_ids(session: StoreSession, code: Code, text: str) -> list[int]:
    """The items that a code may stand for. A number may always be a sku as well."""
    if code.kind == "item":
        item_id = int(code.value)
        return [item_id] if item_id <= catalog.LARGEST_ID else []
    by_sku = catalog.id_of_sku(session, code.value if code.kind == "words" else text.strip())
    if code.kind == "gtin":
        by_gtin = catalog.id_of_gtin(session, code.value)
        return [found for found in (by_gtin or by_sku,) if found]
    ids = [by_sku] if by_sku else []
    if code.kind == "tail":
        ids += [one for one in catalog.ids_of_tail(session, code.value) if one not in ids]
    return ids


def _items(found: list[ItemView], code: Code, text: str) -> CodeView:
    gtin = code.value if code.kind == "gtin" else None
    if len(found) == 1:
        return CodeView(kind="item", item=found[0], text=text, gtin=gtin)
    if found:
        detail = f"{len(found)} items end in {code.value}. Pick one."
        return CodeView(kind="item", items=found, text=text, detail=detail)
    return CodeView(kind="unknown", text=text, gtin=gtin, detail=code.detail or _missing(code))


def _spot(session: StoreSession, code: Code, text: str) -> CodeView:
    spot = floor.spot_of(session, code.value)
    if spot is None:
        return CodeView(kind="unknown", text=text, detail=_missing(code))
    return CodeView(kind="spot", spot=floor_views.spot_view(session, spot), text=text)


def _missing(code: Code) -> str:
    """What is not here, and what to do about it."""
    what = {
        "gtin": f"No item here has the barcode {barcode.printed(code.value)}.",
        "item": "This label's item is not in this store any more.",
        "spot": "This label's place is not on the plan any more.",
        "tail": f"No barcode here ends in {code.value}.",
    }.get(code.kind, f"Nothing here is called “{code.value[:60]}”.")
    return f"{what} Search for it by name, or ask the nearest colleague."
