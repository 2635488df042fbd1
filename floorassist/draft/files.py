"""The plan as files: which formats there are, a plan written in one of them, and a file read as a plan.

JSON, GeoJSON and IMDF bring a plan home without loss. CSV and XLSX bring aisles and bays: they are put on the
plan that is there. SVG, PNG and PDF are pictures for the wall and are not read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from floorassist.catalog import spreadsheet
from floorassist.draft import wall_picture, wall_sheet
from floorassist.floor import bay_list, bay_reading, exchange, geojson, imdf, imdf_reading, svg
from floorassist.floor.bay_list import Standing
from floorassist.floor.check import faults
from floorassist.floor.decoding import SIZE_LIMIT, refuse, text_of
from floorassist.floor.drawing import Drawing, drawing, stacked
from floorassist.floor.laying_out import beside_it, laid_out
from floorassist.floor.plan import Plan
from floorassist.floor.reading import Fault, PlanRefused
from floorassist.labels.typeface import Typeface
from floorassist.translation import tr

Stock = Mapping[str, Sequence[Standing]]


@dataclass(frozen=True)
class Format:
    """A kind of file: its name, how file names end, its media type, what it is for."""

    name: str
    ending: str
    media: str
    words: str


FORMATS = {
    one.name: one
    for one in (
        Format("json", ".json", "application/json", "Everything, to keep and to bring back"),
        Format(
            "csv", ".csv", "text/csv; charset=utf-8", "Aisles, bays and what stands there, for spreadsheets"
        ),
        Format("geojson", ".geojson", "application/geo+json", "Everything, for maps and drawing programs"),
        Format("imdf", ".imdf.zip", "application/zip", "Indoor map of the venue (OGC 20-094)"),
        Format("svg", ".svg", "image/svg+xml", "The plan as a drawing"),
        Format("png", ".png", "image/png", "The plan as a picture"),
        Format("pdf", ".pdf", "application/pdf", "The plan for the wall"),
    )
}


@dataclass(frozen=True)
class Wish:
    """How a plan is wanted: `about` stands by the title, `level` (an id) alone is drawn, on this paper."""

    about: str = ""
    level: str | None = None
    paper: str = "a3"


@dataclass(frozen=True)
class Found:
    """A file as a plan: which format it is, the plan, and what is to be known about it."""

    format: str
    plan: Plan
    remarks: tuple[str, ...] = ()


def written(plan: Plan, name: str, wish: Wish, *, stock: Stock, typeface: Typeface, now: datetime) -> bytes:
    """The bytes of a file in this format; PlanRefused where the plan lacks what the format needs."""
    if name == "json":
        return exchange.dump(plan).encode()
    if name == "csv":
        return ("\ufeff" + bay_list.dump(plan, stock)).encode()
    if name == "geojson":
        return geojson.dump(plan).encode()
    if name == "imdf":
        if told := imdf.missing(plan) or faults(plan):
            raise PlanRefused(told)
        return imdf.dump(plan, now=now)
    drawn = _drawings(plan, wish, typeface)
    if name == "svg":
        return svg.dump(stacked(drawn)).encode()
    if name == "png":
        return wall_picture.picture(stacked(drawn), typeface)
    return wall_sheet.sheets(drawn, wish.paper, typeface, plan.name, now=now)


def read(content: bytes, filename: str, beside: Plan | None) -> Found:
    """The plan in a file; a list of aisles and bays is put on the plan `beside`. PlanRefused says why not."""
    ending = filename.lower().rpartition(".")[2]
    if not content.strip():
        refuse(tr("The file is empty."))
    if len(content) > SIZE_LIMIT:
        refuse(tr("A plan file may have {most} MB at most.", most=SIZE_LIMIT // 1_000_000))
    if ending in ("svg", "png", "jpg", "jpeg", "webp", "pdf", "dxf", "dwg"):
        refuse(
            tr(
                "A .{ending} file is a picture: no aisle can be read from it. Lay it under the plan as a "
                "floor-plan picture (PNG, JPEG or WebP) and draw over it.",
                ending=ending,
            )
        )
    if ending == "zip":
        plan, remarks = imdf_reading.load(content)
        return Found("imdf", plan, tuple(remarks))
    if ending in ("csv", "tsv", "txt", "xlsx"):
        return _listed(content, filename, beside)
    if ending not in ("json", "geojson"):
        refuse(
            tr(
                "A plan comes as .json, .geojson, .zip (IMDF), .csv or .xlsx. "
                "Name the file after what is in it."
            )
        )
    text = text_of(content)
    if '"FeatureCollection"' in text[:2_000]:
        return Found("geojson", geojson.load(text))
    return Found("json", exchange.load(text))


def counts(plan: Plan) -> dict[str, int]:
    """How many things of each kind a plan has, with its bays."""
    kinds = ("levels", "aisles", "zones", "walls", "doors", "fixtures", "anchors", "connectors", "blocks")
    return {kind: len(getattr(plan, kind)) for kind in kinds} | {"bays": sum(1 for _ in plan.bays())}


def _drawings(plan: Plan, wish: Wish, typeface: Typeface) -> list[Drawing]:
    levels = sorted(plan.levels, key=lambda one: one.ordinal)
    wanted = [one for one in levels if wish.level in (None, one.id)]
    if not wanted:
        names = ", ".join(one.id for one in levels)
        there = f"{wish.level!r:.40}"
        if names:
            told = tr("There is no level {level}. There are: {levels}.", level=there, levels=names)
        else:
            told = tr("There is no level {level}. There are: none.", level=there)
        raise PlanRefused([Fault("level", told)])
    return [drawing(plan, one, wish.about, typeface.measure) for one in wanted]


def _listed(content: bytes, filename: str, beside: Plan | None) -> Found:
    try:
        sheet = spreadsheet.read(content, filename)
        listed = bay_reading.read(sheet.header, sheet.rows)
    except spreadsheet.SpreadsheetError as error:
        raise PlanRefused([Fault("file", str(error))]) from None
    remarks = []
    if any(heading.strip().lower() in ("sku", "item number", "gtin") for heading in sheet.header):
        remarks.append(tr("Items in this file were not touched: they come in under Items, Import."))
    plan = laid_out(listed, "Store", beside)
    if told := beside_it(beside, plan):
        remarks.append(told)
    return Found("csv", plan, tuple(remarks))
