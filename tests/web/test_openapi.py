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
