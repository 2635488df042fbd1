"""Rows about single items, where people judged how well each answers a question."""

import math
from collections.abc import Mapping, Sequence

from benchmarks.catalogue import Judgement
from benchmarks.find_engines import Engine, mean
from benchmarks.report import Row

DEPTH = 10


def graded_rows(mine: Engine, others: Sequence[Engine], judged: Sequence[Judgement]) -> list[Row]:
    """nDCG@10 for each kind of question."""
    grades: dict[str, dict[str, dict[int, float]]] = {}
    for each in judged:
        grades.setdefault(each.kind, {}).setdefault(each.q, {})[each.item] = each.grade
    rows = []
    for kind, questions in grades.items():
        figure = _quality(mine, questions)
        beside = {each.name: _quality(each, questions) for each in others if not each.slow}
        met = figure >= 1.05 * max(beside.values(), default=0.0)
        name = f"nDCG@{DEPTH}, {kind or 'questions'}"
        rows.append(Row(name, figure, "", beside, ">= 1.05 x the best peer", met))
    return rows


def _quality(engine: Engine, questions: Mapping[str, Mapping[int, float]]) -> float:
    """The mean over the questions of the gain that is reached, as a part of the best that could be."""
    replies = engine.ask(list(questions))
    shares = []
    for (_, grades), reply in zip(questions.items(), replies, strict=True):
        best = _gain(sorted(grades.values(), reverse=True))
        found = _gain([grades.get(number, 0.0) for number in reply.items])
        shares.append(found / best if best else 0.0)
    return round(mean(shares), 4)


def _gain(grades: Sequence[float]) -> float:
    """What a list of these grades is worth: less with each place, more with each grade."""
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:DEPTH]))
