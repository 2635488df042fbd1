"""A store day: the product's own dispatcher beside a call to everybody, and beside the nearest three.

`python -m benchmarks.day [--json] [--quick] [--seed N] [--habit NAME=NUMBER]`: 40 staff, 120 asks an hour
with a midday peak, 8 hours, 12 seeds from N on; every way of asking meets the same customers and the same
colleagues. `--habit` (more than once if need be) plays the days of other people: `--habit notice=0.6`.
"""

from argparse import ArgumentTypeError
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from statistics import mean

from benchmarks.day_play import Day, Way
from benchmarks.day_ways import EVERYBODY, NEAREST_3, Ours, Plain
from benchmarks.day_world import Habits, World, world
from benchmarks.report import Row, arguments, percentile, show

SEEDS, QUICK_SEEDS, QUICK_HOURS = 12, 3, 6
NEVER = 600.0
"""Seconds that an ask counts which nobody took: as long as the most patient customer waits."""

WAYS: Mapping[str, Callable[[Day], Way]] = {
    "ours": Ours,
    "broadcast": lambda day: Plain(day, EVERYBODY),
    "nearest 3": lambda day: Plain(day, NEAREST_3),
}


@dataclass(frozen=True)
class Figures:
    """What one day came to."""

    pings: float
    claim_p50: float
    claim_p95: float
    in_two_minutes: float
    unanswered: float
    busiest: float
    leads: float


def played(seed: int, store: World, habits: Habits, way: Callable[[Day], Way]) -> Figures:
    """Play a day and count."""
    day = Day(seed, store, habits, way)
    cases = day.play()
    waits = [case.answered_at - case.asked_at for case in cases if case.answered_at is not None]
    claims = [case.claimed_at - case.asked_at for case in cases if case.claimed_at is not None]
    hours = habits.hours + habits.warm_seconds / 3600
    rung = {one.id: len(one.rung) / hours for one in day.staff}
    return Figures(
        pings=mean(case.pings for case in cases),
        claim_p50=percentile(claims, 0.5),
        claim_p95=percentile(claims + [NEVER] * (len(cases) - len(claims)), 0.95),
        in_two_minutes=100 * sum(wait <= 120 for wait in waits) / len(cases),
        unanswered=100 * (len(cases) - len(waits)) / len(cases),
        busiest=percentile(list(rung.values()), 0.95),
        leads=mean(rung[one.id] for one in day.staff if one.lead),
    )


def measured(seeds: Sequence[int], habits: Habits) -> dict[str, Figures]:
    """The mean of the days of all seeds, by way of asking."""
    store, found = world(), {}
    for name, way in WAYS.items():
        days = [played(seed, store, habits, way) for seed in seeds]
        fields = Figures.__dataclass_fields__
        found[name] = Figures(**{field: mean(getattr(day, field) for day in days) for field in fields})
    return found


def rows(found: Mapping[str, Figures]) -> list[Row]:
    """The report; every gate is a row, and beside them how often leads are asked."""

    def row(
        measure: str, field: str, unit: str, most: float | None = None, least: float | None = None
    ) -> Row:
        figures = {name: getattr(each, field) for name, each in found.items()}
        ours = figures.pop("ours")
        if most is not None:
            return Row(measure, ours, unit, figures, f"<= {most:g}", ours <= most)
        if least is not None:
            return Row(measure, ours, unit, figures, f">= {least:g}", ours >= least)
        return Row(measure, ours, unit, figures)

    return [
        row("pings an ask", "pings", "", most=5),
        row("time to claim p50", "claim_p50", "s", most=12),
        row("time to claim p95", "claim_p95", "s", most=45),
        row("answered within 2 minutes", "in_two_minutes", "%", least=85),
        row("unanswered", "unanswered", "%", most=2),
        row("pings a worker an hour, busiest 5 %", "busiest", "", most=18),
        row("pings a lead an hour", "leads", ""),
    ]


def habit(text: str) -> tuple[str, float]:
    """A habit and its number from `NAME=NUMBER`; raises `ArgumentTypeError` when there is no such habit."""
    name, _, number = text.partition("=")
    if name not in {each.name for each in fields(Habits)}:
        raise ArgumentTypeError(f"no habit is called {name}: take one of Habits in benchmarks/day_world.py")
    whole = isinstance(getattr(Habits(), name), int)
    return name, int(number) if whole else float(number)


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--habit", action="append", default=[], type=habit, help="NAME=NUMBER of Habits")
    options = parser.parse_args()
    habits = replace(Habits(hours=QUICK_HOURS) if options.quick else Habits(), **dict(options.habit))
    seeds = range(options.seed, options.seed + (QUICK_SEEDS if options.quick else SEEDS))
    show("day", options.seed, rows(measured(seeds, habits)), options.json)


if __name__ == "__main__":
    main()
