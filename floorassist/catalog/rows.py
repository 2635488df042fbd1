"""One row of a spreadsheet as one item at one place; what cannot be read is named by row and column."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from floorassist.catalog import cells
from floorassist.catalog.cells import CellError
from floorassist.catalog.columns import Columns, Field
from floorassist.catalog.spreadsheet import Cell
from floorassist.floor.address import parse_address
from floorassist.translation import tr, tr_many

_LIMITS = {"sku": 64, "name": 200, "brand": 80, "department": 80, "aisle": 40, "bay": 20, "shelf": 40}
_TEMPLATE = "{aisle}-{bay}{side}"
_SIDES = {
    "L": ("l", "left", "left side", "lhs", "izquierda", "izq", "links", "gauche"),
    "R": ("r", "right", "right side", "rhs", "derecha", "der", "rechts", "droite"),
}
_ROLES = {
    "home": ("home", "main", "primary", "shelf", "principal"),
    "endcap": ("endcap", "end cap", "end", "gondola end", "cabecera"),
    "topstock": ("topstock", "top stock", "overstock", "overhead", "top"),
    "backroom": ("backroom", "back room", "stockroom", "back stock", "backstock", "almacen", "lager"),
}
_SIDE_OF = {spelling: side for side, spellings in _SIDES.items() for spelling in spellings}
_ROLE_OF = {spelling: role for role, spellings in _ROLES.items() for spelling in spellings}
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong in a row (an error: the row is left out; a warning: only what the sentence says is)."""

    row: int
    column: str
    detail: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands, as the file writes it; side is L, R or empty, role one of four."""

    aisle: str
    bay: str = ""
    side: str = ""
    shelf: str = ""
    role: str = "home"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item as a file tells of it; an empty value or None says nothing, and so changes nothing."""

    row: int
    sku: str
    name: str
    brand: str = ""
    department: str = ""
    gtins: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    quantity: float | None = None
    price: Decimal | None = None
    image: str = ""
    warnings: tuple[RowError, ...] = ()


def read_row(number: int, row: tuple[Cell, ...], columns: Columns) -> ItemRow | tuple[RowError, ...]:
    """The item in a row, with warnings; or every reason why there is none."""
    beyond = [cell for cell in row[columns.width :] if str(cell).strip()]
    if beyond:  # a comma too many somewhere before: no cell of this row can be trusted
        detail = tr("There are more cells than headings, up to “{cell}”.", cell=str(beyond[-1])[:40])
        return (RowError(number, "", detail),)
    reader = _RowReader(number, row, columns)
    item = ItemRow(
        row=number,
        sku=reader.required("sku"),
        name=reader.required("name"),
        brand=reader.plain("brand"),
        department=reader.plain("department"),
        gtins=reader.gtins(),
        keywords=reader.keywords(),
        places=reader.places(),
        quantity=reader.strict("quantity", cells.quantity, None),
        price=reader.strict("price", cells.price, None),
        image=reader.lenient("image", cells.image),
        warnings=tuple(reader.warnings),
    )
    return tuple(reader.errors) or item


