"""Workbooks made by hand, byte by byte where a program would refuse to make them."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DATE = "date:"


def workbook(rows: Sequence[Sequence[object]], **also: bytes) -> bytes:
    """An XLSX of one sheet; a str that starts with `date:` and a serial number becomes a date cell."""
    return packed(sheet_xml(rows).encode(), **also)


def packed(sheet: bytes, **also: bytes) -> bytes:
    """An XLSX around the XML of its sheet; `also` are further members under xl/."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_RELATIONS}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
            '<sheet name="Items" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_RELATIONS}/worksheet" '
            f'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{_RELATIONS}/styles" '
            f'Target="styles.xml"/><Relationship Id="r3" Type="{_RELATIONS}/sharedStrings" '
            'Target="sharedStrings.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
            '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in also.items():
            archive.writestr(f"xl/{name}.xml", content)
    return out.getvalue()


def sheet_xml(rows: Sequence[Sequence[object]]) -> str:
    """The XML of a sheet with these rows from A1 on."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(_cell(f"{_letters(index)}{number}", value) for index, value in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def shared_strings(texts: Sequence[str]) -> bytes:
    """The member that holds the texts which cells share."""
    inner = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return f'<sst xmlns="{_MAIN}">{inner}</sst>'.encode()


def _cell(place: str, value: object) -> str:
    if isinstance(value, str) and value.startswith(DATE):
        return f'<c r="{place}" s="1"><v>{value.removeprefix(DATE)}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def _letters(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
