"""Which PINs are too easy, and when the next try is refused."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.people import pin

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)


def ago(*minutes):
    return [NOW - timedelta(minutes=each) for each in minutes]


@pytest.mark.parametrize(
    "weak",
    ["000000", "777777", "123456", "654321", "567890", "890123", "210987", "121212", "909090", "123123"],
)
def test_a_pin_that_everybody_tries_first_is_refused(weak):
    assert "too easy" in pin.weakness(weak)


@pytest.mark.parametrize("wrong", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", " 27182", "27 182"])
def test_a_pin_is_six_ascii_digits(wrong):
    assert pin.weakness(wrong) == "A PIN is 6 digits."


@pytest.mark.parametrize("good", ["271828", "112233", "100000", "123450", "135790"])
def test_other_pins_are_fine(good):
    assert pin.weakness(good) == ""


def test_nearly_every_pin_may_be_chosen():
    refused = sum(bool(pin.weakness(f"{number:06}")) for number in range(0, 1_000_000, 101))
    assert refused < 30


def test_the_sixth_try_for_a_person_waits_until_the_first_is_a_quarter_of_an_hour_old():
    tried = ago(14, 12, 9, 5, 1)
    limit = pin.limit_hit(tried, tried, 5, NOW)
    assert limit == pin.Limit("person", NOW + timedelta(minutes=1))
    assert pin.limit_hit(tried, tried, 5, NOW + timedelta(minutes=1)) is None


def test_four_tries_for_a_person_leave_one():
    assert pin.limit_hit(ago(4, 3, 2, 1), ago(4, 3, 2, 1), 4, NOW) is None


def test_ten_tries_on_a_phone_stop_everybody_on_it_for_the_rest_of_the_hour():
    on_phone = ago(59, 50, 45, 40, 35, 30, 25, 20, 10, 5)
    limit = pin.limit_hit([], on_phone, 10, NOW)
    assert limit == pin.Limit("device", NOW + timedelta(minutes=1))
    assert pin.limit_hit([], on_phone, 10, NOW + timedelta(minutes=1)) is None


def test_twenty_in_a_row_lock_the_phone_however_slowly_they_come():
    assert pin.limit_hit([], [], 19, NOW) is None
    assert pin.limit_hit([], [], 20, NOW) == pin.Limit("locked", None)


def test_the_longest_wait_is_told_first():
    assert pin.limit_hit(ago(*range(5)), ago(*range(10)), 10, NOW).what == "device"
    assert pin.limit_hit(ago(*range(5)), ago(*range(10)), 20, NOW).what == "locked"


@given(st.lists(st.integers(0, 4 * 3600), max_size=40))
def test_waiting_as_told_always_frees_the_next_try(seconds):
    tried = [NOW - timedelta(seconds=each) for each in seconds]
    limit = pin.limit_hit(tried, tried, 0, NOW)
    if limit is not None:
        assert NOW < limit.until <= NOW + timedelta(hours=1)
        again = pin.limit_hit(tried, tried, 0, limit.until)
        assert again is None or again.what == "person"


@given(st.lists(st.integers(0, 3599), max_size=400))
def test_whoever_tries_as_fast_as_allowed_gets_ten_tries_an_hour(waits):
    now, made = NOW, []
    for wait in sorted(waits):
        moment = now + timedelta(seconds=wait)
        if pin.limit_hit(made, made, 0, moment) is None:
            made.append(moment)
    assert len(made) <= 10
