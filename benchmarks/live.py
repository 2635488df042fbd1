"""The wire: latency, connections and memory beside the floor and the peers, all in one run by one client.

`python -m benchmarks.live [--quick] [--json] [--only NAME]`. 5,000 phones on each server and 10,000 on some
(500 with --quick, and two peers), then what only ours has to hold: bad phones among good ones, a storm of
phones that come back, the real path from POST to the colleague's socket, TLS. `--only bad` measures one part:
servers, bad, storm, path or tls. Peers that can't be had here are named, never left out in silence.
"""

import argparse
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from benchmarks import live_bad, live_path, live_servers, report
from benchmarks.live_client import Stuck
from benchmarks.live_servers import Server
from benchmarks.live_sitting import Figures, Plan, sit
from benchmarks.report import Row

FULL = Plan(5_000, 150, 4, 1000, 5, 7)
QUICK = Plan(500, 60, 1, 1000, 3, 7)
TEN_THOUSAND = ("floor (C)", "node ws", "aiohttp")
IN_QUICK = ("floor (C)", "node ws")
FLOOR, NODE, OURS = "floor (C)", "node ws", "ours"
PARTS = ("servers", "bad", "storm", "path", "tls")


def main() -> None:
    """Measure, and print the report."""
    parser = report.arguments(__doc__ or "")
    parser.add_argument("--only", action="append", choices=PARTS, help="measure these parts alone")
    chosen = parser.parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    for line in live_servers.left_out():
        say(f"NOT MEASURED: {line}")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), chosen)
        rows = [row for part in chosen.only or PARTS for row in getattr(bench, part)()]
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    report.show("live", chosen.seed, rows, chosen.json)


class Bench:
    """One run."""

    def __init__(self, folder: Path, chosen: argparse.Namespace) -> None:
        self.folder, self.quick, self.seed = folder, bool(chosen.quick), int(chosen.seed)
        self.plan = replace(QUICK if self.quick else FULL, seed=self.seed)
        self.numbers = count()

    def servers(self) -> Iterator[Row]:
        """Ours and the peers: idle, busy, memory, everybody at once, the stop."""
        floor = live_servers.built_floor(self.folder)
        peers = [one for one in live_servers.peers(floor) if not self.quick or one.name in IN_QUICK]
        yield from rows(self.each(peers, self.plan), self.plan.phones)
        if not self.quick:
            some = [one for one in peers if one.name in TEN_THOUSAND]
            yield from rows(self.each(some, replace(self.plan, phones=10_000)), 10_000)

    def each(self, peers: list[Server], plan: Plan) -> dict[str, Figures]:
        """The figures of each server, ours right after the floor."""
        found = {}
        for server in [*peers[:1], self.ours(plan.phones), *peers[1:]]:
            patient = replace(plan, stop=server.name == OURS or not self.quick)
            found[server.name] = tried(server.name, lambda s=server, p=patient: sit(s, p))  # type: ignore[misc]
        return {name: figures for name, figures in found.items() if figures}

    def bad(self) -> Iterator[Row]:
        """Deaf, half-open and nonsense-talking phones among good ones."""
        servers = [self.ours(140)]
        if not self.quick:
            servers += [one for one in live_servers.peers(None) if one.name != FLOOR]
        every = {}
        for server in servers:
            every[server.name] = tried(
                f"{server.name} with bad phones",
                lambda s=server: live_bad.among_bad_ones(s, 100, seed=self.seed),  # type: ignore[misc]
            )
        yield from bad_rows({name: figures for name, figures in every.items() if figures})

    def storm(self) -> Iterator[Row]:
        """Phones that come back all at once."""
        comers = 300 if self.quick else 3_000
        servers = [self.ours(comers + 100)]
        if not self.quick:
            wanted = (NODE, "aiohttp", "gevent")
            servers += [one for one in live_servers.peers(None) if one.name in wanted]
        every = {}
        for server in servers:
            every[server.name] = tried(
                f"{server.name} in a storm",
                lambda s=server: live_bad.storm(s, 100, comers, seed=self.seed),  # type: ignore[misc]
            )
        yield from storm_rows({name: figures for name, figures in every.items() if figures}, comers)

    def path(self) -> Iterator[Row]:
        """POST → commit → hub → socket."""
        asks = 60 if self.quick else 400
        found = tried("the real path", lambda: live_path.real_path(self.room(), 200, asks))
        if found:
            p50, p95, lost = found["path p50"], found["path p95"], found["path lost"]
            yield Row("POST → commit → socket, p50", p50, "ms")
            yield Row("POST → commit → socket, p95", p95, "ms", {}, "≤ 5 ms", p95 <= 5)
            yield Row("processor time an ask and its cancelling", found["path cpu"], "ms")
            yield Row("asks that rang nobody", lost, f"of {asks}", {}, "0", lost == 0)

    def tls(self) -> Iterator[Row]:
        """The server itself does TLS."""
        phones = 60 if self.quick else 200
        found = tried("TLS", lambda: live_path.inside_tls(self.room(), phones, self.plan.idle, self.seed))
        if found:
            peers = {"p95": found["tls p95"], "seconds until all are there": found["tls arrival"]}
            yield Row(f"TLS in the process, {phones} phones: ping p50", found["tls p50"], "ms", peers)
            yield Row("TLS: memory a phone", found["tls memory"], "KB")
            yield Row("TLS: pings lost", found["tls lost"], "", {}, "0", found["tls lost"] == 0)

    def ours(self, phones: int) -> Server:
        """Our server on a store of its own."""
        return live_servers.ours(self.room(), phones)

    def room(self) -> Path:
        """A folder of its own."""
        folder = self.folder / f"store-{next(self.numbers)}"
        folder.mkdir()
        return folder


