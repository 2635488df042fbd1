"""Codes are made by the store's template and read however a person writes them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from floorassist.floor.address import Address, format_address, parse_address, read_address, template_fault

CASES = json.loads((Path(__file__).parent.parent / "cases" / "address.json").read_text(encoding="utf-8"))

signs = st.text("-._/: #+|()*[]^$\\", min_size=1, max_size=3)
templates = st.builds(
    lambda a, b, swapped: f"{{aisle}}{a}{{side}}{b}{{bay}}" if swapped else f"{{aisle}}{a}{{bay}}{b}{{side}}",
    signs,
    st.just("") | signs,
    st.booleans(),
)
codes = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=12)
bays = st.text("0123456789", min_size=1, max_size=4)


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: repr(case["text"]))
def test_a_text_means_the_places_of_the_shared_cases(case: dict[str, Any]) -> None:
    found = [[a.aisle, a.bay, a.side] for a in read_address(case["text"], CASES["aisles"])]
    assert found == case["found"]


@given(templates, codes, st.none() | bays, st.sampled_from(["L", "R", None]))
def test_what_is_formatted_is_parsed_back(
    template: str, aisle: str, bay: str | None, side: str | None
) -> None:
    assume(parse_address(template, aisle).bay is None)  # the check of a plan refuses such a code
    address = Address(aisle, bay, side if bay else None)
    assert parse_address(template, format_address(template, address)) == address


@given(st.lists(codes, max_size=5), st.text(max_size=70))
def test_any_text_is_read_without_an_error_as_an_aisle_of_the_store(known: list[str], text: str) -> None:
    assert {address.aisle for address in read_address(text, known)} <= set(known)


@given(
    st.from_regex(r"[A-Z]?[1-9][0-9]{0,2}", fullmatch=True), st.integers(1, 99), st.sampled_from(["L", "R"])
)
def test_every_way_to_write_an_address_means_it(aisle: str, bay: int, side: str) -> None:
    hand = {"L": "left", "R": "right"}[side]
    for text in (
        f"{aisle}-{bay}{side}",
        f"{aisle.lower()} {bay} {hand}",
        f"aisle {aisle} bay {bay} {hand} side",
        f"{aisle}b{bay}{side.lower()}",
        f"bay {bay} of aisle {aisle}, {hand}",
        f"{aisle} {hand} {bay:02}",
    ):
        assert read_address(text, [aisle])[0] == Address(aisle, str(bay), side), text


@pytest.mark.parametrize("code", ["A9", "09", "9", "009"])
def test_aisle_nine_is_what_the_store_calls_it(code: str) -> None:
    for text in ("aisle 9", "9", "09", "Aisle 09"):
        assert read_address(text, [code, "A19", "90"]) == (Address(code),)


def test_a_number_that_two_aisles_share_means_both() -> None:
    assert read_address("aisle 9", ["A9", "B9"]) == (Address("A9"), Address("B9"))


@pytest.mark.parametrize(
    "template",
    [
        "",
        "{aisle}",
        "{aisle}{bay}{side}",
        "{bay}-{aisle}{side}",
        "{aisle}-{bay}",
        "{aisle}-{bay}{side}x",
        "{a}-{b}{c}",
    ],
)
def test_a_template_that_leaves_doubt_is_refused(template: str) -> None:
    assert template_fault(template)
    with pytest.raises(ValueError, match="address template"):
        format_address(template, Address("A1"))
