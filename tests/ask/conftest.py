"""The store in which asking is tested."""

from collections.abc import Iterator

import pytest

from floorassist.app import REACTIONS
from floorassist.storage.session import Database
from tests.ask.shop import Shop, open_shop


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database with the reactions that the app wires."""
    database = Database(database_url, reactions=REACTIONS)
    yield database
    database.close()


@pytest.fixture
def shop(database: Database) -> Shop:
    """Ada asks; Ben and Cat know paint, Dan knows nothing of it, Sue leads; all on shift and in reach."""
    shop = open_shop(database)
    shop.hire("Ada")
    shop.hire("Ben", "Paint")
    shop.hire("Cat", "Paint")
    shop.hire("Dan")
    shop.hire("Sue", role="supervisor")
    return shop
