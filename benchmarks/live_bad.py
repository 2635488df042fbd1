"""Bad phones (deaf, half open, talking nonsense) among good ones, and 3,000 phones that come back at once."""

import ctypes
import os
import random
import socket
import struct
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.live_client import Crowd, Dialect, frame
from benchmarks.live_servers import Server, started
from benchmarks.live_sitting import Figures, paced, pair, settle, spread

SO_ATTACH_FILTER = 26
ROUNDS, PAUSE = 600, 0.02
LARGE = 32_000
GONE_SECONDS = 15
TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))

NONSENSE = {
    "noise": bytes(range(256)) * 4,
    "no mask": b"\x81\x05hello",
    "reserved bits": b"\xf1\x80\0\0\0\0",
    "an unknown kind": b"\x83\x80\0\0\0\0",
    "no UTF-8": b"\x81\x82\0\0\0\0\xff\xfe",
    "too much": frame(b"x" * 100_000),
    "a long beat": b"\x89\xfe\x01\x00\0\0\0\0" + b"x" * 256,
}


def among_bad_ones(server: Server, phones: int, *, seed: int) -> Figures:
    """The good ones ping each other while a large frame goes to the deaf and the half-open one each time."""
    with started(server, phones + 20) as running:
        crowd = Crowd(running.port, server.dialect)
        crowd.connect(range(phones))
        crowd.connect(range(phones, phones + 2 + len(NONSENSE)))
        settle(running, crowd)
        bad = {"deaf": deaf(crowd, phones), "half open": half_open(crowd, phones + 1)}
        for step, (name, noise) in enumerate(NONSENSE.items()):
            bad[name] = crowd.let_go(phones + 2 + step)
            bad[name].setblocking(True)
            bad[name].send(noise)
        found = rounds(crowd, bad, phones, random.Random(seed))
        for one in bad.values():
            one.close()
        crowd.close()
        return found


def rounds(crowd: Crowd, bad: dict[str, socket.socket], phones: int, dice: random.Random) -> Figures:
    """600 pings between good ones, and what it took until each bad one was gone."""
    numbers: list[int] = []
    began = looked = time.perf_counter()
    gone: dict[str, float] = {}
    while len(numbers) < ROUNDS or (len(gone) < len(bad) and time.perf_counter() < began + GONE_SECONDS):
        for name, one in enumerate(("deaf", "half open")):
            if one not in gone:
                crowd.ping(pair(crowd, dice)[0], phones + name, LARGE)
        numbers.append(crowd.ping(*pair(crowd, dice)))
        crowd.rest(began + len(numbers) * PAUSE - time.perf_counter())
        if time.perf_counter() - looked > 0.25:
            looked = time.perf_counter()
            held = held_by_server(crowd.port)
            now_gone = {name for name, one in bad.items() if one.getsockname() not in held} - gone.keys()
            gone |= dict.fromkeys(now_gone, looked - began)
    crowd.rest(2, lambda: all(number in crowd.heard for number in numbers))
    times = {f"gone: {name}": gone.get(name, float("inf")) for name in bad}
    nonsense = max(times[f"gone: {name}"] for name in NONSENSE)
    return spread(crowd, numbers, "good") | times | {"gone: nonsense": nonsense, "good sent": len(numbers)}


def deaf(crowd: Crowd, number: int) -> socket.socket:
    """A phone that reads no more."""
    sock = crowd.let_go(number)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    return sock


def half_open(crowd: Crowd, number: int) -> socket.socket:
    """A phone whose network is gone: whatever comes to it is dropped before it is acknowledged."""
    sock = crowd.let_go(number)
    drop_all = ctypes.create_string_buffer(struct.pack("HBBI", 6, 0, 0, 0))  # BPF: return 0
    program = struct.pack("HL", 1, ctypes.addressof(drop_all))
    sock.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)
    return sock


def held_by_server(port: int) -> set[tuple[str, int]]:
    """The phones whose sockets a process still holds on the server's side."""
    found = set()
    for table in TABLES:
        for line in table.read_text().splitlines()[1:] if table.exists() else ():
            _, here, there, _, _, _, _, _, _, inode, *_ = line.split()
            if int(here.rpartition(":")[2], 16) == port and inode != "0":
                host, _, its_port = there.rpartition(":")
                address = socket.inet_ntoa(bytes.fromhex(host[-8:])[::-1])
                found.add((address, int(its_port, 16)))
    return found


def storm(server: Server, residents: int, comers: int, *, seed: int) -> Figures:
    """Some phones ping each other while so many others lose their sockets and come back all at once."""
    with started(server, residents + comers) as running:
        crowd = Crowd(running.port, server.dialect)
        crowd.connect(range(residents))
        settle(running, crowd)
        here, there = get_context("fork").Pipe()
        numbers = range(residents, residents + comers)
        others = get_context("fork").Process(
            target=come_back, args=(running.port, server.dialect, numbers, there), daemon=True
        )
        others.start()
        crowd.rest(90, here.poll)
        here.recv()
        settle(running, crowd)
        dice = random.Random(seed)
        here.send("now")
        pinged: list[int] = []
        end = time.perf_counter() + 90
        while not here.poll() and time.perf_counter() < end:
            pinged += paced(crowd, 100, 0.2, dice)
        seconds = here.recv() if here.poll() else float("inf")
        crowd.rest(5, lambda: all(number in crowd.heard for number in pinged))
        others.kill()
        others.join()
        crowd.close()
        return spread(crowd, pinged, "storm") | {"storm": seconds}


def come_back(port: int, dialect: Dialect, numbers: range, told: Connection) -> None:
    """A process of its own: connect; when told, lose every socket and connect again at once."""
    crowd = Crowd(port, dialect)
    crowd.connect(numbers)
    told.send("ready")
    crowd.rest(90, told.poll)
    told.recv()
    cursor = max(phone.cursor for phone in crowd.phones.values())
    for number in numbers:
        crowd.leave(number)
    crowd.opened = 0
    told.send(crowd.connect(numbers, ahead=len(numbers), cursor=cursor))
    told.close()
    os._exit(0)
