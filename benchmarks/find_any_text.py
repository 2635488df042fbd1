"""The slowest answer to ten thousand random texts: nothing that is typed may hold a worker up."""

import random
from collections.abc import Callable, Sequence

from benchmarks.catalogue import Catalogue, misspelt
from benchmarks.find_engines import ours, store_index
from benchmarks.find_node import OURS, Node
from benchmarks.report import Row

TEXTS, QUICK = 10_000, 500
LIMIT_MS = 50.0
SLOWEST, PASSES = 20, 3
"""So many are asked again so often and the fastest counts: what else the machine does is not theirs."""

Ask = Callable[[Sequence[str]], list[float]]
"""Milliseconds that the answer to each text takes."""

_SCRIPTS = ((0x20, 0x7F), (0xA0, 0x24F), (0x370, 0x6FF), (0x900, 0xE7F), (0x3040, 0x9FFF), (0x1F300, 0x1F6FF))


def rows(stock: Catalogue, process: Node | None, seed: int, *, quick: bool) -> list[Row]:
    """On the server in this process, and on the phone under node, where `process` has the same catalogue."""
    texts = random_texts(stock, seed, QUICK if quick else TEXTS)
    engine = ours(store_index(stock.items))
    asks: dict[str, Ask] = {"server": lambda some: [1000 * reply.seconds for reply in engine.ask(some)]}
    if process:
        asks["phone"] = lambda some: process.ask(OURS, some)["ms"]
    return [_row(where, ask, texts, len(stock.items)) for where, ask in asks.items()]


def random_texts(stock: Catalogue, seed: int, count: int) -> list[str]:
    """Letters of one script, any code points at all, and the catalogue's words run together and misspelt."""
    dice = random.Random(seed)
    return [dice.choice((_of_one_script, _of_any_code, _of_names))(stock, dice) for _ in range(count)]


def _of_one_script(_stock: Catalogue, dice: random.Random) -> str:
    first, last = dice.choice(_SCRIPTS)
    letters = [chr(dice.randint(first, last)) for _ in range(dice.randint(1, 60))]
    return "".join(letter if dice.random() > 0.15 else " " for letter in letters)


def _of_any_code(_stock: Catalogue, dice: random.Random) -> str:
    codes = (dice.randrange(0x110000) for _ in range(dice.randint(1, 300)))
    return "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000)


def _of_names(stock: Catalogue, dice: random.Random) -> str:
    names = " ".join(dice.choice(stock.items).name for _ in range(dice.randint(1, 5)))
    for _ in range(dice.randint(0, 6)):
        names = misspelt(dice, names)
    return names if dice.random() < 0.5 else names.replace(" ", "", dice.randint(1, 8))


def _row(where: str, ask: Ask, texts: Sequence[str], size: int) -> Row:
    times = ask(texts)
    slowest = sorted(range(len(texts)), key=lambda each: -times[each])[:SLOWEST]
    again = [[times[each] for each in slowest]]
    again += [ask([texts[each] for each in slowest]) for _ in range(PASSES - 1)]
    worst = round(max(min(each) for each in zip(*again, strict=True)), 2)
    measure = f"{where}: slowest of {len(texts):,} random texts at {size:,}"
    return Row(measure, worst, "ms", {}, f"<= {LIMIT_MS:g} ms", worst <= LIMIT_MS)
