"""Changes of a draft: what they make of a document, when they do not fit, and back again byte for byte."""

import json
from copy import deepcopy
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.draft.changes import (
    Change,
    Edit,
    applied,
    between,
    change_of,
    inverse,
    object_of,
    same,
    whole,
)
from tests.floor import plans
from tests.profiles import depth

CASES = json.loads((Path(__file__).parents[1] / "cases" / "draft.json").read_text("utf-8"))
KINDS = ("aisles", "walls", "blocks", "zones")


def change(edits: Any) -> Change:
    return change_of({"key": "k", "label": "…", "edits": edits})


@pytest.mark.parametrize("case", CASES["changes"], ids=lambda case: case["says"])
def test_a_change_does_the_same_on_both_sides(case: dict[str, Any]) -> None:
    document = deepcopy(CASES["document"])
    found = applied(document, change(case["edits"]))
    if "after" in case:
        assert isinstance(found, dict)
        assert text(found) == text(case["after"])
        back = applied(found, inverse(change(case["edits"])))
        assert not case["inverts"] or text(back) == text(document)
    else:
        assert isinstance(found, tuple)
        assert [asdict(one) for one in found] == case["conflicts"]
    assert text(document) == text(CASES["document"]), "what came in is as it was"


@pytest.mark.parametrize("case", CASES["between"], ids=lambda case: case["says"])
def test_what_lies_between_two_documents_is_the_same_on_both_sides(case: dict[str, Any]) -> None:
    edits = between(CASES["document"], case["other"])
    assert [asdict(one) for one in edits] == case["edits"]


def test_a_published_plan_becomes_whole_and_is_otherwise_as_it_was() -> None:
    document = plans.document()
    found = whole(document)
    assert {key: found[key] for key in document} == document
    assert (found["connectors"], found["blocks"], "geo" in found) == ([], [], False)


objects = st.fixed_dictionaries(
    {
        "id": st.sampled_from("abcdefgh"),
        "width": st.sampled_from([1, 2.5, True, None]),
        "code": st.text("A1", max_size=2),
    }
)
tops = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["One", "Two"]),
        "sketch": st.booleans(),
        "address": st.just({"template": "{aisle}-{bay}"}),
    },
    optional={"geo": st.sampled_from([None, {"latitude": 1}])},
)
lists = st.lists(objects, unique_by=lambda one: one["id"], max_size=8)
documents = st.builds(
    lambda top, **found: whole({"schema": 1} | top | found), tops, **dict.fromkeys(KINDS, lists)
)


@st.composite
def gestures(draw: st.DrawFn, document: dict[str, Any]) -> Change:
    """A change as an editor makes it: each edit from the document as the edits before it left it."""
    edits: list[Edit] = []
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from((*KINDS, "plan")))
        if kind == "plan":
            edit = Edit(kind, kind, 0, object_of(document, kind, kind), draw(tops))
        else:
            found = document[kind]
            after: dict[str, Any] = draw(objects)
            at = draw(st.integers(0, max(0, len(found) - 1)))
            known = object_of(document, kind, after["id"])
            if known is None:
                edit = Edit(kind, after["id"], draw(st.integers(0, len(found))), None, after)
            else:
                at = found.index(known)
                edit = Edit(kind, after["id"], at, known, draw(st.sampled_from([None, after])))
        edits.append(edit)
        document = taken(document, Change("k", "…", (edit,)))
    return Change("k", "…", tuple(edits))


@settings(max_examples=depth(100))
@given(st.data())
def test_any_change_and_its_inverse_restore_the_document_byte_for_byte(data: st.DataObject) -> None:
    document = data.draw(documents)
    before = text(document)
    made = data.draw(gestures(document))
    after = taken(document, made)
    assert text(taken(after, inverse(made))) == before
    assert text(taken(document, inverse(inverse(made)))) == text(after)
    assert text(document) == before


@settings(max_examples=depth(100))
@given(documents, documents)
def test_what_lies_between_two_documents_makes_one_of_the_other(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    edits = between(one, other)
    assert bool(edits) == (not same(one, other))
    made = Change("k", "…", edits)
    assert same(taken(one, made), other)
    assert text(taken(taken(one, made), inverse(made))) == text(one)


@settings(max_examples=depth(100))
@given(st.data())
def test_of_two_editors_none_overwrites_what_the_other_did(data: st.DataObject) -> None:
    document = data.draw(documents)
    mine, theirs = data.draw(gestures(document)), data.draw(gestures(document))
    now = taken(document, theirs)
    found = applied(now, mine)
    if isinstance(found, dict):
        both = {(one.kind, one.id) for one in mine.edits} & {(one.kind, one.id) for one in theirs.edits}
        for kind, object_id in both:
            assert object_of(now, kind, object_id) == object_of(document, kind, object_id), (
                "nothing was there to lose"
            )
    else:
        touched = {(one.kind, one.id) for one in theirs.edits}
        assert {(one.kind, one.id) for one in found} <= touched


def taken(document: dict[str, Any], made: Change) -> dict[str, Any]:
    found = applied(document, made)
    assert isinstance(found, dict), found
    return found


def text(value: object) -> str:
    return json.dumps(value)
