"""An ask to its end: reached or not, handed on, queued for the leads, promised, referred, closed."""

import pytest

from floorassist.ask.colleague_queries import crew_of
from floorassist.ask.models import AskRow
from floorassist.refusal import Refusal
from floorassist.web.errors import BadInput, Conflict, Refused
from tests.ask.shop import Shop

PAINT = frozenset({"paint"})


def queued(shop: Shop, **about: object) -> int:
    """An ask that nobody took."""
    ask = shop.ask("Ada", **about)  # type: ignore[arg-type]
    shop.forward(180)
    return ask


def refusal(deed: object, *args: object) -> str:
    with pytest.raises(Refusal) as caught:
        deed(*args)  # type: ignore[operator]
    return caught.value.code


def pings(shop: Shop, ask: int) -> dict[str, str]:
    return {one.name: one.state for one in shop.seen_by("Ada", ask).asked}


def test_a_ping_that_no_phone_takes_reads_not_reached_and_the_next_is_asked_at_once(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.hear("Ben", ask)
    shop.forward(8)
    assert pings(shop, ask) == {"Ben": "delivered", "Cat": "not_reached", "Dan": "sent"}
    assert {one["name"]: one["state"] for one in shop.news("Ada", "ask.changed")[-1]["asked"]}[
        "Cat"
    ] == "not_reached"


def test_who_looks_something_up_is_with_a_customer_and_others_are_asked_first(shop: Shop) -> None:
    shop.looks_up("Ben")
    assert "Ben" not in pings(shop, shop.ask("Ada", departments=PAINT))


def test_an_order_that_a_screen_shows_does_not_tell_who_looks_something_up(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)

    def order(*, to_show: bool) -> list[int]:
        with shop.reading() as session:
            row = session.get_one(AskRow, ask)
            found = crew_of(session, row, shop.value(ask), shop.now, to_show=to_show)
            return list(found.crew.nearest)

    shown, decided = order(to_show=True), order(to_show=False)
    shop.looks_up("Ben")
    assert order(to_show=True) == shown
    assert order(to_show=False) != decided


def test_a_phone_that_comes_back_rings_and_what_was_looked_at_is_seen(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.forward(8)
    shop.hear("Cat", ask)
    shop.see("Ben", ask)
    assert (pings(shop, ask)["Cat"], pings(shop, ask)["Ben"]) == ("delivered", "seen")
    version = shop.value(ask).version
    shop.hear("Ben", ask)
    shop.see("Ben", ask)
    assert shop.value(ask).version == version


def test_who_is_named_is_asked_alone_and_reads_who_hands_it_on_and_why(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.claim("Ben", ask)
    shop.hand_on("Ben", ask, "Dan", "It is about scaffolding")
    assert shop.ringing(ask) == ["Dan"]
    ping = shop.news("Dan", "ask.offered")[-1]
    assert (ping["handed_by"], ping["note"], ping["hops"], ping["hand_ons_left"]) == (
        "Ben",
        "It is about scaffolding",
        1,
        1,
    )


def test_who_is_named_and_says_not_now_or_is_not_reached_makes_it_go_on_at_once(shop: Shop) -> None:
    for number, deed in enumerate((lambda ask: shop.decline("Dan", ask), lambda ask: shop.forward(8))):
        ask = shop.ask("Ada", f"question {number}", departments=PAINT)
        shop.claim("Ben", ask)
        shop.hand_on("Ben", ask, "Dan")
        deed(ask)
        assert "Cat" in shop.ringing(ask)
        assert "Ben" not in shop.ringing(ask)
        shop.cancel("Ada", ask)


def test_the_nearest_are_asked_without_the_one_who_hands_it_on_to_the_end_of_the_round(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.claim("Ben", ask)
    shop.hand_on("Ben", ask)
    for _ in range(17):
        shop.forward(10)
    assert {shop.ids["Ben"]}.isdisjoint(shop.value(ask).asked_now)
    shop.forward(10)
    assert shop.value(ask).state == "queued"


def test_after_two_hand_ons_the_next_one_leads_to_the_supervisors(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    for one, to in (("Ben", "Cat"), ("Cat", "Dan"), ("Dan", "Ben")):
        shop.claim(one, ask)
        shop.hand_on(one, ask, to)
    seen = shop.seen_by("Ada", ask)
    assert (seen.state, seen.next and seen.next.why, seen.hand_ons_left) == ("queued", "handed_on", 0)


def test_handing_on_to_somebody_who_cannot_take_it_is_refused_and_nothing_changes(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.claim("Ben", ask)
    before = shop.value(ask)
    shop.end_shift("Cat")
    shop.start_break("Dan")
    codes = [refusal(shop.hand_on, "Ben", ask, to) for to in ("Cat", "Dan", "Ada", "Ben")]
    assert codes == ["off_shift", "on_break", "has_asked", "has_it"]
    assert refusal(shop.hand_on, "Sue", ask, "Ben") == "not_yours"
    assert shop.value(ask) == before


def test_who_says_again_that_they_come_after_the_nudge_keeps_it(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.come("Ben", ask)
    shop.forward(90)
    assert shop.seen_by("Ben", ask).nudged
    shop.come("Ben", ask)
    shop.forward(91)
    assert (shop.owner(ask), shop.seen_by("Ben", ask).nudged) == ("Ben", True)
    shop.forward(90)
    assert shop.owner(ask) is None


def test_the_leads_are_told_of_the_queue_at_once_and_again_until_it_ends_unanswered(shop: Shop) -> None:
    ask = queued(shop)
    told = shop.news_to("supervisors", "ask.queued")
    assert [(one["id"], one["state"], one["role"]) for one in told] == [(ask, "queued", "other")]
    shop.forward(300)
    assert len(shop.news_to("supervisors", "ask.queued")) == 2
    seen = shop.seen_by("Ada", ask)
    assert seen.next
    assert seen.next.why == "not_received"
    shop.forward(28_500)
    assert shop.seen_by("Ada", ask).next.why == "unanswered"  # type: ignore[union-attr]
    assert shop.news_to("supervisors", "ask.unqueued") == [{"id": ask}]


def test_a_lead_takes_it_from_the_desk_without_a_shift(shop: Shop) -> None:
    ask = queued(shop)
    shop.end_shift("Sue")
    shop.answer("Sue", ask, "In the yard")
    assert shop.seen_by("Ada", ask).answer.by == "Sue"  # type: ignore[union-attr]


def test_who_was_asked_and_found_out_takes_it_from_the_queue_and_nobody_else(shop: Shop) -> None:
    shop.hire("Eve", on_shift=False)
    ask = queued(shop)
    shop.start_shift("Eve")
    with pytest.raises(Refused):
        shop.claim("Eve", ask)
    shop.claim("Ben", ask)
    assert shop.owner(ask) == "Ben"


@pytest.mark.parametrize("who", ["Ada", "Ben", "Sue"])
def test_who_asked_who_has_it_and_a_lead_end_it_with_a_promise(shop: Shop, who: str) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.claim("Ben", ask)
    shop.promise(who, ask, 5)
    shop.promise(who, ask, 5)
    seen = shop.seen_by("Ada", ask)
    assert (seen.state, seen.promise_id, seen.owner) == ("promised", 5, None)
    assert refusal(shop.promise, "Ada", ask, 6) == "over"
    assert {row.person_id for row in shop.history(ask)} == {None}


def test_a_referral_ends_it_and_somebody_elses_ask_is_not_theirs_to_end(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    with pytest.raises(Refused):
        shop.refer("Ben", ask)
    with pytest.raises(BadInput):
        shop.refer("Ada", ask, 99)
    shop.refer("Ada", ask)
    shop.refer("Ada", ask)
    assert (shop.value(ask).state, shop.ringing(ask)) == ("referred", [])


def test_a_lead_closes_what_waits_and_its_asker_may_still_ask_on(shop: Shop) -> None:
    ask = queued(shop)
    with pytest.raises(Refused):
        shop.close("Ada", ask)
    shop.close("Sue", ask)
    shop.close("Sue", ask)
    seen = shop.seen_by("Ada", ask)
    assert (seen.state, seen.next and seen.next.why) == ("expired", "closed")
    shop.again("Ada", ask, "widen")
    assert shop.value(ask).state == "offered"
    assert refusal(shop.close, "Sue", ask) == "not_queued"


def test_a_closing_is_taken_back_and_it_waits_again_for_the_reason_that_it_had(shop: Shop) -> None:
    ask = queued(shop)
    why = shop.seen_by("Ada", ask).next
    shop.close("Sue", ask)
    with pytest.raises(Refused):
        shop.reopen("Ada", ask)
    told = len(shop.news_to("supervisors", "ask.queued"))
    shop.reopen("Sue", ask)
    shop.reopen("Sue", ask)
    assert (shop.value(ask).state, shop.seen_by("Ada", ask).next) == ("queued", why)
    assert len(shop.news_to("supervisors", "ask.queued")) == told + 1
    shop.claim("Sue", ask)
    assert refusal(shop.reopen, "Sue", ask) == "not_closed"


def test_a_closing_of_an_hour_ago_stays(shop: Shop) -> None:
    ask = queued(shop)
    shop.close("Sue", ask)
    shop.forward(31 * 60)
    with pytest.raises(Conflict, match="half an hour"):
        shop.reopen("Sue", ask)


def test_where_every_supervisor_has_gone_home_the_asker_reads_it(shop: Shop) -> None:
    for one in ("Ben", "Cat", "Dan", "Sue"):
        shop.end_shift(one)
    seen = shop.seen_by("Ada", shop.ask("Ada"))
    assert seen.state == "queued"
    assert "none is on shift" in (seen.next.say if seen.next else "")
