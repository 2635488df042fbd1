"""All hands over HTTP: who is called, who sees what, and what stays of it."""

import json
from typing import Any

import pytest
from sqlalchemy import delete, inspect, select

from floorassist.floor import actions as floor
from floorassist.floor.parse import parse
from floorassist.push.models import SendRow, SubscriptionRow
from floorassist.storage import events
from floorassist.surge.models import PartRow, SurgeHistoryRow, SurgeRow, TurnRow
from tests.floor import plans
from tests.world import World


@pytest.fixture
def store(world: World) -> World:
    """Sue leads; Ada, Ben and Cat agreed to be called, Dan did not; all on the floor."""
    for name in ("Cat", "Dan"):
        world.hire(name)
    world.on_the_floor("Ada", "Ben", "Cat", "Dan", "Sue")
    for name in ("Ada", "Ben", "Cat"):
        assert agree(world, name).status_code == 200
    return world


def agree(world: World, who: str, agrees: bool = True) -> Any:
    return world.phone(who).put("/api/me/surges", json={"agrees": agrees})


def call(world: World, who: str = "Sue", **about: Any) -> Any:
    return world.phone(who).post("/api/surges", json={"zone": "Tills", "needed": 2} | about)


def act(world: World, who: str, surge_id: int, what: str, **body: Any) -> Any:
    return world.phone(who).post(f"/api/surges/{surge_id}/{what}", json=body or None)


def mine(world: World, who: str) -> Any:
    return world.phone(who).get("/api/surges").json


def part(world: World, who: str) -> str | None:
    found = mine(world, who)["surges"]
    return found[0]["part"] if found else None


def news(world: World, who: str) -> list[tuple[str, dict[str, Any]]]:
    with world.reading() as session:
        found = events.since(session, 0, [events.person(world.ids[who])])
    return [(one.kind, one.body) for one in found if one.kind.startswith("surge.")]


def everything_kept(world: World) -> list[dict[str, str]]:
    """Every row of calls, with all its columns but its number."""
    with world.reading() as session:
        rows = [
            row for table in (SurgeRow, PartRow, SurgeHistoryRow) for row in session.scalars(select(table))
        ]
        columns = [[one.key for one in inspect(type(row)).column_attrs if one.key != "id"] for row in rows]
        return [
            {key: str(getattr(row, key)) for key in keys} for row, keys in zip(rows, columns, strict=True)
        ]


def test_everybody_who_agreed_is_called_and_nobody_else(store: World) -> None:
    made = call(store, note="Both registers by the door")
    assert (made.status_code, made.json["lead"]["called"]) == (201, 3)
    assert [part(store, who) for who in ("Ada", "Ben", "Cat", "Dan")] == ["called"] * 3 + [None]
    kind, body = news(store, "Ada")[0]
    assert (kind, body["zone"], body["note"]) == ("surge.called", "Tills", "Both registers by the door")
    assert news(store, "Dan") == []


def test_nobody_is_called_on_a_break_off_shift_or_out_of_reach(store: World) -> None:
    store.phone("Ada").post("/api/break")
    store.phone("Ben").delete("/api/shift")
    store.clock.forward(120)
    store.beat("Ada", "Ben", "Sue")
    assert call(store).json["lead"]["called"] == 0
    store.beat("Cat")
    store.tick(60)
    assert [part(store, who) for who in ("Ada", "Ben", "Cat")] == [None, None, "called"]


def test_who_comes_is_seen_by_count_and_by_name_only_by_the_supervisor(store: World) -> None:
    surge = call(store).json["id"]
    act(store, "Ada", surge, "coming")
    act(store, "Ben", surge, "arrival")
    act(store, "Cat", surge, "declining")
    [seen] = mine(store, "Ada")["surges"]
    assert (seen["coming"], seen["here"], seen["needed"], seen["lead"]) == (1, 1, 2, None)
    assert not {"Ben", "Cat"} & set(json.dumps(seen).replace('"', " ").split())
    [led] = mine(store, "Sue")["surges"]
    assert led["lead"] == {"called": 3, "not_now": 1, "left": 0, "coming": ["Ada"], "here": ["Ben"]}
    assert "Cat" not in json.dumps(mine(store, "Sue"))


