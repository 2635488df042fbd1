"""The search engines of the JavaScript world, and find as the phone runs it, in one node process."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

HERE = Path(__file__).parent
PEERS = ("MiniSearch", "FlexSearch", "sqlite-wasm")
OURS = "ours"


class Node:
    """The process: a request a line, an answer a line (see find_peers.mjs)."""

    def __init__(self, to: IO[str], back: IO[str]) -> None:
        self._to, self._back = to, back

    def call(self, **request: Any) -> dict[str, Any]:
        """What it answers."""
        self._to.write(json.dumps(request) + "\n")
        self._to.flush()
        line = self._back.readline()
        if not line:
            raise RuntimeError("node ended; what it said is above")
        found: dict[str, Any] = json.loads(line)
        return found

    def ask(self, name: str, queries: Sequence[str]) -> dict[str, Any]:
        """What an engine finds for each query: `found` and `ms`."""
        return self.call(ask=name, queries=list(queries))


@contextmanager
def node() -> Iterator[Node | None]:
    """The process while it is needed; None where there is no node."""
    program = shutil.which("node")
    if program is None:
        yield None
        return
    installed()
    command = [program, "--expose-gc", str(HERE / "find_peers.mjs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        yield Node(process.stdin, process.stdout)
        process.stdin.close()


def installed() -> None:
    """The libraries of package-lock.json, fetched once; where that fails, only ours runs."""
    npm = shutil.which("npm")
    if (HERE / "node_modules" / "minisearch").is_dir() or npm is None:
        return
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=HERE, check=False, stdout=subprocess.DEVNULL)


def peers() -> tuple[str, ...]:
    """The engines whose libraries are there."""
    return PEERS if (HERE / "node_modules" / "minisearch").is_dir() else ()