def tried(what: str, measure: Callable[[], Figures]) -> Figures | None:
    """The figures; None, said loudly, where a server does not hold."""
    try:
        say(f"… {what}")
        return measure()
    except (Stuck, OSError, RuntimeError) as error:
        say(f"FAILED: {what}: {error}")
        return None


def rows(found: dict[str, Figures], phones: int) -> Iterator[Row]:
    """What every server was asked to do."""
    if OURS not in found:
        yield Row(f"{phones:,} phones on our server", 0, "", {}, "served", met=False)
        return
    ours = found.pop(OURS)
    at = f"{phones:,} phones: "
    for kind, name in (("idle", "one ping"), ("busy", "at 1,000 pings a second")):
        yield Row(f"{at}{name}, p50", ours[f"{kind} p50"], "ms", of(found, f"{kind} p50"))
        p95, peers = ours[f"{kind} p95"], of(found, f"{kind} p95")
        most = min(1.6 * peers.get(FLOOR, float("inf")), peers.get(NODE, float("inf")))
        yield Row(f"{at}{name}, p95", p95, "ms", peers, "≤ 1.6 × floor, ≤ node ws", p95 <= most)
        lost = ours[f"{kind} lost"]
        yield Row(f"{at}{name}, lost", lost, "", of(found, f"{kind} lost"), "0", lost == 0)
    yield Row(f"{at}one ping through the event log, p50", ours["event p50"], "ms")
    yield Row(f"{at}one ping through the event log, p95", ours["event p95"], "ms")
    memory = ours["memory"]
    yield Row(f"{at}memory a phone", memory, "KB", of(found, "memory"), "≤ 8 KB", memory <= 8)
    yield Row(f"{at}processor time a ping", ours["cpu"], "ms", of(found, "cpu"))
    yield Row(f"{at}until all are there", ours["arrival"], "s", of(found, "arrival"))
    yield Row(f"{at}processor time an arrival", ours["arrival cpu"], "ms", of(found, "arrival cpu"))
    all_at_once, peers = ours["broadcast"], of(found, "broadcast")
    most = peers.get(NODE, float("inf"))
    yield Row(f"{at}to everybody", all_at_once, "ms", peers, "≤ node ws", all_at_once <= most)
    yield Row(f"{at}SIGTERM to the end", ours["stop"], "s", of(found, "stop"), "≤ 1 s", ours["stop"] <= 1)
    told = ours["told"]
    yield Row(f"{at}phones told 1012", told, "%", of(found, "told"), "100 %", told == 100)


def bad_rows(found: dict[str, Figures]) -> Iterator[Row]:
    """Bad phones."""
    if OURS not in found:
        yield Row("bad phones", 0, "", {}, "held", met=False)
        return
    ours = found.pop(OURS)
    lost, p99 = ours["good lost"], ours["good p99"]
    sent = f"of {ours['good sent']:.0f}"
    yield Row("among bad phones: pings lost", lost, sent, of(found, "good lost"), "0", lost == 0)
    yield Row("among bad phones: p99", p99, "ms", of(found, "good p99"), "≤ 10 ms", p99 <= 10)
    for name in ("deaf", "half open", "nonsense"):
        gone = ours[f"gone: {name}"]
        yield Row(f"gone: {name}", gone, "s", of(found, f"gone: {name}"), "≤ 15 s", gone <= 15)


def storm_rows(found: dict[str, Figures], comers: int) -> Iterator[Row]:
    """The storm."""
    name = f"{comers:,} phones come back at once"
    if OURS not in found:
        yield Row(name, 0, "", {}, "held", met=False)
        return
    ours = found.pop(OURS)
    yield Row(f"{name}: until all are there", ours["storm"], "s", of(found, "storm"))
    yield Row(f"{name}: pings meanwhile, p50", ours["storm p50"], "ms", of(found, "storm p50"))
    p95, lost = ours["storm p95"], ours["storm lost"]
    yield Row(f"{name}: pings meanwhile, p95", p95, "ms", of(found, "storm p95"), "≤ 10 ms", p95 <= 10)
    yield Row(f"{name}: pings lost", lost, "", of(found, "storm lost"), "0", lost == 0)


def of(found: dict[str, Figures], measure: str) -> dict[str, float]:
    """One measure of every peer."""
    return {name: figures[measure] for name, figures in found.items() if measure in figures}


def say(line: str) -> None:
    """Beside the report, which may be JSON."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
