"""Styles that hold in either direction of writing, and hide no words."""

import re

import pytest

from tests.said import ROOT

STYLES = sorted((ROOT / "static" / "css").glob("*.css"))
SIDE = re.compile(r"(?<![\w-])(?:(?:margin|padding|border)-)?(?:left|right)\s*:|text-align:\s*(?:left|right)")
PHYSICAL = {
    "frame.css": 5,  # a phone on its side: the dock stands where the thumb is, in any language
}


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_says_start_and_end_instead_of_left_and_right(path):
    found = SIDE.findall(re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL))
    assert len(found) <= PHYSICAL.get(path.name, 0), found
