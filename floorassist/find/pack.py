"""What a phone carries of a store, in as few bytes as its answers need: rows in, a pack out.

A pack is a head of JSON and columns behind it; `docs/pack.md` tells every byte. A phone turns it back into
the same rows (`static/js/core/find/pack.js`) and takes later changes in row by row.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain

from floorassist.catalog import barcode
from floorassist.find import columns

VERSION = 1
MAGIC = b"FAP"
REST = 17  # bits of a GTIN's last five digits before the check digit
NO_MAKER = "!"
SAME = "\x01"
"""Begins a text that stands for a known one; any other text that begins so has SAME and = in front."""

_GTIN = re.compile(r"[0-9]{14}")


@dataclass(frozen=True, slots=True)
class CarriedPlace:
    """A place of an item as the store wrote it; times are ISO 8601 as everywhere in the API, or None.

    `being_reset`: its aisle is built anew and nobody has looked yet; `doubted_at` is when that began.
    """

    id: int
    aisle: str
    bay: str = ""
    side: str = ""
    shelf: str = ""
    role: str = "home"
    spot: str | None = None
    confirmed_at: str | None = None
    doubted_at: str | None = None
    being_reset: bool = False


@dataclass(frozen=True, slots=True)
class CarriedItem:
    """An item with all that finds it and says where it stands; its picture stays on the server."""

    id: int
    sku: str
    name: str
    brand: str = ""
    department: str = ""
    keywords: tuple[str, ...] = ()
    quantity: float | None = None
    price: str | None = None
    gtins: tuple[str, ...] = ()
    places: tuple[CarriedPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class CarriedAnswer:
    """A kept answer; `taught_by` is a person's id, whose name stands in the head's `people`."""

    id: int
    words: str
    language: str
    kind: str
    item_id: int | None
    spot: str | None
    text: str
    weight: float
    taught_aisle: str
    taught_by: int | None
    created_at: str


@dataclass(frozen=True, slots=True)
class CarriedBlank:
    """What a label stands for that was printed blank; neither: nothing any more."""

    token: str
    item_id: int | None = None
    spot: str | None = None


@dataclass(frozen=True)
class Head:
    """What stands in front: whose pack it is, as of which event, for which plan; `of` counts all items."""

    store: int
    cursor: int
    plan: int
    of: int
    people: dict[str, str] = field(default_factory=dict)
    popular: tuple[str, ...] = ()
    blanks: tuple[CarriedBlank, ...] = ()


def pack(head: Head, items: Sequence[CarriedItem], answers: Iterable[CarriedAnswer] = ()) -> bytes:
    """The pack of these items, which come in the order of their ids."""
    found = dict([*_about_items(items), *_about_gtins(items), *_about_places(items)])
    sizes = [[name, len(column)] for name, column in found.items()]
    told = {
        **asdict(head),
        "items": len(items),
        "answers": [asdict(answer) for answer in answers],
        "columns": sizes,
    }
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return b"".join([MAGIC, bytes([VERSION]), columns.number(len(written)), written, *found.values()])


Columns = Iterable[tuple[str, bytes]]
Stand = tuple[str, str, str]
"""Bay, side and spot."""


def _about_items(items: Sequence[CarriedItem]) -> Columns:
    yield "id", columns.steps(item.id for item in items)
    yield from columns.lists("name", (item.name.split(" ") for item in items))
    yield from columns.ranked("brand", map(_brand, items))
    yield from columns.ranked("department", _departments(items))
    yield from columns.lists("keyword", (item.keywords for item in items))
    yield from columns.numbered("sku", (item.sku for item in items))
    yield from columns.ranked("quantity", (_number(item.quantity) for item in items))
    # A decimal number is never the empty text, which therefore says that no price is known.
    yield from columns.ranked("price", (item.price or "" for item in items))


def _brand(item: CarriedItem) -> str:
    """The brand; so many words of the name where it begins with them."""
    words = item.brand.split(" ")
    if item.brand and len(words) < 10 and item.name.split(" ")[: len(words)] == words:
        return f"{SAME}{len(words)}"
    return _plain(item.brand)


def _departments(items: Iterable[CarriedItem]) -> Iterator[str]:
    """Departments; SAME for that of the last item whose first place is in the same aisle."""
    last: dict[str, str] = {}
    for item in items:
        aisle = item.places[0].aisle if item.places else ""
        yield SAME if last.get(aisle) == item.department else _plain(item.department)
        last[aisle] = item.department


def _plain(text: str) -> str:
    return f"{SAME}={text}" if text.startswith(SAME) else text


def _about_gtins(items: Sequence[CarriedItem]) -> Columns:
    """GTINs without their check digit: eight digits that makers share, and five in 17 bits."""
    yield "gtins", columns.numbers(len(item.gtins) for item in items)
    gtins = [gtin for item in items for gtin in item.gtins]
    whole = [_GTIN.fullmatch(gtin) and barcode.check_digit(gtin[:13]) == gtin[13] for gtin in gtins]
    makers = [gtin[:8] if good else NO_MAKER + gtin for gtin, good in zip(gtins, whole, strict=True)]
    yield from columns.ranked("maker", makers)
    rests = (int(gtin[8:13]) for gtin, good in zip(gtins, whole, strict=True) if good)
    yield "rest", columns.bits(rests, REST)


def _about_places(items: Sequence[CarriedItem]) -> Columns:
    """Places by their aisle, then by a number within it that stands for bay, side and spot."""
    yield "places", columns.numbers(len(item.places) for item in items)
    places = list(chain.from_iterable(item.places for item in items))
    yield "place", columns.steps(place.id for place in places)
    yield from columns.ranked("aisle", (place.aisle for place in places))
    stands: dict[str, dict[Stand, int]] = {
        aisle: {} for aisle in columns.by_frequency(place.aisle for place in places)
    }
    numbers = []
    for place in places:
        known = stands[place.aisle]
        numbers.append(known.setdefault((place.bay, place.side, place.spot or ""), len(known)))
    yield "stand", columns.ids(numbers)
    yield "stands", columns.numbers(map(len, stands.values()))
    every = [stand for known in stands.values() for stand in known]
    yield from columns.ranked("bay", (bay for bay, _, _ in every))
    yield from columns.ranked("side", (side for _, side, _ in every))
    yield "spot", columns.texts(spot for _, _, spot in every)
    yield from columns.ranked("shelf", (place.shelf for place in places))
    yield from columns.ranked("role", (place.role for place in places))
    yield from columns.ranked("confirmed", (place.confirmed_at or "" for place in places))
    yield from columns.ranked("doubted", (place.doubted_at or "" for place in places))
    # Aisles are seldom built anew: without one there is no such column.
    if any(place.being_reset for place in places):
        yield "reset", columns.bits((int(place.being_reset) for place in places), 1)


def _number(quantity: float | None) -> str:
    """12.0 as "12"; None as nothing."""
    return "" if quantity is None else f"{quantity:.17g}"
