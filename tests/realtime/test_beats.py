"""Beats are gathered and written together: few transactions, each of them short."""

import pytest

from floorassist.realtime import beats
from floorassist.realtime.beats import Beats
from floorassist.web.access import Caller


class Crew:
    """Does nothing by itself."""

    def __init__(self):
        self.asked = []

    def ask(self, work, *, last=False):
        assert last, "a ping's notice must not wait for beats"
        self.asked.append(work)

    def work(self):
        while self.asked:
            self.asked.pop(0)()


@pytest.fixture
def crew():
    return Crew()


@pytest.fixture
def written():
    return []


@pytest.fixture
def gathered(crew, written):
    return Beats(crew, lambda store_id, ids: written.append((store_id, list(ids))))


def beat(gathered, *sign_ins, store_id=1):
    for sign_in in sign_ins:
        gathered.came(Caller(store_id, "worker", person_id=sign_in, sign_in_id=sign_in))


def test_a_storm_of_phones_is_written_in_few_transactions_and_each_phone_once(gathered, crew, written):
    beat(gathered, *range(3000, 0, -1), *range(1, 100))
    for _ in range(100):
        gathered.write_soon()
    assert len(crew.asked) == 1
    crew.work()
    assert len(written) == 3000 / beats.AT_ONCE
    assert [one for _, some in written for one in some] == list(range(1, 3001))


def test_each_store_has_its_own_transaction(gathered, crew, written):
    beat(gathered, 1, 2)
    beat(gathered, 7, store_id=2)
    gathered.write_soon()
    crew.work()
    assert written == [(1, [1, 2]), (2, [7])]


def test_what_comes_after_is_written_after(gathered, crew, written):
    for sign_in in (1, 2):
        beat(gathered, sign_in)
        gathered.write_soon()
        crew.work()
    assert written == [(1, [1]), (1, [2])]


def test_where_nobody_beats_nothing_is_asked_of_the_crew(gathered, crew):
    gathered.came(Caller(1, "worker", token_id=3))
    gathered.write_soon()
    assert crew.asked == []


def test_beats_that_break_something_take_none_with_them(crew, written, monkeypatch, caplog):
    monkeypatch.setattr(beats, "AT_ONCE", 1)

    def write(_store_id, ids):
        written.append(10 // (ids[0] - 1))

    gathered = Beats(crew, write)
    beat(gathered, 1, 2)
    gathered.write_soon()
    crew.work()
    assert written == [10]
    assert "ZeroDivisionError" in caplog.text
