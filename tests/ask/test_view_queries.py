"""How asks are read for those who see them."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from floorassist.ask import today_queries
from floorassist.catalog.models import Item
from tests.ask.shop import Shop


@contextmanager
def counted(shop: Shop) -> Iterator[list[str]]:
    """The statements that the database is given."""
    given: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        given.append(statement)

    event.listen(shop.database.engine, "before_cursor_execute", note)
    yield given
    event.remove(shop.database.engine, "before_cursor_execute", note)


def reads_of_today(shop: Shop) -> int:
    with shop.reading() as session, counted(shop) as given:
        today_queries.today(session, shop.now)
    return len(given)


def test_many_asks_of_a_day_are_read_with_as_few_statements_as_one(shop: Shop) -> None:
    with shop.writing() as session:
        about = {"brand": "", "department": "", "keywords": [], "image": "", "updated_at": shop.now}
        nails = [Item(sku=f"N{size}", name=f"Nails {size} mm", **about) for size in range(8)]
        session.add_all(nails)
        session.flush()
        ids = [one.id for one in nails]
    shop.answer("Sue", shop.ask("Ada", "question 0", item_id=ids[0]), item_id=ids[1])
    few = reads_of_today(shop)
    for number in range(1, 7):
        ask = shop.ask("Ada", f"question {number}", item_id=ids[number])
        shop.answer("Sue", ask, item_id=ids[number + 1])
    assert reads_of_today(shop) == few
