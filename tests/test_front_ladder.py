"""The import rule of the front end: screens, parts, device, core, read downwards only."""

import re
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[1] / "static" / "js"
MAY = {
    "core": {"core"},
    "device": {"device", "core"},
    "parts": {"parts", "device", "core"},
    "screens": {"parts", "device", "core"},
    "public": set(),
    "desk": {"desk", "parts", "device", "core"},
    "at-once.js": set(),
    "language.js": {"core"},
    "app.js": {"screens", "parts", "device", "core"},
}
STATIC = re.compile(r"^(?:import\s*|(?:import|export)\b[^;\"'=]*?\bfrom\s*)[\"']([^\"']+)[\"']", re.MULTILINE)
LATER = re.compile(r"\bimport\(\s*[\"']([^\"']+)[\"']")
LIBRARIES = {
    "core": set(),
    "device": {"vendor"},
    "parts": {"preact"},
    "screens": {"preact"},
    "language.js": {"translation"},
}
LONGEST = 250


def files() -> list[Path]:
    return sorted(SCRIPTS.rglob("*.js"))


def rung(path: Path) -> str:
    return path.relative_to(SCRIPTS).parts[0]


def imported(path: Path) -> list[str]:
    """What a file imports, at once or later: a rung for our own files, else a library's name."""
    text = path.read_text("utf-8")
    found = []
    for name in STATIC.findall(text) + LATER.findall(text):
        target = (path.parent / name).resolve()
        ours = name.startswith(".") and target.is_relative_to(SCRIPTS)
        assert not ours or target.is_file(), f"{path.name} imports {name}, which is not there"
        found.append(rung(target) if ours else "vendor" if name.startswith(".") else name)
    return found


def test_the_reading_of_imports_finds_them_all():
    assert sorted(set(imported(SCRIPTS / "app.js"))) == ["core", "device", "parts", "preact", "screens"]
    assert len(imported(SCRIPTS / "app.js")) >= 20


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(SCRIPTS).as_posix())
def test_imports_go_down_only(path):
    rungs = set(imported(path)) - {"preact", "vendor", "translation"}
    assert rungs <= MAY[rung(path)], f"{rung(path)}/ may not import {sorted(rungs - MAY[rung(path)])}"
    libraries = set(imported(path)) & {"preact", "vendor", "translation"}
    assert libraries <= LIBRARIES.get(rung(path), {"preact"})


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(SCRIPTS).as_posix())
def test_files_are_short_and_say_what_they_are(path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert text.startswith(("/** ", "/**\n", "// "))


def test_the_rules_of_both_sides_touch_no_page_clock_or_dice():
    for path in sorted((SCRIPTS / "core").glob("*.js")):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
        # A plan's document is a value as others are; the page's has these.
        page = r"document\.(?:body|head|cookie|get|query|create|add|active|visibility)\w*"
        found = re.findall(rf"\b(?:{page}|window|navigator|fetch|Date\.now|Math\.random)\b", code)
        assert found == [], path.name
