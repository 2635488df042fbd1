"""What is taken into a draft: every object is one that a plan may have, and there are not too many of them.

A draft may be wrong in what its objects say together (an aisle on a level that is gone): publishing finds it.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from floorassist.draft.changes import LISTS, PLAN, TOP, Change, Document, Edit
from floorassist.floor import parse as limits
from floorassist.floor.exchange import SIZE_LIMIT
from floorassist.floor.parse import parse
from floorassist.floor.plan import SCHEMA
from floorassist.floor.reading import Fault, PlanRefused
from floorassist.translation import mark, number, tr

MOST = {
    "levels": limits.LEVELS,
    "zones": limits.ZONES,
    "aisles": limits.AISLES,
    "walls": limits.WALLS,
    "doors": limits.DOORS,
    "fixtures": limits.FIXTURES,
    "anchors": limits.ANCHORS,
    "connectors": limits.CONNECTORS,
    "blocks": limits.BLOCKS,
}
TOO_MANY = {
    "levels": mark("A plan may have {most} levels at most. Take some away first."),
    "zones": mark("A plan may have {most} zones at most. Take some away first."),
    "aisles": mark("A plan may have {most} aisles at most. Take some away first."),
    "walls": mark("A plan may have {most} walls at most. Take some away first."),
    "doors": mark("A plan may have {most} doors at most. Take some away first."),
    "fixtures": mark("A plan may have {most} fixtures at most. Take some away first."),
    "anchors": mark("A plan may have {most} anchors at most. Take some away first."),
    "connectors": mark("A plan may have {most} connectors at most. Take some away first."),
    "blocks": mark("A plan may have {most} blocks at most. Take some away first."),
}


def faults(change: Change) -> tuple[Fault, ...]:
    """What is wrong with the objects of a change, each named by its kind and code; none: it can be tried."""
    if not change.edits:
        return (Fault("edits", tr("A change needs one edit at least.")),)
    return (*_astray(change.edits), *_misshapen(change.edits))


def tidy(change: Change) -> Change:
    """The change with its numbers as the native format writes them: 2 and not 2.0. It must have no faults."""
    edits = tuple(replace(one, before=_plain(one.before), after=_plain(one.after)) for one in change.edits)
    return replace(change, edits=edits)


def excess(document: Document, text: str) -> str | None:
    """A sentence when the document, written as `text`, is more than a plan may have; else None."""
    for kind, most in MOST.items():
        if len(document[kind]) > most:
            return tr(TOO_MANY[kind], most=number(most))
    if sum(len(aisle["bays"]) for aisle in document["aisles"] if aisle.get("bays")) > limits.BAYS:
        return tr("A plan may have {most} bays at most. Take some away first.", most=number(limits.BAYS))
    if len(text) > SIZE_LIMIT:
        return tr(
            "A plan may have {most} MB at most. Take something away first.", most=SIZE_LIMIT // 1_000_000
        )
    return None


def _astray(edits: Iterable[Edit]) -> list[Fault]:
    """Edits whose object has another id than they say, or no object at all."""
    found = []
    for n, one in enumerate(edits):
        where = f"edits[{n}] {one.kind}"
        if one.kind == PLAN:
            if one.id != PLAN or one.before is None or one.after is None:
                found.append(
                    Fault(where, tr("The plan's own fields have the id `plan`; they are altered only."))
                )
        elif one.before is None and one.after is None:
            found.append(Fault(where, tr("An edit needs an object before or after it.")))
        elif any(each is not None and each.get("id") != one.id for each in (one.before, one.after)):
            wanted = tr("The object must have the id of its edit, {id}.", id=f"{one.id!r:.40}")
            found.append(Fault(where, wanted))
    return found[:10]


def _misshapen(edits: Iterable[Edit]) -> list[Fault]:
    """What a reader of plans refuses of the objects: those from before are read as strictly."""
    found: list[Fault] = []
    for side in ("before", "after"):
        objects: dict[str, list[Any]] = {kind: [] for kind in LISTS}
        for one in edits:
            value = getattr(one, side)
            if value is None:
                continue
            if one.kind == PLAN:
                found += _plan_faults(value)
            else:
                objects[one.kind].append(value)
        found += _faults_of({"schema": SCHEMA, "name": "-", **objects})
    return found


def _plan_faults(value: dict[str, Any]) -> list[Fault]:
    strange = [
        Fault(PLAN, tr("There is no field {field} here.", field=f"{key!r:.40}"))
        for key in value
        if key not in TOP
    ]
    return strange[:10] or _faults_of({"schema": SCHEMA, **value})


def _faults_of(document: dict[str, Any]) -> list[Fault]:
    try:
        parse(document)
    except PlanRefused as refused:
        return list(refused.faults)
    return []


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return int(value) if value == int(value) else value
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def written(document: Document) -> str:
    """The document as it is kept: its text without spaces."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
