"""Two at once about people: nobody is locked out, no call locks up another, each is answered."""

from collections.abc import Callable
from functools import partial

from floorassist.people import queries
from floorassist.people.due_actions import leave_due
from tests.races import ROUNDS, at_once
from tests.world import World


def call(world: World, who: str, method: str, path: str, **body: object) -> int:
    phone: Callable[..., object] = getattr(world.phone(who), method)
    return int(getattr(phone(f"/api/{path}", json=body or None), "status_code"))  # noqa: B009


def test_two_supervisors_who_send_each_other_away_leave_one(world: World) -> None:
    sue, tom = "Sue", "Tom"
    world.hire(tom, role="supervisor")
    for _ in range(ROUNDS):
        answers = at_once(
            partial(call, world, sue, "post", f"people/{world.ids[tom]}/revocation"),
            partial(call, world, tom, "post", f"people/{world.ids[sue]}/revocation"),
        )
        assert sorted(answers)[0] == 200
        assert sorted(answers)[1] in (401, 403, 409), "sent away before, or the last one"
        winner, loser = (sue, tom) if answers[0] == 200 else (tom, sue)
        assert call(world, winner, "get", "people") == 200
        world.hire(loser, role="supervisor")


def test_two_supervisors_who_step_down_at_once_leave_one(world: World) -> None:
    world.hire("Tom", role="supervisor")
    for _ in range(ROUNDS):
        answers = at_once(
            *(
                partial(call, world, who, "put", f"people/{world.ids[who]}/role", role="worker")
                for who in ("Sue", "Tom")
            )
        )
        assert sorted(answers) == [200, 409]
        world.hire("Sue" if answers[0] == 200 else "Tom", role="supervisor")


def test_whoever_is_revoked_signs_out_and_grows_idle_at_once_goes_once(world: World) -> None:
    for number in range(ROUNDS):
        name = f"P{number}"
        world.hire(name)
        world.on_the_floor(name)
        answers = at_once(
            partial(call, world, "Sue", "post", f"people/{world.ids[name]}/revocation"),
            partial(call, world, name, "post", "sign-out"),
            partial(call, world, name, "delete", "shift"),
        )
        assert answers[0] == 200
        assert set(answers[1:]) <= {200, 204, 401}
        with world.reading() as session:
            assert world.ids[name] not in {
                one.person_id for one in queries.on_the_floor(session, world.clock())
            }


def test_a_phone_revoked_while_its_person_is_forgotten_locks_nobody_up(world: World) -> None:
    for number in range(ROUNDS):
        name = f"P{number}"
        world.hire(name)
        answers = at_once(
            partial(call, world, name, "delete", "me"),
            partial(call, world, "Sue", "post", f"devices/{world.devices[name]}/revocation"),
            partial(call, world, name, "post", "sign-in", person_id=world.ids[name], pin="271828"),
        )
        assert set(answers) <= {200, 204, 401, 403, 404}


def test_sign_ins_that_grew_old_end_once_in_however_many_processes(world: World) -> None:
    heard: list[int] = []
    world.on_the_floor("Ada", "Ben")
    world.clock.forward(days=31)
    world.database.on_news = heard.append
    at_once(*[partial(leave_due, world.database, world.clock())] * 3)
    with world.reading() as session:
        gone = [one for one in world.sign_ins.values() if one in queries.ended_sign_ins(session, [one])]
    assert sorted(gone) == sorted(world.sign_ins.values())
