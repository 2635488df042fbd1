"""The plan's editor in Chromium: how soon a big store shows, and whether every frame of a gesture is in time.

    python -m benchmarks.editor [--json] [--quick] [--seed N]

The peers are Leaflet and Konva with every bay a shape of its own, as one draws a plan with them. Gestures
are real input: the browser is told of each move as of a mouse's. Run it alone: a busy machine is late.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.find_node import installed
from benchmarks.phone_find import chromium
from benchmarks.report import Row, arguments, percentile, show
from benchmarks.stores import store
from floorassist.floor.exchange import document

HERE = Path(__file__).parent
PEERS = ("leaflet", "leaflet on canvas", "konva")
SCREEN = {"width": 1280, "height": 800}
SLOWER = 4
FRAME, SLOW_FRAME = 17.0, 34.0  # ms: one and two frames of a screen at 60 Hz, with the clock's rounding
SHARE = 1 / 5  # of Leaflet's time until a plan shows


def main() -> None:
    options = arguments(__doc__ or "").parse_args()
    installed()
    plan = store(options.seed)
    ways = ("ours", *(PEERS if (HERE / "node_modules" / "konva").is_dir() else ()))
    moves, times = (24, 1) if options.quick else (90, 3)
    with served() as address, chromium() as browser:
        found = {
            (way, slower): measured(browser, address, way, document(plan), slower, moves, times)
            for slower in (1, SLOWER)
            for way in ways
        }
    bays = sum(1 for _ in plan.bays())
    show("editor", options.seed, list(rows(found, ways, len(plan.aisles), bays)), options.json)


def rows(
    found: dict[tuple[str, int], dict[str, Any]], ways: tuple[str, ...], aisles: int, bays: int
) -> Iterator[Row]:
    """What was measured, ours beside the peers'."""
    others = ways[1:]
    yield Row("aisles of the store", aisles, "", {"bays": bays})
    yield Row(
        "nodes of the page", found["ours", 1]["nodes"], "", {way: found[way, 1]["nodes"] for way in others}
    )
    for slower in (1, SLOWER):
        on = "" if slower == 1 else f", CPU {slower} times slower"
        mine = found["ours", slower]
        peers = {way: found[way, slower]["shown"] for way in others}
        target = ("<= 1/5 of Leaflet", mine["shown"] <= SHARE * peers["leaflet"]) if peers else ("", None)
        yield Row(f"until it shows{on}", mine["shown"], "ms", peers, *target)
        words = {way: found[way, slower]["whole"] for way in others}
        yield Row(f"the same, with its words{on}", mine["whole"], "ms", words)
        limit = FRAME if slower == 1 else SLOW_FRAME
        for gesture in ("pan", "zoom", "drag"):
            told = {way: found[way, slower].get(gesture) for way in others}
            for name, share in (("p50", 0.5), ("p95", 0.95)):
                value = percentile(mine[gesture], share)
                beside = {way: percentile(each, share) for way, each in told.items() if each}
                goal = (f"<= {limit:g} ms", value <= limit) if name == "p50" else ("", None)
                yield Row(f"a frame, {gesture}, {name}{on}", value, "ms", beside, *goal)


def measured(
    browser: Browser, address: str, way: str, plan: dict[str, Any], slower: int, moves: int, times: int
) -> dict[str, Any]:
    """Milliseconds until the plan shows, and with its words (medians); nodes; the frames of each gesture."""
    shown, whole = [], []
    for turn in range(times):
        context = browser.new_context(viewport=SCREEN)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}/benchmarks/editor.html")
        page.wait_for_function("globalThis.ready === true")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        first: dict[str, Any] = page.evaluate("([way, plan]) => show(way, plan)", [way, plan])
        shown.append(first["ms"])
        whole.append(first["whole"])
        if turn == times - 1:
            result = {"nodes": first["nodes"], **gestures(page, way, plan, moves)}
        context.close()
    return {"shown": percentile(shown, 0.5), "whole": percentile(whole, 0.5), **result}


def gestures(page: Page, way: str, plan: dict[str, Any], moves: int) -> dict[str, list[float]]:
    """The frames of moving the plan, of zooming, and (on our canvas and Konva's) of dragging an aisle."""
    x, y = SCREEN["width"] / 2, SCREEN["height"] / 2
    page.evaluate("nearer(2)")
    found = {"pan": dragged(page, (20, 60), moves)}
    page.mouse.move(x, y)
    page.evaluate("watch()")
    for n in range(moves):
        page.mouse.wheel(0, -40 if n < moves / 2 else 40)
    found["zoom"] = page.evaluate("frames()")
    if way == "ours":
        start = page.evaluate("([plan, id]) => take(plan, id)", [plan, nearest(plan)])
        found["drag"] = dragged(page, tuple(start), moves)
    return found


def nearest(plan: dict[str, Any]) -> str:
    """The aisle in the middle of the store."""
    level = plan["levels"][0]

    def off(aisle: dict[str, Any]) -> float:
        (ax, ay), (bx, by) = aisle["from"], aisle["to"]
        return float(abs(ax + bx - level["width"]) + abs(ay + by - level["depth"]))

    return str(min(plan["aisles"], key=off)["id"])


def dragged(page: Page, start: tuple[float, ...], moves: int) -> list[float]:
    """The frames of a drag from here, a little at a time and back."""
    x, y = start
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("watch()")
    for n in range(moves):
        away = 3 * (n if n < moves / 2 else moves - n)
        page.mouse.move(x + away, y + away)
    found: list[float] = page.evaluate("frames()")
    page.mouse.up()
    return found


@contextmanager
def served() -> Iterator[str]:
    """The product's scripts and styles, this folder and the peers, on a port of this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nothing is told."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(HERE.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    main()
