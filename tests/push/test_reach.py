"""Who can be reached, and why not: the rule, the list, who may see it."""

import pytest

from floorassist.push import actions
from floorassist.push.reach import Reach, Seen, reach
from tests.push.test_actions import subscribe

FLOOR = {"on_shift": True, "on_break": False, "signed_in": True, "beats": False}


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        (Seen(**FLOOR | {"beats": True}), Reach("rings")),
        (Seen(**FLOOR, told=("",)), Reach("push")),
        (Seen(**FLOOR, told=("off", "")), Reach("push")),
        (Seen(**FLOOR, told=("off",)), Reach("none", "push_off")),
        (Seen(**FLOOR, told=("blocked",)), Reach("none", "blocked")),
        (Seen(**FLOOR, told=("blocked", "off")), Reach("none", "push_off")),
        (Seen(**FLOOR, told=("insecure", "fails")), Reach("none", "fails")),
        (Seen(**FLOOR, told=("unsupported",)), Reach("none", "unsupported")),
        (Seen(**FLOOR, told=("server",)), Reach("none", "server")),
        (Seen(**FLOOR | {"signed_in": False}), Reach("none", "no_phone")),
        (Seen(**FLOOR | {"on_break": True, "beats": True}), Reach("none", "on_break")),
        (Seen(**FLOOR | {"on_shift": False, "beats": True}), Reach("none", "off_shift")),
    ],
)
def test_each_state_has_its_words(seen, found):
    assert reach(seen) == found


def listed(world):
    answer = world.phone("Sue").get("/api/reach")
    assert answer.status_code == 200
    return [(one["name"], one["way"], one["why"]) for one in answer.json["people"]]


def test_who_is_reached_by_nothing_comes_first_and_nobody_of_another_store(world, standin):
    world.on_the_floor("Ada")
    world.clock.forward(61)
    world.on_the_floor("Ben")
    assert listed(world) == [
        ("Ada", "none", "push_off"),
        ("Ben", "rings", ""),
        ("Rex", "none", "off_shift"),
        ("Sue", "none", "off_shift"),
    ]
    subscribe(world, standin, "Ada")
    assert listed(world)[0] == ("Ada", "push", "")


def test_the_list_tells_no_moment_and_no_address(world, standin):
    subscribe(world, standin, "Ada")
    world.on_the_floor("Ada")
    answer = world.phone("Sue").get("/api/reach")
    assert set(answer.json["people"][0]) == {"id", "name", "on_shift", "way", "why", "phones"}
    assert "2026" not in answer.text
    assert "push/Ada" not in answer.text


def test_only_supervisors_see_it(world):
    assert world.phone("Ada").get("/api/reach").status_code == 403
    assert world.phone("Ada").get("/desk/reach").status_code == 403
    assert b"Who can be reached" in world.phone("Sue").get("/desk/reach").data


def test_the_desk_hears_when_a_phone_can_be_woken_and_when_not(world, standin):
    sue = world.phone("Sue")

    def news(after):
        page = sue.get(f"/api/events?after={after}").json
        return page["cursor"], [event["kind"] for event in page["events"]]

    cursor, _ = news(0)
    subscribe(world, standin, "Ada")
    cursor, kinds = news(cursor)
    assert kinds == ["person.changed"]
    subscribe(world, standin, "Ada")
    assert news(cursor)[1] == []
    with world.writing() as session:
        actions.unsubscribe(session, world.ids["Ada"], world.sign_ins["Ada"], "blocked", now=world.clock())
    assert news(cursor)[1] == ["person.changed"]
