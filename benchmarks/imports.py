"""How long a store's whole catalog takes to come in: `python -m benchmarks.imports`.

One made-up file of items is imported into a fresh SQLite database: first, again unchanged, again with every
price changed, and undone. The peer is what the same bytes cost at least: csv.reader and sqlite3.executemany
into one bare table, without checks, places, journal or undo. "Writers wait" is the longest transaction that
writes.
"""

import csv
import io
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import floorassist.app  # noqa: F401 - brings every feature's tables
from benchmarks.report import Row, arguments, show
from floorassist.catalog import actions, barcode, import_actions, import_queries
from floorassist.storage.migrate import use_write_ahead_log
from floorassist.storage.schema import Base, Store
from floorassist.storage.session import Database, StoreSession

ROWS, QUICK_ROWS = 50_000, 10_000
LIMIT_SECONDS = 30.0
NOW = datetime(2026, 3, 7, tzinfo=UTC)
HEADER = "sku,name,brand,department,gtin,keywords,aisle,bay,side,shelf,role,quantity,price,image"


class Watched(Database):
    """A database that notes how long each writing transaction holds the others off."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.held: list[float] = []

    @contextmanager
    def writing(self, store_id: int) -> Iterator[StoreSession]:
        """As it is, with a stopwatch."""
        start = time.perf_counter()
        with super().writing(store_id) as session:
            yield session
        self.held.append(time.perf_counter() - start)


def main() -> None:
    """Run, and print the report."""
    given = arguments(__doc__ or "").parse_args()
    rows = QUICK_ROWS if given.quick else ROWS
    with tempfile.TemporaryDirectory() as folder:
        report = measured(Path(folder), rows, given.seed)
    show("imports", given.seed, report, given.json)


def measured(folder: Path, rows: int, seed: int) -> list[Row]:
    """The figures of one run."""
    file, dearer = catalog(rows, seed, 0), catalog(rows, seed, 1)
    floor = seconds(lambda: bare_import(folder / "bare.db", file))
    database = fresh(folder / "store.db")
    limit = LIMIT_SECONDS if rows == ROWS else LIMIT_SECONDS * rows / ROWS
    peers = {"csv + sqlite3": floor}
    report = []
    for measure, content, expected in (
        (f"first import of {rows:,} rows", file, (rows, 0)),
        ("the same file again", file, (0, 0)),
        ("the same with every price changed", dearer, (0, rows)),
    ):
        taken = seconds(lambda content=content, expected=expected: run(database, content, expected))  # type: ignore[misc]
        report.append(Row(measure, taken, "s", peers, f"≤ {limit:.0f} s", taken <= limit))
        report.append(Row("  writers wait", max(database.held), "s"))
        database.held.clear()
    report.append(Row("undo of that", seconds(lambda: undo(database)), "s"))
    database.close()
    return report


def seconds(work: Callable[[], None]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run(database: Database, content: bytes, expected: tuple[int, int]) -> None:
    """Import, and make sure that it did what it should."""
    import_id = actions.import_items(database, 1, content, "items.csv", clock=lambda: NOW)
    with database.reading(1) as session:
        found = import_queries.import_view(session, import_id)
    assert found
    assert (found.state, found.created, found.updated) == ("done", *expected), found


def undo(database: Database) -> None:
    """Take the last import back."""
    with database.writing(1) as session:
        last = import_queries.undoable_id(session)
        assert last
        import_actions.undo_import(session, last, now=NOW)


def fresh(path: Path) -> Watched:
    """A database with one store."""
    use_write_ahead_log(f"sqlite:///{path}")
    database = Watched(f"sqlite:///{path}")
    Base.metadata.create_all(database.engine)
    with database.founding() as session:
        session.add(Store(name="Benchmark", created_at=NOW))
    return database


def catalog(rows: int, seed: int, dearer: int) -> bytes:
    """A file of items, each with everything that a file can tell."""
    dice = random.Random(seed)
    lines = [HEADER]
    for number in range(rows):
        body = f"40{dice.randrange(10**6):06}{number % 10_000:04}"
        gtin = f"4{number:011}"
        lines.append(
            f"SKU-{number:06},Item {body} of many,Brand {number % 300},Department {number % 25},"
            f"{gtin}{barcode.check_digit(gtin)},word{number % 997};phrase {number % 313},A{number % 60 + 1},"
            f"{number % 24 + 1},{'LR'[number % 2]},{number % 6 + 1},home,{number % 40 or ''},"
            f"{dice.randrange(1, 90) + dearer}.{dice.randrange(100):02},https://pictures.example/{number}.jpg"
        )
    return "\n".join(lines).encode()


def bare_import(path: Path, content: bytes) -> None:
    """The least that the same rows cost: read, and written into one bare table."""
    header, *rows = csv.reader(io.StringIO(content.decode()))
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE item (id INTEGER PRIMARY KEY, {', '.join(header)}, UNIQUE (sku))")
        marks = ", ".join("?" * len(header))
        connection.executemany(f"INSERT INTO item ({', '.join(header)}) VALUES ({marks})", rows)


if __name__ == "__main__":
    main()
