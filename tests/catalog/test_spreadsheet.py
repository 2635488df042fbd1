"""Spreadsheets as programs really write them, and files that were made to hurt."""

import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.catalog.spreadsheet import MAX_ROWS, SpreadsheetError, read
from floorassist.kept_text import LATER, said
from floorassist.translation import speaking
from tests.catalog import workbooks


def rows_of(content: bytes, filename: str = "items.csv") -> list[tuple[object, ...]]:
    sheet = read(content, filename)
    return [sheet.header, *(cells for _, cells in sheet.rows)]


def refusal(content: bytes, filename: str = "items.csv") -> str:
    with pytest.raises(SpreadsheetError) as refused:
        rows_of(content, filename)
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_in_every_encoding_and_with_every_delimiter(encoding: str, delimiter: str) -> None:
    lines = [["sku", "name"], ["1", "Jalapeño"], ["2", "Kräuter – scharf"]]
    content = "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)
    assert rows_of(content) == [tuple(line) for line in lines]


def test_a_delimiter_inside_quotes_does_not_count() -> None:
    content = b'"sku, the number";"name, short, one line"\n1;"Screws; 50 pieces"\n'
    assert rows_of(content)[1] == ("1", "Screws; 50 pieces")


def test_the_line_that_names_the_delimiter_is_honoured() -> None:
    assert rows_of(b"sep=;\nsku;name\n1;A, B, C\n") == [("sku", "name"), ("1", "A, B, C")]


def test_rows_keep_the_numbers_a_spreadsheet_program_shows() -> None:
    sheet = read(b'\n\nsku,name\n\n1,"two\nlines"\n , \n2,B\n', "items.csv")
    assert [number for number, _ in sheet.rows] == [5, 7]


def test_latin_1_is_refused_and_names_the_row() -> None:
    assert refusal("sku,name\n1,Nails\n2,Café crème\n".encode("latin-1")).startswith(
        "Row 3 has a letter that is not UTF-8, after “2,Caf”."
    )


def test_half_a_letter_of_utf_16_is_refused() -> None:
    assert "not UTF-8" in refusal("sku,name\n1,A".encode("utf-16") + b"\x00")


def test_a_nul_byte_is_refused_and_names_the_row() -> None:
    assert refusal(b"sku,name\n1,A\n2,B\x00\n").startswith("Row 3 has a NUL byte")


def test_a_quotation_mark_that_is_never_closed_names_the_row() -> None:
    assert refusal(b'sku,name\n1,A\n2,"B\n3,C\n').startswith("Row 3 has a quotation mark")


