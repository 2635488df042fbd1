"""Numbers go round the ranking: a sku, a barcode however it is written, or the last five digits of one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from floorassist.catalog import barcode

LONGEST = 80


@dataclass(frozen=True)
class Numbered:
    """The numbers of one item: its sku and its barcodes as GTIN-14."""

    item_id: int
    sku: str
    gtins: tuple[str, ...] = ()


@dataclass(frozen=True)
class Digits:
    """Which items a number means; a sku counts in capitals or small letters alike."""

    by_sku: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    by_gtin: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    by_tail: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    by_item: Mapping[int, Numbered] = field(default_factory=dict)

    def items(self, text: str) -> list[int]:
        """The items that a text names by number alone, the surest first, equals by their ids."""
        bare = text[: LONGEST + 1].strip()
        if not bare or len(bare) > LONGEST:
            return []
        found = sorted(self.by_sku.get(_folded(bare), ()))
        try:
            found += sorted(self.by_gtin.get(barcode.gtin14(bare), ()))
        except barcode.BarcodeError:
            found += sorted(self.by_tail.get(bare, ()))
        return list(dict.fromkeys(found))


def digits(items: Iterable[Numbered]) -> Digits:
    """The numbers of these items."""
    return revised(Digits(), items)


def revised(old: Digits, changed: Iterable[Numbered], removed: Iterable[int] = ()) -> Digits:
    """The numbers with those of some items added or replaced, and others taken out. The old ones stay."""
    new = {item.item_id: item for item in changed}
    gone = [old.by_item[item_id] for item_id in {*new, *removed} if item_id in old.by_item]
    tables = [dict(old.by_sku), dict(old.by_gtin), dict(old.by_tail)]
    for item in gone:
        for table, number in _numbers(item):
            left = tuple(each for each in tables[table][number] if each != item.item_id)
            if left:
                tables[table][number] = left
            else:
                del tables[table][number]
    for item in new.values():
        for table, number in _numbers(item):
            tables[table][number] = (*tables[table].get(number, ()), item.item_id)
    by_item = dict(old.by_item)
    for item in gone:
        del by_item[item.item_id]
    return Digits(tables[0], tables[1], tables[2], by_item | new)


def _numbers(item: Numbered) -> list[tuple[int, str]]:
    """Each number of an item with the table it belongs to: 0 by sku, 1 by GTIN, 2 by tail."""
    tails = {tail for gtin in item.gtins for tail in barcode.tails(gtin)}
    return [
        (0, _folded(item.sku)),
        *((1, gtin) for gtin in dict.fromkeys(item.gtins)),
        *((2, tail) for tail in sorted(tails)),
    ]


def _folded(text: str) -> str:
    """A sku as it is compared: the same on every phone, which knows no `casefold`."""
    return text.lower().upper().lower()
