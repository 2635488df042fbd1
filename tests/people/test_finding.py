"""That somebody looks something up is told over the socket, kept for an hour at most, and shown nowhere."""

from datetime import timedelta

from sqlalchemy import select

from floorassist.people.due_actions import findings_due
from floorassist.people.finding_api import note_finding
from floorassist.people.models import SignIn
from floorassist.web.access import Caller


def found(world):
    with world.database.surveying() as session:
        return [at for at in session.scalars(select(SignIn.found_at)) if at is not None]


def looks_up(world, name):
    caller = Caller(
        world.store_id,
        "worker",
        name,
        world.ids[name],
        world.devices[name],
        sign_in_id=world.sign_ins[name],
    )
    note_finding(world.app.extensions["floorassist"], caller, {"type": "finding"})


def test_a_finding_is_kept_an_hour_and_no_longer(world):
    looks_up(world, "Ada")
    assert found(world) == [world.clock.now]
    findings_due(world.database, world.clock.now + timedelta(hours=1))
    assert len(found(world)) == 1
    findings_due(world.database, world.clock.now + timedelta(hours=1, seconds=1))
    assert found(world) == []


def test_who_signs_out_leaves_no_finding_behind(world):
    looks_up(world, "Ada")
    assert world.phone("Ada").post("/api/sign-out").status_code == 204
    assert found(world) == []


def test_a_token_signs_nobody_in_and_so_finds_nothing(world):
    note_finding(world.app.extensions["floorassist"], Caller(1, "worker", "an integration", token_id=1), {})
    assert found(world) == []
