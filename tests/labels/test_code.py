"""What a scanned or typed text means."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.catalog import barcode
from floorassist.labels.code import Code, meaning

CASES = json.loads((Path(__file__).parent.parent / "cases" / "code.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_text_has_one_meaning(case: dict[str, Any]) -> None:
    told = {name: tuple(value) if isinstance(value, list) else value for name, value in case.items()}
    name, text = told.pop("name"), told.pop("text")
    assert meaning(text, told.pop("symbology", ""), told.pop("country", "")) == Code(**told), name


@given(
    st.text("0123456789", min_size=13, max_size=13).filter(lambda body: body.strip("0")),
    st.sampled_from(["https://{h}/01/{g}", "]C101{g}", "(01){g}", "01{g}", "{g}", " {g}\n"]),
    st.from_regex(r"[a-z]{1,10}(\.[a-z]{1,10}){0,2}(:[0-9]{2,4})?", fullmatch=True),
)
def test_a_gtin_is_found_in_every_dress(body: str, dress: str, host: str) -> None:
    gtin = body + barcode.check_digit(body)
    found = meaning(dress.format(h=host, g=gtin))
    assert (found.kind, found.value) == ("gtin", gtin)


@given(st.text(max_size=60))
def test_any_text_means_something(text: str) -> None:
    assert meaning(text).kind in {"gtin", "item", "spot", "join", "tail", "plu", "words", "foreign", "empty"}
