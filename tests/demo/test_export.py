"""The demo catalog as a file."""

import random

from floorassist.catalog import reading
from floorassist.demo.export import COLUMNS, demo_csv
from floorassist.demo.store import SEED, demo_items


def test_the_import_reads_it_without_a_word() -> None:
    items = {item.sku: item for item in demo_items(random.Random(SEED))}
    file = reading.opened(demo_csv().encode(), "demo.csv")
    found = reading.read(file, lambda _: None)
    assert [shown.field for shown in file.columns.shown] == list(COLUMNS)
    assert found.errors == found.warnings == ()
    assert list(found.items) == list(items)
    for sku, row in found.items.items():
        assert row.name == items[sku].name
        assert row.keywords == items[sku].keywords
        assert row.gtins == (f"0{items[sku].gtin}",)
        assert row.price == items[sku].price
        told = [(one.aisle, one.bay, one.side, one.shelf, one.role) for one in items[sku].places]
        assert [(one.aisle, one.bay, one.side, one.shelf, one.role) for one in row.places] == told


def test_it_is_the_same_to_the_byte_every_time() -> None:
    assert demo_csv() == demo_csv()
    assert demo_csv() != demo_csv(SEED + 1)
