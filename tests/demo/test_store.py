"""What the demo store sells: enough of it, each thing once, with barcodes that scan and places that exist."""

import random
from collections import Counter
from decimal import Decimal

import pytest

from floorassist.catalog import barcode
from floorassist.demo.families import departments
from floorassist.demo.floor_plan import floor_plan
from floorassist.demo.store import SEED, DemoItem, demo_items
from floorassist.floor.spots import Spots


@pytest.fixture(scope="module")
def items() -> tuple[DemoItem, ...]:
    return demo_items(random.Random(SEED))


def test_it_is_a_superstore(items: tuple[DemoItem, ...]) -> None:
    assert len(items) >= 4_000
    sizes = Counter(item.department for item in items)
    assert len(sizes) >= 25
    assert min(sizes.values()) >= 100


def test_every_list_is_sold_somewhere(items: tuple[DemoItem, ...]) -> None:
    assert {item.department for item in items} == {department.name for department in departments()}


def test_the_same_seed_gives_the_same_store_and_another_seed_another(items: tuple[DemoItem, ...]) -> None:
    assert demo_items(random.Random(SEED)) == items
    assert demo_items(random.Random(SEED + 1)) != items


@pytest.mark.parametrize("field", ["sku", "name", "gtin"])
def test_nothing_is_there_twice(items: tuple[DemoItem, ...], field: str) -> None:
    seen = Counter(getattr(item, field).casefold() for item in items)
    assert [value for value, times in seen.items() if times > 1] == []


def test_every_barcode_is_a_right_ean_13_of_the_range_for_examples(items: tuple[DemoItem, ...]) -> None:
    for item in items:
        assert len(item.gtin) == 13
        assert item.gtin.startswith("952")
        assert barcode.is_gtin(item.gtin)


def test_names_are_short_clean_and_written_out(items: tuple[DemoItem, ...]) -> None:
    for item in items:
        assert len(item.name) <= 70, item.name
        assert item.name == " ".join(item.name.split())
        assert not set(item.name) & set("{}|@;"), item.name
        assert item.name[0].isupper() or item.name[0].isdigit(), item.name


def test_keywords_are_what_a_customer_would_say(items: tuple[DemoItem, ...]) -> None:
    for item in items:
        assert item.keywords, item.name
        assert len(item.keywords) == len(set(item.keywords)), item.name
        for word in item.keywords:
            assert 2 <= len(word) <= 40, word
            assert word == word.strip()
            assert ";" not in word


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("thing to hang pictures", "Picture hooks"),
        ("plug for rawl", "Wall plugs nylon"),
        ("stuff to unclog drain", "Drain cleaner"),
        ("pilas", "Batteries AA"),
    ],
)
def test_known_customers_words_lead_to_the_thing(items: tuple[DemoItem, ...], words: str, name: str) -> None:
    assert any(item.name.startswith(name) for item in items if words in item.keywords)


def test_every_place_is_on_the_plan(items: tuple[DemoItem, ...]) -> None:
    spots = Spots(floor_plan())
    for item in items:
        for place in item.places:
            if place.bay:
                assert spots.bay(place.aisle, place.bay, place.side), (item.name, place)
            else:
                assert spots.read(place.aisle), (item.name, place)


def test_home_comes_first_and_some_things_stand_in_several_places(items: tuple[DemoItem, ...]) -> None:
    roles = Counter(place.role for item in items for place in item.places[1:])
    assert all(item.places[0].role == "home" for item in items)
    assert set(roles) == {"endcap", "topstock", "backroom"}
    assert min(roles.values()) >= 100
    assert 0.1 <= sum(len(item.places) > 1 for item in items) / len(items) <= 0.4


def test_every_bay_holds_something(items: tuple[DemoItem, ...]) -> None:
    filled = {(place.aisle, place.bay, place.side) for item in items for place in item.places if place.bay}
    assert {(aisle.code, bay.code, bay.side) for aisle, bay in floor_plan().bays()} == filled


def test_a_few_things_are_sold_out_and_prices_are_prices(items: tuple[DemoItem, ...]) -> None:
    assert 0.02 <= sum(item.quantity == 0 for item in items) / len(items) <= 0.07
    for item in items:
        assert Decimal("0.19") <= item.price <= 400, item.name
        assert item.price == item.price.quantize(Decimal("0.01"))


def test_a_larger_pack_never_costs_less(items: tuple[DemoItem, ...]) -> None:
    prices = {item.name: item.price for item in items}
    assert prices["Wall plugs nylon 8 mm, 25 pack"] < prices["Wall plugs nylon 8 mm, 100 pack"]
    assert prices["Long grain rice 500 g"] < prices["Long grain rice 1 kg"] < prices["Long grain rice 5 kg"]


def test_heavy_things_stand_low(items: tuple[DemoItem, ...]) -> None:
    cement = [item for item in items if item.name.startswith("Cement ")]
    assert cement
    assert all(item.places[0].shelf in ("bottom shelf", "knee height", "waist height") for item in cement)
