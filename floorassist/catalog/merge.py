"""Rows as items: several rows of one sku are one item at several places; a barcode belongs to one item."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from floorassist.catalog.rows import ItemRow, RowError
from floorassist.translation import tr


@dataclass(frozen=True)
class Merged:
    """The items by sku in the order of the file, and what had to be settled between rows."""

    items: dict[str, ItemRow]
    warnings: tuple[RowError, ...]


def merged(rows: Iterable[ItemRow]) -> Merged:
    """One item for each sku. Where rows differ the first one's words win, its barcodes too."""
    items: dict[str, ItemRow] = {}
    warnings: list[RowError] = []
    owners: dict[str, str] = {}
    for row in rows:
        own = tuple(gtin for gtin in row.gtins if owners.setdefault(gtin, row.sku) == row.sku)
        warnings += row.warnings
        warnings += [_claimed_twice(row, gtin, owners[gtin]) for gtin in row.gtins if gtin not in own]
        fresh = replace(row, gtins=own, warnings=()) if row.warnings or own != row.gtins else row
        first = items.get(row.sku)
        if first and first.name != row.name:
            detail = tr(
                "Sku {sku} is “{name}” in row {row}; that name is kept.",
                sku=row.sku,
                name=first.name,
                row=first.row,
            )
            warnings.append(RowError(row.row, "name", detail))
        items[row.sku] = _joined(first, fresh) if first else fresh
    return Merged(items, tuple(warnings))


def _joined(first: ItemRow, second: ItemRow) -> ItemRow:
    """The first row, with what only the second one tells."""
    return replace(
        first,
        brand=first.brand or second.brand,
        department=first.department or second.department,
        gtins=tuple(dict.fromkeys((*first.gtins, *second.gtins))),
        keywords=tuple(dict.fromkeys((*first.keywords, *second.keywords))),
        places=tuple(dict.fromkeys((*first.places, *second.places))),
        quantity=second.quantity if first.quantity is None else first.quantity,
        price=second.price if first.price is None else first.price,
        image=first.image or second.image,
    )


def _claimed_twice(row: ItemRow, gtin: str, owner: str) -> RowError:
    told = {"gtin": gtin, "owner": owner, "sku": row.sku}
    detail = tr("Barcode {gtin} belongs to sku {owner}; {sku} is kept without it.", **told)
    return RowError(row.row, "gtin", detail)
