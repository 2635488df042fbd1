"""The draft as changes: what a change makes of the document, whether it fits, how it is taken back.

The document is the plan's native one (`floor/exchange.py`) with all its lists, see `whole`. An object is
addressed by its kind, the name of its list, and its id; the fields that no list holds are one object more:
kind `plan`, id `plan`. Bays live inside their aisle. Nothing here changes what it is given. The twin is
static/js/core/draft.js.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

Document = dict[str, Any]
Object = dict[str, Any]

LISTS = ("levels", "zones", "aisles", "walls", "doors", "fixtures", "anchors", "connectors", "blocks")
PLAN = "plan"
TOP = ("name", "sketch", "address", "geo")
CALLED = ("code", "name", "department", "why")


@dataclass(frozen=True, slots=True)
class Edit:
    """One object before and after: None before adds it, None after takes it away.

    `at` is its place in its list, from 0; what was only altered stays where it is.
    """

    kind: str
    id: str
    at: int
    before: Object | None
    after: Object | None


@dataclass(frozen=True, slots=True)
class Change:
    """What one gesture did, to be done and undone as a whole; `key` is made by who made the change."""

    key: str
    label: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """An object that is no longer what a change was made from (`base`): what it is now, and was to become."""

    kind: str
    id: str
    name: str
    base: Object | None
    mine: Object | None
    theirs: Object | None


def applied(document: Document, change: Change) -> Document | tuple[Conflict, ...]:
    """The document with the whole change in it; or every conflict, one an object, and none of it."""
    work = _Work(document)
    conflicts: dict[tuple[str, str], Conflict] = {}
    for edit in change.edits:
        known = conflicts.get((edit.kind, edit.id))
        if known:
            conflicts[edit.kind, edit.id] = replace(known, mine=edit.after)
        elif not work.put(edit):
            theirs = work.get(edit)
            name = called(theirs or edit.before or edit.after)
            conflicts[edit.kind, edit.id] = Conflict(
                edit.kind, edit.id, name, edit.before, edit.after, theirs
            )
    return tuple(conflicts.values()) or work.document()


def fitting(document: Document, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Those of the edits that fit, each into the document as those before it left it."""
    work = _Work(document)
    return tuple(edit for edit in edits if work.put(edit))


def inverse(change: Change) -> Change:
    """What takes the change back. It has the same key: give it one of its own before it is sent."""
    edits = tuple(replace(edit, before=edit.after, after=edit.before) for edit in reversed(change.edits))
    return replace(change, edits=edits)


def between(before: Document, after: Document) -> tuple[Edit, ...]:
    """The edits that make the one document of the other; none where they say the same."""
    old, new = plan_object(before), plan_object(after)
    edits = [] if same(old, new) else [Edit(PLAN, PLAN, 0, old, new)]
    for kind in LISTS:
        edits += _list_edits(kind, before.get(kind) or [], after.get(kind) or [])
    return tuple(edits)


def whole(document: Mapping[str, Any]) -> Document:
    """A plan's document with every list in it, in the order of the native format; a null geo is left out."""
    top = {"schema": document.get("schema", 1), **{key: document.get(key) for key in TOP if key != "geo"}}
    lists = {kind: list(document.get(kind) or []) for kind in LISTS}
    geo = document.get("geo")
    return {**top, **lists, **({} if geo is None else {"geo": geo})}


def plan_object(document: Mapping[str, Any]) -> Object:
    """The fields that stand above all lists, as the object `plan`."""
    return {key: document[key] for key in TOP if document.get(key) is not None}


def object_of(document: Mapping[str, Any], kind: str, object_id: str) -> Object | None:
    """The object of this kind and id, or None."""
    if kind == PLAN:
        return plan_object(document)
    found: Iterable[Object] = document.get(kind) or []
    return next((one for one in found if one.get("id") == object_id), None)


