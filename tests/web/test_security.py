"""Headers that every answer carries, and the content policy."""

import re
from dataclasses import replace

import pytest

from floorassist.web import security


@pytest.fixture
def answers(world):
    """An answer of every kind: pages, JSON, files, errors, redirects."""
    sue = world.phone("Sue")
    files = re.findall(r'"(/static/[^"]+\.(?:css|svg|js))"', sue.get("/").text)
    paths = [
        "/",
        "/me",
        "/desk/people",
        "/api/me",
        "/api/docs",
        "/api/nothing",
        "/nothing",
        "/sw.js",
        *files[:3],
    ]
    return [
        *(sue.get(path) for path in paths),
        world.anyone().get("/desk/people"),
        world.anyone().get("/api/me"),
        sue.post("/api/shift", headers={"Sec-Fetch-Site": "cross-site"}),
        sue.put("/api/me", data="{", content_type="application/json"),
    ]


def test_every_answer_carries_the_guarding_headers(answers):
    assert {answer.status_code for answer in answers} >= {200, 302, 400, 401, 403, 404}
    for answer in answers:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
        assert "geolocation=()" in answer.headers["Permissions-Policy"]
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_every_answer_carries_a_policy_without_inline_script_or_other_sites(answers):
    for answer in answers:
        policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == "'self'"
        assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
        assert policy["require-trusted-types-for"] == "'script'"
        assert policy["style-src"] == policy["connect-src"] == policy["form-action"] == "'self'"
        assert "unsafe-inline" not in str(policy)
        assert "'unsafe-eval'" not in policy["script-src"]


def test_the_pages_have_no_inline_script_but_the_one_that_the_policy_holds(answers):
    for answer in answers:
        if answer.mimetype == "text/html":
            inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", answer.text)
            assert all("importmap" in one or "application/json" in one for one in inline)
            assert not re.search(r"\son\w+=|\sstyle=|javascript:", answer.text)


def test_plain_http_promises_no_https(world):
    house = world.app.extensions["floorassist"]
    world.app.extensions["floorassist"] = replace(house, settings=replace(world.settings, secure=False))
    answer = world.anyone().get("/", base_url="http://store.test")
    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://store.test"}, False),
        ({"Origin": "https://store.test"}, True),
        ({"Origin": "https://store.test:444"}, False),
        ({"Origin": "https://store.test.evil.example"}, False),
        ({"Origin": "null"}, False),
        ({}, False),
    ],
)
def test_only_our_own_page_is_our_own_origin(headers, own):
    assert security.own_origin(headers, "store.test") is own


def test_an_error_of_ours_tells_no_inside(world, monkeypatch):
    monkeypatch.setattr("floorassist.people.desk_queries.members", None)
    answer = world.phone("Sue").get("/api/people")
    assert answer.status_code == 500
    assert answer.json["detail"].startswith("Something broke on our side.")
    assert "NoneType" not in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PATCH"])
def test_other_methods_do_nothing(world, method):
    assert world.phone("Sue").open("/api/me", method=method).status_code in (403, 405)
