"""Rows about time, memory and size: on the server in this process, on the phone under node."""

import base64
import time
from collections.abc import Sequence

from benchmarks import catalogue as made_up
from benchmarks import find_any_text as any_text
from benchmarks import find_peers as peers
from benchmarks.catalogue import Catalogue, Product
from benchmarks.find_engines import Engine, documents, from_search, ours, store_index
from benchmarks.find_node import OURS, Node, node
from benchmarks.find_node import peers as node_peers
from benchmarks.report import Row, percentile
from floorassist.find.index import Findable
from floorassist.find.pack import CarriedItem, CarriedPlace, Head, pack
from floorassist.find.revision import revised

LARGE, LARGEST = 50_000, 200_000
MAKERS = 900
PASSES = 3
"""Keystrokes are asked so often and the fastest counts: what else the machine does is no engine's fault."""


def rows(seed: int, *, quick: bool) -> list[Row]:
    """Everything at 50,000 items; the server also at 200,000."""
    stock = made_up.catalogue(seed, LARGE, 24 if quick else 60)
    found = server_rows(stock)
    if not quick:
        found += server_rows(made_up.catalogue(seed, LARGEST, 60))
    with node() as process:
        if process:
            found += phone_rows(stock, process, 5 if quick else 40)
        found += any_text.rows(stock, process, seed, quick=quick)
    return found


def server_rows(stock: Catalogue) -> list[Row]:
    """Milliseconds a question, and to build and to change the index."""
    size = len(stock.items)
    began = time.perf_counter()
    store = store_index(stock.items)
    built = time.perf_counter() - began
    began = time.perf_counter()
    revised(store.index, [Findable("answer", 1, "thing to hang pictures", aisle="A1")])
    changed = time.perf_counter() - began
    texts = [f"{each.name} {each.aisle_name} {each.department}" for each in stock.items]
    made = {"tantivy fuzzy": peers.tantivy_fuzzy(texts), "FTS5 + symspell": peers.fts5_symspell(texts)}
    others = [from_search(name, search, stock.items) for name, search in made.items()]
    questions = [query.q for query in stock.queries]
    middle, late = _times(ours(store), questions)
    times = {each.name: _times(each, questions) for each in others}
    p50 = {name: round(each[0], 3) for name, each in times.items()}
    p95 = {name: round(each[1], 3) for name, each in times.items()}
    met = late <= 0.6 * p95["FTS5 + symspell"] and late <= 2.5 * p95["tantivy fuzzy"]
    target = "<= 0.6 x FTS5 + symspell and 2.5 x tantivy"
    return [
        Row(f"server: p50 of a question at {size:,}", round(middle, 3), "ms", p50),
        Row(f"server: p95 of a question at {size:,}", round(late, 3), "ms", p95, target, met),
        Row(f"server: index built at {size:,}", round(built, 3), "s"),
        Row(f"server: one change at {size:,}", round(1000 * changed, 2), "ms"),
    ]


def phone_rows(stock: Catalogue, process: Node, count: int) -> list[Row]:
    """A keystroke, the index and the pack, beside MiniSearch's, in one node process."""
    names = [OURS, *(each for each in ("MiniSearch", "FlexSearch") if each in node_peers())]
    items, keys = documents(stock.items), _keystrokes(stock, count)
    built, times = {}, {}
    for name in names:
        built[name] = process.call(build=name, items=items)
        process.ask(name, keys[:100])  # a phone has warmed up after a few letters
        passes = [process.ask(name, keys)["ms"] for _ in range(PASSES)]
        times[name] = [min(each) for each in zip(*passes, strict=True)]
    figures = {
        name: {
            "p95": percentile(times[name], 0.95), "p99": percentile(times[name], 0.99),
            "ms": built[name]["ms"], "MB": built[name]["bytes"] / 1e6,
        }
        for name in names
    }  # fmt: skip
    size = len(stock.items)
    rows = [
        _phone_row(f"phone: p95 of a keystroke at {size:,}", "p95", "ms", figures, 1 / 6),
        _phone_row(f"phone: p99 of a keystroke at {size:,}", "p99", "ms", figures, 5.0),
        _phone_row(f"phone: index built at {size:,}", "ms", "ms", figures, 0.6),
        _phone_row(f"phone: memory of the index at {size:,}", "MB", "MB", figures, 0.6),
    ]
    return [*rows, pack_row(stock.items, process), same_row(stock, process)]


def _phone_row(measure: str, what: str, unit: str, figures: dict[str, dict[str, float]], goal: float) -> Row:
    """A figure beside the peers'; the goal is a part of MiniSearch's, or milliseconds if above 1."""
    mine = round(figures[OURS][what], 2)
    beside = {name: round(each[what], 2) for name, each in figures.items() if name != OURS}
    if goal > 1:
        return Row(measure, mine, unit, beside, f"<= {goal:g} ms", mine <= goal)
    if "MiniSearch" not in beside:
        return Row(measure, mine, unit, beside)
    return Row(
        measure, mine, unit, beside, f"<= {goal:.2g} x MiniSearch", mine <= goal * beside["MiniSearch"]
    )


def pack_row(items: Sequence[Product], process: Node) -> Row:
    """The pack of names, places and numbers by brotli beside MiniSearch's index, which has no places."""
    told = base64.b64encode(pack(Head(1, 1, 1, len(items)), list(map(_carried, range(len(items)), items))))
    mine = process.call(brotli=told.decode())["bytes"] / 1000
    if "MiniSearch" not in node_peers():
        return Row("phone: pack by brotli", round(mine), "KB")
    theirs = process.call(size="MiniSearch")["bytes"] / 1000
    target, met = "<= 0.6 x MiniSearch's index", mine <= 0.6 * theirs
    return Row("phone: pack by brotli", round(mine), "KB", {"MiniSearch": round(theirs)}, target, met)


def _carried(number: int, item: Product) -> CarriedItem:
    """The item with a sku, a GTIN and a bay, as a store has them."""
    maker, bay = 40_000_000 + number % MAKERS * 137, number * 7919 % 40
    digits = f"{maker:08d}{number * 31 % 100_000:05d}"
    check = -sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(digits)) % 10
    place = CarriedPlace(number + 1, item.aisle, str(bay // 2 + 1), "LR"[bay % 2], "", "home")
    return CarriedItem(
        number + 1, f"{100_000 + number}", item.name, item.brand, item.department,
        gtins=(f"{digits}{check}",), places=(place,),
    )  # fmt: skip


def same_row(stock: Catalogue, process: Node) -> Row:
    """How many questions find the same things in the same order on the phone and on the server."""
    questions = [query.q for query in stock.queries]
    here = [reply.items for reply in ours(store_index(stock.items)).ask(questions)]
    there = process.ask(OURS, questions)["found"]
    same = sum(mine == theirs for mine, theirs in zip(here, there, strict=True)) / len(questions)
    return Row("Python finds what JavaScript finds", round(same, 4), "share", {}, "1", same == 1.0)


def _times(engine: Engine, questions: Sequence[str]) -> tuple[float, float]:
    """Milliseconds a question: the middle one and the 95th of a hundred."""
    times = [1000 * reply.seconds for reply in engine.ask(questions)]
    return percentile(times, 0.5), percentile(times, 0.95)


def _keystrokes(stock: Catalogue, count: int) -> list[str]:
    """Names as they are typed, letter by letter, clean and misspelt."""
    typed = [query.q for query in stock.queries if query.kind in ("clean", "typo1")][:count]
    return [text[:end] for text in typed for end in range(1, len(text) + 1)]
