"""Asking over HTTP: the contract with phones."""

from typing import Any

import pytest

from floorassist.kept_text import all_said
from floorassist.storage import events
from floorassist.translation import speaking
from tests.spanish import SPANISH
from tests.world import World


@pytest.fixture
def floor(world: World) -> World:
    """Ada, Ben and Sue are on the floor; so is Cat, who knows paint."""
    world.hire("Cat", knows=("Paint",))
    world.on_the_floor("Ada", "Ben", "Cat", "Sue")
    return world


def ask(world: World, who: str = "Ada", **about: Any) -> Any:
    about = {"key": "k1", "words": "sash cord"} | about
    return world.phone(who).post("/api/asks", json=about)


def act(world: World, who: str, ask_id: int, what: str, **body: Any) -> Any:
    return world.phone(who).post(f"/api/asks/{ask_id}/{what}", json=body or None)


def test_asking_answers_201_and_the_same_key_200_with_the_same_ask(floor: World) -> None:
    first, second = ask(floor), ask(floor)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json["id"] == second.json["id"]
    assert first.json["role"] == "asker"
    assert [one["name"] for one in first.json["asked"]] == ["Ben", "Cat"]


def test_an_ask_has_every_field_of_the_contract(floor: World) -> None:
    fields = "id words item state version asker from owner role created_at deadline_at asked answer next"
    fields += " needs_person walk_seconds language photo note hops hand_ons_left handed_by nudged"
    assert set(ask(floor).json) == {*fields.split(), "promise_id", "referral"}


def test_the_lists_show_it_to_whom_it_concerns(floor: World) -> None:
    ask_id = ask(floor).json["id"]
    assert [one["id"] for one in floor.phone("Ada").get("/api/asks").json["asked"]] == [ask_id]
    assert [one["id"] for one in floor.phone("Ben").get("/api/asks").json["pings"]] == [ask_id]
    act(floor, "Ben", ask_id, "claim")
    mine = floor.phone("Ben").get("/api/asks").json
    assert ([one["id"] for one in mine["holding"]], mine["pings"]) == ([ask_id], [])


def test_a_claim_race_has_one_winner_and_no_error(floor: World) -> None:
    ask_id = ask(floor).json["id"]
    won, lost = act(floor, "Ben", ask_id, "claim"), act(floor, "Cat", ask_id, "claim")
    assert (won.status_code, won.json["role"]) == (200, "owner")
    assert (lost.status_code, lost.json["owner"]["name"]) == (200, "Ben")


def test_the_whole_way_to_a_helped_customer(floor: World) -> None:
    ask_id = ask(floor).json["id"]
    act(floor, "Ben", ask_id, "on-way")
    assert floor.phone("Ada").get(f"/api/asks/{ask_id}").json["state"] == "on_way"
    act(floor, "Ben", ask_id, "answer", words="Behind the ladders")
    seen = floor.phone("Ada").get(f"/api/asks/{ask_id}").json
    assert (seen["answer"]["words"], seen["answer"]["by"]) == ("Behind the ladders", "Ben")
    assert act(floor, "Ada", ask_id, "confirmation", helped=True).json["state"] == "done"


def test_nobody_takes_it_and_the_asker_goes_on(floor: World) -> None:
    ask_id = ask(floor).json["id"]
    floor.tick(180)
    seen = floor.phone("Ada").get(f"/api/asks/{ask_id}").json
    assert (seen["state"], seen["next"]["options"][0]) == ("queued", "promise")
    again = act(floor, "Ada", ask_id, "round", option="supervisor")
    assert [one["name"] for one in again.json["asked"]] == ["Sue"]


def test_declining_and_giving_back_ask_the_next(floor: World) -> None:
    ask_id = ask(floor).json["id"]
    assert act(floor, "Ben", ask_id, "decline").json["role"] == "other"
    act(floor, "Cat", ask_id, "claim")
    assert act(floor, "Cat", ask_id, "release").json["state"] == "offered"


def test_cancelling_is_for_the_asker(floor: World) -> None:
    ask_id = ask(floor).json["id"]
    assert act(floor, "Ben", ask_id, "cancellation").status_code == 403
    assert act(floor, "Ada", ask_id, "cancellation").json["state"] == "cancelled"


