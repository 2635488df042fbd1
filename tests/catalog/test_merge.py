"""Several rows of one sku are one item; a barcode belongs to one item."""

from decimal import Decimal

from floorassist.catalog.merge import merged
from floorassist.catalog.rows import ItemRow, Place, RowError


def test_rows_of_one_sku_are_one_item_at_several_places() -> None:
    home, endcap = Place("A1", "2", "L"), Place("A1", role="endcap")
    found = merged([ItemRow(2, "1", "Nails", places=(home,)), ItemRow(3, "1", "Nails", places=(endcap,))])
    assert found.items["1"].places == (home, endcap)
    assert found.warnings == ()


def test_the_same_place_twice_is_one_place() -> None:
    home = Place("A1", "2", "L")
    found = merged([ItemRow(2, "1", "Nails", places=(home,)), ItemRow(3, "1", "Nails", places=(home,))])
    assert found.items["1"].places == (home,)


def test_the_first_name_is_kept_and_the_other_is_told() -> None:
    found = merged([ItemRow(2, "1", "Nails"), ItemRow(3, "1", "Screws", price=Decimal(3))])
    assert found.items["1"].name == "Nails"
    assert found.items["1"].price == Decimal(3)
    assert found.warnings == (RowError(3, "name", "Sku 1 is “Nails” in row 2; that name is kept."),)


def test_a_barcode_claimed_by_two_skus_stays_with_the_first_and_both_items_are_kept() -> None:
    gtin = "04006381333931"
    found = merged([ItemRow(2, "1", "Nails", gtins=(gtin,)), ItemRow(3, "2", "Screws", gtins=(gtin,))])
    assert [item.gtins for item in found.items.values()] == [(gtin,), ()]
    assert found.warnings == (
        RowError(3, "gtin", "Barcode 04006381333931 belongs to sku 1; 2 is kept without it."),
    )


def test_warnings_of_rows_are_gathered_in_order() -> None:
    first, second = RowError(2, "gtin", "one."), RowError(3, "gtin", "two.")
    rows = [ItemRow(2, "1", "A", warnings=(first,)), ItemRow(3, "2", "B", warnings=(second,))]
    assert merged(rows).warnings == (first, second)
