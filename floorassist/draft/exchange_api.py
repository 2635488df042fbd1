"""The plan as files: out in every format, and in as a change of the draft that the caller may make."""

import logging
import re
import unicodedata
from typing import Any, Literal

from flask import Response, request
from pydantic import Field

from floorassist.catalog import queries as catalog
from floorassist.draft import beginning, files, stock_queries
from floorassist.draft import queries as drafts
from floorassist.draft.changes import edits_json
from floorassist.draft.models import LABEL
from floorassist.draft.views_api import EditView
from floorassist.floor import queries as floor
from floorassist.floor.actions import plan_problem
from floorassist.floor.check import faults
from floorassist.floor.exchange import load
from floorassist.floor.parse import parse
from floorassist.floor.plan import Plan
from floorassist.floor.reading import PlanRefused
from floorassist.labels.fonts import typeface
from floorassist.storage.session import StoreSession
from floorassist.translation import day, mark, tr, tr_many
from floorassist.web import access, assets
from floorassist.web.errors import BadInput, NotFound, Problem
from floorassist.web.openapi import Api, Body, Told, read_json

api = Api("files")
log = logging.getLogger(__name__)

FAULTS_SHOWN = 20
MEDIA = ", ".join(one.media.partition(";")[0] for one in files.FORMATS.values())
WHOLE = (
    "file",
    "plan",
    "geo",
    "catalog",
    "header",
    "level",
)  # what such a sentence is about shows without it


class Wanted(Body):
    """Which plan in which format; `level` (an id) draws one alone, `paper` is that of a PDF."""

    format: Literal["json", "csv", "geojson", "imdf", "svg", "png", "pdf"]
    of: Literal["published", "draft"] = "published"
    level: str | None = Field(None, max_length=64)
    paper: Literal["a4", "a3", "a2", "a1", "letter", "tabloid"] = "a3"


class FaultView(Told):
    """What has to be put right before the plan can be published."""

    field: str
    detail: str


class ProposedChange(Told):
    """A change to be sent to /api/plan/draft/changes with a key of the caller's."""

    label: str
    edits: list[EditView]


class FileView(Told):
    """A file as a change of the draft; nothing is changed yet.

    `change` is null where the draft says the same already. `seq` is the draft's last change that it fits,
    `before` and `after` how many things of each kind there are, `faults` what publishing would refuse.
    """

    format: str
    change: ProposedChange | None
    seq: int
    before: dict[str, int]
    after: dict[str, int]
    remarks: list[str]
    faults: list[FaultView]


@api.get("/plan/files", query=Wanted, binary=MEDIA, role="supervisor")
def get_file(query: Wanted) -> Response:
    """The plan as a file: JSON, CSV, GeoJSON, IMDF, SVG, PNG or PDF."""
    with access.reading() as session:
        plan, about = _plan_of(session, query.of)
        standing = stock_queries.stock(session) if query.format == "csv" else {}
    wish = files.Wish(about, query.level, query.paper)
    letters = typeface(assets.resource_dir("static"))
    try:
        content = files.written(plan, query.format, wish, stock=standing, typeface=letters, now=access.now())
    except PlanRefused as refused:
        raise told_problem(refused) from None
    chosen = files.FORMATS[query.format]
    response = Response(content, content_type=chosen.media)
    name = f"{slug(plan.name)}{'-draft' if query.of == 'draft' else ''}{chosen.ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@api.post("/plan/draft/files", answers=FileView, role="supervisor", upload=True)
def post_file() -> FileView:
    """What a file (JSON, GeoJSON, IMDF, CSV, XLSX) would change in the draft; nothing is changed yet."""
    content, filename = _sent()
    return _from_file(content, filename)


@api.post("/plan/draft/start", answers=FileView, role="supervisor", upload=True)
def post_start() -> FileView:
    """What a start would change in the draft: JSON {"from": "catalog"}, or a list of aisles as `file`."""
    if request.mimetype == "multipart/form-data":
        content, filename = _sent()
        if filename.lower().rpartition(".")[2] not in ("csv", "tsv", "txt", "xlsx"):
            raise BadInput(
                "file", tr("A list of aisles comes as CSV or XLSX. Other files come in under Files.")
            )
        return _from_file(content, filename)
    told: Any = read_json()
    if not isinstance(told, dict) or told.get("from") != "catalog":
        raise BadInput("from", tr("Say where to start from: catalog, or send a list of aisles as `file`."))
    with access.reading() as session:
        draft = drafts.draft(session)
        uses = catalog.aisle_uses(session)
    beside = _parsed(draft)
    try:
        plan, remarks = beginning.from_catalog(uses, beside.name, beside)
    except PlanRefused as refused:
        raise told_problem(refused) from None
    return _view(draft, beside, files.Found("catalog", plan, tuple(remarks)), "Aisles from the catalog")


def _from_file(content: bytes, filename: str) -> FileView:
    with access.reading() as session:
        draft = drafts.draft(session)
    beside = _parsed(draft)
    try:
        found = files.read(content, filename, beside)
    except PlanRefused as refused:
        log.info("a plan file was refused: %s", refused.faults[0].field)
        raise told_problem(refused) from None
    return _view(draft, beside, found, f"Import of {filename}"[:LABEL])


def _view(draft: drafts.Draft, beside: Plan, found: files.Found, label: str) -> FileView:
    made = beginning.edits(draft.document, found.plan, keeps_geo=found.format in ("csv", "catalog"))
    edits = [EditView.model_validate(one) for one in edits_json(made)]
    told = faults(found.plan)[:FAULTS_SHOWN]
    return FileView(
        format=found.format,
        change=ProposedChange(label=label, edits=edits) if edits else None,
        seq=draft.seq,
        before=files.counts(beside),
        after=files.counts(found.plan),
        remarks=list(found.remarks),
        faults=[FaultView(field=one.field, detail=one.detail) for one in told],
    )


def _plan_of(session: StoreSession, of: str) -> tuple[Plan, str]:
    """The plan, and the words beside its title."""
    if of == "draft":
        draft = drafts.draft(session)
        return _parsed(draft), tr("Draft of {day}", day=day(access.now()))
    found = floor.published(session)
    if found is None:
        raise NotFound(tr("This store has no published plan yet. Publish one, or take the draft."))
    about = tr("Revision {number}, {day}", number=found.revision, day=day(found.published_at))
    return load(found.document), about


def _parsed(draft: drafts.Draft) -> Plan:
    try:
        return parse(draft.document)
    except PlanRefused as refused:
        raise plan_problem(refused.faults) from None


def _sent() -> tuple[bytes, str]:
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise BadInput("file", tr("Choose a file to import."))
    name = "".join(sign for sign in sent.filename if sign.isprintable())
    return sent.read(), name[-80:]


def told_problem(refused: PlanRefused) -> Problem:
    """Why a file can't be read or written, as a problem that lists every fault."""
    told = refused.faults
    errors = [{"field": one.field, "detail": one.detail} for one in told]
    first, more = told[0], len(told) - 1
    whole = first.field in WHOLE
    detail = first.detail if whole else tr("{name}: {detail}", name=first.field, detail=first.detail)
    if more:
        detail = f"{detail} {tr_many('And {n} more.', 'And {n} more.', more)}"
    return Problem(422, mark("That can't be done with this plan"), detail, errors=errors)


def slug(name: str) -> str:
    """A name for files: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:60] or "plan"
