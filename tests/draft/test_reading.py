"""What is taken into a draft: whatever comes is told what is wrong with it, what is right is kept."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.draft.changes import LISTS, Change, Edit, same
from floorassist.draft.reading import faults, tidy
from tests.floor import plans
from tests.profiles import depth

KINDS = ("plan", *LISTS)
FIELDS = ("id", "name", "level", "at", "bays", "polygon", "address", "geo", "stops", "until", "ordinal")
leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=8,
)
strange = st.none() | st.dictionaries(st.sampled_from(FIELDS), values, max_size=4)


@settings(max_examples=depth(60))
@given(
    st.lists(
        st.builds(Edit, st.sampled_from(KINDS), st.sampled_from(["a", "plan"]), st.just(0), strange, strange),
        max_size=4,
    )
)
def test_whatever_comes_is_read_or_told_in_words(edits: list[Edit]) -> None:
    found = faults(Change("k", "…", tuple(edits)))
    assert all(one.field and one.detail.endswith(".") for one in found)


def test_every_object_of_a_plan_may_come_and_go() -> None:
    document: dict[str, Any] = plans.document()
    objects = [(kind, one) for kind in LISTS for one in document.get(kind, ())]
    edits = [Edit(kind, one["id"], 0, None, one) for kind, one in objects]
    edits += [Edit(kind, one["id"], 0, one, None) for kind, one in objects]
    assert len(objects) > 15
    assert faults(Change("k", "…", tuple(edits))) == ()


def test_numbers_are_kept_as_the_native_format_writes_them() -> None:
    after = {"id": "w", "level": "g", "line": [[0.0, -0.0], [1.5, 1e3]], "thickness": 1.0}
    [edit] = tidy(Change("k", "…", (Edit("walls", "w", 0, None, after),))).edits
    assert str(edit.after) == str({"id": "w", "level": "g", "line": [[0, 0], [1.5, 1000]], "thickness": 1})
    assert same(edit.after, after)
