"""What plain http gets where there is https."""

import pytest

from floorassist.tls.ladder import PlainCall, way
from floorassist.tls.phones import kind_of


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (PlainCall("GET", "/", True), "doorstep"),
        (PlainCall("GET", "/join", True), "doorstep"),
        (PlainCall("GET", "/join", True, knows_https=True), "doorstep"),  # it may have lost its trust
        (PlainCall("GET", "/items/3", True, knows_https=True), "over"),
        (PlainCall("GET", "/desk/people", True), "doorstep"),
        (PlainCall("GET", "/api/me", False), "refuse"),
        (PlainCall("POST", "/join", True), "refuse"),
        (PlainCall("POST", "/api/join", False, knows_https=True), "refuse"),
        (PlainCall("GET", "/live", False), "refuse"),
        (PlainCall("POST", "/api/join", False, goes_plain=True), "serve"),
        (PlainCall("GET", "/", True, here=True), "serve"),
        (PlainCall("GET", "/", True, vouched=False), "serve"),  # there is no https to lead to
        (PlainCall("GET", "/l/A12", True), "serve"),  # a customer
        (PlainCall("GET", "/01/04006381333931", True, knows_https=True), "serve"),
        (PlainCall("GET", "/health", False), "serve"),
        (PlainCall("GET", "/healthy", False), "refuse"),
        (PlainCall("GET", "/tls/here", False), "serve"),
        (PlainCall("GET", "/static/1/js/app.js", False), "serve"),
    ],
)
def test_each_call_gets_its_way(call, expected):
    assert way(call) == expected


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari/604.1", "iphone"),
        ("Mozilla/5.0 (Linux; Android 15; Pixel 8) Chrome/140.0.0.0 Mobile", "android"),
        ("Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15", "mac"),
        ("Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0", "windows"),
        ("curl/8.0", "linux"),
    ],
)
def test_the_steps_that_open_are_those_of_this_phone(agent, kind):
    assert kind_of(agent) == kind
