"""What the clock finds due in many stores: each piece of work for itself, so a fault holds up no other."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from floorassist.storage.session import Database, StoreSession

log = logging.getLogger(__name__)


@contextmanager
def alone(what: str, *about: object) -> Iterator[None]:
    """One piece of what is due: if it fails, that is logged, the others go on, and a later tick tries again.

    `what` says which piece it is, with a `%s` for each of `about`.
    """
    try:
        yield
    except Exception:
        log.exception(f"{what} failed; it is tried again", *about)


def in_each_store(
    database: Database, stores: Iterable[int], what: str, work: Callable[[StoreSession], object]
) -> None:
    """Do it in every one of these stores, each in a transaction of its own that fails for itself."""
    for store_id in stores:
        with alone("%s in store %d", what, store_id), database.writing(store_id) as session:
            work(session)
