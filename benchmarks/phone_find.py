"""Find on a phone, in Chromium: what travels, how long until it answers, and whether the screen stays free.

    python -m benchmarks.phone_find [--json] [--quick] [--seed N]

The peer is MiniSearch with what its page advises for a search box, on the same items in the same browser.
"""

import gzip
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.catalogue import Product, catalogue
from benchmarks.find_node import installed
from benchmarks.report import Row, arguments, show
from floorassist.catalog.barcode import check_digit
from floorassist.find.pack import CarriedItem, CarriedPlace, Head, pack

HERE = Path(__file__).parent
SCRIPTS = HERE.parent / "static" / "js"
MINISEARCH = HERE / "node_modules" / "minisearch" / "dist" / "es" / "index.js"
KINDS = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".html": "text/html",
    ".json": "application/json",
}
NEWS = {
    "fresh": False,
    "cursor": 1,
    "plan": 0,
    "of": 0,
    "items": [],
    "answers": [],
    "gone_items": [],
    "gone_answers": [],
    "people": {},
    "popular": [],
}


def main() -> None:
    options = arguments(__doc__ or "").parse_args()
    installed()
    made = catalogue(options.seed, 10_000 if options.quick else 50_000, 300)
    plain = packed(bare(made.items))
    full = packed(numbered(made.items, Random(options.seed)))
    asked = [query.q for query in made.queries if query.kind in ("clean", "typo1", "question")]
    questions = asked[:: 6 if options.quick else 3]
    items = [
        {"number": number, "name": item.name, "about": f"{item.brand} {item.department} {item.aisle_name}"}
        for number, item in enumerate(made.items)
    ]
    files = {
        "/plain": plain,
        "/api/pack": full,
        "/api/pack/changes": as_json(NEWS),
        "/items.json": as_json(items),
    }
    with served(files) as address, chromium() as browser:
        given = {"builds": 3, "questions": questions}
        ours = measured(browser, address, "ours", {**given, "pack": "/plain"})
        whole = measured(browser, address, "ours", {**given, "pack": "/api/pack"})
        peer = measured(browser, address, "peer", given)
        worker = measured(browser, address, "worker", {"question": questions[0]})
    assert worker["there"]
    serialised = peer.pop("serialised").encode()
    rows = [*sizes(plain, full, serialised), *times(ours, whole, peer), *screen(worker)]
    show("phone_find", options.seed, rows, options.json)


def sizes(plain: bytes, full: bytes, serialised: bytes) -> Iterator[Row]:
    """What travels, in kilobytes."""
    theirs = brotli(serialised)
    share = brotli(plain) / theirs
    index = {"MiniSearch's index": theirs / 1000}
    yield Row("pack: names, places, ids; brotli", brotli(plain) / 1000, "kB", index, "<= .6 x", share <= 0.6)
    zipped = {"MiniSearch's index": len(gzip.compress(serialised, 9)) / 1000}
    yield Row("the same; gzip", len(gzip.compress(plain, 9)) / 1000, "kB", zipped)
    yield Row("with brands, skus, GTINs, bays and shelves; brotli", brotli(full) / 1000, "kB", index)
    yield Row("the same; gzip", len(gzip.compress(full, 9)) / 1000, "kB", zipped)
    yield Row(
        "the same; before compression", len(full) / 1000, "kB", {"MiniSearch's index": len(serialised) / 1000}
    )


def times(ours: dict[str, Any], full: dict[str, Any], peer: dict[str, Any]) -> Iterator[Row]:
    """Building and answering on the phone."""
    whole = ours["decode"] + ours["build"]
    yield Row("bytes to columns", ours["decode"], "ms")
    built = {"MiniSearch": peer["build"]}
    yield Row("bytes to index", whole, "ms", built, "<= .6 x", whole <= 0.6 * peer["build"])
    memory = {"MiniSearch": peer["memory"] / 1e6}
    yield Row(
        "memory: names, places, ids, and the index",
        ours["memory"] / 1e6,
        "MB",
        memory,
        "<= .6 x",
        ours["memory"] <= 0.6 * peer["memory"],
    )
    yield Row("the same with skus, GTINs, bays and shelves", full["memory"] / 1e6, "MB", memory)
    yield Row("bytes to index, with all these", full["decode"] + full["build"], "ms", built)
    for name in ("p50", "p95", "p99", "worst"):
        mine, theirs = ours["keys"][name], peer["keys"][name]
        target = {"p95": ("<= 1/6", mine <= theirs / 6), "p99": ("<= 5 ms", mine <= 5)}.get(name, ("", None))
        yield Row(f"a keystroke, {name}", mine, "ms", {"MiniSearch": theirs}, *target)


