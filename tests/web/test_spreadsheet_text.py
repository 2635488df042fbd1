"""What goes out in a CSV is read by spreadsheet programs, which run some texts."""

import pytest

from floorassist.web.spreadsheet_text import formula_safe


@pytest.mark.parametrize("cell", ["=1+1", "+49 123", "+1", "-1+2", "-inf", "@SUM(A1)", "\t=1", "\t5", "-1\n"])
def test_what_would_run_as_a_formula_goes_out_as_text(cell: str) -> None:
    assert formula_safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["A12-4L", "", "-1", "-0.25", "-1e-05"])
def test_plain_text_and_numbers_go_out_as_they_are(cell: str) -> None:
    assert formula_safe(cell) == cell