def test_enough_who_are_there_stand_everybody_down_at_once(store: World) -> None:
    surge = call(store).json["id"]
    act(store, "Cat", surge, "coming")
    act(store, "Ada", surge, "arrival")
    over = act(store, "Ben", surge, "arrival").json
    assert (over["over"], over["why"]) == (True, "enough")
    for who, part in (("Ada", "here"), ("Ben", "here"), ("Cat", "coming")):
        assert mine(store, who)["surges"] == []
        assert news(store, who)[-1] == ("surge.over", {"id": surge, "why": "enough", "part": part})
    late = act(store, "Cat", surge, "arrival")
    assert (late.status_code, late.json["code"]) == (409, "over")


def test_the_supervisor_ends_it_and_the_time_limit_does(store: World) -> None:
    surge = call(store).json["id"]
    assert act(store, "Sue", surge, "stand-down").json["why"] == "ended"
    assert act(store, "Sue", surge, "stand-down").status_code == 200
    again = call(store).json["id"]
    store.tick(45 * 60)
    assert mine(store, "Sue")["surges"] == []
    assert news(store, "Ada")[-1] == ("surge.over", {"id": again, "why": "time", "part": "called"})


def test_a_second_call_to_the_same_zone_is_refused_in_words_another_zone_is_not(store: World) -> None:
    surge = call(store).json["id"]
    refused = call(store, zone="the  tills")
    assert (refused.status_code, refused.json["id"]) == (409, surge)
    assert "is on already" in refused.json["detail"]
    assert call(store, zone="Paint").status_code == 201


def test_who_takes_a_break_is_out_of_it_and_may_come_back_by_themselves(store: World) -> None:
    surge = call(store).json["id"]
    act(store, "Ada", surge, "coming")
    store.phone("Ada").post("/api/break")
    refused = act(store, "Ada", surge, "coming")
    assert (refused.status_code, refused.json["code"], part(store, "Ada")) == (409, "off_shift", "left")
    store.phone("Ada").delete("/api/break")
    assert act(store, "Ada", surge, "coming").json["part"] == "coming"


def test_saying_no_to_being_called_stops_a_call_that_rings(store: World) -> None:
    call(store)
    assert agree(store, "Ada", agrees=False).json["agrees"] is False
    assert part(store, "Ada") == "left"
    assert mine(store, "Dan")["agrees"] is None


def test_who_has_a_customers_ask_in_hand_is_called_last_and_told_so(store: World) -> None:
    ask = store.phone("Dan").post("/api/asks", json={"key": "k", "words": "sash cord"}).json["id"]
    store.phone("Ada").post(f"/api/asks/{ask}/claim")
    surge = call(store, needed=1).json["id"]
    assert [part(store, who) for who in ("Ada", "Ben", "Cat")] == [None, "called", "called"]
    act(store, "Ben", surge, "declining")
    assert mine(store, "Ada")["surges"][0]["in_hand"] is True
    assert mine(store, "Cat")["surges"][0]["in_hand"] is False


def test_who_was_called_is_not_called_first_the_next_time(store: World) -> None:
    called = []
    for _ in range(3):
        surge = call(store, needed=1).json["id"]
        called.append({who for who in ("Ada", "Ben", "Cat") if part(store, who)})
        act(store, "Sue", surge, "stand-down")
    assert all(len(one) == 2 for one in called)
    assert called[0] != called[1]
    with store.reading() as session:
        assert {row.calls for row in session.scalars(select(TurnRow))} == {2}


def test_weeks_that_no_longer_count_are_forgotten(store: World) -> None:
    act(store, "Sue", call(store).json["id"], "stand-down")
    store.clock.forward(days=29)
    store.on_the_floor("Ada", "Sue")
    act(store, "Sue", call(store).json["id"], "stand-down")
    with store.reading() as session:
        assert [row.calls for row in session.scalars(select(TurnRow))] == [1]


