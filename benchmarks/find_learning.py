"""Rows about learning: questions answered once and asked again, and what that costs all other questions."""

import random
from collections.abc import Sequence

from benchmarks.catalogue import Catalogue, Query, misspelt
from benchmarks.find_engines import Engine, mean, ours
from benchmarks.report import Row
from floorassist.find.index import Findable
from floorassist.find.revision import revised
from floorassist.find.search import StoreIndex

TEACH = 100


def learning_rows(store: StoreIndex, stock: Catalogue, seed: int) -> list[Row]:
    """The questions that missed are answered once; the same others are asked before and after."""
    clean = [query for query in stock.queries if query.kind == "clean"]
    before = ours(store)
    missed = [query for query, right in zip(clean, _right(before, clean), strict=True) if not right]
    missed = list({query.q: query for query in missed}.values())[:TEACH]
    if not missed:
        return []
    kept = [Findable("answer", number, query.q, aisle=query.aisle) for number, query in enumerate(missed, 1)]
    after = ours(StoreIndex(revised(store.index, kept)))
    taught = {query.q for query in missed}
    others = [query for query in stock.queries if query.kind in ("clean", "typo1", "dropped")]
    others = [query for query in others if query.q not in taught]
    dice = random.Random(seed)
    damaged = [Query(misspelt(dice, query.q), query.kind, query.aisle) for query in missed]
    again, wrong = mean(_right(after, missed)), mean(_right(after, damaged))
    was, now = _right(before, others), _right(after, others)
    lost = 100 * mean([had and not has for had, has in zip(was, now, strict=True)])
    gained = 100 * mean([has and not had for had, has in zip(was, now, strict=True)])
    return [
        Row("right when asked again", round(again, 4), "share", {"questions": float(len(missed))}, ">= 0.95",
            again >= 0.95),
        Row("right when asked again with a typo", round(wrong, 4), "share", {}, ">= 0.92", wrong >= 0.92),
        Row("others that are wrong since", round(lost, 2), "points", {"questions": float(len(others)),
            "right since": round(gained, 2)}, "<= 0.5", lost <= 0.5),
    ]  # fmt: skip


def _right(engine: Engine, queries: Sequence[Query]) -> list[bool]:
    replies = engine.ask([query.q for query in queries])
    return [reply.aisles[:1] == [query.aisle] for query, reply in zip(queries, replies, strict=True)]
