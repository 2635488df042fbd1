"""What a phone tells of push, and who may hear of it."""

from dataclasses import replace

import pytest

from floorassist.config import BadSettings, from_environment
from tests.push.test_actions import counted
from tests.push.test_courier import send
from tests.translated import translated


def put(world, who, body):
    return world.phone(who).put("/api/me/push", json=body)


def test_a_phone_learns_the_key_and_tells_where_it_can_be_woken(world, standin):
    ada = world.phone("Ada")
    before = ada.get("/api/me/push").json
    assert (before["on"], before["why"], len(before["key"])) == (False, "", 87)
    answer = put(world, "Ada", standin.subscription("Ada"))
    assert (answer.status_code, answer.json["on"]) == (200, True)
    assert counted(world) == {"Ada"}


def test_who_never_chose_a_language_is_woken_in_the_one_of_the_phone(world, standin, tmp_path):
    folder = tmp_path / "translations"
    folder.mkdir()
    with translated(folder, "es", {}):
        ada = world.phone("Ada")
        ada.put("/api/me/push", json=standin.subscription("Ada"), headers={"Accept-Language": "es"})
        assert ada.get("/api/me").json["language"] == "es"


def test_a_phone_that_moved_to_another_store_is_not_woken_by_the_one_before(world, standin):
    put(world, "Ada", standin.subscription("shared"))
    answer = world.elsewhere.phone("Eve").put("/api/me/push", json=standin.subscription("shared"))
    assert answer.json["on"]
    assert counted(world) == set()


def test_the_try_comes_to_this_phone(world, standin, courier):
    put(world, "Ada", standin.subscription("Ada"))
    assert world.phone("Ada").post("/api/me/push/trial").status_code == 204
    send(courier)
    assert standin.pushes[0].note["title"] == "This is how it rings"


def test_a_phone_that_is_not_subscribed_has_nothing_to_try(world):
    answer = world.phone("Ada").post("/api/me/push/trial")
    assert (answer.status_code, answer.json["detail"]) == (
        409,
        "This phone can't be woken yet. Switch it on first.",
    )


def test_a_phone_tells_why_not(world, standin):
    put(world, "Ada", standin.subscription("Ada"))
    answer = put(world, "Ada", {"why": "blocked"})
    assert (answer.json["on"], answer.json["why"]) == (False, "blocked")
    assert counted(world) == set()


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:1/x",
        "https://10.0.0.1/x",
        "https://evil.example/x",
        "https://fcm.googleapis.com:22/x",
    ],
)
def test_an_address_that_is_no_push_service_is_refused(world, standin, endpoint):
    answer = put(world, "Ada", {**standin.subscription("Ada"), "endpoint": endpoint})
    assert answer.status_code == 422
    assert counted(world) == set()


@pytest.mark.parametrize(
    "keys",
    [
        {"p256dh": "AAAA", "auth": "YWFhYWFhYWFhYWFhYWFhYQ"},
        {"p256dh": "B" + "A" * 86, "auth": "YWFhYWFhYWFhYWFhYWFhYQ"},
        {"p256dh": "§", "auth": "YWFhYWFhYWFhYWFhYWFhYQ"},
        {"p256dh": None, "auth": "YQ"},
        {"auth": "YQ"},
    ],
)
def test_keys_that_no_browser_makes_are_refused(world, standin, keys):
    told = standin.subscription("Ada")
    assert put(world, "Ada", {"endpoint": told["endpoint"], "keys": keys}).status_code == 422
    assert put(world, "Ada", {"endpoint": told["endpoint"]}).status_code == 422
    assert put(world, "Ada", {}).status_code == 422


def test_without_a_contact_the_server_says_so(world, standin):
    house = world.app.extensions["floorassist"]
    world.app.extensions["floorassist"] = replace(house, settings=replace(world.settings, contact=""))
    assert world.phone("Ada").get("/api/me/push").json["key"] is None
    answer = put(world, "Ada", standin.subscription("Ada"))
    assert (answer.status_code, "FLOORASSIST_CONTACT" in answer.json["detail"]) == (409, True)


def test_a_token_has_no_phone(world):
    assert world.integration().get("/api/me/push").status_code == 403


@pytest.mark.parametrize(
    "contact", ["it@example.com", "mailto:", "mailto:it@localhost", "http://example.com", "https://localhost"]
)
def test_a_contact_that_push_services_refuse_is_refused_at_the_start(contact):
    with pytest.raises(BadSettings, match="FLOORASSIST_CONTACT"):
        from_environment({"FLOORASSIST_CONTACT": contact})


@pytest.mark.parametrize(
    "service", ["http://push.example.com", "https://push.example.com/path", "push.example.com"]
)
def test_a_push_service_of_ones_own_is_an_origin(service):
    with pytest.raises(BadSettings, match="FLOORASSIST_PUSH_SERVICE"):
        from_environment({"FLOORASSIST_PUSH_SERVICE": service})


def test_good_settings_are_taken():
    found = from_environment(
        {
            "FLOORASSIST_CONTACT": "mailto:it@example.com",
            "FLOORASSIST_PUSH_SERVICE": "https://push.example.com/",
        }
    )
    assert (found.contact, found.push_service) == ("mailto:it@example.com", "https://push.example.com")
