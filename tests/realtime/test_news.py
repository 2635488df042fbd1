"""Frames and audiences, as docs/live.md says."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from floorassist.realtime import news
from floorassist.storage.events import News
from floorassist.translation import ENGLISH
from floorassist.web.access import Caller


def test_a_supervisor_hears_the_store_herself_and_the_supervisors():
    caller = Caller(1, "supervisor", person_id=7)
    assert news.audiences(caller) == ["store", "person:7", "supervisors"]


def test_a_token_hears_only_what_everybody_hears():
    assert news.audiences(Caller(1, "worker", token_id=3)) == ["store"]


def test_a_frame_carries_its_events_and_the_cursor_of_the_last():
    at = datetime(2026, 3, 7, 12, tzinfo=UTC)
    told = [News(4, "store", "a.b", {"x": 1}, at), News(9, "store", "c.d", {}, at)]
    found = json.loads(news.frame([news.Said(one) for one in told], ENGLISH))
    assert found == {
        "type": "events",
        "events": [
            {"id": 4, "kind": "a.b", "body": {"x": 1}, "at": "2026-03-07T12:00:00.000Z"},
            {"id": 9, "kind": "c.d", "body": {}, "at": "2026-03-07T12:00:00.000Z"},
        ],
        "cursor": 9,
    }


@given(st.text() | st.binary())
def test_garbage_from_a_phone_is_never_a_notice_and_never_an_error(garbage):
    found = news.notice(garbage)
    assert found is None or isinstance(found["type"], str)


def test_a_beat_is_a_notice():
    assert news.notice('{"type":"beat"}') == {"type": "beat"}
    assert news.notice("[" * 100_000) is None
