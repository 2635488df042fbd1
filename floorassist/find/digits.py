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

    def items(self, text: str) -> list[int]:
        """The items that a text names by number alone, the surest first."""
        bare = text[: LONGEST + 1].strip()
        if not bare or len(bare) > LONGEST:
            return []
        found = [*self.by_sku.get(bare.casefold(), ())]
        try:
            found += self.by_gtin.get(barcode.gtin14(bare), ())
        except barcode.BarcodeError:
            found += self.by_tail.get(bare, ())
        return list(dict.fromkeys(found))


def digits(items: Iterable[Numbered]) -> Digits:
    """The numbers of these items."""
    by_sku: dict[str, tuple[int, ...]] = {}
    by_gtin: dict[str, tuple[int, ...]] = {}
    by_tail: dict[str, tuple[int, ...]] = {}
    for item in items:
        _add(by_sku, item.sku.casefold(), item.item_id)
        for gtin in item.gtins:
            _add(by_gtin, gtin, item.item_id)
            for tail in barcode.tails(gtin):
                _add(by_tail, tail, item.item_id)
    return Digits(by_sku, by_gtin, by_tail)


def _add(table: dict[str, tuple[int, ...]], number: str, item_id: int) -> None:
    table[number] = (*table.get(number, ()), item_id)
