"""What supervisors do: approve, revoke, roles, PIN resets, join codes; and that it counts at once."""

import pytest

from floorassist.people import actions, facts, staff_actions, token_actions
from floorassist.people.desk_queries import sign_ins
from floorassist.people.models import Token
from floorassist.people.queries import ended_sign_ins
from floorassist.storage import events


@pytest.fixture
def told(world):
    """The facts that are told, in order."""
    found = []
    world.database.reactions = {
        kind: [lambda _session, fact, now: found.append(fact)]
        for kind in vars(facts).values()
        if isinstance(kind, type)
    }
    return found


def ended(world, *names):
    with world.reading() as session:
        over = ended_sign_ins(session, [world.sign_ins[name] for name in names])
    return {name for name in names if world.sign_ins[name] in over}


def test_the_desk_lists_everybody_who_waits_first(world):
    with world.writing() as session:
        token = actions.new_join_link(session, role="worker", by=None, now=world.clock()).token
        actions.join(session, token, name="Zoe", pin_hash="h", device_name="Zoe's", now=world.clock())
    rows = world.phone("Sue").get("/api/people").json["people"]
    assert [(one["name"], one["state"]) for one in rows] == [
        ("Zoe", "waiting"),
        ("Ada", "active"),
        ("Ben", "active"),
        ("Rex", "active"),
        ("Sue", "active"),
    ]
    ada = rows[1]
    assert ada["knows"] == ["Paint"]
    assert [phone["name"] for phone in ada["devices"]] == ["Ada's phone"]
    assert rows[3]["devices"] == []


def test_revoking_somebody_ends_everything_they_have_open(world, told):
    world.on_the_floor("Ada", "Ben")
    ada = world.ids["Ada"]
    answer = world.phone("Sue").post(f"/api/people/{ada}/revocation")
    assert answer.json["state"] == "revoked"
    assert world.phone("Ada").get("/api/me").status_code == 401
    assert world.phone("Ada").get("/api/device").json["people"] == []
    assert ended(world, "Ada", "Ben") == {"Ada"}
    assert told[-3:] == [
        facts.PersonRevoked(ada),
        facts.SignedOut(ada, world.sign_ins["Ada"]),
        facts.ShiftEnded(ada),
    ]


def test_revoking_rings_the_hub(world):
    heard = []
    world.database.on_news = heard.append
    world.phone("Sue").post(f"/api/people/{world.ids['Ada']}/revocation")
    world.phone("Sue").post(f"/api/devices/{world.devices['Ben']}/revocation")
    assert heard == [world.store_id, world.store_id]


def test_whoever_is_revoked_is_told_why_their_phone_shuts(world):
    with world.reading() as session:
        before = events.cursor(session)
    world.phone("Sue").post(f"/api/people/{world.ids['Ada']}/revocation")
    with world.reading() as session:
        mine = events.since(session, before, [events.person(world.ids["Ada"])])
    assert ("sign-out", {"why": "revoked"}) in [(one.kind, one.body) for one in mine]


def test_approving_somebody_revoked_lets_them_in_again(world, told):
    sue, ada = world.phone("Sue"), world.ids["Ada"]
    sue.post(f"/api/people/{ada}/revocation")
    assert sue.post(f"/api/people/{ada}/approval").json["state"] == "active"
    assert told[-1] == facts.PersonApproved(ada)
    signed_in = world.phone("Ada").post("/api/sign-in", json={"person_id": ada, "pin": "271828"})
    assert signed_in.status_code == 200


def test_revoking_a_phone_shuts_out_whoever_is_on_it(world, told):
    world.on_the_floor("Ada")
    ada, device = world.ids["Ada"], world.devices["Ada"]
    assert world.phone("Sue").post(f"/api/devices/{device}/revocation").status_code == 204
    assert world.phone("Ada").get("/api/device").json["enrolled"] is False
    assert told == [
        facts.ShiftStarted(ada),
        facts.DeviceRevoked(device, (ada,)),
        facts.SignedOut(ada, world.sign_ins["Ada"]),
        facts.ShiftEnded(ada),
    ]


def test_another_role_counts_after_signing_in_again(world):
    sue, ada = world.phone("Sue"), world.ids["Ada"]
    world.on_the_floor("Ada")
    assert sue.put(f"/api/people/{ada}/role", json={"role": "supervisor"}).json["role"] == "supervisor"
    assert ended(world, "Ada") == {"Ada"}
    phone = world.phone("Ada")
    assert phone.get("/api/me").status_code == 401
    signed_in = phone.post("/api/sign-in", json={"person_id": ada, "pin": "271828"})
    assert signed_in.json["shift"] is not None
    assert phone.get("/api/people").status_code == 200


