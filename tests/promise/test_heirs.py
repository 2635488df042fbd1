"""Who gets a promise whose owner goes."""

from floorassist.promise.heirs import Candidate, heir, receivers

ADA = Candidate(1, "Ada", lead=False, on_shift=True)
SUE = Candidate(2, "Sue", lead=True, on_shift=True, reachable=True)
TIM = Candidate(3, "Tim", lead=True, on_shift=True, reachable=True)
OLGA = Candidate(4, "Olga", lead=True, on_shift=False)


def test_a_lead_on_shift_comes_before_one_at_home():
    assert heir([ADA, OLGA, SUE], 1, {}) == 2


def test_without_a_lead_on_shift_one_of_the_store_has_it():
    assert heir([ADA, OLGA], 1, {}) == 4


def test_among_leads_the_one_with_fewer_open_promises_has_it():
    assert heir([ADA, SUE, TIM], 1, {2: 3, 3: 1}) == 3


def test_a_lead_whose_phone_is_silent_or_who_is_on_a_break_comes_later():
    resting = Candidate(2, "Sue", lead=True, on_shift=True, on_break=True, reachable=True)
    silent = Candidate(2, "Sue", lead=True, on_shift=True)
    assert heir([resting, TIM], 1, {3: 9}) == 3
    assert heir([silent, TIM], 1, {3: 9}) == 3


def test_a_lead_who_goes_leaves_it_to_another_and_the_only_one_to_nobody():
    assert heir([ADA, SUE, OLGA], 2, {}) == 4
    assert heir([ADA, SUE], 2, {}) is None


def test_a_promise_can_be_handed_to_who_is_here_leads_first():
    zed = Candidate(5, "Zed", lead=True, on_shift=True, on_break=True)
    ben = Candidate(6, "ben", lead=False, on_shift=True)
    assert [one.name for one in receivers([zed, ben, ADA, OLGA, SUE, TIM], giver_id=2)] == [
        "Tim",
        "Ada",
        "ben",
        "Zed",
    ]
