"""What goes over the store's Wi-Fi is small."""

import gzip
import threading
from functools import partial

import brotli

from floorassist.web import compress
from tests.races import PATIENCE, at_once


def test_a_script_comes_as_gzip_where_the_browser_takes_it(world):
    page = world.anyone().get("/", headers={"Accept-Encoding": "identity"}).text
    address = page.split('src="', 1)[1].split('"', 1)[0]
    plain = world.anyone().get(address, headers={"Accept-Encoding": "identity"})
    small = world.anyone().get(address, headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    assert len(small.data) < len(plain.data)
    assert "immutable" in small.headers["Cache-Control"]
    assert "Accept-Encoding" in small.headers["Vary"]


def test_a_script_comes_as_brotli_to_a_browser_that_takes_that_as_well(world):
    page = world.anyone().get("/", headers={"Accept-Encoding": "identity"}).text
    address = page.split('src="', 1)[1].split('"', 1)[0]
    sizes = {}
    for taken, encoding in (
        ("gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("gzip, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
    ):
        answer = world.anyone().get(address, headers={"Accept-Encoding": taken})
        assert answer.headers["Content-Encoding"] == encoding
        sizes[encoding] = len(answer.data)
    assert sizes["br"] < sizes["gzip"]
    plain = world.anyone().get(address, headers={"Accept-Encoding": "identity"}).data
    assert brotli.decompress(world.anyone().get(address, headers={"Accept-Encoding": "br"}).data) == plain


class DoorBell:
    """A lock that tells when a second one comes to it."""

    def __init__(self) -> None:
        self.lock, self.second, self.came = threading.Lock(), threading.Event(), []

    def __enter__(self) -> None:
        self.came.append(1)
        if len(self.came) == 2:
            self.second.set()
        self.lock.acquire()

    def __exit__(self, *_) -> None:
        self.lock.release()


def test_a_file_that_two_phones_want_at_once_is_compressed_once(tmp_path, monkeypatch):
    file, made, bell = tmp_path / "a.js", [], DoorBell()
    file.write_text("let a;" * 1000)

    def smallest(content, _encoding):
        made.append(1)
        assert bell.second.wait(PATIENCE)
        return content[:9]

    monkeypatch.setattr(compress, "smallest", smallest)
    monkeypatch.setattr(compress, "_turns", {(file, "1", "br"): bell})
    assert at_once(*[partial(compress.compressed_file, file, "1", "br")] * 2) == [b"let a;let"] * 2
    assert made == [1]


def test_a_screen_does_not_wait_for_the_reader_of_codes_that_is_being_compressed(tmp_path, monkeypatch):
    reader, screen = tmp_path / "reader.wasm", tmp_path / "screen.js"
    reader.write_bytes(b"reader")
    screen.write_bytes(b"screen")
    began, over = threading.Event(), threading.Event()

    def smallest(content, _encoding):
        if content == b"reader":
            began.set()
            assert over.wait(PATIENCE / 2), "the screen waits for the reader"
        return content

    def screen_meanwhile():
        assert began.wait(PATIENCE)
        found = compress.compressed_file(screen, "1", "br")
        over.set()
        return found

    monkeypatch.setattr(compress, "smallest", smallest)
    reading = partial(compress.compressed_file, reader, "1", "br")
    assert at_once(reading, screen_meanwhile) == [b"reader", b"screen"]


def test_long_json_comes_as_gzip_and_short_json_as_it_is(world):
    long = world.anyone().get("/api/openapi.json", headers={"Accept-Encoding": "gzip"})
    assert long.headers["Content-Encoding"] == "gzip"
    assert b'"openapi"' in gzip.decompress(long.data)
    short = world.phone("Ada").get("/api/device", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in short.headers


def test_a_browser_that_takes_no_gzip_gets_plain_text(world):
    plain = world.anyone().get("/api/openapi.json")
    assert "Content-Encoding" not in plain.headers
    assert plain.json["openapi"] == "3.1.0"
