"""What others wrote is served exactly as its package had it."""

import hashlib
import json
from pathlib import Path

import pytest

from floorassist.web.assets import resource_dir

SERVED, FOR_TESTS = resource_dir("static") / "vendor", Path(__file__).parents[1] / "stories" / "vendor"

pytestmark = pytest.mark.parametrize("vendor", [SERVED, FOR_TESTS], ids=["served", "for tests"])


def listed(vendor: Path) -> dict[str, str]:
    """Every file that VENDOR.json names, with its sha256."""
    libraries = json.loads((vendor / "VENDOR.json").read_text("utf-8"))
    return {name: digest for library in libraries for name, digest in library["files"].items()}


def test_each_vendored_file_is_the_one_that_was_taken_over(vendor: Path) -> None:
    for name, digest in listed(vendor).items():
        assert hashlib.sha256((vendor / name).read_bytes()).hexdigest() == digest, name


def test_no_file_is_vendored_without_saying_where_it_comes_from(vendor: Path) -> None:
    found = {path.relative_to(vendor).as_posix() for path in vendor.rglob("*") if path.is_file()}
    assert found - {"VENDOR.json"} == set(listed(vendor))


def test_every_library_tells_version_licence_and_source(vendor: Path) -> None:
    for library in json.loads((vendor / "VENDOR.json").read_text("utf-8")):
        assert all(library[key] for key in ("name", "version", "licence", "source")), library["folder"]
