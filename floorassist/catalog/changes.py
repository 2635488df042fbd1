"""What an import changes: the rows of a file against what is there. An empty cell changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from floorassist.catalog.rows import ItemRow, Place, RowError
from floorassist.translation import tr


@dataclass(frozen=True, slots=True)
class Words:
    """What is told of an item besides its sku, barcodes and places; `price` is a decimal number as text."""

    name: str
    brand: str = ""
    department: str = ""
    keywords: tuple[str, ...] = ()
    quantity: float | None = None
    price: str | None = None
    image: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """An item as it is stored: barcodes and places by the id of their row.

    `bound` are the barcodes that were bound on the floor: no file takes them away. `corrected` leads from a
    place that files tell to the one that is true instead, None where the item stands there no more. At those
    `placed` people put it besides: they stay whatever files tell.
    """

    id: int
    words: Words
    gtins: dict[str, int]
    places: dict[Place, int]
    bound: frozenset[str] = frozenset()
    corrected: Mapping[Place, Place | None] = field(default_factory=dict)
    placed: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """What to write for one sku. `known` is None for a new item; `words` is None where they stay."""

    sku: str
    known: Known | None
    words: Words | None
    new_gtins: tuple[str, ...] = ()
    lost_gtins: tuple[int, ...] = ()
    new_places: tuple[Place, ...] = ()
    lost_places: tuple[int, ...] = ()


@dataclass(frozen=True)
class Changes:
    """Everything that an import writes, how many items stay as they are, and barcodes that stay elsewhere."""

    changes: tuple[Change, ...]
    unchanged: int
    warnings: tuple[RowError, ...]

    @property
    def created(self) -> int:
        """How many items are new."""
        return sum(change.known is None for change in self.changes)


def changes(items: Mapping[str, ItemRow], known: Mapping[str, Known]) -> Changes:
    """What to write so that the store knows what the file tells. Items that the file leaves out stay."""
    elsewhere = _owners_that_keep(items, known)
    found: list[Change] = []
    warnings: list[RowError] = []
    for sku, item in items.items():
        taken = [gtin for gtin in item.gtins if elsewhere.get(gtin, sku) != sku]
        warnings += [_taken(item, gtin, elsewhere[gtin]) for gtin in taken]
        gtins = tuple(gtin for gtin in item.gtins if gtin not in taken)
        change = _change(item, gtins, known.get(sku))
        if change:
            found.append(change)
    return Changes(tuple(found), len(items) - len(found), tuple(warnings))


def _owners_that_keep(items: Mapping[str, ItemRow], known: Mapping[str, Known]) -> dict[str, str]:
    """The sku of each stored barcode, save those whose item now tells other barcodes."""
    owners: dict[str, str] = {}
    for sku, stored in known.items():
        told = items[sku].gtins if sku in items else ()
        kept = (gtin for gtin in stored.gtins if not told or gtin in told or gtin in stored.bound)
        owners |= dict.fromkeys(kept, sku)
    return owners


def _change(item: ItemRow, gtins: tuple[str, ...], known: Known | None) -> Change | None:
    """What differs, or None."""
    if known is None:
        return Change(item.sku, None, _words(item, None), new_gtins=gtins, new_places=item.places)
    words = _words(item, known.words)
    places = _corrected(item.places, known.corrected)
    change = Change(
        item.sku,
        known,
        None if words == known.words else words,
        new_gtins=tuple(gtin for gtin in gtins if gtin not in known.gtins),
        lost_gtins=_left_out(known.gtins, (*item.gtins, *known.bound) if item.gtins else ()),
        new_places=tuple(place for place in places if place not in known.places),
        lost_places=_left_out(known.places, (*places, *known.placed) if places else ()),
    )
    touched = change.words or change.new_gtins or change.lost_gtins or change.new_places or change.lost_places
    return change if touched else None


def _corrected(told: Iterable[Place], corrected: Mapping[Place, Place | None]) -> tuple[Place, ...]:
    """The places of a file as those who stood there put them right."""
    meant = (corrected.get(place, place) for place in told)
    return tuple(dict.fromkeys(place for place in meant if place))


def _left_out(
    stored: Mapping[str, int] | Mapping[Place, int], told: Iterable[str | Place]
) -> tuple[int, ...]:
    """Rows that the file no longer tells; none where it tells nothing."""
    kept = set(told)
    return tuple(row_id for one, row_id in stored.items() if one not in kept) if kept else ()


def _words(item: ItemRow, old: Words | None) -> Words:
    """The told words, and the old ones where nothing is told."""
    fresh = Words(
        item.name, item.brand, item.department, item.keywords, item.quantity, _money(item.price), item.image
    )
    if old is None:
        return fresh
    return Words(
        fresh.name,
        fresh.brand or old.brand,
        fresh.department or old.department,
        fresh.keywords or old.keywords,
        old.quantity if fresh.quantity is None else fresh.quantity,
        old.price if fresh.price is None else fresh.price,
        fresh.image or old.image,
    )


def _money(price: Decimal | None) -> str | None:
    """The same text for the same price: two decimals, more only where they count."""
    if price is None:
        return None
    plain = price.normalize()
    return f"{plain:f}" if price != round(price, 2) else f"{plain:.2f}"


def _taken(item: ItemRow, gtin: str, owner: str) -> RowError:
    told = {"gtin": gtin, "owner": owner, "sku": item.sku}
    detail = tr("Barcode {gtin} belongs to sku {owner} already; {sku} is kept without it.", **told)
    return RowError(item.row, "gtin", detail)
