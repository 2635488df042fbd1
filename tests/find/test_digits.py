"""Numbers go round the ranking, whatever changes they went through."""

from hypothesis import given
from hypothesis import strategies as st

from floorassist.find.digits import Numbered, digits, revised

SKUS = ["A1", "a1", "12345"]
GTINS = ["04006381333931", "00012345678905", "00000012345670"]
NUMBERED = st.builds(
    Numbered,
    st.integers(1, 6),
    st.sampled_from(SKUS),
    st.lists(st.sampled_from(GTINS), max_size=2, unique=True).map(tuple),
)


@given(
    st.lists(NUMBERED, max_size=6, unique_by=lambda item: item.item_id),
    st.lists(
        st.tuples(st.lists(NUMBERED, max_size=2, unique_by=lambda item: item.item_id), st.integers(1, 6)),
        max_size=3,
    ),
)
def test_changed_numbers_lead_to_the_same_items_in_the_same_order_as_fresh_ones(
    start: list[Numbered], changes: list[tuple[list[Numbered], int]]
) -> None:
    known, held = digits(start), {item.item_id: item for item in start}
    for changed, gone in changes:
        known = revised(known, changed, [gone])
        held.pop(gone, None)
        held |= {item.item_id: item for item in changed}
    fresh = digits(held.values())
    for text in (*SKUS, *GTINS, *(gtin[-5:] for gtin in GTINS), *(gtin[-6:-1] for gtin in GTINS)):
        assert known.items(text) == fresh.items(text)
