"""What an import changes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.catalog.changes import Change, Known, Words, changes
from floorassist.catalog.rows import ItemRow, Place

GTIN, OTHER = "04006381333931", "00036000291452"
HOME, ENDCAP = Place("A1", "2", "L"), Place("A1", role="endcap")
NAILS = Known(7, Words("Nails", "Ferro", price="3.99"), {GTIN: 70}, {HOME: 71})


def only(item: ItemRow, **known: Known) -> Change:
    found = changes({item.sku: item}, known)
    assert len(found.changes) == 1
    return found.changes[0]


def test_a_new_item_is_created_with_everything() -> None:
    change = only(ItemRow(2, "1", "Nails", gtins=(GTIN,), places=(HOME,), price=Decimal("3.9")))
    assert change == Change("1", None, Words("Nails", price="3.90"), (GTIN,), (), (HOME,), ())


def test_the_same_again_changes_nothing() -> None:
    item = ItemRow(2, "N", "Nails", "Ferro", gtins=(GTIN,), places=(HOME,), price=Decimal("3.990"))
    found = changes({"N": item}, {"N": NAILS})
    assert (found.changes, found.unchanged, found.created) == ((), 1, 0)


def test_empty_cells_change_nothing() -> None:
    assert changes({"N": ItemRow(2, "N", "Nails")}, {"N": NAILS}).changes == ()


def test_a_told_word_replaces_and_the_others_stay() -> None:
    change = only(ItemRow(2, "N", "Steel nails", price=Decimal("4.5")), N=NAILS)
    assert change.words == Words("Steel nails", "Ferro", price="4.50")
    assert change.lost_gtins == change.lost_places == ()


def test_told_places_replace_and_a_place_that_stays_keeps_its_row() -> None:
    change = only(ItemRow(2, "N", "Nails", places=(HOME, ENDCAP)), N=NAILS)
    assert (change.new_places, change.lost_places, change.words) == ((ENDCAP,), (), None)
    moved = only(ItemRow(2, "N", "Nails", places=(ENDCAP,)), N=NAILS)
    assert (moved.new_places, moved.lost_places) == ((ENDCAP,), (71,))


def test_told_barcodes_replace() -> None:
    change = only(ItemRow(2, "N", "Nails", gtins=(OTHER,)), N=NAILS)
    assert (change.new_gtins, change.lost_gtins) == ((OTHER,), (70,))


def test_a_barcode_of_an_item_that_the_file_leaves_out_stays_there() -> None:
    found = changes({"S": ItemRow(5, "S", "Screws", gtins=(GTIN, OTHER))}, {"N": NAILS})
    assert found.changes[0].new_gtins == (OTHER,)
    assert [(one.row, one.detail) for one in found.warnings] == [
        (5, f"Barcode {GTIN} belongs to sku N already; S is kept without it.")
    ]


def test_a_barcode_moves_when_its_item_now_tells_another_one() -> None:
    items = {"S": ItemRow(2, "S", "Screws", gtins=(GTIN,)), "N": ItemRow(3, "N", "Nails", gtins=(OTHER,))}
    found = changes(items, {"N": NAILS})
    assert [(one.sku, one.new_gtins, one.lost_gtins) for one in found.changes] == [
        ("S", (GTIN,), ()),
        ("N", (OTHER,), (70,)),
    ]
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("price", "text"), [("3", "3.00"), ("3.9", "3.90"), ("3.995", "3.995"), ("1E+3", "1000.00")]
)
def test_a_price_has_one_spelling(price: str, text: str) -> None:
    words = only(ItemRow(2, "1", "Nails", price=Decimal(price))).words
    assert words is not None
    assert words.price == text


skus = st.sampled_from(["A", "B", "C"])
places = st.lists(st.sampled_from([HOME, ENDCAP, Place("7")]), unique=True, max_size=3).map(tuple)


@given(st.dictionaries(skus, st.tuples(st.sampled_from(["x", "y"]), places)), st.dictionaries(skus, places))
def test_writing_the_changes_makes_the_same_file_change_nothing(
    told: dict[str, tuple[str, tuple[Place, ...]]], before: dict[str, tuple[Place, ...]]
) -> None:
    items = {sku: ItemRow(2, sku, name, places=at) for sku, (name, at) in told.items()}
    known = {
        sku: Known(n, Words("old"), {}, {place: n * 10 + k for k, place in enumerate(at)})
        for n, (sku, at) in enumerate(before.items())
    }
    for number, change in enumerate(changes(items, known).changes, start=100):
        old = known.get(change.sku) or Known(number, Words(""), {}, {})
        kept = {place: row for place, row in old.places.items() if row not in change.lost_places}
        new = {place: number * 10 + k for k, place in enumerate(change.new_places)}
        known[change.sku] = Known(old.id, change.words or old.words, {}, kept | new)
    assert changes(items, known).changes == ()
