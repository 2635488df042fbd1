"""What a scanner read or a hand typed, looked up in this store, and codes that workers bind to items."""

from typing import Annotated, Literal

from pydantic import Field

from floorassist.catalog import barcode
from floorassist.catalog import queries as catalog
from floorassist.catalog.queries import ItemView
from floorassist.floor import queries as floor
from floorassist.floor import views_api as floor_views
from floorassist.floor.views_api import SpotView
from floorassist.labels import actions, blank_actions, queries
from floorassist.labels.blank import shown
from floorassist.labels.code import Code, meaning
from floorassist.labels.queries import Blank, Hit
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr, tr_many
from floorassist.web import access
from floorassist.web.errors import BadInput
from floorassist.web.openapi import Api, Body, Told

api = Api("labels")
UNBOUND = mark("This label is new. Say what it stands for, and from then on every phone knows it.")
GONE = mark("What this label stood for is gone. Say what it stands for now.")
CARTON = mark("This is the code of a carton. It usually holds this item; check the name on it.")


class ScannedText(Body):
    """A text as scanned or typed; `symbology` is the scanner's name for the kind of code."""

    text: Annotated[str, Field(max_length=2_000)]
    symbology: Annotated[str, Field(max_length=20)] = ""


class NewBinding(ScannedText):
    """A code that stands for an item from now on; `move` takes it away from another item (supervisors).

    A blank code may stand for a place instead: `spot` is its id or its address.
    """

    item_id: Annotated[int, Field(ge=1, le=catalog.LARGEST_ID)] | None = None
    spot: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    move: bool = False


class CodeView(Told):
    """What the text stands for in this store.

    `items` holds several items whose barcodes end in the five digits that were typed; `detail` says what to
    do where nothing was found, else what is on the label besides the number. `bindable` is true for a barcode
    that no item has yet, and for a blank label (`blank`) that stands for nothing yet.
    """

    kind: Literal["item", "spot", "join", "unknown"]
    item: ItemView | None = None
    spot: SpotView | None = None
    items: list[ItemView] = Field(default_factory=list)
    text: str
    gtin: str | None = None
    detail: str = ""
    bindable: bool = False
    blank: bool = False


@api.get("/codes", query=ScannedText, answers=CodeView)
def codes(query: ScannedText) -> CodeView:
    """What a scanned or typed code stands for: an item, a spot, a join code. No link is ever opened."""
    with access.reading() as session:
        return _view(session, query)


@api.post("/codes/binding", body=NewBinding, answers=CodeView)
def bind(body: NewBinding) -> CodeView:
    """Bind a barcode that no item has to an item, or a blank label to an item or a place.

    One that stands for something else is a conflict that names it.
    """
    caller, now, code = access.current(), access.now(), _code(body)
    with access.writing() as session:
        blank = queries.blank_of(session, code)
        if blank:
            wanted = (body.item_id, body.spot)
            blank_actions.bind_blank(session, blank.token, *wanted, caller, move=body.move, now=now)
        elif body.item_id is None:
            raise BadInput("item_id", tr("A barcode stands for an item. Say which one."))
        else:
            actions.bind(session, code, body.item_id, caller, move=body.move, now=now)
        return _view(session, body)


@api.delete("/codes/binding", query=ScannedText)
def unbind(query: ScannedText) -> None:
    """Take a binding back: who made it may, and supervisors. What a file brought is not touched."""
    caller, now, code = access.current(), access.now(), _code(query)
    with access.writing() as session:
        blank = queries.blank_of(session, code)
        if blank:
            blank_actions.unbind_blank(session, blank.token, caller, now=now)
        else:
            actions.unbind(session, code, caller, now=now)


def _code(told: ScannedText) -> Code:
    text = told.text.replace("\x00", "")  # no database column takes it
    return meaning(text, told.symbology, access.house().settings.country)


def _view(session: StoreSession, told: ScannedText) -> CodeView:
    text, code = told.text.replace("\x00", ""), _code(told)
    if code.kind == "spot":
        return _spot(session, code, text)
    if code.kind == "join":
        detail = tr("This is a code to join. It is used on the phone that wants to join.")
        return CodeView(kind="join", text=text, detail=detail)
    hit = queries.look_up(session, code, text)
    found = catalog.items(session, hit.item_ids)
    if not found and code.kind in ("words", "plu") and not code.detail:
        return _spot(session, code, text)
    return _items(found, hit, code, text)


def _items(found: list[ItemView], hit: Hit, code: Code, text: str) -> CodeView:
    gtin = code.value if code.kind == "gtin" else None
    if len(found) == 1:
        remarks = {
            "inner": tr(CARTON),
            "plain": tr(
                "{number} is organic. This store lists {plain} only.", number=code.value, plain=code.value[1:]
            ),
        }
        detail = " ".join(filter(None, [remarks.get(hit.how, ""), code.label]))
        return CodeView(kind="item", item=found[0], text=text, gtin=gtin, detail=detail)
    if found:
        detail = tr_many(
            "{n} item ends in {digits}. Pick one.",
            "{n} items end in {digits}. Pick one.",
            len(found),
            digits=code.value,
        )
        return CodeView(kind="item", items=found, text=text, detail=detail)
    detail = code.detail or _missing(code)
    return CodeView(kind="unknown", text=text, gtin=gtin, detail=detail, bindable=code.kind == "gtin")


def _spot(session: StoreSession, code: Code, text: str) -> CodeView:
    spot = floor.spot_of(session, code.value)
    blank = queries.blank_of(session, code) if spot is None else None
    if blank:
        return _blank(session, blank, text)
    if spot is None:
        return CodeView(kind="unknown", text=text, detail=_missing(code))
    return CodeView(kind="spot", spot=floor_views.spot_view(session, spot), text=text)


def _blank(session: StoreSession, blank: Blank, text: str) -> CodeView:
    """What a blank label was bound to; one that was not, or to what is gone, waits for that."""
    item = catalog.item(session, blank.item_id) if blank.item_id else None
    if item:
        return CodeView(kind="item", item=item, text=text, blank=True)
    spots = floor.spots(session) if blank.spot_id else None
    spot = spots.by_id.get(blank.spot_id or "") if spots else None
    if spot:
        return CodeView(kind="spot", spot=floor_views.spot_view(session, spot), text=text, blank=True)
    detail = tr(GONE if blank.spot_id else UNBOUND)
    return CodeView(kind="unknown", text=shown(blank.token), detail=detail, bindable=True, blank=True)


def _missing(code: Code) -> str:
    """What is not here, and what to do about it."""
    what = {
        "gtin": tr("No item here has the barcode {digits}.", digits=barcode.printed(code.value)),
        "item": tr("This label's item is not in this store any more."),
        "spot": tr("This label's place is not on the plan any more."),
        "tail": tr("No barcode here ends in {digits}.", digits=code.value),
        "plu": tr("Nothing here has the number {digits}.", digits=code.value),
    }.get(code.kind, tr("Nothing here is called “{words}”.", words=code.value[:60]))
    return tr("{what} Search for it by name, or ask the nearest colleague.", what=what)
