"""Label sheets as PDF: choosing, looking at them before, making them, and what was printed."""

import threading
from typing import Annotated, Literal

from flask import Response
from pydantic import Field

from floorassist.labels import picture, print_actions, print_queries, sheet
from floorassist.labels.choice import MOST, MOST_BLANKS, Choice, Printable, What, of_token, writable
from floorassist.labels.choice_queries import chosen
from floorassist.labels.fonts import typeface
from floorassist.labels.label import Label
from floorassist.labels.presets import BY_ID, LARGEST_OFFSET, pages
from floorassist.labels.print_queries import LabelDeskView, RunView
from floorassist.labels.sheet import Setting
from floorassist.labels.typeface import Typeface
from floorassist.storage.session import StoreSession
from floorassist.translation import tr, tr_many
from floorassist.web import access, assets, security
from floorassist.web.errors import BadInput, NotFound
from floorassist.web.openapi import Api, Body, Told

api = Api("printing")
PresetId = Literal["l7160", "l7651", "5160", "roll-62", "a4", "letter", "a4-sign", "letter-sign"]
Millimetres = Annotated[float, Field(ge=-LARGEST_OFFSET, le=LARGEST_OFFSET, allow_inf_nan=False)]
HOST = r"^https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:[0-9]{1,5})?$"


class SheetChoice(Body):
    """Which sheet: its offset in mm (right, down), the label to start at, and the address that codes lead to.

    Without `host` it is the address at which this call came in.
    """

    preset: PresetId = "l7160"
    offset_x: Millimetres = 0.0
    offset_y: Millimetres = 0.0
    start: Annotated[int, Field(ge=1, le=65)] = 1
    host: Annotated[str, Field(max_length=100, pattern=HOST)] | None = None


class LabelChoice(SheetChoice):
    """Which labels: of an aisle (its code), of a department, one thing alone (its id), only what changed."""

    what: What
    aisle: Annotated[str, Field(max_length=40)] = ""
    department: Annotated[str, Field(max_length=80)] = ""
    only: Annotated[str, Field(max_length=80)] = ""
    changed: bool = False
    count: Annotated[int, Field(ge=0, le=MOST_BLANKS)] = 0
    copies: Annotated[int, Field(ge=1, le=10)] = 1


class CameOut(Body):
    """Whether the labels of a print hang on the floor."""

    came_out: bool


class ChosenView(Told):
    """So many labels on so many pages, `most` at once; `changed` of the things are new or say something else
    (null where they are too many to look at, and for blank codes).

    `unwritable` labels go without words for which this server has no font; their codes are whole.
    """

    labels: int
    pages: int
    changed: int | None
    unwritable: int
    most: int = MOST


class RunsView(Told):
    """The last prints, the newest first."""

    runs: list[RunView]


@api.get("/labels", answers=LabelDeskView, role="supervisor")
def label_choices() -> LabelDeskView:
    """Sheets, aisles and departments to choose from, and the last prints."""
    with access.reading() as session:
        return print_queries.desk(session, access.now())


@api.get("/labels/chosen", query=LabelChoice, answers=ChosenView, role="supervisor")
def chosen_labels(query: LabelChoice) -> ChosenView:
    """How many labels a choice means."""
    fonts = letters()
    with access.reading() as session:
        found = chosen(session, choice_of(query))
    number = query.count if query.what == "blank" else found.total
    number *= query.copies
    poor = sum(writable(one.label, fonts.can_write) != one.label for one in found.labels)
    setting = setting_of(query)
    sheets_needed = pages(setting.preset, setting.start, number) if number else 0
    return ChosenView(labels=number, pages=sheets_needed, changed=found.changed, unwritable=poor)


@api.get("/labels/preview", query=LabelChoice, binary="image/png", role="supervisor")
def label_preview(query: LabelChoice) -> Response:
    """The first sheet as a picture."""
    setting, fonts = setting_of(query), letters()
    room = picture.fitting(setting.preset, setting.start)
    with access.reading() as session:
        found = _some(session, query, room)
    labels = [writable(label, fonts.can_write) for label in found]
    return as_file(picture.picture(labels, setting, fonts), "image/png")


