"""Shifts and breaks, and what they tell."""

import pytest

from floorassist.people import facts, shift_actions
from floorassist.people.queries import on_the_floor
from floorassist.storage import events


@pytest.fixture
def told(world):
    """The facts that are told, in order."""
    found = []
    reactions = {
        kind: [lambda _session, fact, now: found.append(fact)]
        for kind in vars(facts).values()
        if isinstance(kind, type)
    }
    world.database.reactions = reactions
    return found


def colleague(world, name):
    with world.reading() as session:
        return next(one for one in on_the_floor(session, world.clock()) if one.name == name)


def test_a_shift_starts_and_ends(world, told):
    phone, ada = world.phone("Ada"), world.ids["Ada"]
    assert phone.post("/api/shift").json["shift"] == {"started_at": "2026-03-07T12:00:00Z", "on_break": False}
    assert colleague(world, "Ada").on_shift
    assert phone.delete("/api/shift").json["shift"] is None
    assert not colleague(world, "Ada").on_shift
    assert told == [facts.ShiftStarted(ada), facts.ShiftEnded(ada)]


def test_a_break_starts_and_ends(world, told):
    phone, ada = world.phone("Ada"), world.ids["Ada"]
    phone.post("/api/shift")
    assert phone.post("/api/break").json["shift"]["on_break"] is True
    assert colleague(world, "Ada").on_break
    assert phone.delete("/api/break").json["shift"]["on_break"] is False
    assert not colleague(world, "Ada").on_break
    assert told == [facts.ShiftStarted(ada), facts.BreakStarted(ada), facts.BreakEnded(ada)]


def test_doing_it_twice_changes_nothing_and_tells_nothing(world, told):
    phone = world.phone("Ada")
    for method, path in (("post", "shift"), ("post", "break"), ("delete", "break"), ("delete", "shift")):
        before = len(told)
        for _ in range(2):
            assert getattr(phone, method)(f"/api/{path}").status_code in (200, 409)
        assert len(told) == before + 1


@pytest.mark.parametrize("method", ["post", "delete"])
def test_there_is_no_break_off_shift(world, method):
    refused = getattr(world.phone("Ada"), method)("/api/break")
    assert refused.status_code == 409
    assert refused.json["detail"] == "You are not on shift. Start your shift first."


def test_the_end_of_the_shift_ends_the_break(world):
    phone = world.phone("Ada")
    phone.post("/api/shift")
    phone.post("/api/break")
    phone.delete("/api/shift")
    assert phone.post("/api/shift").json["shift"]["on_break"] is False


def test_the_desk_and_the_person_hear_of_a_shift_and_nobody_else(world):
    with world.reading() as session:
        before = events.cursor(session)
    world.phone("Ada").post("/api/shift")
    with world.reading() as session:
        found = events.since(session, before)
    assert {(one.audience, one.kind) for one in found} == {
        ("supervisors", "person.changed"),
        (events.person(world.ids["Ada"]), "person.changed"),
    }
    assert all(one.body == {"id": world.ids["Ada"]} for one in found)


def test_a_shift_that_nobody_ends_is_over_after_sixteen_hours(world, told):
    world.on_the_floor("Ada")
    world.tick(16 * 3600 - 1)
    assert colleague(world, "Ada").on_shift
    world.tick(1)
    assert not colleague(world, "Ada").on_shift
    assert told.count(facts.ShiftEnded(world.ids["Ada"])) == 1


def test_a_reaction_that_fails_undoes_the_shift(world):
    def fail(*_, now):
        raise RuntimeError("no")

    world.database.reactions = {facts.ShiftStarted: [fail]}
    with pytest.raises(RuntimeError), world.writing() as session:
        shift_actions.start_shift(session, world.ids["Ada"], now=world.clock())
    assert not colleague(world, "Ada").on_shift


def test_the_floor_is_everybody_who_may_work_with_what_they_know(world):
    world.on_the_floor("Ada")
    with world.reading() as session:
        found = {one.name: one for one in on_the_floor(session, world.clock())}
    assert set(found) == {"Ada", "Ben", "Sue", "Rex"}
    assert found["Ada"].knows == {"Paint"}
    assert found["Ben"].knows == {"Backroom"}
    assert found["Ada"].reachable
    assert not found["Ben"].reachable
    assert found["Sue"].role == "supervisor"
