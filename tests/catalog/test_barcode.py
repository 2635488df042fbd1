"""Every spelling of one product's number becomes the same 14 digits."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.catalog import barcode

CASES = json.loads((Path(__file__).parent.parent / "cases" / "barcode.json").read_text(encoding="utf-8"))

digits = st.text("0123456789", min_size=7, max_size=13)


def bodies(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length).filter(lambda body: body.strip("0"))


@pytest.mark.parametrize("case", CASES["gtin14"], ids=lambda case: case["name"])
def test_a_number_is_read_or_refused_with_a_reason(case: dict[str, Any]) -> None:
    if "gtin" in case:
        assert barcode.gtin14(case["text"]) == case["gtin"]
    else:
        with pytest.raises(barcode.BarcodeError) as refused:
            barcode.gtin14(case["text"])
        assert str(refused.value) == case["error"]


@pytest.mark.parametrize("case", CASES["printed"], ids=lambda case: case["printed"])
def test_the_package_shows_no_filling_zeros(case: dict[str, Any]) -> None:
    assert barcode.printed(case["gtin"]) == case["printed"]


@pytest.mark.parametrize("case", CASES["tails"], ids=lambda case: case["name"])
def test_the_tails_are_what_a_person_can_read(case: dict[str, Any]) -> None:
    assert list(barcode.tails(case["gtin"])) == case["tails"]


@given(bodies(12))
def test_any_twelve_digits_with_their_check_digit_are_an_ean_13(body: str) -> None:
    ean = body + barcode.check_digit(body)
    assert barcode.gtin14(ean) == "0" + ean
    assert barcode.gtin14(barcode.gtin14(ean)) == "0" + ean


@given(bodies(12), st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(body: str, place: int, shift: int) -> None:
    ean = body + barcode.check_digit(body)
    wrong = ean[:place] + str((int(ean[place]) + shift) % 10) + ean[place + 1 :]
    assert not barcode.is_gtin(wrong)


@given(st.sampled_from("01"), bodies(5), st.integers(0, 99_999))
def test_a_upc_a_that_has_a_upc_e_comes_back_from_it(system: str, maker: str, product: int) -> None:
    body = f"{system}{maker}{product:05}"
    upca = body + barcode.check_digit(body)
    short = barcode.upce_from_upca(upca)
    if short is not None:
        assert barcode.upca_from_upce(short) == upca


@given(st.sampled_from("01"), bodies(6))
def test_every_upc_e_expands_to_a_upc_a_that_shortens_to_the_same_number(system: str, body: str) -> None:
    for check in "0123456789":
        try:
            upca = barcode.upca_from_upce(system + body + check)
        except barcode.BarcodeError:
            continue
        assert barcode.gtin14(upca) == "00" + upca
        short = barcode.upce_from_upca(upca)
        assert short is not None
        assert barcode.upca_from_upce(short) == upca
        return
    pytest.fail("no check digit fits")


@given(digits)
def test_a_number_is_itself_again_when_filled_up(body: str) -> None:
    full = body + barcode.check_digit(body)
    if barcode.is_gtin(full) and len(full) != 10:
        gtin = barcode.gtin14(full)
        assert barcode.gtin14(gtin) == gtin
        assert barcode.gtin14(barcode.printed(gtin)).endswith(barcode.printed(gtin)[-1])


@given(bodies(9))
def test_both_isbns_of_a_book_are_one_number(body: str) -> None:
    right = [last for last in "0123456789X" if barcode.is_gtin(body + last)]
    assert len(right) == 1
    thirteen = "978" + body + barcode.check_digit("978" + body)
    assert barcode.gtin14(body + right[0]) == barcode.gtin14(thirteen)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_sentence(text: str) -> None:
    if barcode.is_gtin(text):
        assert len(barcode.gtin14(text)) == 14
    else:
        with pytest.raises(barcode.BarcodeError, match=r"\.$"):
            barcode.gtin14(text)
