"""What ghosts say."""

from dataclasses import replace

from floorassist.demo.families import departments
from floorassist.demo.ghosts import dice_for
from floorassist.demo.replies import HERE, Known, Reply, question, reply

HOOKS = Known(
    7, "Picture hooks single pin, 8 pack", "Screws & fixings", "Aisle A19, bay 4, left side", "k3", 12, True
)


def replies(found: Known | None) -> list[Reply]:
    return [reply(found, dice_for(1, number)) for number in range(40)]


def test_what_the_store_sells_is_answered_with_its_place_and_its_item() -> None:
    for one in replies(HOOKS):
        assert one.words in HERE
        assert (one.spot, one.item_id) == ("k3", 7)


def test_what_is_sold_out_is_told_as_sold_out() -> None:
    assert all("gone" in one.words or "sold out" in one.words for one in replies(replace(HOOKS, quantity=0)))


def test_an_unknown_quantity_is_not_sold_out() -> None:
    assert not any("sold out" in one.words for one in replies(replace(HOOKS, quantity=None)))


def test_the_nearest_thing_is_not_passed_off_as_the_thing() -> None:
    for one in replies(replace(HOOKS, sure=False)):
        assert "Screws & fixings (Aisle A19, bay 4, left side)" in one.words
        assert one.item_id is None
        assert one.spot is None


def test_what_nobody_knows_is_sent_to_the_service_desk() -> None:
    for one in replies(None):
        assert "service desk" in one.words
        assert one.spot is None


def test_an_item_without_a_place_is_told_by_its_department() -> None:
    for one in replies(replace(HOOKS, say=None, spot=None)):
        assert one.words.startswith("In Screws & fixings. ")


def test_the_crew_asks_for_what_a_customer_would_say_in_the_departments_it_is_given() -> None:
    by_name = {one.name: one for one in departments()}
    for number in range(40):
        words, department = question(("Paint", "Pets"), dice_for(2, number))
        assert department in ("Paint", "Pets")
        said = {word for family in by_name[department].families for word in family.words}
        assert any(word in words for word in said)


def test_the_crew_asks_anything_where_the_department_has_no_list() -> None:
    assert question(("Backroom",), dice_for(3))[0]
