"""The one shape of every benchmark's report: a table for people, one JSON object with `--json`."""

import argparse
import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Row:
    """One measure: our figure beside the peers' from the same run. `met` is None where there is no target."""

    measure: str
    ours: float
    unit: str
    peers: Mapping[str, float] = field(default_factory=dict)
    target: str = ""
    met: bool | None = None


def arguments(description: str) -> argparse.ArgumentParser:
    """The options that every benchmark has: --json, --quick, --seed."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")
    parser.add_argument("--quick", action="store_true", help="a smaller run, under 50 s")
    parser.add_argument("--seed", type=int, default=7, help="of everything that is drawn by chance")
    return parser


def machine() -> str:
    """What this ran on, without names or paths."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def show(benchmark: str, seed: int, rows: Sequence[Row], as_json: bool) -> None:
    """Print the report in one of its two forms."""
    if as_json:
        found = {"benchmark": benchmark, "seed": seed, "machine": machine()}
        print(json.dumps({**found, "rows": [asdict(row) for row in rows]}))
        return
    print(f"{benchmark}, seed {seed}, {machine()}")
    width = max((len(row.measure) for row in rows), default=0)
    for row in rows:
        peers = "  ".join(f"{name} {number(value)}" for name, value in row.peers.items())
        verdict = {None: "", True: f"  [{row.target}: met]", False: f"  [{row.target}: MISSED]"}[row.met]
        print(f"  {row.measure:<{width}}  {number(row.ours):>8} {row.unit:<5} {peers}{verdict}")


def number(value: float) -> str:
    """Three significant digits, no exponent."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
