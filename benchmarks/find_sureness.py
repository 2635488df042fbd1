"""Rows about how sure find is: what it says beside what came true."""

from collections.abc import Sequence

from benchmarks.catalogue import Query
from benchmarks.find_engines import Engine, mean
from benchmarks.report import Row

BINS = 10
SURE = 0.9


def sureness_rows(mine: Engine, queries: Sequence[Query]) -> list[Row]:
    """Precision where it is sure, and the reliability table in ten bins of the probability said."""
    if not queries:
        return []
    replies = mine.ask([query.q for query in queries])
    said = [
        (reply.probability, reply.aisles[:1] == [query.aisle])
        for query, reply in zip(queries, replies, strict=True)
    ]
    sure = [right for probability, right in said if probability >= SURE]
    precision, share = round(mean(sure), 4), round(len(sure) / len(said), 4)
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for probability, right in said:
        bins[min(BINS - 1, int(probability * BINS))].append((probability, right))
    rows, error = [], 0.0
    for number, found in enumerate(bins):
        told, came = mean([each for each, _ in found]), mean([right for _, right in found])
        error += abs(told - came) * len(found) / len(said)
        beside = {"said": round(told, 4), "questions": float(len(found))}
        rows.append(Row(f"right where it says {number / BINS:.1f}", round(came, 4), "share", beside))
    return [
        Row("right where it is sure", precision, "share", {}, ">= 0.95", precision >= 0.95),
        Row("questions it is sure of", share, "share", {}, ">= 0.40", share >= 0.40),
        Row("expected calibration error", round(error, 4), "share", {}, "<= 0.05", error <= 0.05),
        *rows,
    ]
