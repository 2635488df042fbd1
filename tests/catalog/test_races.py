"""What several do at once breaks nothing, and everybody is answered."""

from functools import partial

from sqlalchemy import select

from floorassist.catalog import import_queries
from floorassist.catalog.models import Item
from tests.catalog.stock import SMALL, imported, publish
from tests.catalog.test_scans import id_of
from tests.races import ROUNDS, at_once
from tests.world import World


def test_items_that_go_while_somebody_asks_about_them_break_nothing(world: World) -> None:
    world.on_the_floor("Ada", "Ben")
    for number in range(4):
        imported(world, "sku,name\n" + "\n".join(f"S{number}-{row},Thing {row}" for row in range(1500)))
        with world.reading() as session:
            last = import_queries.undoable_id(session)
            ids = list(session.scalars(select(Item.id).order_by(Item.id)))

        def undo(last: int | None = last) -> int:
            return int(world.phone("Sue").post(f"/api/imports/{last}/undo").status_code)

        def ask(item_id: int) -> int:
            about = {"key": f"k{item_id}", "words": f"thing {item_id}", "item_id": item_id}
            return int(world.phone("Ada").post("/api/asks", json=about).status_code)

        undone, *asked = at_once(undo, *(partial(ask, ids[at]) for at in (0, 700, 1499)))
        assert undone == 200
        assert set(asked) <= {201, 422}


def test_of_several_who_decide_how_many_must_agree_all_are_heard(world: World) -> None:
    def decide(voices: int) -> int:
        return int(world.phone("Sue").put("/api/proposals/rule", json={"voices": voices}).status_code)

    assert list(at_once(*(partial(decide, voices) for voices in (1, 2, 3, 4)))) == [200] * 4


def test_who_misses_items_while_their_shift_ends_and_begins_is_heard(world: World) -> None:
    publish(world)
    imported(world, SMALL)
    world.on_the_floor("Ada")
    nails = id_of(world, "N50")

    def miss(placement: int) -> int:
        return int(world.phone("Ada").post(f"/api/placements/{placement}/doubt", json={}).status_code)

    def begin() -> int:
        return int(world.phone("Ada").post("/api/shift").status_code)

    def end() -> int:
        return int(world.phone("Ada").delete("/api/shift").status_code)

    for _ in range(ROUNDS):
        places = world.phone("Ada").get(f"/api/items/{nails}").json["placements"]
        told = at_once(*(partial(miss, one["id"]) for one in places), begin, end, begin)
        assert list(told) == [200] * 5
