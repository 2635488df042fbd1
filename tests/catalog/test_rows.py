"""One row of a spreadsheet: read as what was meant, or refused with the reason."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.catalog.columns import match
from floorassist.catalog.rows import ItemRow, Place, RowError, read_row
from floorassist.catalog.spreadsheet import Cell


def read(**cells: Cell) -> ItemRow | tuple[RowError, ...]:
    cells = {"sku": "N50", "name": "Nails"} | cells
    return read_row(2, tuple(cells.values()), match(list(cells)))


def item(**cells: Cell) -> ItemRow:
    found = read(**cells)
    assert isinstance(found, ItemRow), found
    return found


def error(**cells: Cell) -> str:
    found = read(**cells)
    assert not isinstance(found, ItemRow)
    assert len(found) == 1
    return found[0].detail


def warning(**cells: Cell) -> str:
    found = item(**cells)
    assert len(found.warnings) == 1
    return found.warnings[0].detail


def test_a_full_row_is_an_item_at_a_place() -> None:
    found = item(
        brand="Ferro", department="Hardware", gtin="4006381333931", keywords="spikes; wall|picture",
        aisle="A12", bay="04", side="left", shelf="2", role="Home", quantity="12", price="3.99",
        image="https://pictures.example/n50.jpg",
    )  # fmt: skip
    assert found == ItemRow(
        2, "N50", "Nails", "Ferro", "Hardware", ("04006381333931",), ("spikes", "wall", "picture"),
        (Place("A12", "4", "L", "2", "home"),), 12.0, Decimal("3.99"), "https://pictures.example/n50.jpg",
    )  # fmt: skip


@pytest.mark.parametrize("field", ["sku", "name"])
def test_sku_and_name_are_needed(field: str) -> None:
    assert error(**{field: " "}) == f"There is no {field} in this row."


def test_every_mistake_of_a_row_is_told_at_once() -> None:
    found = read(sku="", price="1.299,00", role="attic")
    assert isinstance(found, tuple)
    assert [wrong.column for wrong in found] == ["sku", "role", "price"]


def test_a_comma_too_many_refuses_the_row() -> None:
    found = read_row(3, ("1", "Nails", "big", "ones"), match(["sku", "name", "brand"]))
    assert found == (RowError(3, "", "There are more cells than headings, up to “ones”."),)


def test_a_short_row_leaves_the_rest_empty() -> None:
    assert isinstance(read_row(3, ("1", "Nails"), match(["sku", "name", "brand", "price"])), ItemRow)


@pytest.mark.parametrize(
    ("cell", "gtins"),
    [
        (4006381333931.0, ("04006381333931",)),
        ("4006381333931.0", ("04006381333931",)),
        ('="036000291452"', ("00036000291452",)),
        ("'036000291452", ("00036000291452",)),
        ("4006381333931; 96385074|036000291452", ("04006381333931", "00000096385074", "00036000291452")),
        ("4 006381 333931", ("04006381333931",)),
        ("", ()),
        ("0", ()),
        ("-", ()),
    ],
)
def test_barcodes_are_read_as_programs_write_them(cell: Cell, gtins: tuple[str, ...]) -> None:
    found = item(gtin=cell)
    assert (found.gtins, found.warnings) == (gtins, ())


def test_a_barcode_that_a_program_has_shortened_is_left_out_with_a_warning() -> None:
    assert "has shortened this barcode to 4.00638E+12 and lost its digits" in warning(gtin="4.00638E+12")
    assert item(gtin="4.00638E+12").gtins == ()


def test_a_shortened_barcode_that_kept_all_its_digits_is_mended() -> None:
    assert item(gtin="4.006381333931E+12").gtins == ("04006381333931",)
    assert warning(gtin="4,006381333931E+12") == "4,006381333931E+12 is read as 4006381333931."


@pytest.mark.parametrize(("cell", "gtin"), [("36000291452", "00036000291452"), (1234565.0, "00012345000065")])
def test_leading_zeros_that_a_program_dropped_are_put_back(cell: Cell, gtin: str) -> None:
    assert item(gtin=cell).gtins == (gtin,)
    assert "drops leading zeros" in warning(gtin=cell)


def test_a_wrong_barcode_is_left_out_and_the_item_is_kept() -> None:
    assert warning(gtin="4006381333932") == (
        "4006381333932 is not a barcode number: its last digit should be 1. The item is kept without it."
    )


def test_two_barcode_columns_are_joined() -> None:
    found = read_row(2, ("1", "Nails", "036000291452", "0036000291452"), match(["sku", "name", "UPC", "EAN"]))
    assert isinstance(found, ItemRow)
    assert found.gtins == ("00036000291452",)


def test_a_sku_that_became_a_date_or_a_power_of_ten_is_refused() -> None:
    assert "made a date of this" in error(sku=date(2026, 3, 12))
    assert "looks like a date" in error(sku="12-Mar")
    assert "shortened this to 1.23E+11" in error(sku="1.23E+11")


def test_a_sku_with_an_e_in_it_is_a_sku() -> None:
    assert item(sku="1E5").sku == "1E5"


def test_a_sku_that_is_a_number_has_no_decimals() -> None:
    assert item(sku=1017.0).sku == "1017"


def test_a_bay_that_became_a_date_is_left_out_and_the_place_kept() -> None:
    found = item(aisle="A12", bay=date(2026, 3, 4))
    assert found.places == (Place("A12"),)
    assert found.warnings[0].column == "bay"


@pytest.mark.parametrize(
    ("cell", "price"),
    [
        ("3.99", "3.99"), ("3,99", "3.99"), ("$3.99", "3.99"), ("3,99 €", "3.99"), ("USD 12", "12"),
        (3.99, "3.99"), (4, "4"), ("1299", "1299"), (".5", "0.5"),
    ],
)  # fmt: skip
def test_a_price_is_a_decimal(cell: Cell, price: str) -> None:
    assert item(price=cell).price == Decimal(price)


@pytest.mark.parametrize("cell", ["1.299,00", "1,299.00", "1.299", "1,299", "1.299.000"])
def test_a_price_that_can_be_read_in_two_ways_is_refused(cell: str) -> None:
    assert "can be read in two ways" in error(price=cell)


@pytest.mark.parametrize("cell", ["free", "12-14", "3.99 each or 2 for 5"])
def test_a_price_that_is_no_number_is_refused(cell: str) -> None:
    assert "is not a number" in error(price=cell)


def test_a_price_below_zero_is_refused() -> None:
    assert "cannot be right" in error(price="-3")


@pytest.mark.parametrize(
    ("cell", "quantity"), [("12", 12.0), ("-3", 0.0), ("2.5", 2.5), ("7.000", 7.0), ("", None)]
)
def test_a_quantity_is_a_number_not_below_zero(cell: str, quantity: float | None) -> None:
    assert item(quantity=cell).quantity == quantity


def test_a_quantity_with_a_thousands_separator_is_refused() -> None:
    assert "can be read in two ways" in error(quantity="1,250")


@pytest.mark.parametrize(
    ("cell", "side"), [("L", "L"), ("Right", "R"), ("left side", "L"), ("izquierda", "L"), ("", "")]
)
def test_a_side_is_left_or_right(cell: str, side: str) -> None:
    assert item(aisle="1", side=cell).places[0].side == side


@pytest.mark.parametrize(
    ("cell", "role"),
    [("", "home"), ("End cap", "endcap"), ("top-stock", "topstock"), ("BACKROOM", "backroom")],
)
def test_a_role_is_one_of_four(cell: str, role: str) -> None:
    assert item(aisle="1", role=cell).places[0].role == role


def test_an_unknown_role_or_side_is_refused_and_tells_what_is_allowed() -> None:
    assert (
        error(aisle="1", role="attic") == "“attic” is not a role; it is home, endcap, topstock or backroom."
    )
    assert error(aisle="1", side="north") == "“north” is not a side; it is L or R."


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("A12-4L", Place("A12", "4", "L")),
        ("A12-4", Place("A12", "4")),
        ("A12", Place("A12")),
        ("Garden", Place("Garden")),
    ],
)
def test_a_location_is_taken_apart(cell: str, place: Place) -> None:
    assert item(location=cell).places == (place,)


@pytest.mark.parametrize(
    ("cell", "aisle"), [("Aisle 12", "12"), ("pasillo 7", "7"), (7.0, "7"), ("A 12", "A 12")]
)
def test_an_aisle_is_kept_as_the_store_writes_it(cell: Cell, aisle: str) -> None:
    assert item(aisle=cell).places == (Place(aisle),)


def test_a_row_without_an_aisle_has_no_place() -> None:
    assert item(bay="4", side="L").places == ()


@pytest.mark.parametrize(
    "cell", ["javascript:alert(1)", "picture.jpg", "ftp://x.example/a.png", "http://[", "http://"]
)
def test_an_image_that_is_not_on_the_web_is_left_out_with_a_warning(cell: str) -> None:
    assert "is left out" in warning(image=cell)
    assert item(image=cell).image == ""


def test_line_breaks_and_control_signs_become_spaces() -> None:
    assert item(name="Nails\r\n50\x07mm").name == "Nails 50 mm"


def test_a_name_too_long_is_refused() -> None:
    assert error(name="x" * 201) == "The name has 201 letters; 200 is the most."


anything = st.one_of(
    st.text(max_size=30), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.dates()
)


@given(st.lists(anything, min_size=2, max_size=15))
def test_any_row_is_an_item_or_reasons(row: list[Cell]) -> None:
    header = "sku name brand department gtin keywords aisle bay side shelf role quantity price image location"
    found = read_row(9, tuple(row), match(header.split()))
    if isinstance(found, ItemRow):
        assert found.sku
        assert found.name
    else:
        assert all(wrong.row == 9 and wrong.detail.endswith(".") for wrong in found)
