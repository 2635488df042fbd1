"""Bulk writing: a few statements for any number of rows."""

from sqlalchemy import event

from tests.catalog.stock import imported
from tests.world import World


def test_empty_cells_here_and_there_do_not_make_more_statements(world: World) -> None:
    written: list[str] = []
    event.listen(
        world.database.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_: written.append(statement),
    )
    rows = "".join(
        f"{n},Item {n},{n % 3 or ''},{'3.99' if n % 2 else ''},{'A1' if n % 5 else ''}\n" for n in range(300)
    )
    done = imported(world, f"sku,name,quantity,price,aisle\n{rows}")
    assert done.created == 300
    assert len([one for one in written if one.startswith("INSERT INTO item")]) == 1
    assert len([one for one in written if one.startswith("INSERT INTO placement")]) == 1


def test_a_second_import_asks_for_everything_at_once(world: World) -> None:
    rows = "".join(f"{n},Item {n},{n}\n" for n in range(300))
    imported(world, f"sku,name,price\n{rows}")
    asked: list[str] = []
    event.listen(
        world.database.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_: asked.append(statement),
    )
    imported(world, f"sku,name,price\n{rows}")
    assert len(asked) < 40