def test_a_scan_in_the_zone_counts_as_arrival_but_only_of_who_is_coming(store: World) -> None:
    with store.writing() as session:
        floor.publish_plan(session, parse(plans.document()), by=None, now=store.clock())
    surge = call(store, zone="Aisle one", spot="1-3L").json["id"]
    place = mine(store, "Ada")["surges"][0]["place"]
    assert (place["spot"], place["level"]) == ("aisle-1-L3", "ground")
    act(store, "Ada", surge, "coming")
    for who, spot in (("Ada", "5-1R"), ("Ben", "1-3L")):
        store.phone(who).post("/api/sightings", json={"spot": spot})
    assert [part(store, who) for who in ("Ada", "Ben")] == ["coming", "called"]
    store.phone("Ada").post("/api/sightings", json={"spot": "1-1R"})
    assert part(store, "Ada") == "here"


def test_a_tap_that_i_am_here_also_says_where_i_am(store: World) -> None:
    with store.writing() as session:
        floor.publish_plan(session, parse(plans.document()), by=None, now=store.clock())
    surge = call(store, zone="Aisle one", spot="1-3L").json["id"]
    assert act(store, "Ada", surge, "arrival").json["part"] == "here"
    assert store.phone("Ada").get("/api/me").json["sighting"]["spot"] == "aisle-1-L3"
    assert act(store, "Ben", surge, "arrival", spot="nowhere").status_code == 404
    assert part(store, "Ben") == "called"


def test_who_is_there_can_say_so_though_a_newer_plan_lacks_the_place(store: World) -> None:
    with store.writing() as session:
        floor.publish_plan(session, parse(plans.document()), by=None, now=store.clock())
    surge = call(store, zone="Aisle one", spot="1-3L").json["id"]
    newer = plans.document()
    newer["aisles"] = [aisle for aisle in newer["aisles"] if aisle["id"] != "aisle-1"]
    with store.writing() as session:
        floor.publish_plan(session, parse(newer), by=None, now=store.clock())
    assert act(store, "Ada", surge, "arrival").json["part"] == "here"
    assert store.phone("Ada").get("/api/me").json["sighting"] is None


def test_once_it_is_over_nothing_tells_who_did_what_when(store: World) -> None:
    surge = call(store).json["id"]
    store.clock.forward(20)
    act(store, "Ada", surge, "coming")
    store.clock.forward(40)
    act(store, "Ada", surge, "arrival")
    act(store, "Cat", surge, "declining")
    act(store, "Sue", surge, "stand-down")
    with store.reading() as session:
        assert session.scalars(select(PartRow)).all() == []
        assert session.scalars(select(SurgeHistoryRow)).all() == []
        [row] = session.scalars(select(SurgeRow))
        assert (row.came, row.version) == (1, 0)
    desk = store.phone("Sue").get("/api/surges/desk").json
    assert not {"Ada", "Ben", "Cat"} & set(json.dumps(desk).replace('"', " ").split())
    assert desk["past"][0]["came"] == 1


