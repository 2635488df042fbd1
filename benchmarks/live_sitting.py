"""What is done to a server, each the same: phones come, ping each other, all hear at once, it stops."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.live_client import Crowd, Stuck
from benchmarks.live_servers import Running, Server, started
from benchmarks.report import percentile

FIRST = 20  # phones that come before memory is looked at, so that everything is loaded
PATIENCE = 35
QUIET = 0.06  # of one processor: nothing is under way


@dataclass(frozen=True)
class Plan:
    """How much of everything."""

    phones: int
    idle: int
    busy_seconds: float
    rate: int
    broadcasts: int
    seed: int
    stop: bool = True
    """Whether the stop is waited for; a server with a thread a phone takes half a minute."""


Figures = dict[str, float]


def sit(server: Server, plan: Plan) -> Figures:
    """One server, from its start to its stop."""
    with started(server, plan.phones) as running:
        crowd = Crowd(running.port, server.dialect)
        try:
            found = arrive(running, crowd, plan.phones)
            dice = random.Random(plan.seed)
            if server.name == "ours":
                found |= written_first(crowd, plan, dice)
            found |= calm(crowd, plan.idle, dice)
            before = running.spent()
            found |= busy(crowd, plan, dice)
            found["cpu"] = (running.spent() - before) / plan.rate / plan.busy_seconds
            found |= broadcast(crowd, plan.broadcasts)
            if plan.stop:
                found |= stop(running, crowd)
        finally:
            crowd.close()
    return found


def arrive(running: Running, crowd: Crowd, phones: int) -> Figures:
    """Everybody connects; what one phone takes."""
    crowd.connect(range(FIRST))
    for number in range(FIRST):
        crowd.ping(number, FIRST - 1 - number)
    crowd.rest(0.5)
    before, spent, more = running.memory(), running.spent(), phones - FIRST
    seconds = crowd.connect(range(FIRST, phones))
    spent = running.spent() - spent
    settle(running, crowd)
    return {"memory": (running.memory() - before) / more, "arrival": seconds, "arrival cpu": spent / more}


def settle(running: Running, crowd: Crowd) -> None:
    """Wait until a server has done what the arrival of phones set off, such as to write down who is there."""
    end, spent = time.perf_counter() + PATIENCE, float("-inf")
    while time.perf_counter() < end and (now := running.spent()) - spent > QUIET * 500:
        spent = now
        crowd.rest(0.5)


def calm(crowd: Crowd, count: int, dice: random.Random, name: str = "idle") -> Figures:
    """One ping at a time, some 70 in a second."""
    numbers = []
    for _ in range(count):
        numbers.append(number := crowd.ping(*pair(crowd, dice)))
        crowd.rest(2, lambda number=number: number in crowd.heard)  # type: ignore[misc]
        crowd.rest(0.014)
    return spread(crowd, numbers, name)


def busy(crowd: Crowd, plan: Plan, dice: random.Random) -> Figures:
    """So many pings a second, one after the other whatever comes back."""
    numbers = paced(crowd, plan.rate, plan.busy_seconds, dice)
    crowd.rest(3, lambda: all(number in crowd.heard for number in numbers))
    return spread(crowd, numbers, "busy")


def paced(crowd: Crowd, rate: float, seconds: float, dice: random.Random) -> list[int]:
    """Pings between two phones each, at this rate."""
    numbers: list[int] = []
    began = time.perf_counter()
    while (since := time.perf_counter() - began) < seconds:
        while len(numbers) < since * rate:
            numbers.append(crowd.ping(*pair(crowd, dice)))
        crowd.poll((len(numbers) / rate) - since)
    return numbers


def broadcast(crowd: Crowd, count: int) -> Figures:
    """One frame to everybody; the median of the times until the last one has it."""
    taken, lost = [], 0
    everybody = len(crowd.phones)
    for _ in range(count):
        number = crowd.ping(next(iter(crowd.phones)), -1)
        crowd.rest(10, lambda number=number: len(crowd.heard.get(number, ())) >= everybody)  # type: ignore[misc]
        heard = crowd.heard.pop(number, [])
        lost += everybody - len(heard)
        taken.append((max(heard, default=0.0) - crowd.sent[number]) * 1000)
        crowd.rest(0.2)
    return {"broadcast": percentile(taken, 0.5), "broadcast lost": lost}


def written_first(crowd: Crowd, plan: Plan, dice: random.Random) -> Figures:
    """Pings that are committed to the event log and found there, one at a time."""
    before = crowd.dialect
    crowd.dialect = replace(before, kind="bench-event")
    found = calm(crowd, plan.idle, dice, "event")
    crowd.dialect = before
    return found


def stop(running: Running, crowd: Crowd) -> Figures:
    """SIGTERM: seconds until the process is gone, and how many phones were told 1012."""
    everybody, began = len(crowd.phones), time.perf_counter()
    running.ask_to_stop()
    crowd.rest(PATIENCE, lambda: running.process.poll() is not None)
    seconds = time.perf_counter() - began
    crowd.rest(1, lambda: not crowd.phones)
    return {"stop": seconds, "told": 100 * crowd.closes.get(1012, 0) / everybody}


def pair(crowd: Crowd, dice: random.Random) -> tuple[int, int]:
    """Two different phones; Stuck where the server has dropped all but one."""
    last = len(crowd.phones) - 1
    if last < 1:
        raise Stuck(f"the server dropped its phones: {len(crowd.phones)} left")
    one, other = dice.randint(0, last), dice.randint(0, last - 1)
    return one, other + (other >= one)


def spread(crowd: Crowd, numbers: Sequence[int], name: str) -> Figures:
    """The median, the 95th of 100, and how many never came."""
    took = crowd.took(numbers)
    found = {f"{name} lost": float(len(numbers) - len(took))}
    for share in (50, 95, 99):
        found[f"{name} p{share}"] = percentile(took, share / 100) if took else float("inf")
    return found
