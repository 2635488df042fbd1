"""Rows about right aisles: kinds of questions, every keystroke, misspelt beginnings, Spanish."""

import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.catalogue import Catalogue, Query, misspelt
from benchmarks.find_engines import Engine, Measured, Reply, mean, measured
from benchmarks.report import Row

NEAREST = ("tantivy fuzzy", "MiniSearch")
"""The peers that find is held against by ratio."""
LEAST = {"typo1": 0.97, "typo2": 0.94, "joined": 0.97, "question": 1.0}
SLOW = 90
"""Questions for an engine that takes long."""
OPENINGS = ("{}", "¿Dónde está {}?", "¿Dónde puedo encontrar {}?", "¿Tienen {}?", "Perdone, busco {}",
            "¿En qué pasillo hay {}?")  # fmt: skip


def kind_rows(
    mine: Engine, others: Sequence[Engine], queries: Sequence[Query], more: Sequence[Query]
) -> list[Row]:
    """Right aisle first and within three, and how well each kind of damage is borne.

    Everybody is asked the same queries; how find bears damage is told of more of them.
    """
    if not queries:
        return []
    ours, enough = measured(mine, queries), measured(mine, more)
    beside = {each.name: measured(each, queries[: SLOW if each.slow else None]) for each in others}
    rows = [_mean_row(ours, beside, within) for within in (1, 3)]
    for kind, least in LEAST.items():
        if kind in ours.first:
            shares = {name: round(each.share(kind), 4) for name, each in beside.items()}
            share = round(enough.share(kind), 4)
            rows.append(Row(f"{kind} against clean", share, "share", shares, f">= {least}", share >= least))
    for kind in ours.first:
        for within, every in ((1, "first"), (3, "third")):
            peers = {name: round(mean(getattr(each, every)[kind]), 4) for name, each in beside.items()}
            figure = round(mean(getattr(ours, every)[kind]), 4)
            rows.append(Row(f"right aisle @{within}, {kind}", figure, "share", peers))
    return rows


def _mean_row(ours: Measured, beside: dict[str, Measured], within: int) -> Row:
    figures = {name: round(each.mean(within), 4) for name, each in beside.items()}
    figure, least = round(ours.mean(within), 4), 0.68 if within == 1 else 0.83
    goal = max([least, *(1.1 * figures[name] for name in NEAREST if name in figures)])
    target = f">= {least} and 1.10 x tantivy and MiniSearch"
    return Row(f"right aisle @{within}, mean of kinds", figure, "share", figures, target, figure >= goal)


def keystroke_rows(
    mine: Engine, others: Sequence[Engine], queries: Sequence[Query], seed: int, count: int
) -> list[Row]:
    """Names typed letter by letter: how much until the aisle is among three, and how often it is."""
    named = [query for query in queries if query.kind == "clean"]
    chosen = random.Random(seed).sample(named, min(count, len(named)))
    if not chosen:
        return []
    fast = [each for each in others if not each.slow]
    needed, shown = _typed(mine, chosen)
    both = {each.name: _typed(each, chosen) for each in fast}
    until = {name: round(share, 4) for name, (share, _) in both.items()}
    every = {name: round(share, 4) for name, (_, share) in both.items()}
    return [
        Row("share of letters until the aisle is in three", round(needed, 4), "share", until,
            "<= 0.52", needed <= 0.52),
        Row("keystrokes with the aisle in three", round(shown, 4), "share", every,
            ">= the best peer", round(shown, 4) >= max(every.values(), default=0.0)),
    ]  # fmt: skip


def _typed(engine: Engine, queries: Sequence[Query]) -> tuple[float, float]:
    """The share of the letters needed until the aisle is among three, and of the keystrokes that show it."""
    keys = [query.q[:end] for query in queries for end in range(1, len(query.q) + 1)]
    replies = iter(engine.ask(keys))
    needed, shown = [], []
    for query in queries:
        right = [query.aisle in next(replies).aisles[:3] for _ in query.q]
        needed.append((right.index(True) + 1) / len(right) if any(right) else 1.0)
        shown.append(mean(right))
    return mean(needed), mean(shown)


def damaged_rows(
    mine: Engine, others: Sequence[Engine], queries: Sequence[Query], seed: int, count: int
) -> list[Row]:
    """The beginning of a name whose last word, half typed, is misspelt."""
    dice = random.Random(seed)
    begun = [each for each in queries if each.kind == "prefix" and len(each.q.split()[-1]) >= 4]
    damaged = []
    for query in begun[:count]:
        *front, last = query.q.split()
        damaged.append(Query(" ".join([*front, misspelt(dice, last)]), "damaged prefix", query.aisle))
    if not damaged:
        return []
    return _rows(mine, others, damaged, "misspelt beginning", (None, None))


def spanish_rows(
    mine: Engine, others: Sequence[Engine], stock: Catalogue, seed: int, count: int
) -> list[Row]:
    """Spanish questions, written by hand, on the English catalogue; only for things that it lists."""
    lines = Path(__file__).with_name("spanish.txt").read_text("utf-8").splitlines()
    pairs = [line.split(" = ") for line in lines]
    dice = random.Random(seed)
    aisle_of = {}
    for each in stock.items:
        for size in (1, 2, 3, 4):
            aisle_of[" ".join(each.said.split()[-size:])] = each.aisle
    listed = [(asked, aisle_of[noun]) for asked, noun in pairs if noun in aisle_of]
    chosen = dice.sample(listed, min(count, len(listed))) if stock.items[0].said else []
    queries = [Query(dice.choice(OPENINGS).format(asked), "Spanish", aisle) for asked, aisle in chosen]
    if not queries:
        return []
    found = [bool(reply.items) for reply in mine.ask([query.q for query in queries])]
    return [
        *_rows(mine, others, queries, "Spanish on English names", (0.80, 0.90)),
        Row("Spanish questions that find anything", round(mean(found), 4), "share"),
    ]


def _rows(
    mine: Engine,
    others: Sequence[Engine],
    queries: Sequence[Query],
    name: str,
    least: tuple[float | None, float | None],
) -> list[Row]:
    """Right first and within three for questions of one kind."""
    ours = mine.ask([query.q for query in queries])
    replies = {
        each.name: each.ask([query.q for query in queries[: SLOW if each.slow else None]]) for each in others
    }
    rows = []
    for within, goal in zip((1, 3), least, strict=True):
        figure = _right(ours, queries, within)
        beside = {peer: _right(each, queries, within) for peer, each in replies.items()}
        target = f">= {goal:.2f}" if goal else ">= the best peer"
        met = figure >= (goal or max(beside.values(), default=0.0))
        rows.append(Row(f"{name} @{within}", figure, "share", beside, target, met))
    return rows


def _right(replies: Sequence[Reply], queries: Sequence[Query], within: int) -> float:
    pairs = zip(queries, replies, strict=False)
    return round(mean([query.aisle in reply.aisles[:within] for query, reply in pairs]), 4)