def called(thing: Mapping[str, Any] | None) -> str:
    """What people call an object: its code, else its name; empty for what has none, such as a wall."""
    return next((str(thing[key]) for key in CALLED if thing.get(key)), "") if thing else ""


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal, whatever the order of their fields; true is not 1."""
    if one is other:
        return True
    if isinstance(one, bool) or isinstance(other, bool):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def change_of(raw: Mapping[str, Any]) -> Change:
    """The change in a JSON object of the right shape."""
    edits = (Edit(e["kind"], e["id"], e["at"], e.get("before"), e.get("after")) for e in raw["edits"])
    return Change(raw["key"], raw["label"], tuple(edits))


def edits_json(edits: Iterable[Edit]) -> list[dict[str, Any]]:
    """Edits as JSON objects."""
    return [asdict(edit) for edit in edits]


class _Work:
    """A document in the making. Lists are copied when they are first written to, objects never."""

    def __init__(self, document: Document) -> None:
        self._document = dict(document)
        self._lists: dict[str, list[Object]] = {}
        self._order: dict[str, list[str]] = {}
        self._ids: dict[str, set[str]] = {}

    def get(self, edit: Edit) -> Object | None:
        if edit.kind == PLAN:
            return plan_object(self._document)
        place = self._place(edit)
        return None if place is None else self._list(edit.kind)[place]

    def put(self, edit: Edit) -> bool:
        """Do it, if the object is what it was."""
        if edit.kind == PLAN:
            return self._put_plan(edit)
        found, place = self._list(edit.kind), self._place(edit)
        if not same(None if place is None else found[place], edit.before):
            return False
        order, ids = self._order[edit.kind], self._ids[edit.kind]
        if place is None and edit.after is not None:
            found.insert(edit.at, edit.after)
            order.insert(edit.at, edit.id)
            ids.add(edit.id)
        elif place is not None and edit.after is None:
            del found[place]
            del order[place]
            ids.discard(edit.id)
        elif place is not None and edit.after is not None:
            found[place] = edit.after
        return True

    def document(self) -> Document:
        return self._document | self._lists

    def _put_plan(self, edit: Edit) -> bool:
        if not same(plan_object(self._document), plan_object(edit.before or {})):
            return False
        after = edit.after or {}
        self._document = whole(self._document | {key: after.get(key) for key in TOP})
        return True

    def _list(self, kind: str) -> list[Object]:
        if kind not in self._lists:
            self._lists[kind] = list(self._document.get(kind) or [])
            self._order[kind] = [one["id"] for one in self._lists[kind]]
            self._ids[kind] = set(self._order[kind])
        return self._lists[kind]

    def _place(self, edit: Edit) -> int | None:
        """Where the object stands: mostly where the edit says."""
        self._list(edit.kind)
        order = self._order[edit.kind]
        if edit.id not in self._ids[edit.kind]:
            return None
        return edit.at if order[edit.at : edit.at + 1] == [edit.id] else order.index(edit.id)


def _list_edits(kind: str, before: list[Object], after: list[Object]) -> list[Edit]:
    """Away from the end, then what is altered, then in from the beginning: so every `at` is right then.

    Where what stays changed its order, everything goes and comes anew.
    """
    new = {one["id"]: one for one in after}
    old = {one["id"] for one in before}
    stays = [one["id"] for one in before if one["id"] in new]
    if stays != [one["id"] for one in after if one["id"] in old]:
        stays = []
    kept = set(stays)
    away = [Edit(kind, one["id"], at, one, None) for at, one in enumerate(before) if one["id"] not in kept]
    left = [one for one in before if one["id"] in kept]
    altered = [
        Edit(kind, one["id"], at, one, new[one["id"]])
        for at, one in enumerate(left)
        if not same(one, new[one["id"]])
    ]
    added = [Edit(kind, one["id"], at, None, one) for at, one in enumerate(after) if one["id"] not in kept]
    return [*reversed(away), *altered, *added]
