"""What goes over the store's Wi-Fi is small."""

import gzip

import brotli


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