def test_everybody_can_be_signed_out_at_once(world):
    world.on_the_floor("Ada")
    with world.reading() as session:
        assert {one.person for one in sign_ins(session)} == {"Ada", "Ben", "Sue"}
    with world.writing() as session:
        assert staff_actions.sign_everybody_out(session, now=world.clock()) == 3
    assert ended(world, "Ada", "Ben", "Sue") == {"Ada", "Ben", "Sue"}
    assert world.elsewhere.phone("Eve").get("/api/me").status_code == 200
    ada = world.phone("Ada").post("/api/sign-in", json={"person_id": world.ids["Ada"], "pin": "271828"})
    assert ada.json["shift"] is not None


def test_resetting_a_pin_ends_the_sign_ins_and_the_old_pin(world):
    sue, ada = world.phone("Sue"), world.ids["Ada"]
    answer = sue.post(f"/api/people/{ada}/pin-reset")
    assert answer.status_code == 201
    assert answer.json["qr_svg"].startswith("<svg")
    assert answer.json["url"].startswith("https://store.test/join#")
    assert answer.json["expires_at"] == "2026-03-07T12:10:00Z"
    phone = world.phone("Ada")
    assert phone.get("/api/me").status_code == 401
    assert phone.post("/api/sign-in", json={"person_id": ada, "pin": "271828"}).status_code == 404


def test_a_supervisor_cannot_touch_an_owner(world):
    world.hire("Ora", role="owner")
    sue, ora = world.phone("Sue"), world.ids["Ora"]
    for path in (
        f"people/{ora}/revocation",
        f"people/{ora}/pin-reset",
        f"devices/{world.devices['Ora']}/revocation",
    ):
        refused = sue.post(f"/api/{path}")
        assert refused.status_code == 403
        assert refused.json["detail"] == "Ora is an owner: only an owner can do that."
    assert sue.put(f"/api/people/{ora}/role", json={"role": "worker"}).status_code == 403
    assert world.phone("Ora").get("/api/me").status_code == 200


def test_a_supervisor_makes_no_owner(world):
    sue = world.phone("Sue")
    assert sue.put(f"/api/people/{world.ids['Ada']}/role", json={"role": "owner"}).status_code == 403
    assert sue.post("/api/join-links", json={"role": "owner"}).status_code == 403


def test_the_last_supervisor_stays_one(world):
    sue, me = world.phone("Sue"), world.ids["Sue"]
    for answer in (
        sue.post(f"/api/people/{me}/revocation"),
        sue.put(f"/api/people/{me}/role", json={"role": "worker"}),
    ):
        assert answer.status_code == 409
        assert answer.json["detail"] == "Sue is the only supervisor. Make somebody else one first."
    world.hire("Tom", role="supervisor")
    assert sue.put(f"/api/people/{me}/role", json={"role": "worker"}).status_code == 200


def test_a_join_code_shows_its_address_and_how_long_it_lives(world):
    answer = world.phone("Sue").post("/api/join-links", json={"uses": 3})
    assert answer.status_code == 201
    token = answer.json["url"].removeprefix("https://store.test/join#")
    assert len(token) == 43
    assert answer.json["qr_svg"].startswith("<svg")
    assert answer.json["expires_at"] == "2026-03-07T12:10:00Z"


@pytest.mark.parametrize("body", [{"uses": 0}, {"uses": 101}, {"role": "boss"}])
def test_a_join_code_has_bounds(world, body):
    assert world.phone("Sue").post("/api/join-links", json=body).status_code == 422


def test_a_workers_phone_and_token_do_none_of_it(world):
    ada, device = world.ids["Ada"], world.devices["Ada"]
    for caller in (world.phone("Ben"), world.integration("worker")):
        assert caller.get("/api/people").status_code == 403
        for path in (
            f"people/{ada}/approval",
            f"people/{ada}/revocation",
            f"people/{ada}/pin-reset",
            "join-links",
        ):
            assert caller.post(f"/api/{path}", json={}).status_code == 403
        assert caller.post(f"/api/devices/{device}/revocation").status_code == 403
        assert caller.put(f"/api/people/{ada}/role", json={"role": "supervisor"}).status_code == 403


def test_a_token_is_told_once_and_opens_what_its_role_may(world):
    assert world.integration("supervisor").get("/api/people").status_code == 200
    token = world.token("worker")
    with world.reading() as session:
        assert token not in [row.token_hash for row in session.query(Token)]


def test_a_revoked_token_opens_nothing(world):
    program = world.integration("supervisor")
    with world.writing() as session:
        token_actions.revoke_token(session, session.query(Token).one().id, now=world.clock())
    assert program.get("/api/people").status_code == 401


def test_a_wrong_token_is_not_saved_by_a_good_cookie(world):
    refused = world.phone("Sue").get("/api/people", headers={"Authorization": "Bearer nonsense"})
    assert refused.status_code == 401


def test_a_token_is_for_workers_or_supervisors(world):
    with pytest.raises(ValueError, match="no role for a token"), world.writing() as session:
        token_actions.new_token(session, name="x", role="owner", now=world.clock())


def test_sign_ins_that_never_were_count_as_over(world):
    with world.reading() as session:
        assert ended_sign_ins(session, []) == set()
        assert ended_sign_ins(session, [world.sign_ins["Ada"], 999_999]) == {999_999}
