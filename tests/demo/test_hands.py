"""Alone in the demo store, a supervisor calls all hands: ghosts come, and it ends by itself."""

from datetime import timedelta

from floorassist.demo.hands import agrees
from floorassist.demo.hands_actions import hands_due
from floorassist.demo.models import Ghost
from tests.world import World

CREW = [f"Ghost {number}" for number in range(8)]


def test_most_ghosts_may_be_called_and_not_all() -> None:
    said = [agrees(7, person) for person in range(100)]
    assert 50 < sum(said) < 95


def test_ghosts_come_and_the_call_ends_when_enough_are_there(world: World) -> None:
    for name in CREW:
        world.hire(name)
    world.on_the_floor("Sue", *CREW)
    later = world.clock() + timedelta(days=1)
    with world.writing() as session:
        for name in CREW:
            session.add(Ghost(person_id=world.ids[name], seed=7, beats_at=later, wanders_at=later))
    hands_due(world.database, world.clock())
    sue = world.phone("Sue")
    assert sue.post("/api/surges", json={"zone": "Tills", "needed": 2}).status_code == 201
    for _ in range(30):
        world.clock.forward(10)
        world.beat(*CREW)
        world.tick()
    desk = sue.get("/api/surges/desk").json
    assert desk["surges"] == []
    assert (desk["past"][0]["why"], desk["past"][0]["came"]) == ("enough", 2)