def test_a_quick_call_and_a_slow_one_leave_the_same_rows(store: World) -> None:
    """One is needed: were anything left that depends on the time, it would tell how long that one took."""

    def played(seconds: int) -> list[dict[str, str]]:
        surge = call(store, needed=1).json["id"]
        who = next(one for one in ("Ada", "Ben", "Cat") if part(store, one))
        began = store.clock()
        for _ in range(seconds // 10):
            store.tick(10)
            store.beat("Ada", "Ben", "Cat")
        act(store, who, surge, "arrival")
        store.clock.now = began
        kept = everything_kept(store)
        with store.writing() as session:
            session.execute(delete(SurgeRow))
        return kept

    quick = played(10)
    assert quick == played(190)
    assert len(quick) == 1


def test_only_supervisors_call_end_and_set_the_rule(store: World) -> None:
    surge = call(store).json["id"]
    ada = store.phone("Ada")
    assert call(store, "Ada").status_code == 403
    assert act(store, "Ada", surge, "stand-down").status_code == 403
    assert ada.get("/api/surges/desk").status_code == 403
    assert ada.put("/api/surges/rule", json=RULE).status_code == 403
    assert ada.get("/desk/surges").status_code == 403


def test_who_was_not_called_and_who_is_elsewhere_get_nowhere(store: World) -> None:
    surge = call(store).json["id"]
    store.elsewhere.on_the_floor("Eve")
    for what in ("coming", "arrival", "declining"):
        assert act(store, "Dan", surge, what).status_code == 403
        assert act(store.elsewhere, "Eve", surge, what).status_code == 404
        assert act(store, "Ada", 2**40, what).status_code == 404
    assert act(store.elsewhere, "Eve", surge, "stand-down").status_code == 404
    assert mine(store.elsewhere, "Eve")["surges"] == []


def test_a_phone_that_is_shut_out_sees_nothing_and_its_person_is_out_of_it(store: World) -> None:
    surge = call(store).json["id"]
    act(store, "Ada", surge, "coming")
    store.revoke_phone("Ada")
    assert store.phone("Ada").get("/api/surges").status_code == 401
    assert act(store, "Ada", surge, "arrival").status_code == 401
    assert mine(store, "Sue")["surges"][0]["lead"]["coming"] == []


def test_who_is_forgotten_leaves_neither_agreement_nor_turns(store: World) -> None:
    call(store)
    store.phone("Ada").delete("/api/me")
    store.phone("Sue").post(f"/api/surges/{mine(store, 'Sue')['surges'][0]['id']}/stand-down")
    with store.reading() as session:
        assert store.ids["Ada"] not in {row.person_id for row in session.scalars(select(TurnRow))}
    assert store.phone("Sue").get("/api/surges/desk").json["agreed"] == 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"zone": ""}, "zone"),
        ({"zone": "x" * 61}, "zone"),
        ({"needed": 0}, "needed"),
        ({"needed": 51}, "needed"),
        ({"spot": "nowhere"}, "spot"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_field_is_named(store: World, body: dict[str, Any], field: str) -> None:
    refused = call(store, **body)
    assert (refused.status_code, refused.json["errors"][0]["field"]) == (422, field)


RULE = {"on": True, "more_than": 1, "for_seconds": 30, "zone": "Paint", "needed": 1, "limit_minutes": 10}


def test_the_rule_calls_when_too_many_wait_too_long_and_then_keeps_quiet(store: World) -> None:
    assert store.phone("Sue").put("/api/surges/rule", json=RULE).json == RULE
    for number in range(2):
        asked = store.phone("Dan").post("/api/asks", json={"key": f"{number}", "words": f"cord {number}"})
        assert asked.status_code == 201
    store.tick(30)
    assert mine(store, "Sue")["surges"] == []
    store.tick(1)
    [surge] = mine(store, "Sue")["surges"]
    assert (surge["zone"], surge["by_rule"], surge["by"]) == ("Paint", True, None)
    act(store, "Sue", surge["id"], "stand-down")
    store.tick(10)
    assert mine(store, "Sue")["surges"] == []


def test_a_phone_that_sleeps_is_woken_and_told_when_it_is_over(store: World) -> None:
    with store.writing() as session:
        session.add(
            SubscriptionRow(
                sign_in_id=store.sign_ins["Ada"],
                person_id=store.ids["Ada"],
                endpoint="https://push.example/1",
                public_key="k",
                auth="a",
                why="",
                failures=0,
            )
        )
    store.clock.forward(120)
    store.beat("Sue")
    surge = call(store, needed=1).json["id"]
    assert sent(store) == ["All hands: Tills"]
    act(store, "Ada", surge, "coming")
    assert sent(store) == []
    act(store, "Sue", surge, "stand-down")
    assert sent(store) == ["It is over: Tills"]


def sent(world: World) -> list[str]:
    with world.reading() as session:
        return [row.note["title"] for row in session.scalars(select(SendRow))]


def test_the_desk_shows_what_is_on(store: World) -> None:
    call(store)
    page = store.phone("Sue").get("/desk/surges")
    assert page.status_code == 200
    assert "Tills" in page.text
