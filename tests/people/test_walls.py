"""Walls between stores, and between the store and whoever is outside; swept over every route there is."""

import logging
import re

import pytest

from floorassist.web.security import SAFE_METHODS
from tests.world import PIN

# Pages and files that say nothing of a store; everything else is closed to a phone that was shut out.
OPEN_TO_ALL = re.compile(
    r"^/(static/.*|sw\.js|manifest\.webmanifest|health|api/openapi\.json|api/docs|design|api/device|api/join"
    r"|scan|place|selftest|plan|inbox|promises(/.*)?|me|join|sign-in|items/.*|asks/.*|surges/.*|01/.*|i/.*|l/.*|)$"
)
HUGE = 2**31


def routes(world, *, safe):
    """(method, path) of every route, its ids filled with 1."""
    for rule in world.app.url_map.iter_rules():
        path = re.sub(r"<(?:int:)?[^>]*>", "1", rule.rule)
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            if (method in SAFE_METHODS) == safe:
                yield method, path


def people_routes(person_id, device_id):
    return [
        ("POST", f"/api/people/{person_id}/approval", None),
        ("POST", f"/api/people/{person_id}/revocation", None),
        ("POST", f"/api/people/{person_id}/pin-reset", None),
        ("PUT", f"/api/people/{person_id}/role", {"role": "worker"}),
        ("POST", f"/api/devices/{device_id}/revocation", None),
    ]


def test_a_foreign_id_does_not_exist_on_any_people_route(world):
    eve, phone = world.elsewhere.ids["Eve"], world.elsewhere.devices["Eve"]
    for method, path, body in people_routes(eve, phone):
        answer = world.phone("Sue").open(path, method=method, json=body)
        assert answer.status_code == 404, path
        assert "Eve" not in answer.text
    assert world.elsewhere.phone("Eve").get("/api/me").status_code == 200


def test_a_made_up_id_looks_exactly_like_a_foreign_one(world):
    eve, phone = world.elsewhere.ids["Eve"], world.elsewhere.devices["Eve"]
    foreign, made_up = people_routes(eve, phone), people_routes(7777, 7777)
    for (method, path, body), (_, other, _) in zip(foreign, made_up, strict=True):
        one = world.phone("Sue").open(path, method=method, json=body).text
        two = world.phone("Sue").open(other, method=method, json=body).text
        assert re.sub(r"\d+", "N", one) == re.sub(r"\d+", "N", two)


@pytest.mark.parametrize("number", [0, HUGE, 2**63, 2**200])
def test_a_number_that_no_row_can_have_is_not_found(world, number):
    for method, path, body in people_routes(number, number):
        assert world.phone("Sue").open(path, method=method, json=body).status_code == 404


@pytest.mark.parametrize("number", [0, HUGE, 2**63, 2**200])
def test_no_number_in_an_address_breaks_anything(world, number):
    for rule in world.app.url_map.iter_rules():
        if "<int:" in rule.rule:
            path = re.sub(r"<[^>]*>", str(number), rule.rule)
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                answer = world.phone("Sue").open(path, method=method, json={})
                assert answer.status_code < 500, (method, path)


def test_the_desk_lists_nobody_of_another_store(world):
    assert "Eve" not in world.phone("Sue").get("/api/people").text
    assert [one["name"] for one in world.elsewhere.phone("Eve").get("/api/people").json["people"]] == ["Eve"]


@pytest.mark.parametrize("name", ["Rex", "anyone"])
def test_a_phone_that_is_shut_out_sees_nothing(world, name):
    phone = world.anyone() if name == "anyone" else world.phone(name)
    seen = [
        path
        for method, path in routes(world, safe=True)
        if not OPEN_TO_ALL.match(path) and phone.open(path, method=method).status_code < 300
    ]
    assert seen == []


def test_a_phone_that_is_shut_out_is_told_no_name(world):
    for _, path in routes(world, safe=True):
        answer = world.phone("Rex").get(path)
        assert not re.search(r"\b(Ada|Ben|Sue)\b", answer.text), path