@pytest.mark.parametrize("content", [b"", b"  \n \n", b",,\n,,\n"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert refusal(content) == "The file is empty."


@pytest.mark.parametrize("filename", ["items.xls", "items.pdf", "items", "", "items.csv.exe"])
def test_another_kind_of_file_is_refused(filename: str) -> None:
    assert "neither CSV nor XLSX" in refusal(b"sku,name\n1,A\n", filename)


def test_a_workbook_that_calls_itself_csv_is_refused_and_the_other_way_round() -> None:
    assert "named .csv" in refusal(workbooks.workbook([["sku", "name"]]), "items.csv")
    assert "named .xlsx" in refusal(b"sku,name\n", "items.xlsx")


def test_row_200_001_is_one_too_many() -> None:
    lines = b"sku,name\n" + b"1,A\n" * MAX_ROWS
    assert len(rows_of(lines)) == MAX_ROWS + 1
    assert "more than 200,000 rows" in refusal(lines + b"1,A\n")


def test_more_than_ten_megabytes_are_refused() -> None:
    assert "at most 10 MB" in refusal(b"sku,name\n" + b"x" * (10 * 1024 * 1024))


def test_a_workbook_is_read_with_numbers_dates_and_text() -> None:
    rows = rows_of(
        workbooks.workbook([["sku", "name", "qty"], ["0017", "Nails & more", 12.5], [17, "date:45000", 4]]),
        "items.xlsx",
    )
    assert rows[1] == ("0017", "Nails & more", 12.5)
    assert rows[2][0] == 17
    assert str(rows[2][1]) == "2023-03-15"


def test_a_workbook_keeps_its_row_numbers() -> None:
    sheet = read(workbooks.workbook([[], ["sku", "name"], [], ["1", "A"]]), "items.xlsx")
    assert [number for number, _ in sheet.rows] == [4]


def test_a_workbook_that_declares_gigabytes_is_refused() -> None:
    bomb = workbooks.workbook([["sku"]], more=b" " * (257 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    with speaking(LATER):
        kept = refusal(bomb, "items.xlsx")
    assert kept != said(kept)
    assert "unpacks to far more" in said(kept)


def test_a_workbook_that_lies_about_its_length_is_refused() -> None:
    honest = workbooks.workbook([["sku"]], more=b" " * 50_000_000)
    true_length, lie = struct.pack("<I", 50_000_000), struct.pack("<I", 100)
    assert honest.count(true_length) == 2
    assert "unpacks to far more" in refusal(honest.replace(true_length, lie), "items.xlsx")


def test_one_cell_in_the_last_corner_is_refused_before_the_rectangle_is_laid_out() -> None:
    corner = workbooks.sheet_xml([["sku"]]).replace("</row>", '</row><row><c r="A1048576"><v>1</v></c></row>')
    assert "row 1,048,576" in refusal(workbooks.packed(corner.encode()), "items.xlsx")
    wide = workbooks.sheet_xml([["sku"]]).replace("</row>", '<c r="XFD1"><v>1</v></c></row>')
    assert "column XFD" in refusal(workbooks.packed(wide.encode()), "items.xlsx")


def test_one_long_text_shared_by_very_many_cells_is_refused() -> None:
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 150 + b"</row>"
    sheet = workbooks.sheet_xml([]).encode().replace(b"<sheetData>", b"<sheetData>" + row * 300)
    strings = workbooks.shared_strings(["x" * 30_000])
    with speaking(LATER):
        kept = refusal(workbooks.packed(sheet, sharedStrings=strings), "items.xlsx")
    assert kept != said(kept)
    assert "unpacks to far more" in said(kept)


def test_many_numbers_beside_one_long_text_are_no_bomb() -> None:
    row = b"<row>" + b"<c><v>7</v></c>" * 150 + b"</row>"
    sheet = workbooks.sheet_xml([["a"]]).encode().replace(b"</sheetData>", row * 300 + b"</sheetData>")
    strings = workbooks.shared_strings(["x" * 30_000])
    assert len(rows_of(workbooks.packed(sheet, sharedStrings=strings), "items.xlsx")) == 301


def test_parts_that_hide_cells_from_the_check_are_refused() -> None:
    sheet = workbooks.sheet_xml([["sku"]])
    for trick in ('<c r="&#88;FD1"><v>1</v></c>', "<c><v><!-- -->0</v></c>"):
        hidden = sheet.replace("</row>", f"{trick}</row>").encode()
        assert "damaged" in refusal(workbooks.packed(hidden), "items.xlsx")


@pytest.mark.parametrize("content", [b"PK\x03\x04rubbish", b"PK\x05\x06" + b"\x00" * 18])
def test_a_damaged_workbook_is_refused(content: bytes) -> None:
    assert refusal(content, "items.xlsx")


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: object) -> None:
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert "damaged" in refusal(out.getvalue(), "items.xlsx")


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx"]), st.sampled_from([b"", b"PK\x03\x04"]))
def test_any_bytes_are_rows_or_a_sentence(content: bytes, filename: str, start: bytes) -> None:
    try:
        rows_of(start + content, filename)
    except SpreadsheetError as refused:
        assert str(refused)  # noqa: PT017
