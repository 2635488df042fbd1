"""Which column of a spreadsheet is which field, read leniently and shown before anything is imported.

Headings come as programs and people write them: “Article no.”, “UPC”, “Dept”, “Aisle #”, “Código de barras”.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal, get_args

from floorassist.translation import tr

Field = Literal[
    "sku", "name", "brand", "department", "gtin", "keywords",
    "aisle", "bay", "side", "shelf", "role", "location", "quantity", "price", "image",
]  # fmt: skip
FIELDS: tuple[Field, ...] = get_args(Field)
_SEVERAL: frozenset[Field] = frozenset({"gtin", "keywords"})

# For each field the headings that surely mean it, and behind the bar those that do if there is no better one.
_HEADINGS: dict[Field, str] = {
    "sku": "sku, item number, item no, item id, article number, article no, article, product number, "
    "product id, product code, item code, stock code, part number, codigo de articulo, articulo, "
    "articulo no, codigo de producto, referencia, artikelnummer, artikel nr, reference, material | id, item, "
    "code, codigo, number, ref",
    "name": "name, item name, product name, title, article name, product title, item description, "
    "product description, nombre, nombre del producto, producto, bezeichnung, "
    "artikelbezeichnung, nom, designation | description, descripcion, product, beschreibung, "
    "long description",
    "brand": "brand, brand name, marca, marke, marque | manufacturer, maker, vendor, fabricante, "
    "hersteller",
    "department": "department, dept, dept name, department name, departamento, seccion, abteilung | "
    "category, product type, categoria, group, warengruppe, rayon, class",
    "gtin": "gtin, upc, ean, barcode, barcodes, bar code, isbn, upc code, ean code, gtin 14, gtin14, "
    "ean 13, ean13, upc a, ean upc, upc ean, codigo de barras, strichcode, code barres, case "
    "gtin, case upc",
    "keywords": "keywords, keyword, tags, search words, search terms, synonyms, also called, palabras "
    "clave, sinonimos, suchworter, stichworter, mots cles",
    "aisle": "aisle, aisle number, aisle no, aisle code, isle, pasillo, gang, allee | row",
    "bay": "bay, bay number, bay no, section, bahia, modulo, regal, travee | segment, module",
    "side": "side, aisle side, lado, seite, cote",
    "shelf": "shelf, shelf number, shelf no, shelf level, estante, balda, fach, etagere | level, "
    "nivel, tier, height",
    "role": "role, placement, placement type, location type, tipo de ubicacion",
    "location": "loc, location, place, spot, location code, shelf location, store location, ubicacion, "
    "lagerplatz, standort, emplacement | planogram location, address",
    "quantity": "quantity, qty, stock, on hand, qty on hand, quantity on hand, stock on hand, soh, "
    "inventory, cantidad, existencias, menge, bestand, quantite | available, units",
    "price": "price, retail, retail price, sale price, unit price, selling price, precio, precio de "
    "venta, pvp, preis, vk, prix | regular price, list price",
    "image": "image, image url, image link, picture, photo, imagen, foto, bild | img, url",
}  # fmt: skip


class ColumnsError(ValueError):
    """The headings do not say what is needed; the message tells which one to change."""


@dataclass(frozen=True)
class Match:
    """A heading of the file and the field it is read as; None for one that is not used."""

    heading: str
    field: Field | None


@dataclass(frozen=True)
class Columns:
    """Where each field stands in a row (several places for gtin and keywords), and what to show of it."""

    of: dict[Field, tuple[int, ...]]
    shown: tuple[Match, ...]

    @property
    def width(self) -> int:
        """How many cells a row may fill."""
        return len(self.shown)


def match(header: Sequence[str]) -> Columns:
    """Read the headings. Raises ColumnsError if sku or name is missing, or two columns claim one field."""
    claims: dict[Field, dict[int, list[int]]] = {}
    for index, heading in enumerate(header):
        found = _MEANINGS.get(_plain(heading))
        if found:
            field, doubt = found
            claims.setdefault(field, {}).setdefault(doubt, []).append(index)
    of = {field: _settled(field, by_doubt, header) for field, by_doubt in claims.items()}
    for needed in ("sku", "name"):
        if needed not in of:
            headings = ", ".join(_quoted(heading) for heading in header[:20] if heading)
            raise ColumnsError(
                tr(
                    "No column is the {needed}. Name one of them “{needed}”; there are: {headings}.",
                    needed=needed,
                    headings=headings,
                )
            )
    fields = {index: field for field, places in of.items() for index in places}
    return Columns(of, tuple(Match(heading, fields.get(index)) for index, heading in enumerate(header)))


def _settled(field: Field, by_doubt: dict[int, list[int]], header: Sequence[str]) -> tuple[int, ...]:
    """The columns for a field: the surest ones; more than one only where a field may have several."""
    if field in _SEVERAL:
        return tuple(sorted(index for places in by_doubt.values() for index in places))
    surest = by_doubt[min(by_doubt)]
    if len(surest) > 1:
        names = reduce(
            lambda first, last: tr("{first} and {last}", first=first, last=last),
            (_quoted(header[index]) for index in surest[:3]),
        )
        told = tr("{names} could each be the {field}. Rename the one that is not.", names=names, field=field)
        raise ColumnsError(told)
    return (surest[0],)


def _quoted(heading: str) -> str:
    return tr("“{text}”", text=heading[:40])


def _plain(heading: str) -> str:
    """A heading without case, accents and marks: “Aisle #” is “aisle”, “Artículo Nº” is “articulo no”."""
    decomposed = unicodedata.normalize("NFKD", heading).casefold()
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])['’](?=[a-z])", "", bare)))


def _meanings() -> dict[str, tuple[Field, int]]:
    """Every heading with its field and its doubt: 0 the field's own name, 1 sure, 2 if there is no better."""
    meanings: dict[str, tuple[Field, int]] = {}
    for field in FIELDS:
        for doubt, headings in enumerate(_HEADINGS[field].split("|"), start=1):
            for heading in headings.split(","):
                meanings[heading.strip()] = (field, doubt)
    for field in FIELDS:
        meanings[field] = (field, 0)
    return meanings


_MEANINGS = _meanings()