def screen(worker: dict[str, Any]) -> Iterator[Row]:
    """The app's own Worker, seen from the screen's thread."""
    yield Row("load, build, first result", worker["first"], "ms")
    yield Row("of that, building", worker["stats"]["builtMs"], "ms")
    yield Row("a question to the Worker and back, p95", worker["asked"], "ms")
    block, idle = worker["block"], {"nothing going on": worker["idle"]}
    yield Row("the screen's thread held, longest", block, "ms", idle, "<= 16 ms", block <= 16)


def packed(items: Sequence[CarriedItem]) -> bytes:
    return pack(Head(1, 1, 0, len(items)), items)


def bare(products: Sequence[Product]) -> list[CarriedItem]:
    """Names, departments, aisles and ids: what MiniSearch has, and where it stands."""
    return [
        CarriedItem(
            number,
            "",
            item.name,
            item.brand,
            item.department,
            places=(CarriedPlace(number, item.aisle),),
        )
        for number, item in enumerate(products, 1)
    ]


def numbered(products: Sequence[Product], dice: Random) -> list[CarriedItem]:
    """All that a store's file has: every item with a sku, a GTIN of one of 400 makers, a bay and a shelf."""
    makers = [f"0{dice.randrange(10**7):07d}" for _ in range(400)]
    found = []
    for number, item in enumerate(products, 1):
        digits = f"{dice.choice(makers)}{dice.randrange(10**5):05d}"
        bay, side, shelf = str(dice.randrange(1, 20)), dice.choice("LR"), str(dice.randrange(1, 6))
        spot = f"{item.aisle}-{bay}{side}"
        found.append(
            CarriedItem(
                number,
                f"{dice.randrange(10**7):07d}",
                item.name,
                item.brand,
                item.department,
                quantity=float(dice.randrange(40)),
                price=f"{dice.randrange(1, 60)}.99",
                gtins=(digits + check_digit(digits),),
                places=(CarriedPlace(number, item.aisle, bay, side, shelf, spot=spot),),
            )
        )
    return found


def brotli(content: bytes) -> int:
    """Bytes after brotli at its best, by node, which always has it."""
    script = (
        "const z = require('zlib'), of = z.constants, all = require('fs').readFileSync(0);"
        "const params = { [of.BROTLI_PARAM_QUALITY]: 11, [of.BROTLI_PARAM_LGWIN]: 24 };"
        "console.log(z.brotliCompressSync(all, { params }).length);"
    )
    node = shutil.which("node")
    assert node, "node is missing: run tests/install"
    return int(subprocess.run([node, "-e", script], input=content, capture_output=True, check=True).stdout)


def measured(browser: Browser, address: str, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """What the page finds on its own, and the memory that this took."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("globalThis.measure !== undefined")
    before = memory(page)
    found: dict[str, Any] = page.evaluate("([name, given]) => measure(name, given)", [name, given])
    found["memory"] = memory(page) - before
    context.close()
    return found


def memory(page: Any) -> float:
    """Bytes in use by the page's own thread once the garbage is gone, typed arrays included."""
    line = page.context.new_cdp_session(page)
    line.send("HeapProfiler.enable")
    line.send("HeapProfiler.collectGarbage")
    usage = line.send("Runtime.getHeapUsage")
    line.detach()
    return float(usage["usedSize"] + usage.get("backingStorageSize", 0))


@contextmanager
def chromium() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, "Chromium is missing: run tests/install"
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def served(files: dict[str, bytes]) -> Iterator[str]:
    """The page, the product's scripts, MiniSearch and these files, on a port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            content = files.get(path) or content_of(path)
            self.send_response(200 if content is not None else 404)
            self.send_header(
                "Content-Type", KINDS.get(Path(path).suffix or ".html", "application/octet-stream")
            )
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: Any) -> None:
            """Nobody reads along."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()


def content_of(path: str) -> bytes | None:
    """A script or the page."""
    named = {
        "/": HERE / "phone_find.html",
        "/phone_find.mjs": HERE / "phone_find.mjs",
        "/minisearch.js": MINISEARCH,
    }
    file = named.get(path) or SCRIPTS / path.removeprefix("/js/")
    inside = path in named or (path.startswith("/js/") and file.resolve().is_relative_to(SCRIPTS))
    return file.read_bytes() if inside and file.is_file() else None


def as_json(value: Any) -> bytes:
    return json.dumps(value).encode()


if __name__ == "__main__":
    main()
