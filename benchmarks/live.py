"""Ping latency through the real path: POST an ask, commit, hub, the colleague's socket has it.

`python -m benchmarks.live [--quick] [--json] [--phones N]`. One server process on SQLite with
synchronous=FULL, one client process for all phones. Beside it, in the same run, the floor: the same
bytes through a bare TCP echo on loopback.
"""

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Request, TextMessage

from benchmarks import report
from benchmarks.report import Row, percentile
from floorassist.app import REACTIONS
from floorassist.cli.opening import found_keys
from floorassist.clock import system_clock
from floorassist.config import Settings
from floorassist.people import actions, shift_actions
from floorassist.storage.migrate import migrate
from floorassist.storage.session import Database

ASKS_A_SECOND = 20
PAUSE = 1 / ASKS_A_SECOND


def main() -> None:
    """Measure, and print the report."""
    parser = report.arguments(__doc__ or "")
    parser.add_argument("--phones", type=int, default=200)
    chosen = parser.parse_args()
    asks = 60 if chosen.quick else 400
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), chosen.phones, asks)
    report.show("live", chosen.seed, rows, chosen.json)


def measure(folder: Path, phones: int, asks: int) -> list[Row]:
    """One server with this many phones, and this many asks."""
    port = free_port()
    settings = Settings(folder, f"sqlite:///{folder / 'floorassist.db'}", port=port, secure=False)
    cookies = enrol(settings, phones)
    environment = os.environ | {"FLOORASSIST_DATA": str(folder), "FLOORASSIST_THREADS": str(phones + 40)}
    command = [sys.executable, "-m", "floorassist", "serve", "--http", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_until_up(port)
        before = memory(server.pid)
        return asyncio.run(talk(port, cookies, asks, server.pid, before))
    finally:
        server.terminate()
        server.wait(20)


def enrol(settings: Settings, phones: int) -> list[str]:
    """A store with this many people on shift; returns each one's cookie."""
    found_keys(settings)
    now = system_clock()
    migrate(settings.database_url, now=now)
    database = Database(settings.database_url, reactions=REACTIONS)
    with database.founding() as session:
        store_id = actions.found_store(session, name="Bench", supervisor="Sue", now=now).store_id
    cookies = []
    for number in range(phones):
        with database.writing(store_id) as session:
            link = actions.new_join_link(session, role="worker", by=None, now=now, lets_in=True)
            name = f"Worker {number}"
            joined = actions.join(session, link.token, name=name, pin_hash="-", device_name="phone", now=now)
            shift_actions.start_shift(session, joined.person_id, now=now)
            cookies.append(f"floorassist-sign-in={joined.sign_in_token}")
    database.close()
    return cookies


async def talk(port: int, cookies: Sequence[str], asks: int, pid: int, before: float) -> list[Row]:
    """Open every socket, then ask at a steady pace; the time from POST to the first colleague's socket."""
    arrivals: dict[int, float] = {}
    listeners = [asyncio.create_task(listen(port, cookie, arrivals)) for cookie in cookies]
    await asyncio.sleep(2 + len(cookies) / 100)
    grown = (memory(pid) - before) / len(cookies)
    started: dict[int, float] = {}
    for number in range(asks):
        at = time.perf_counter()
        found = await asyncio.to_thread(
            post, port, cookies[number % len(cookies)], "/api/asks", new_ask(number)
        )
        started[found["id"]] = at
        await asyncio.sleep(max(0.0, PAUSE - (time.perf_counter() - at)))
        path = f"/api/asks/{found['id']}/cancellation"
        await asyncio.to_thread(post, port, cookies[number % len(cookies)], path, {})
    await asyncio.sleep(1)
    for listener in listeners:
        listener.cancel()
    await asyncio.gather(*listeners, return_exceptions=True)
    floor = await echo_floor(asks)
    return rows(started, arrivals, floor, grown, len(cookies))


def rows(
    started: dict[int, float], arrivals: dict[int, float], floor: Sequence[float], grown: float, phones: int
) -> list[Row]:
    """The report's rows."""
    taken = [(arrivals[ask] - at) * 1000 for ask, at in started.items() if ask in arrivals]
    lost = len(started) - len(taken)
    p50, p95 = percentile(taken, 0.5), percentile(taken, 0.95)
    peers = {"loopback echo p50": percentile(floor, 0.5), "p95": percentile(floor, 0.95)}
    return [
        Row("POST → commit → socket, p50", p50, "ms", peers),
        Row("POST → commit → socket, p95", p95, "ms", peers, "≤ 5 ms", p95 <= 5),
        Row("pings that never came", lost, "of " + str(len(started)), {}, "0", lost == 0),
        Row(f"memory a phone, of {phones}", grown, "KB", {}, "≤ 8 KB", grown <= 8),
    ]


def new_ask(number: int) -> dict[str, Any]:
    """An ask unlike any other."""
    return {"key": f"bench-{number}", "words": f"blue bucket number {number}"}


def post(port: int, cookie: str, path: str, body: Any) -> Any:
    """One write, as a phone makes it."""
    headers = {"Cookie": cookie, "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
    call = urllib.request.Request(f"http://127.0.0.1:{port}{path}", json.dumps(body).encode(), headers)
    with urllib.request.urlopen(call, timeout=10) as answer:
        return json.load(answer)


async def listen(port: int, cookie: str, arrivals: dict[int, float]) -> None:
    """One phone: note when the ping of each ask first arrives anywhere."""
    async for text in frames(port, cookie):
        at = time.perf_counter()
        for event in json.loads(text).get("events", ()):
            if event["kind"] == "ask.offered":
                arrivals.setdefault(event["body"]["id"], at)


async def frames(port: int, cookie: str) -> AsyncIterator[str]:
    """The text frames that a socket gets."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    connection = WSConnection(ConnectionType.CLIENT)
    headers = [(b"cookie", cookie.encode()), (b"sec-fetch-site", b"same-origin")]
    writer.write(connection.send(Request(f"127.0.0.1:{port}", "/live?v=1", extra_headers=headers)))
    parts: list[str] = []
    while data := await reader.read(65536):
        connection.receive_data(data)
        for event in connection.events():
            if isinstance(event, TextMessage):
                parts.append(event.data)
                if event.message_finished:
                    yield "".join(parts)
                    parts.clear()
            elif isinstance(event, CloseConnection):
                return
            elif not isinstance(event, AcceptConnection):
                raise RuntimeError(f"the server refused the socket: {event}")


async def echo_floor(count: int) -> list[float]:
    """Milliseconds for a ping's bytes from one loopback socket through a bare echo to the same."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            while data := await reader.read(65536):
                writer.write(data)

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    taken = []
    for _ in range(count):
        at = time.perf_counter()
        writer.write(b"x" * 600)
        await reader.readexactly(600)
        taken.append((time.perf_counter() - at) * 1000)
        await asyncio.sleep(0.001)
    writer.close()
    server.close()
    return taken


def memory(pid: int) -> float:
    """Resident memory of a server and its workers, in KB."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,rss"], capture_output=True, text=True, check=True).stdout
    lines = [[int(word) for word in line.split()] for line in listed.splitlines()[1:]]
    return float(sum(rss for own, parent, rss in lines if pid in (own, parent)))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_up(port: int) -> None:
    """Until the server answers."""
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


if __name__ == "__main__":
    main()