@api.get("/labels/calibration", query=SheetChoice, binary="application/pdf", role="supervisor")
def calibration_page(query: SheetChoice) -> Response:
    """A page with every label's outline and rulers, to find a printer's offset."""
    made = sheet.calibration(setting_of(query), letters(), access.now())
    return as_file(made, "application/pdf", f"calibration-{query.preset}.pdf")


@api.get("/labels/runs", answers=RunsView, role="supervisor")
def label_runs() -> RunsView:
    """The last prints."""
    with access.reading() as session:
        return RunsView(runs=print_queries.runs(session, access.now()))


@api.post("/labels/runs", body=LabelChoice, answers=RunView, status=202, role="supervisor")
def new_label_run(body: LabelChoice) -> RunView:
    """Make the sheets of a choice; they are drawn beside this call."""
    house, caller, now = access.house(), access.current(), access.now()
    setting, fonts = setting_of(body), letters()
    with access.reading() as session:
        labels = chosen(session, choice_of(body))
    with access.writing() as session:
        order = print_actions.begin(session, choice_of(body), labels, setting, by=caller.person_id, now=now)
        found = _view(session, order.run_id)
    threading.Thread(
        target=print_actions.make,
        args=(house.database, caller.store_id, order, fonts),
        kwargs={"clock": house.clock},
        name=f"labels {order.run_id}",
        daemon=True,
    ).start()
    return found


@api.get("/labels/runs/<int:run_id>", answers=RunView, role="supervisor")
def label_run(run_id: int) -> RunView:
    """One print: how far its sheets are."""
    with access.reading() as session:
        return _view(session, run_id)


@api.put("/labels/runs/<int:run_id>", body=CameOut, answers=RunView, role="supervisor")
def put_label_run(run_id: int, body: CameOut) -> RunView:
    """Say that a print did not come out: its labels count as never printed. Or that it did after all."""
    with access.writing() as session:
        print_actions.came_out(session, run_id, body.came_out, now=access.now())
        return _view(session, run_id)


@api.get("/labels/runs/<int:run_id>/sheets", binary="application/pdf", role="supervisor")
def label_sheets(run_id: int) -> Response:
    """The sheets as PDF, for two days."""
    with access.reading() as session:
        made = print_queries.sheets_of(session, run_id)
    if made is None:
        raise NotFound(
            tr("These sheets are not here (any more): they are kept for two days. Make them again.")
        )
    return as_file(made, "application/pdf", f"labels-{run_id}.pdf")


def choice_of(told: LabelChoice) -> Choice:
    """The part of it that says which things."""
    fields = Choice.__dataclass_fields__
    return Choice(**{name: value for name, value in told.model_dump().items() if name in fields})


def setting_of(told: SheetChoice) -> Setting:
    """The part of it that says how they are laid out."""
    preset = BY_ID[told.preset]
    if told.start > preset.labels:
        raise BadInput(
            "start",
            tr_many(
                "This sheet has {n} label. Start at one of them.",
                "This sheet has {n} labels. Start at one of them.",
                preset.labels,
            ),
        )
    return Setting(preset, told.host or own_host(), told.start, (told.offset_x, told.offset_y))


def own_host() -> str:
    """The address at which this call came in."""
    return security.start_address()


def letters() -> Typeface:
    """The fonts of labels."""
    return typeface(assets.resource_dir("static"))


def _some(session: StoreSession, query: LabelChoice, room: int) -> list[Label]:
    """What stands on the first sheet; blank codes show an example, since they are made when printed."""
    if query.what == "blank":
        found = [of_token("B4D6F8H2")] * query.count
    else:
        found = chosen(session, choice_of(query)).labels
    copies: list[Printable] = [one for one in found[:room] for _ in range(query.copies)]
    return [one.label for one in copies[:room]]


def _view(session: StoreSession, run_id: int) -> RunView:
    found = print_queries.run(session, run_id, access.now())
    if found is None:
        raise NotFound(tr("There is no print {run_id} in this store.", run_id=run_id))
    return found


def as_file(content: bytes, kind: str, name: str = "") -> Response:
    """A file of ours, kept nowhere on the way."""
    response = Response(content, content_type=kind)
    response.headers["Cache-Control"] = "private, no-store"
    if name:
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
