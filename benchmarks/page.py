"""The pages as a phone gets them: Lighthouse's performance, bytes, and how soon an answer shows.

    python -m benchmarks.page [--json] [--quick] [--seed N]

A phone four times slower than this machine, on slow 4G (150 ms, 1.6 Mbit/s), opens the demo store
from a server as shipped. Beside it stands a page of the same sentence without script or style: what the
network alone takes. It wants a quiet machine.
"""

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.page_camera import camera_to_code
from benchmarks.report import Row, arguments, show

ROOT = Path(__file__).resolve().parents[1]
LIGHTHOUSE = ROOT / "tests" / "node" / "lighthouse.mjs"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--use-fake-ui-for-media-stream"]
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 204_800, "uploadThroughput": 96_000}
SLOWER = 4
DEEP, SENTENCE = "/items/1", ".sign-code, .sign-say"
BARE = "<!doctype html><title>Bare</title><h1 class=sign-say>Aisle A19, bay 6, right side, knee height</h1>"
# When the sentence is on the screen, counted from the navigation: no frame comes before the styles are there.
SHOWN = """wanted => {
  const painted = () => setTimeout(() => (window.shownAt ??= performance.now()));
  const shown = () => document.querySelector(wanted) && (watch.disconnect(), requestAnimationFrame(painted));
  const watch = new MutationObserver(shown);
  watch.observe(document, {childList: true, subtree: true});
  document.addEventListener("DOMContentLoaded", shown);
}"""
PIN = "240613"


def main() -> None:
    options = arguments(__doc__ or "").parse_args()
    rounds = 1 if options.quick else 5
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found("chromium"), args=FLAGS)
            cookies = joined(browser, address, Path(folder))
            answers(browser, address, cookies)  # a server that runs has its files compressed already
            opened = [answers(browser, address, cookies) for _ in range(rounds)]
            browser.close()
            camera = camera_to_code(playwright, whole(), address, cookies, Path(folder))
        scores = performance(address, cookies, 1 if options.quick else 3)
    show("page", options.seed, [*rows(opened), camera_row(camera), *scored(scores)], options.json)


def rows(opened: list[dict[str, float]]) -> Iterator[Row]:
    """How soon the answer of a deep link shows, and what came over the wire."""
    half = {name: statistics.median(one[name] for one in opened) for name in opened[0]}
    bare = {"bare page": half["bare"]}
    yield Row("deep link, first visit", half["first"], "ms", bare, "<= 1000 ms", half["first"] <= 1000)
    yield Row("deep link, afterwards", half["again"], "ms", bare, "<= 300 ms", half["again"] <= 300)
    yield Row("deep link, radio off", half["offline"], "ms", {}, "<= 300 ms", half["offline"] <= 300)
    yield Row("first visit, until the app works", half["works"], "ms", bare)
    yield Row(
        "first visit, until then over the wire",
        half["bytes"] / 1000,
        "kB",
        {},
        "<= 120 kB",
        half["bytes"] <= 120_000,
    )


def camera_row(took: float) -> Row:
    """From a package before the camera to its item in the list."""
    return Row("camera to code, the median of a film", took, "ms", {}, "<= 300 ms", took <= 300)


def scored(scores: dict[str, list[float]]) -> Iterator[Row]:
    """Lighthouse's performance, the median."""
    for name, found_scores in scores.items():
        half = statistics.median(found_scores)
        yield Row(f"Lighthouse's performance, {name}", half, "", {}, ">= 95", half >= 95)