def test_who_is_no_part_of_it_is_refused_and_a_foreign_store_finds_nothing(floor: World) -> None:
    floor.hire("Dan")
    floor.elsewhere.on_the_floor("Eve")
    ask_id = ask(floor).json["id"]
    for what in ("claim", "decline", "on-way", "release", "cancellation"):
        assert act(floor, "Dan", ask_id, what).status_code == 403
        assert act(floor.elsewhere, "Eve", ask_id, what).status_code == 404
    assert floor.phone("Dan").get(f"/api/asks/{ask_id}").status_code == 403
    assert floor.elsewhere.phone("Eve").get(f"/api/asks/{ask_id}").status_code == 404


def test_a_revoked_phone_sees_nothing(floor: World) -> None:
    ask_id = ask(floor).json["id"]
    for response in (
        floor.phone("Rex").get("/api/asks"),
        floor.phone("Rex").get(f"/api/asks/{ask_id}"),
        floor.phone("Rex").post("/api/asks", json={"key": "r", "words": "glue"}),
    ):
        assert response.status_code == 401


def test_a_revoked_persons_asks_end_and_their_phone_falls_silent(floor: World) -> None:
    theirs, mine = ask(floor, "Ada", key="k2").json["id"], ask(floor, "Ben").json["id"]
    floor.phone("Sue").post(f"/api/people/{floor.ids['Ben']}/revocation")
    today = {one["id"]: one for one in floor.phone("Sue").get("/api/asks/today").json["asks"]}
    assert today[mine]["state"] == "cancelled"
    asked = floor.phone("Ada").get(f"/api/asks/{theirs}").json["asked"]
    assert {one["name"]: one["state"] for one in asked}["Ben"] == "withdrawn"


