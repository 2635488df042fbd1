"""A list of aisles and bays, as rows of a spreadsheet, read leniently; a fault names its row and column."""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from floorassist.floor.parse import BAYS, BAYS_AN_AISLE, LEVEL_METRES, WIDEST
from floorassist.floor.plan import Side
from floorassist.floor.reading import FAULTS_TOLD, TEXT_LIMIT, Fault, PlanRefused
from floorassist.translation import number, tr

_HEADINGS: dict[str, str] = {
    "aisle": "aisle number, aisle, aisle no, aisle code, aisle num, isle, number, pasillo, gang, allee",
    "name": "description, aisle description, aisle name, descripcion, beschreibung",
    "department": "department, dept, departamento, seccion, abteilung, rayon",
    "side": "side, aisle side, lado, seite, cote",
    "bay": "bay, bay number, bay no, bay code, section, modulo, bahia, regal, travee",
    "label": "label, bay label, bay description, bay name",
    "bays": "bays, bays a side, bays per side, number of bays",
    "place": "place",
    "level": "level, floor, planta, etage",
    "aisle_id": "aisle id",
    "x": "x",
    "y": "y",
    "length": "length, aisle length",
    "from_x": "from x",
    "from_y": "from y",
    "to_x": "to x",
    "to_y": "to y",
    "width": "aisle width, width",
    "shelf_depth": "shelf depth",
    "bay_id": "bay id",
    "at": "bay at",
    "bay_width": "bay width",
}
_FIELD_OF = {one.strip(): key for key, line in _HEADINGS.items() for one in line.split(",")}
_SIDES: dict[str, Side] = dict.fromkeys(("l", "left", "lhs", "izquierda", "izq", "links", "gauche"), "L")
_SIDES |= dict.fromkeys(("r", "right", "rhs", "derecha", "der", "rechts", "droite"), "R")
_LINE = ("from_x", "from_y", "to_x", "to_y")
_LIMITS = {"aisle": 24, "aisle_id": 64, "bay_id": 64}


@dataclass(slots=True)
class ListedBay:
    """A bay as a list tells of it; what it does not tell is None."""

    code: str
    side: Side
    id: str | None = None
    label: str | None = None
    at: float | None = None
    width: float | None = None


@dataclass(slots=True)
class ListedAisle:
    """An aisle as a list tells of it; `line` is from x, from y, to x, to y in metres, or None."""

    row: int
    code: str
    name: str | None = None
    department: str | None = None
    level: str | None = None
    id: str | None = None
    line: tuple[float, float, float, float] | None = None
    width: float | None = None
    shelf_depth: float | None = None
    bays: dict[tuple[Side, int], ListedBay] = field(default_factory=dict)


def read(header: Sequence[str], rows: Iterable[tuple[int, Sequence[object]]]) -> list[ListedAisle]:
    """The aisles in the order of the list; rows come with their number. PlanRefused tells up to 50 faults.

    Rows that tell of items are read for their place only. A row with `bays` and no bay stands for so many
    bays on either side.
    """
    columns: dict[str, int] = {}
    for n, heading in enumerate(header):
        key = _FIELD_OF.get(_plain(heading))
        if key and key not in columns:
            columns[key] = n
    if "aisle" not in columns:
        shown = ", ".join(f"“{heading[:40]}”" for heading in header[:20] if heading)
        raise PlanRefused(
            [
                Fault(
                    "header", tr("No column is the aisle. Name one “aisle”; there are: {shown}.", shown=shown)
                )
            ]
        )
    reader = _Reader(columns)
    for row, cells in rows:
        reader.read(row, cells)
    if not reader.aisles and not reader.faults:
        reader.fault(1, "aisle", tr("No row names an aisle."))
    if reader.faults:
        raise PlanRefused(reader.faults)
    return list(reader.aisles.values())


