"""What changed from one plan document to another, object by object, in words."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from floorassist.draft import compare_words as words
from floorassist.draft.changes import LISTS, Document, Object, plan_object, same
from floorassist.draft.naming import name_of
from floorassist.translation import tr, tr_many

What = Literal["added", "removed", "moved", "renamed", "resized", "changed"]
WHATS: tuple[What, ...] = ("added", "removed", "renamed", "moved", "resized", "changed")
TOGETHER = 5  # so many bays of one aisle with the same fate are told as one
NEAR = 1e-6  # metres
CALLED = ("code", "name", "department", "why", "label")
SIZES = ("width", "depth", "thickness", "shelf_depth")
SHAPES = ("from", "to", "at", "line", "polygon", "level", "stops")


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of an object, or of `count` bays of an aisle; None before or after where it was not there.

    A bay has the kind `bays` and tells the id of its `aisle`.
    """

    kind: str
    id: str
    name: str
    what: What
    detail: str
    before: Object | None
    after: Object | None
    aisle: str | None = None
    count: int = 1


def differences(before: Document, after: Document) -> list[Difference]:
    """Everything that is another in `after`, in the order of the lists; documents are only read."""
    top = _altered("plan", "plan", plan_object(before), plan_object(after))
    found = [top] if top else []
    for kind in LISTS:
        old, new = _by_id(before.get(kind)), _by_id(after.get(kind))
        for key, thing in old.items():
            if key not in new:
                found.append(_one(kind, key, "removed", words.inside(thing), thing, None))
            elif one := _altered(kind, key, _bare(thing), _bare(new[key])):
                found.append(one)
        found += [
            _one(kind, key, "added", words.inside(new[key]), None, new[key]) for key in new if key not in old
        ]
    return found + _gathered(list(_bays(before, after)))


def counts(found: Sequence[Difference]) -> dict[str, int]:
    """How many objects were added, removed, and so on, and all of them as `all`."""
    numbers: dict[str, int] = {what: sum(one.count for one in found if one.what == what) for what in WHATS}
    return {**numbers, "all": sum(numbers.values())}


def _altered(kind: str, key: str, old: Object, new: Object, aisle: str | None = None) -> Difference | None:
    names = [name for name in {**old, **new} if not same(old.get(name), new.get(name))]
    if not names:
        return None
    told: dict[What, list[str]] = {}
    for name in names:
        if name in CALLED or (kind == "bays" and name in ("side", "aisle")):
            told.setdefault("renamed", [])
        elif name in SIZES and kind != "plan":
            told.setdefault("resized", []).append(words.resized(name, old.get(name), new.get(name)))
        elif name not in SHAPES:
            told.setdefault("changed", []).append(words.became(name, old.get(name), new.get(name)))
    if any(name in SHAPES for name in names):
        what, detail = _reshaped(old, new)
        told.setdefault(what, []).insert(0, detail)
    if "renamed" in told:
        told["renamed"] = _renaming(kind, names, old, new)
    first = next(what for what in WHATS if what in told)
    detail = words.joined([part for what in WHATS for part in told.get(what, ())])
    return _one(kind, key, first, detail, old, new, aisle)


def _renaming(kind: str, names: Sequence[str], old: Object, new: Object) -> list[str]:
    if kind == "bays" and {"code", "side", "aisle"} & set(names):
        was, now = (f"{one.get('aisle', '')}-{one.get('code')}{one.get('side')}" for one in (old, new))
        return [f"{was} → {now}"]
    return [f"{_called(old.get(name))} → {_called(new.get(name))}" for name in names if name in CALLED]


def _called(name: Any) -> str:
    """A name as somebody gave it."""
    return str(name) if name else words.value(name)