def test_a_claim_off_shift_says_what_to_do(floor: World) -> None:
    ask_id = ask(floor).json["id"]
    floor.phone("Ben").delete("/api/shift")
    refused = act(floor, "Ben", ask_id, "claim")
    assert (refused.status_code, refused.json["code"]) == (409, "off_shift")
    assert "shift" in refused.json["detail"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"words": ""}, "words"),
        ({"words": "x" * 301}, "words"),
        ({"item_id": 0}, "item_id"),
        ({"item_id": 99}, "item_id"),
        ({"spot": "nowhere"}, "spot"),
        ({"x": 1.0}, "body"),
        ({"level": "0", "x": float("inf"), "y": 1}, "x"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_field_is_named(floor: World, body: dict[str, Any], field: str) -> None:
    refused = ask(floor, **body)
    assert (refused.status_code, refused.json["errors"][0]["field"]) == (422, field)


def test_an_empty_answer_is_refused(floor: World) -> None:
    ask_id = ask(floor).json["id"]
    assert act(floor, "Ben", ask_id, "answer").status_code == 422


def test_words_stay_text(floor: World) -> None:
    words = "<script>alert(1)</script> & Co"
    assert ask(floor, words=words).json["words"] == words


def test_a_token_has_nobody_behind_it(floor: World) -> None:
    assert floor.integration().post("/api/asks", json={"key": "k", "words": "glue"}).status_code == 403


def test_today_is_for_supervisors_and_counts(floor: World) -> None:
    first, second = ask(floor).json["id"], ask(floor, key="k2", words="glue").json["id"]
    act(floor, "Ada", second, "cancellation")
    assert floor.phone("Ada").get("/api/asks/today").status_code in (401, 403)
    today = floor.phone("Sue").get("/api/asks/today").json
    assert [one["id"] for one in today["asks"]] == [second, first]
    assert {name: count for name, count in today["counts"].items() if count} == {"looking": 1, "cancelled": 1}
    assert all(one["asked"] == [] and one["walk_seconds"] is None for one in today["asks"])


def test_the_desk_is_told_nothing_that_shows_how_long_somebody_took(floor: World) -> None:
    ask_id = ask(floor).json["id"]
    for deed in ("claim", "on-way", "answer"):
        act(floor, "Ben", ask_id, deed, **({"words": "Behind the ladders"} if deed == "answer" else {}))
        sue = floor.phone("Sue")
        (seen,) = sue.get("/api/asks/today").json["asks"]
        assert (seen["owner"]["name"], seen["deadline_at"]) == ("Ben", None)
        assert sue.get(f"/api/asks/{ask_id}").json["deadline_at"] is None
    moves = [one for one in sue.get("/api/events").json["events"] if one["kind"] == "ask.moved"]
    assert [one["body"] for one in moves] == [{}] * 4


def test_the_desk_page_carries_the_asks_of_today_as_text(floor: World) -> None:
    ask(floor, words="</script><b>")
    page = floor.phone("Sue").get("/desk/asks")
    assert page.status_code == 200
    assert "</script><b>" not in page.text
    assert "sash" not in page.text


def test_old_page_and_events_equal_a_fresh_page(floor: World) -> None:
    phones = {name: floor.phone(name).get("/api/asks").json for name in ("Ada", "Ben", "Cat")}
    cursors = {name: floor.phone(name).get("/api/events").json["cursor"] for name in phones}
    for deed in deeds(floor):
        deed()
        for name, lists in phones.items():
            news = floor.phone(name).get(f"/api/events?after={cursors[name]}").json
            cursors[name] = news["cursor"]
            for event in news["events"]:
                take(lists, event)
            fresh = floor.phone(name).get("/api/asks").json
            assert shown(lists) == shown(fresh), name


def test_what_supervisors_are_told_is_said_to_each_in_their_language(floor: World) -> None:
    ask(floor)
    floor.tick(180)
    with floor.reading() as session:
        queued = [one.body for one in events.since(session, 0, ["supervisors"]) if one.kind == "ask.queued"]
    with speaking(SPANISH):
        assert "Ahora espera a un supervisor." in all_said(queued[-1])["next"]["say"]
    assert all_said(queued[-1])["next"] == floor.phone("Sue").get("/api/asks").json["queued"][0]["next"]


def deeds(floor: World) -> Any:
    """One ask through its life; every step is checked on every phone."""
    yield lambda: ask(floor)
    yield lambda: act(floor, "Ben", 1, "decline")
    yield lambda: floor.tick(9)
    yield lambda: act(floor, "Cat", 1, "claim")
    yield lambda: act(floor, "Cat", 1, "release")
    yield lambda: floor.tick(70)
    yield lambda: act(floor, "Cat", 1, "on-way")
    yield lambda: act(floor, "Cat", 1, "answer", words="Here")
    yield lambda: act(floor, "Ada", 1, "confirmation", helped=False)
    yield lambda: floor.tick(180)
    yield lambda: act(floor, "Ada", 1, "round", option="widen")
    yield lambda: act(floor, "Ada", 1, "cancellation")


def take(lists: dict[str, Any], event: dict[str, Any]) -> None:
    """What a phone does with an event."""
    body = event["body"]
    if event["kind"] == "ask.offered":
        put(lists["pings"], body)
    if event["kind"] == "ask.withdrawn":
        lists["pings"][:] = [one for one in lists["pings"] if one["id"] != body["id"]]
    if event["kind"] == "ask.changed":
        for name, fits in (
            ("asked", body["role"] == "asker"),
            ("holding", body["role"] == "owner"),
            ("pings", body["role"] == "pinged"),
        ):
            lists[name][:] = [one for one in lists[name] if one["id"] != body["id"]]
            if fits:
                put(lists[name], body)


def put(asks: list[dict[str, Any]], ask: dict[str, Any]) -> None:
    asks[:] = [ask, *[one for one in asks if one["id"] != ask["id"]]]


def shown(lists: dict[str, Any]) -> dict[str, Any]:
    """The lists without the version of a ping: who rings is not told of what others do."""
    pings = [{key: value for key, value in one.items() if key != "version"} for one in lists["pings"]]
    return {"asked": lists["asked"], "holding": lists["holding"], "pings": pings}


def test_handing_on_over_http_names_who_is_free_and_asks_them(floor: World) -> None:
    ask_id = ask(floor).json["id"]
    act(floor, "Cat", ask_id, "seen")
    act(floor, "Ben", ask_id, "claim")
    free = floor.phone("Ben").get(f"/api/asks/{ask_id}/colleagues").json["colleagues"]
    assert [one["name"] for one in free] == ["Cat", "Sue"]
    handed = act(floor, "Ben", ask_id, "hand-on", to=free[0]["id"], note="by the stairs")
    assert (handed.json["state"], handed.json["hops"]) == ("offered", 1)
    assert floor.phone("Cat").get("/api/asks").json["pings"][0]["handed_by"] == "Ben"
    assert floor.phone("Cat").post(f"/api/asks/{ask_id}/received").status_code == 200
    assert act(floor, "Ada", ask_id, "referral", referral_id=None).json["state"] == "referred"
