"""The hand-written lists, read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.demo.families import Family, departments, read, variants


def family(pattern: str, *brands: str, low: float = 1.0, high: float = 9.0) -> Family:
    return Family(pattern, brands or ("Tarvick",), low, high, False, ("plug",), ())


def test_a_group_of_options_makes_one_variant_of_each() -> None:
    names = [one.name for one in variants(family("Plugs {6|8} mm, {25|100} pack"))]
    assert names == [
        "Plugs 6 mm, 25 pack",
        "Plugs 6 mm, 100 pack",
        "Plugs 8 mm, 25 pack",
        "Plugs 8 mm, 100 pack",
    ]


def test_size_grows_from_the_smallest_to_the_largest_and_colour_does_not_count() -> None:
    sizes = {one.name: one.size for one in variants(family("Paint {red|blue} {1|2|5} l"))}
    assert sizes["Paint red 1 l"] == sizes["Paint blue 1 l"] == 0
    assert sizes["Paint red 2 l"] == 0.5
    assert sizes["Paint blue 5 l"] == 1


def test_a_brand_in_the_name_makes_every_variant_in_every_brand() -> None:
    found = list(variants(family("{brand} drill {12|18} V", "Torvane", "Kraddock")))
    assert [(one.name, one.brand) for one in found] == [
        ("Torvane drill 12 V", "Torvane"),
        ("Kraddock drill 12 V", "Kraddock"),
        ("Torvane drill 18 V", "Torvane"),
        ("Kraddock drill 18 V", "Kraddock"),
    ]


def test_without_a_brand_in_the_name_the_brands_take_turns() -> None:
    found = variants(family("Pliers {160|180|200} mm", "Brannock", "Oxhill"))
    assert [one.brand for one in found] == ["Brannock", "Oxhill", "Brannock"]


def test_a_pack_of_one_is_not_called_a_pack() -> None:
    names = [one.name for one in variants(family("Tyre {1|2|11} pack"))]
    assert names == ["Tyre", "Tyre 2 pack", "Tyre 11 pack"]


def test_a_list_is_read_with_prices_weight_and_both_languages() -> None:
    department = read(
        "department: Tools\n\nMallet @ Brannock, Oxhill @ 5.90-12.90 @ low\n    soft hammer; mallet / mazo\n"
    )
    assert department.name == "Tools"
    assert department.families == (
        Family("Mallet", ("Brannock", "Oxhill"), 5.9, 12.9, True, ("soft hammer", "mallet"), ("mazo",)),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Mallet @ Brannock @ 5.90\n    soft hammer\n",
        "department: Tools\nMallet @ 5.90\n    soft hammer\n",
        "department: Tools\nMallet @ Brannock @ 5.90 @ heavy\n    soft hammer\n",
        "department: Tools\nMallet @ Brannock @ 5.90\n",
        "department: Tools\nMallet @ Brannock @ 5.90\nSledge @ Brannock @ 9.90\n",
    ],
)
def test_a_slip_in_a_list_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read(text)


@given(st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4, unique=True), max_size=3))
def test_there_are_as_many_variants_as_options_multiply_to_and_no_name_twice(groups: list[list[str]]) -> None:
    pattern = "Thing " + " - ".join("{" + "|".join(group) + "}" for group in groups)
    names = [one.name for one in variants(family(pattern))]
    expected = 1
    for group in groups:
        expected *= len(group)
    assert len(names) == len(set(names)) == expected
    assert not any(sign in name for name in names for sign in "{|}")


def test_every_department_has_customers_words_in_two_languages() -> None:
    for department in departments():
        assert all(one.words for one in department.families), department.name
        spanish = sum(bool(one.spanish) for one in department.families)
        assert spanish >= 0.8 * len(department.families), department.name
