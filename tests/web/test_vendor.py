"""What others wrote is served exactly as its package had it."""

import hashlib
import json

from floorassist.web.assets import resource_dir

VENDOR = resource_dir("static") / "vendor"


def listed() -> dict[str, str]:
    """Every file that VENDOR.json names, with its sha256."""
    libraries = json.loads((VENDOR / "VENDOR.json").read_text("utf-8"))
    return {name: digest for library in libraries for name, digest in library["files"].items()}


def test_each_vendored_file_is_the_one_that_was_taken_over() -> None:
    for name, digest in listed().items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name


def test_no_file_is_vendored_without_saying_where_it_comes_from() -> None:
    found = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert found - {"VENDOR.json"} == set(listed())


def test_every_library_tells_version_licence_and_source() -> None:
    for library in json.loads((VENDOR / "VENDOR.json").read_text("utf-8")):
        assert all(library[key] for key in ("name", "version", "licence", "source")), library["folder"]
