"""Backup of a SQLite database in one step, while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path


def back_up(source: Path, target: Path) -> None:
    """Copy a live database into a new file; raises FileExistsError rather than overwrite one.

    `VACUUM INTO` reads one snapshot, so writers go on meanwhile; the copy is checked before it counts.
    """
    if target.exists():
        raise FileExistsError(f"{target} is there already: choose another name.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(source, timeout=30)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    target.chmod(0o600)
    with closing(sqlite3.connect(target)) as copy:
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise OSError(f"The backup {target} is damaged: {verdict}")
