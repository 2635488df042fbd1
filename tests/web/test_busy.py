"""A database that waits too long for somebody else is told as busy, not as broken."""

from contextlib import contextmanager

import pytest
from sqlalchemy.exc import OperationalError


@pytest.fixture
def locked(world, monkeypatch):
    @contextmanager
    def writing(_store_id):
        raise OperationalError("UPDATE", {}, Exception("database is locked"))
        yield

    monkeypatch.setattr(world.database, "writing", writing)


def test_a_locked_database_asks_to_try_again_in_a_moment(world, locked):
    answer = world.phone("Ada").post("/api/shift")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "2"
    assert "try again" in answer.json["detail"]
    assert "UPDATE" not in answer.text