def _reshaped(old: Object, new: Object) -> tuple[What, str]:
    """Moved where every point went the same way, or to another level; else another shape."""
    if old.get("level") != new.get("level"):
        return "moved", tr("to another level")
    a, b = _points(old), _points(new)
    if len(a) == len(b) and a:
        dx, dy = b[0][0] - a[0][0], b[0][1] - a[0][1]
        if all(
            abs(q[0] - p[0] - dx) < NEAR and abs(q[1] - p[1] - dy) < NEAR for p, q in zip(a, b, strict=True)
        ):
            return "moved", words.way(dx, dy)
    if "from" in old and "from" in new:
        was, now = (math.dist(p[0], p[1]) for p in (a, b))
        if abs(was - now) >= 0.01:
            return "resized", words.lengthened(was, now)
        return "moved", tr("turned")
    return "resized" if "polygon" in old or "line" in old else "changed", tr("another shape")


def _points(thing: Object) -> list[Sequence[float]]:
    at = thing.get("at")
    found = [thing[key] for key in ("from", "to") if key in thing]
    found += [at] if isinstance(at, list) else []
    found += [stop["at"] for stop in thing.get("stops") or ()]
    return found + list(thing.get("polygon") or thing.get("line") or ())


def _bays(before: Document, after: Document) -> Iterator[Difference]:
    """Bays in aisles that both have, and those that went from one aisle to another."""
    old, new = _bays_by_id(before), _bays_by_id(after)
    there, here = _by_id(before.get("aisles")), _by_id(after.get("aisles"))
    for key, (aisle, bay) in old.items():
        if key not in new and aisle in here:
            yield _one("bays", key, "removed", "", bay, None, aisle)
        elif key in new:
            # An aisle that is called otherwise is told once, not with each of its bays.
            at, now = new[key]
            was = {**bay, "aisle": (here[aisle] if at == aisle else there[aisle]).get("code")}
            one = _bay(key, was, {**now, "aisle": here[at].get("code")}, at)
            if one:
                yield one
    for key, (aisle, bay) in new.items():
        if key not in old and aisle in there:
            yield _one("bays", key, "added", "", None, bay, aisle)


def _bay(key: str, old: Object, new: Object, aisle: str) -> Difference | None:
    """Along its aisle a bay lies at a number of metres: that is a move, too."""
    if old.get("at") == new.get("at"):
        return _altered("bays", key, old, new, aisle)
    was, now = ({name: value for name, value in each.items() if name != "at"} for each in (old, new))
    one = _altered("bays", key, was, now, aisle)
    moved = words.shifted(old.get("at"), new.get("at"))
    if one is None:
        return _one("bays", key, "moved", moved, old, new, aisle)
    return _one("bays", key, one.what, words.joined([one.detail, moved]), old, new, aisle)


def _gathered(bays: list[Difference]) -> list[Difference]:
    """Many bays of one aisle with the same fate are one difference."""
    groups: dict[tuple[str | None, What], list[Difference]] = {}
    for one in bays:
        groups.setdefault((one.aisle, one.what), []).append(one)
    found: list[Difference] = []
    for (aisle, what), group in groups.items():
        if len(group) < TOGETHER:
            found += group
            continue
        details = [one.detail for one in group if one.detail]
        detail = tr("{first}, and so on", first=details[0]) if details else ""
        name = tr_many("{n} bay", "{n} bays", len(group))
        found.append(Difference("bays", group[0].id, name, what, detail, None, None, aisle, len(group)))
    return found


def _one(
    kind: str,
    key: str,
    what: What,
    detail: str,
    old: Object | None,
    new: Object | None,
    aisle: str | None = None,
) -> Difference:
    return Difference(kind, key, name_of(kind, new or old or {}), what, detail, old, new, aisle)


def _by_id(things: Sequence[Object] | None) -> dict[str, Object]:
    return {str(thing.get("id")): thing for thing in things or ()}


def _bays_by_id(document: Document) -> dict[str, tuple[str, Object]]:
    return {
        str(bay.get("id")): (str(aisle.get("id")), bay)
        for aisle in document.get("aisles") or ()
        for bay in aisle.get("bays") or ()
    }


def _bare(thing: Object) -> Object:
    """The object without its bays, which are told one by one."""
    return {name: value for name, value in thing.items() if name != "bays"}
