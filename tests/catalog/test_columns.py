"""Headings as programs and people write them."""

import pytest

from floorassist.catalog.columns import FIELDS, ColumnsError, Field, match


def fields(*header: str) -> list[Field | None]:
    return [found.field for found in match(header).shown]


def test_the_fields_own_names_match_themselves() -> None:
    assert fields(*FIELDS) == list(FIELDS)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Article no.", "sku"),
        ("Item Number", "sku"),
        ("Artículo Nº", "sku"),
        ("ID", "sku"),
        ("UPC", "gtin"),
        ("EAN", "gtin"),
        ("Barcode", "gtin"),
        ("Código de barras", "gtin"),
        ("Dept", "department"),
        ("Category", "department"),
        ("Aisle #", "aisle"),
        ("  AISLE  ", "aisle"),
        ("Pasillo", "aisle"),
        ("Bay #", "bay"),
        ("Loc", "location"),
        ("Qty. on hand", "quantity"),
        ("Precio", "price"),
        ("Image URL", "image"),
        ("Palabras clave", "keywords"),
        ("Weight", None),
    ],
)
def test_a_heading_is_read_leniently(heading: str, field: Field | None) -> None:
    others = [name for name in ("sku", "name") if name != field]
    assert fields(heading, *others)[0] == field


def test_product_name_is_a_name() -> None:
    assert fields("SKU", "Product name") == ["sku", "name"]


def test_two_barcode_columns_are_both_barcodes() -> None:
    assert match(["sku", "name", "UPC", "EAN"]).of["gtin"] == (2, 3)


def test_the_surer_heading_wins_and_the_other_is_shown_as_not_used() -> None:
    assert fields("sku", "Item Number", "Product name", "Description") == ["sku", None, "name", None]


def test_two_equally_sure_headings_are_refused_by_name() -> None:
    with pytest.raises(ColumnsError, match=r"“Item Number” and “Article no\.” could each be the sku"):
        match(["Item Number", "Article no.", "name"])


def test_a_missing_sku_tells_the_headings_that_are_there() -> None:
    with pytest.raises(ColumnsError, match=r"No column is the sku\. .* there are: “name”, “price”"):
        match(["name", "price"])


def test_a_missing_name_is_refused() -> None:
    with pytest.raises(ColumnsError, match="No column is the name"):
        match(["sku", "price"])
