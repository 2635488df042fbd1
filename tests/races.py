"""Several at once: each in a thread of its own, all starting together."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from tests.profiles import depth

T = TypeVar("T")
ROUNDS = depth(8)  # one round may miss the moment in which two get in each other's way
PATIENCE = 60  # seconds; only a lockup takes longer


def at_once(*deeds: Callable[[], T]) -> Sequence[T]:
    """What each of these returns, in their order; raises what one of them raised."""
    start = threading.Barrier(len(deeds))

    def run(deed: Callable[[], T]) -> T:
        start.wait(PATIENCE)
        return deed()

    with ThreadPoolExecutor(len(deeds)) as threads:
        running = [threads.submit(run, deed) for deed in deeds]
        return [one.result(PATIENCE) for one in running]
