"""What becomes of a push after each answer."""

from datetime import UTC, datetime, timedelta

import pytest

from floorassist.push.outcome import Answer, outcome, retry_after, seconds_to_live

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)
UNTIL = NOW + timedelta(seconds=90)


@pytest.mark.parametrize(
    ("status", "what"),
    [
        (201, "sent"),
        (200, "sent"),
        (404, "ended"),
        (410, "ended"),
        (400, "lost"),
        (403, "lost"),
        (413, "lost"),
        (301, "lost"),
        (302, "lost"),
        (307, "lost"),
        (429, "again"),
        (500, "again"),
        (503, "again"),
        (None, "again"),
    ],
)
def test_each_answer_has_one_end(status, what):
    assert outcome(Answer(status), 1, UNTIL, NOW).what == what


def test_the_waits_double_up_to_a_minute():
    waits = [outcome(Answer(503), tries, NOW + timedelta(hours=1), NOW).at - NOW for tries in range(1, 8)]
    assert [wait.total_seconds() for wait in waits] == [2, 4, 8, 16, 32, 60, 60]


def test_the_service_says_when_to_come_again():
    assert outcome(Answer(429, retry_after=30), 1, UNTIL, NOW).at == NOW + timedelta(seconds=30)


def test_what_would_come_too_late_is_not_tried_again():
    assert outcome(Answer(429, retry_after=90), 1, UNTIL, NOW).what == "lost"
    assert outcome(Answer(None), 1, NOW + timedelta(seconds=2), NOW).what == "lost"


@pytest.mark.parametrize(("left", "life"), [(-5, 60), (10, 60), (90, 90), (7200, 3600)])
def test_a_push_lives_a_minute_at_least_and_an_hour_at_most(left, life):
    assert seconds_to_live(NOW + timedelta(seconds=left), NOW) == life


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("30", 30),
        (" 5 ", 5),
        ("99999999999", 86_400),
        ("Wed, 21 Oct 2026 07:28:00 GMT", None),
        ("-1", None),
        ("²", None),
        (None, None),
    ],
)
def test_only_seconds_are_understood(header, seconds):
    assert retry_after(header) == seconds
