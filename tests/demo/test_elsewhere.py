"""The demo store has something in doubt to put right, and places to send customers to."""

from random import Random

from floorassist.catalog import trust_queries
from floorassist.demo.elsewhere_actions import DOUBTS, note_elsewhere
from floorassist.demo.models import Ghost
from floorassist.demo.referrals import REFERRALS
from floorassist.refer import queries
from tests.catalog.stock import imported
from tests.world import World


def test_there_is_something_to_put_right_and_somewhere_to_go(world: World) -> None:
    rows = "".join(f"{number},Thing {number},A{number},1,L,{number % 9}\n" for number in range(40))
    imported(world, f"sku,name,aisle,bay,side,quantity\n{rows}")
    with world.writing() as session:
        session.add(
            Ghost(person_id=world.ids["Ben"], seed=1, beats_at=world.clock(), wanders_at=world.clock())
        )
        session.flush()
        note_elsewhere(session, Random(1), world.clock())
    with world.reading() as session:
        fixes = trust_queries.fixes(session)
        found = queries.of_words(session, "something that nobody sells", world.clock())
        missed = {one.words: one.has_referral for one in queries.referrals(session, world.clock()).missed}
    assert fixes.total == DOUBTS
    assert {fix.doubted_by for fix in fixes.fixes} == {"Ben"}
    assert len(found.places) >= 3
    assert len(found.branches) == 2
    assert any(one.check_first for one in found.places)
    assert missed == {"trampoline": True, "key cutting": True, "canoe": False, "gas bottle": False}


def test_every_referral_is_for_one_thing_and_says_where() -> None:
    for one in REFERRALS:
        assert one.where
        assert not (one.department and one.words)