class _Reader:
    """Reads row after row; the first row that tells something of an aisle or a bay is believed."""

    def __init__(self, columns: dict[str, int]) -> None:
        self.columns, self.faults = columns, list[Fault]()
        self.aisles: dict[str, ListedAisle] = {}
        self.count = 0

    def fault(self, row: int, column: str, detail: str) -> None:
        """Note a fault; the 50th one ends the reading."""
        self.faults.append(Fault(f"row {row}, {column}", detail))
        if len(self.faults) >= FAULTS_TOLD:
            raise PlanRefused(self.faults)

    def read(self, row: int, cells: Sequence[object]) -> None:
        """One row."""
        self.row, self.cells = row, cells
        code = self._text("aisle")
        if not code or self._text("place") == "fixture":
            return
        aisle = self.aisles.setdefault(code.casefold(), ListedAisle(row, code))
        for key in ("name", "department", "level"):
            if getattr(aisle, key) is None and key in self.columns:
                setattr(aisle, key, self._text(key))
        aisle.id = aisle.id or self._text("aisle_id") or None
        if aisle.line is None:
            aisle.line = self._line()
        if aisle.width is None:
            aisle.width = self._metres("width", 0.4, WIDEST)
        if aisle.shelf_depth is None:
            aisle.shelf_depth = self._metres("shelf_depth", 0, 5)
        self._bays(aisle)

    def _line(self) -> tuple[float, float, float, float] | None:
        """Where an aisle runs: from its own four numbers, or upwards to `x`, `y` for its length."""
        found = [self._metres(key, -LEVEL_METRES, LEVEL_METRES) for key in (*_LINE, "x", "y")]
        ax, ay, bx, by, x, y = found
        if ax is not None and ay is not None and bx is not None and by is not None:
            return ax, ay, bx, by
        if x is None or y is None:
            return None
        length = self._metres("length", 0.5, LEVEL_METRES)
        if length is None:
            self.fault(self.row, "length", tr("An aisle with x and y needs its length in metres, too."))
            return None
        return x, y + length, x, y

    def _bays(self, aisle: ListedAisle) -> None:
        code, side = self._text("bay"), self._text("side").casefold()
        if side and side not in _SIDES:
            self.fault(self.row, "side", tr("The side is L or R, not {side}.", side=f"{side[:20]!r}"))
            return
        sides: tuple[Side, ...] = (_SIDES[side],) if side else ("L", "R")
        numbers = range(1, self._count() + 1) if not code else ()
        if code:
            number = re.fullmatch(r"0*([0-9]{1,4})(?:\.0+)?", code)
            if not number:
                self.fault(
                    self.row,
                    "bay",
                    tr("A bay is a number of up to four digits, not {code}.", code=f"{code[:20]!r}"),
                )
                return
            numbers = (int(number[1]),)  # type: ignore[assignment]
        for one in sides:
            for each in numbers:
                self._bay(aisle, one, each, alone=len(sides) == 1)

    def _bay(self, aisle: ListedAisle, side: Side, code: int, *, alone: bool) -> None:
        if (side, code) in aisle.bays:
            return
        self.count += 1
        if self.count > BAYS or len(aisle.bays) >= BAYS_AN_AISLE:
            detail = tr(
                "A plan may have {most} bays at most, and an aisle {most_an_aisle}. Split the list.",
                most=number(BAYS),
                most_an_aisle=BAYS_AN_AISLE,
            )
            raise PlanRefused([*self.faults, Fault(f"row {self.row}, bay", detail)])
        bay = ListedBay(str(code), side, label=self._text("label") or None)
        bay.at, bay.width = self._metres("at", 0, LEVEL_METRES), self._metres("bay_width", 0.05, WIDEST)
        bay.id = self._text("bay_id") or None if alone else None
        aisle.bays[side, code] = bay

    def _count(self) -> int:
        told = self._metres("bays", 0, 200)
        return int(told or 0)

    def _text(self, key: str) -> str:
        """A cell as a text; the apostrophe that kept a spreadsheet program from calculating is taken off."""
        place = self.columns.get(key)
        value = self.cells[place] if place is not None and place < len(self.cells) else ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        text = " ".join(str(value).split())
        if text.startswith("'") and text[1:2] in ("=", "+", "-", "@"):
            text = text[1:]
        limit = _LIMITS.get(key, TEXT_LIMIT)
        if len(text) > limit or not text.isprintable():
            self.fault(
                self.row, key, tr("A plain text of at most {limit} letters is needed here.", limit=limit)
            )
            return ""
        return text

    def _metres(self, key: str, low: float, high: float) -> float | None:
        text = self._text(key).replace(",", ".")
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if low <= value <= high:
            return value
        self.fault(
            self.row,
            key,
            tr(
                "A number from {low} to {high} is needed here, not {text}.",
                low=f"{low:g}",
                high=f"{high:g}",
                text=f"{text[:20]!r}",
            ),
        )
        return None


def _plain(heading: str) -> str:
    decomposed = unicodedata.normalize("NFKD", heading).casefold()
    return " ".join(
        re.findall(r"[a-z0-9]+", "".join(one for one in decomposed if not unicodedata.combining(one)))
    )
