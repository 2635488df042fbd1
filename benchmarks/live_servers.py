"""The servers that are measured: how each starts, how a phone talks to it, what it takes, how it stops."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import live_ours
from benchmarks.live_client import Dialect, Stuck

HERE = Path(__file__).parent
NUMBERED = Dialect(lambda number, _: f"/live?id={number}")
SOCKET_IO = Dialect(
    lambda number, _: f"/socket.io/?EIO=4&transport=websocket&id={number}",
    opening="40",
    replies={"0{": "40", "2": "3"},
    wrap=lambda text: f'42["ping_other",{text}]',
)


@dataclass(frozen=True)
class Server:
    """One that can be started on a port for so many phones."""

    name: str
    command: Callable[[int, int], Sequence[str]]
    dialect: Dialect = NUMBERED
    environ: Mapping[str, str] = field(default_factory=dict)
    most: int = 100_000
    """Phones beyond which it is left out."""


def gunicorn(kind: str, app: str) -> Callable[[int, int], Sequence[str]]:
    """One worker of this kind."""

    def command(port: int, phones: int) -> Sequence[str]:
        more = ["--threads", str(phones + 8)] if kind == "gthread" else []
        more += ["--worker-connections", str(phones * 2 + 100), "--backlog", "4096"]
        bind = ["--bind", f"127.0.0.1:{port}", "--log-level", "critical"]
        return [sys.executable, "-m", "gunicorn", "-k", kind, *bind, *more, f"benchmarks.live_peers:{app}()"]

    return command


def peers(floor: Path | None) -> list[Server]:
    """Everything but ours, the floor first."""
    node = str(HERE / "live_peers.mjs")
    python = [sys.executable, "-m", "benchmarks.live_peers"]
    found = [
        Server("floor (C)", lambda port, _: [str(floor), str(port)]),
        Server("node ws", lambda port, _: ["node", node, "ws", str(port)]),
        Server("Socket.IO", lambda port, _: ["node", node, "socket.io", str(port)], SOCKET_IO),
        Server("aiohttp", lambda port, _: [*python, "aiohttp", str(port)]),
        Server("uvicorn", lambda port, _: [*python, "uvicorn", str(port)]),
        Server("gthread", gunicorn("gthread", "flask_sock_app"), most=5_500),
        Server("gevent", gunicorn("gevent", "flask_sock_app")),
        Server("py-socketio", gunicorn("gevent", "socketio_app"), SOCKET_IO),
    ]
    return found if floor else found[1:]


def left_out() -> list[str]:
    """The peers that can't be had here, each with the reason."""
    told = ["uWebSockets.js: not on the npm registry, so it can't be installed here"]
    if not shutil.which("go"):
        told.append("Centrifugo (centrifuge, Go): no Go compiler and no binary on this machine")
    if not shutil.which("cc"):
        told.append("the floor: no C compiler on this machine")
    if not shutil.which("node") or not (HERE / "node_modules" / "ws").is_dir():
        told.append("node ws, Socket.IO: run `npm ci` in benchmarks/ first")
    return told


def built_floor(folder: Path) -> Path | None:
    """The floor, compiled; None without a compiler."""
    if not shutil.which("cc"):
        return None
    target = folder / "floor"
    source = HERE / "live_floor.c"
    subprocess.run(["cc", "-O2", "-D_GNU_SOURCE", "-o", str(target), str(source)], check=True)
    return target


def ours(folder: Path, phones: int, certificate: Sequence[Path] = ()) -> Server:
    """Our real server on a new store with so many people."""
    names = live_ours.enrol(folder, phones)
    dialect = Dialect(
        lambda _, cursor: f"/live?v=1&after={cursor}" if cursor else "/live?v=1",
        names,
        lambda number: live_ours.cookie(names[number], secure=bool(certificate)),
        opening='{"type"',
        beat='{"type":"beat"}',
    )
    python = [sys.executable, "-m", "benchmarks.live_ours"]
    environ = {"FLOORASSIST_DATA": str(folder)}
    return Server("ours", lambda port, _: [*python, str(port), *map(str, certificate)], dialect, environ)


class Running:
    """A server that was started."""

    def __init__(self, server: Server, phones: int) -> None:
        self.server = server
        self.port = free_port()
        self.log = tempfile.TemporaryFile()  # noqa: SIM115 - goes with the process
        self.process = subprocess.Popen(
            server.command(self.port, phones),
            env=os.environ | server.environ,
            stdout=subprocess.DEVNULL,
            stderr=self.log,
            cwd=HERE.parent,
        )
        self._wait()

    def _wait(self) -> None:
        for _ in range(1200):
            if self.process.poll() is not None:
                break
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        self.stop()
        raise Stuck(f"{self.server.name} did not start: {self.said()}")

    def said(self) -> str:
        """The end of what it wrote to its log."""
        self.log.seek(0)
        return self.log.read()[-400:].decode("utf-8", "replace").strip()

    def memory(self) -> float:
        """Resident memory of the process and its children, in KB."""
        listed = subprocess.run(["ps", "-eo", "pid,ppid,rss"], capture_output=True, text=True, check=True)
        sizes = {int(own): int(size) for own, _, size in map(str.split, listed.stdout.splitlines()[1:])}
        return float(sum(sizes.get(own, 0) for own in self.family()))

    def family(self) -> list[int]:
        """The process and its children."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def spent(self) -> float:
        """Processor time so far, in ms; unlike a clock, it hardly minds who else is busy on the machine."""
        ticks = 0
        for own in self.family():
            with contextlib.suppress(OSError):
                fields = Path(f"/proc/{own}/stat").read_text().rpartition(")")[2].split()
                ticks += int(fields[11]) + int(fields[12])
        return ticks * 1000 / os.sysconf("SC_CLK_TCK")

    def ask_to_stop(self) -> None:
        """SIGTERM."""
        self.process.send_signal(signal.SIGTERM)

    def stop(self) -> None:
        """SIGTERM, and SIGKILL after a moment."""
        self.process.terminate()
        try:
            self.process.wait(3)
        except subprocess.TimeoutExpired:
            subprocess.run(["pkill", "-KILL", "-P", str(self.process.pid)], check=False)
            self.process.kill()
            self.process.wait()


@contextlib.contextmanager
def started(server: Server, phones: int) -> Iterator[Running]:
    """A server that runs until the block ends."""
    running = Running(server, phones)
    try:
        yield running
    finally:
        running.stop()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