class _RowReader:
    """Reads the cells of one row by field and collects what is wrong."""

    def __init__(self, number: int, row: tuple[Cell, ...], columns: Columns) -> None:
        self.number = number
        self.row = row
        self.columns = columns
        self.errors: list[RowError] = []
        self.warnings: list[RowError] = []

    def required(self, field: Field) -> str:
        """Text that an item cannot be without."""
        read = cells.code if field == "sku" else cells.text
        written: str = self.strict(field, read, "")
        if not written and not any(error.column == self._heading(field) for error in self.errors):
            self._wrong(self.errors, field, tr("There is no {field} in this row.", field=field))
        limit = _LIMITS[field]
        if len(written) > limit:
            told = tr_many(
                "The {field} has {n} letter; {limit} is the most.",
                "The {field} has {n} letters; {limit} is the most.",
                len(written),
                field=field,
                limit=limit,
            )
            self._wrong(self.errors, field, told)
        return written

    def plain(self, field: Field) -> str:
        """Text that is cut where it is too long."""
        return self.lenient(field, cells.text)[: _LIMITS[field]]

    def strict(self, field: Field, read: Callable[[Cell], Any], missing: Any) -> Any:
        """A cell whose mistakes refuse the row."""
        return self._read(field, read, missing, self.errors)

    def lenient(self, field: Field, read: Callable[[Cell], str]) -> str:
        """A cell whose mistakes leave only itself out."""
        found: str = self._read(field, read, "", self.warnings)
        return found

    def gtins(self) -> tuple[str, ...]:
        """The barcodes of all barcode columns, each once."""
        found: dict[str, None] = {}
        for index in self.columns.of.get("gtin", ()):
            numbers, remarks = cells.gtins(self._cell(index))
            found |= dict.fromkeys(numbers)
            heading = self.columns.shown[index].heading
            self.warnings += [RowError(self.number, heading, remark) for remark in remarks]
        return tuple(found)

    def keywords(self) -> tuple[str, ...]:
        """The customers' words of all keyword columns, each once."""
        indexes = self.columns.of.get("keywords", ())
        found: dict[str, None] = {}
        for index in indexes:
            try:
                found |= dict.fromkeys(word[:80] for word in cells.words(self._cell(index)))
            except CellError as error:
                self._wrong(self.warnings, "keywords", str(error))
        return tuple(found)[:50]

    def places(self) -> tuple[Place, ...]:
        """The place in this row, if it names one; a location such as A12-4L is taken apart."""
        aisle = _without_word(self.lenient("aisle", cells.code), "aisle", "pasillo", "gang")[
            : _LIMITS["aisle"]
        ]
        bay = _without_word(self.lenient("bay", cells.code), "bay", "section")[: _LIMITS["bay"]]
        side = self._listed("side", _SIDE_OF, tr("L or R"))
        location = self.lenient("location", cells.code)
        if location and not aisle:
            address = parse_address(_TEMPLATE, location[: _LIMITS["aisle"]])
            aisle, bay, side = address.aisle, bay or address.bay or "", side or address.side or ""
        role = self._listed("role", _ROLE_OF, tr("home, endcap, topstock or backroom")) or "home"
        if not aisle:
            return ()
        bay = bay.lstrip("0") or bay
        return (Place(aisle, bay, side, self.plain("shelf"), role),)

    def _listed(self, field: Field, listed: dict[str, str], allowed: str) -> str:
        """A value out of a closed list, as it is spelled by people; empty if it is missing."""
        written = self.lenient(field, cells.text)
        found = listed.get(written.lower().replace("-", " ").replace("_", " "), "")
        if written and not found:
            told = {"text": written[:40], "field": field, "allowed": allowed}
            self._wrong(self.errors, field, tr("“{text}” is not a {field}; it is {allowed}.", **told))
        return found

    def _read(self, field: Field, read: Callable[[Cell], Any], missing: Any, wrong: list[RowError]) -> Any:
        index = self.columns.of.get(field)
        if index is None:
            return missing
        try:
            return read(self._cell(index[0]))
        except CellError as error:
            self._wrong(wrong, field, str(error))
            return missing

    def _cell(self, index: int) -> Cell:
        return self.row[index] if index < len(self.row) else ""

    def _heading(self, field: Field) -> str:
        return self.columns.shown[self.columns.of[field][0]].heading

    def _wrong(self, wrong: list[RowError], field: Field, detail: str) -> None:
        wrong.append(RowError(self.number, self._heading(field), detail))


def _without_word(written: str, *words: str) -> str:
    """“Aisle 12” is aisle 12."""
    first, _, rest = written.partition(" ")
    return rest.strip() if rest and first.lower().rstrip(".") in words else written
