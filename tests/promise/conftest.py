"""The store in which promises are tested."""

from collections.abc import Iterator

import pytest

from floorassist.app import REACTIONS
from floorassist.storage.session import Database
from tests.promise.shop import Shop, open_shop


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database with the reactions that the app wires."""
    database = Database(database_url, reactions=REACTIONS)
    yield database
    database.close()


@pytest.fixture
def shop(database: Database) -> Shop:
    """Ada and Ben work the floor, Sue leads, Olga owns the store and is at home."""
    shop = open_shop(database)
    shop.hire("Ada")
    shop.hire("Ben")
    shop.hire("Sue", role="supervisor")
    shop.hire("Olga", role="owner", on_shift=False, reachable=False)
    return shop
