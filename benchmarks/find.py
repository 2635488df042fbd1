"""How well and how fast find leads to the right aisle, beside other engines on the same catalogue.

`python -m benchmarks.find [--json] [--quick] [--seed N] [--items FILE --queries FILE]`. The files are JSON
lines: items `{"name", "aisle"}` (also "id", "brand", "department", "aisle_name"), queries
`{"q", "kind", "aisle"}`, and for graded relevance `{"q", "kind", "item", "grade"}`, a line each judgement.
Constants of find are fitted on seed 3; what is reported is seed 7.
"""

import json
from pathlib import Path

from benchmarks import catalogue as made_up
from benchmarks import find_accuracy as accuracy
from benchmarks import find_speed as speed
from benchmarks.catalogue import KINDS, Catalogue, Judgement, Product, Query
from benchmarks.find_engines import engines, ours, store_index
from benchmarks.find_graded import graded_rows
from benchmarks.find_learning import learning_rows
from benchmarks.find_node import node
from benchmarks.find_sureness import sureness_rows
from benchmarks.report import Row, arguments, show

ITEMS, HELD_OUT = 42_000, 400
PEERS, QUICK = 160, 20
"""Products whose names every engine is asked for; to learn and to be sure, ours is asked for all of them."""


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--items", type=Path, help="JSON lines of items instead of the made-up catalogue")
    parser.add_argument("--queries", type=Path, help="JSON lines of queries for them")
    asked = parser.parse_args()
    if asked.items and asked.queries:
        rows = rows_of(outside(asked.items, asked.queries), asked.seed, quick=asked.quick)
    else:
        rows = rows_of(made_up.catalogue(asked.seed, ITEMS, HELD_OUT), asked.seed, quick=asked.quick)
        rows += speed.rows(asked.seed + 1, quick=asked.quick)
    show("find", asked.seed, rows, asked.json)


def rows_of(stock: Catalogue, seed: int, *, quick: bool) -> list[Row]:
    """Everything but the times."""
    store = store_index(stock.items)
    mine = ours(store)
    few = stock.queries[: (QUICK if quick else PEERS) * len(KINDS)]
    some = stock.queries[: HELD_OUT // 2 * len(KINDS)] if quick else stock.queries
    with node() as process, engines(stock.items, process) as others:
        rows = accuracy.kind_rows(mine, others, few, some)
        rows += accuracy.keystroke_rows(mine, others, stock.queries, seed, 6 if quick else 60)
        rows += accuracy.damaged_rows(mine, others, stock.queries, seed, 40 if quick else 400)
        rows += accuracy.spanish_rows(mine, others, stock, seed, 80 if quick else 400)
        rows += graded_rows(mine, others, stock.judgements)
    rows += sureness_rows(mine, some)
    return rows + learning_rows(store, Catalogue(stock.items, some), seed)


def outside(items: Path, queries: Path) -> Catalogue:
    """A catalogue from files."""
    told = [json.loads(line) for line in items.read_text("utf-8").splitlines()]
    products = [
        Product(
            each["name"], "", "", each.get("brand", ""), each.get("department", ""),
            str(each.get("aisle", "")), each.get("aisle_name", ""),
        )
        for each in told
    ]  # fmt: skip
    numbers = {str(each.get("id", number)): number for number, each in enumerate(told)}
    lines = [json.loads(line) for line in queries.read_text("utf-8").splitlines()]
    asked = [Query(each["q"], each["kind"], str(each["aisle"])) for each in lines if "aisle" in each]
    judged = [
        Judgement(each["q"], each.get("kind", ""), numbers[str(each["item"])], float(each["grade"]))
        for each in lines
        if "grade" in each and str(each["item"]) in numbers
    ]
    return Catalogue(products, asked, judged)


if __name__ == "__main__":
    main()
