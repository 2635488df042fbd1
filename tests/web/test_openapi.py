"""What a caller sends is checked before anything is done with it."""

import pytest


@pytest.mark.parametrize("body", ["[" * 100_000, '{"key":' + "[" * 100_000, '{"key"', "\xff"])
def test_a_body_that_is_no_json_is_refused_in_a_sentence(world, body):
    refused = world.phone("Ada").post("/api/asks", data=body, content_type="application/json")
    assert refused.status_code == 400
    assert "JSON" in refused.json["detail"]


def test_text_is_kept_without_signs_that_no_database_column_takes(world):
    world.on_the_floor("Ada", "Ben")
    asked = world.phone("Ada").post("/api/asks", json={"key": "k\x00", "words": "\x00 sash \x00cord\x00"})
    assert (asked.status_code, asked.json["words"]) == (201, "sash cord")
    empty = world.phone("Ada").post("/api/asks", json={"key": "k2", "words": "\x00"})
    assert [error["field"] for error in empty.json["errors"]] == ["words"]


@pytest.mark.parametrize(
    ("method", "path", "body", "told"),
    [
        ("post", "/api/asks", {}, {"key": "This is needed.", "words": "This is needed."}),
        ("post", "/api/asks", {"key": "k", "words": " "}, {"words": "This must not be empty."}),
        (
            "post",
            "/api/asks",
            {"key": "k", "words": "x" * 301},
            {"words": "This is too long: 300 characters at most."},
        ),
        ("post", "/api/asks", {"key": "k", "words": 7}, {"words": "This must be text."}),
        (
            "post",
            "/api/asks",
            {"key": "k", "words": "x", "item_id": 0},
            {"item_id": "This must be 1 or more."},
        ),
        (
            "post",
            "/api/asks",
            {"key": "k", "words": "x", "from": 1},
            {"from": "There is no such field here."},
        ),
        ("post", "/api/asks", [], {"body": "This must be a JSON object."}),
        (
            "put",
            "/api/me/pin",
            {"old": "12345", "new": "1234567"},
            dict.fromkeys(("old", "new"), "A PIN is 6 digits."),
        ),
        (
            "put",
            "/api/me/pin",
            {"old": "739184", "new": "111111"},
            {"new": "That PIN is too easy to guess: choose one that does not count up or down."},
        ),
        (
            "put",
            "/api/me",
            {"home_department": "a\nb"},
            {"home_department": "This has signs that can't be used here."},
        ),
        (
            "put",
            "/api/people/1/role",
            {"role": "king"},
            {"role": "This must be 'worker', 'supervisor' or 'owner'."},
        ),
        ("get", "/api/find?limit=x", None, {"limit": "This must be a whole number."}),
    ],
)
def test_every_wrong_field_is_named_with_a_sentence_in_plain_words(world, method, path, body, told):
    refused = getattr(world.phone("Sue"), method)(path, json=body)
    assert refused.status_code == 422
    assert {error["field"]: error["detail"] for error in refused.json["errors"]} == told


def test_a_method_that_a_route_does_not_have_is_refused_with_those_it_has(world):
    refused = world.phone("Ada").delete("/api/asks")
    assert (refused.status_code, set(refused.allow)) == (405, {"GET", "HEAD", "OPTIONS", "POST"})
