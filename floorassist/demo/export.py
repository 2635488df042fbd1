"""The demo catalog as a CSV file with the columns of an import: an example for a store's own file."""

import csv
import io
from collections.abc import Iterable, Iterator
from random import Random

from floorassist.demo.store import SEED, DemoItem, demo_items

COLUMNS = (
    "sku", "name", "brand", "department", "gtin", "keywords",
    "aisle", "bay", "side", "shelf", "role", "quantity", "price", "image",
)  # fmt: skip


def demo_csv(seed: int = SEED) -> str:
    """The demo catalog; a row for every place of every item."""
    return as_csv(demo_items(Random(seed)))


def as_csv(items: Iterable[DemoItem]) -> str:
    """Items as the text of a CSV file, in lines that end with CR LF (RFC 4180)."""
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(COLUMNS)
    for item in items:
        rows.writerows(_rows(item))
    return written.getvalue()


def _rows(item: DemoItem) -> Iterator[tuple[str, ...]]:
    keywords = "; ".join(item.keywords)
    for place in item.places:
        yield (
            item.sku,
            item.name,
            item.brand,
            item.department,
            item.gtin,
            keywords,
            place.aisle,
            place.bay,
            place.side,
            place.shelf,
            place.role,
            str(item.quantity),
            str(item.price),
            "",
        )