def test_a_phone_that_is_shut_out_changes_nothing(world):
    for method, path in routes(world, safe=False):
        if path not in ("/api/join", "/api/join-codes/look", "/api/language"):
            assert world.phone("Rex").open(path, method=method, json={}).status_code in (401, 403), path


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://store.test"},
        {"Sec-Fetch-Site": "cross-site", "Authorization": "Basic c3VlOnN1ZQ=="},
        {"Sec-Fetch-Site": "cross-site", "Authorization": "Bearer"},
        {"Sec-Fetch-Site": "cross-site", "Authorization": "Bearer "},
    ],
)
def test_a_call_from_a_foreign_page_is_refused_on_every_unsafe_route(world, headers):
    found = list(routes(world, safe=False))
    assert len(found) > 15
    for method, path in found:
        answer = world.phone("Sue").open(path, method=method, json={}, headers=headers)
        assert answer.status_code == 403, path
        assert answer.json["title"] == "Foreign page"


def test_a_call_that_says_nothing_of_its_origin_is_refused(world):
    client = world.app.test_client()
    for method, path in routes(world, safe=False):
        assert client.open(path, method=method, json={}, base_url="https://store.test").status_code == 403


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://store.test", 204),
        ("http://store.test.evil.example", 403),
        ("http://evil.example", 403),
        ("null", 403),
        ("http://store.test:8080", 403),
    ],
)
def test_where_browsers_send_no_fetch_site_the_origin_decides(world, origin, status):
    client = world.app.test_client(use_cookies=True)
    for name in ("device", "sign-in"):
        value = world.phone("Ada").get_cookie(f"__Host-{name}", domain="store.test").value
        client.set_cookie(f"__Host-{name}", value, domain="store.test")
    answer = client.post("/api/sign-out", base_url="http://store.test", headers={"Origin": origin})
    assert answer.status_code == status


def test_no_secret_reaches_the_log_or_an_error(world, caplog):
    caplog.set_level(logging.DEBUG)
    sue, phone = world.phone("Sue"), world.anyone()
    token = sue.post("/api/join-links", json={}).json["url"].partition("#")[2]
    answers = [
        phone.post("/api/join", json={"token": token, "name": "Cat", "pin": "31415", "device_name": "x"}),
        phone.post("/api/join", json={"token": token, "name": "Cat", "pin": "314159", "device_name": "x"}),
        phone.post("/api/join", json={"token": token, "name": "Cat", "pin": "314159", "device_name": "x"}),
        world.phone("Ada").post("/api/sign-in", json={"person_id": world.ids["Ada"], "pin": "999990"}),
        world.phone("Ada").post("/api/sign-in", json={"person_id": world.ids["Ada"], "pin": PIN}),
        world.phone("Ada").put("/api/me/pin", json={"old": PIN, "new": "141421"}),
        sue.get("/api/people"),
        sue.post(f"/api/people/{world.ids['Ada']}/revocation"),
        phone.get("/api/device"),
    ]
    assert [answer.status_code for answer in answers] == [422, 201, 410, 401, 200, 204, 200, 200, 200]
    secrets = [token, "31415", "314159", "999990", PIN, "141421", "$argon2id"]
    for client in (phone, world.phone("Ada"), sue):
        for name in ("__Host-device", "__Host-sign-in"):
            secrets.append(client.get_cookie(name, domain="store.test").value)
    told = "".join(answer.text for answer in answers) + caplog.text
    assert [secret for secret in secrets if secret in told] == []
    assert "wrong PIN: person" in caplog.text
    assert "Ada" not in caplog.text


def test_every_answer_about_people_stays_out_of_caches(world):
    for path in ("/api/me", "/api/people", "/api/device"):
        assert world.phone("Sue").get(path).headers["Cache-Control"] == "no-store"


def test_reads_write_nothing_but_when_a_caller_was_last_seen(world):
    phone = world.phone("Ada")
    writes = []
    opened = world.database.writing
    world.database.writing = lambda store_id: writes.append(store_id) or opened(store_id)
    for _ in range(3):
        world.clock.forward(299)
        phone.get("/api/me")
    assert len(writes) == 1