def answers(browser: Browser, address: str, cookies: list[dict[str, Any]]) -> dict[str, float]:
    """One phone's first visit, the next, and one without network, in milliseconds to the sentence."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    context.add_cookies(cookies)  # type: ignore[arg-type]
    context.add_init_script(f"({SHOWN})({json.dumps(SENTENCE)})")
    told = {"bare": bare(context)}
    page = slow(context)
    got = counted(context, page)
    told["first"] = soon(page, address + DEEP)
    page.get_by_role("button", name="Show the customer").wait_for(timeout=60_000)
    told["bytes"], told["works"] = sum(got), float(page.evaluate("performance.now()"))
    page.wait_for_function("() => navigator.serviceWorker.controller", timeout=60_000)
    page.wait_for_load_state("networkidle")
    page.close()
    again = slow(context)
    told["again"] = soon(again, address + DEEP)
    again.wait_for_load_state("networkidle")
    again.close()
    context.set_offline(True)
    told["offline"] = soon(slow(context, network=False), address + DEEP)
    context.close()
    return told


def slow(context: BrowserContext, *, network: bool = True) -> Page:
    """A page on a slow phone."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if network:
        session.send("Network.emulateNetworkConditions", SLOW_4G)
    return page


def counted(context: BrowserContext, page: Page) -> list[float]:
    """The bytes of each answer over the wire, as they come."""
    got: list[float] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: got.append(event["encodedDataLength"]))
    return got


def soon(page: Page, address: str) -> float:
    """Milliseconds from the navigation to the sentence."""
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.shownAt", timeout=60_000)
    return float(page.evaluate("window.shownAt"))


def bare(context: BrowserContext) -> float:
    """The same sentence and nothing else, from the same network."""
    page = slow(context)
    page.route("**/bare", lambda route: route.fulfill(body=BARE, content_type="text/html"))
    took = soon(page, "http://localhost/bare")
    page.close()
    return took + SLOW_4G["latency"]


def performance(address: str, cookies: list[dict[str, Any]], times: int) -> dict[str, list[float]]:
    """Lighthouse's performance of the first screen and of a deep link, its own slow phone."""
    carried = {one["name"]: one["value"] for one in cookies}
    pages = [{"url": address + path, "cookies": carried} for path in ("/", DEEP) for _ in range(times)]
    asked = {"chromium": found("chromium"), "categories": ["performance"], "settings": {}, "pages": pages}
    node = ["node", str(LIGHTHOUSE)]
    done = subprocess.run(node, input=json.dumps(asked), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"Lighthouse did not end well: {done.stderr}")
    told = [json.loads(line)["scores"]["performance"] or 0 for line in done.stdout.splitlines()]
    return {"first screen": told[:times], "deep link": told[times:]}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The demo store on a server as it is shipped."""
    environment = {**os.environ, "FLOORASSIST_DATA": str(folder)}
    command = [sys.executable, "-m", "floorassist"]
    subprocess.run([*command, "demo"], env=environment, check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    serve = [*command, "serve", "--host", "127.0.0.1", "--port", str(port)]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(serve, env=environment, **quiet)
    address = f"http://localhost:{port}"
    try:
        wait_for(lambda: urlopen(f"{address}/health", timeout=1).status == 200)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def joined(browser: Browser, address: str, folder: Path) -> list[dict[str, Any]]:
    """The cookies of a phone that a supervisor's link let in."""
    command = [sys.executable, "-m", "floorassist", "person", "link", "1", "--address", address]
    environment = {**os.environ, "FLOORASSIST_DATA": str(folder)}
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    body = {"token": told.split("/join#")[1].split()[0], "name": "Page", "pin": PIN, "device_name": "Phone"}
    context = browser.new_context()
    answer = context.request.post(f"{address}/api/join", data=body, headers={"Origin": address})
    assert answer.ok, answer.text()
    cookies = [dict(one) for one in context.cookies()]
    context.close()
    return cookies


def wait_for(holds: Callable[[], bool]) -> None:
    """Until it holds, two minutes at most."""
    until = monotonic() + 120
    while monotonic() < until:
        try:
            if holds():
                return
        except OSError:
            sleep(0.1)
    raise SystemExit("The server did not start.")


def whole() -> str:
    """The browser with a camera."""
    path = shutil.which("chromium")
    assert path, "Chromium is missing: run tests/install"
    return path


def found(*names: str) -> str:
    """Where a program is."""
    path = next(filter(None, map(shutil.which, ("chromium-headless-shell", *names))), None)
    assert path, "Chromium is missing: run tests/install"
    return path


if __name__ == "__main__":
    main()
