"""What keeps a draft from being published, and what to know before it is; each remark leads to its place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from floorassist.draft.naming import name_of
from floorassist.floor.address import Address
from floorassist.floor.former import Former, addresses
from floorassist.floor.plan import Plan
from floorassist.floor.reading import Fault
from floorassist.translation import listing, number, tr, tr_many

NARROWEST = 0.9  # metres: what a trolley or a wheelchair needs
NAMED = 3  # aisles named in one sentence

_PATH = re.compile(r"(\w+)\[(\d+)\](?:.* bays\[(\d+)\]$)?")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to mend or to know: the object (kind and id, for a bay those of its aisle, and `bay`)."""

    kind: str
    id: str
    name: str
    detail: str
    bay: str | None = None


def remarks(faults: Iterable[Fault], document: Mapping[str, Any]) -> list[Remark]:
    """The faults of a document as remarks about its objects; what has no object is about the plan."""
    return [_remark(fault, document) for fault in faults]


def warnings(
    after: Plan,
    former: Sequence[Former],
    new: Sequence[Former],
    stale_labels: Mapping[str, int],
    now: datetime,
) -> list[Remark]:
    """What to know before this plan takes the place of another.

    `former` are the addresses that still find places, `new` those that this publication will add, and
    `stale_labels` how many printed labels say something else than the plan, by the ids of their places.
    """
    return [
        *_narrow(after),
        *_labels(after, stale_labels),
        *_given_anew(after, [*former, *new]),
        *(
            Remark("blocks", block.id, name_of("blocks", {"why": block.why}), tr("It is over; take it away."))
            for block in after.blocks
            if block.until and block.until <= now
        ),
    ]


def _remark(fault: Fault, document: Mapping[str, Any]) -> Remark:
    found = _PATH.match(fault.field)
    try:
        assert found
        kind, number, bay = found[1], int(found[2]), found[3]
        thing = document[kind][number]
        bay_id = str(thing["bays"][int(bay)]["id"]) if bay else None
        return Remark(kind, str(thing["id"]), name_of(kind, thing), fault.detail, bay_id)
    except (AssertionError, LookupError, TypeError):
        return Remark("plan", "plan", name_of("plan", {}), fault.detail)


def _narrow(plan: Plan) -> list[Remark]:
    return [
        Remark("aisles", aisle.id, _aisle(aisle.code), _too_narrow(aisle.width))
        for aisle in plan.aisles
        if aisle.width < NARROWEST
    ]


def _labels(after: Plan, stale: Mapping[str, int]) -> list[Remark]:
    """Printed labels go on working, since they hold ids; what people read on them is of old."""
    if not stale:
        return []
    bays = {bay.id: aisle for aisle, bay in after.bays()}
    inside = {bays[spot].id: _aisle(bays[spot].code) for spot in stale if spot in bays}
    inside |= {aisle.id: _aisle(aisle.code) for aisle in after.aisles if aisle.id in stale}
    detail = tr_many(
        "{n} printed label is out of date. They still scan; print them anew when you can.",
        "{n} printed labels are out of date. They still scan; print them anew when you can.",
        sum(stale.values()),
    )
    if len(inside) == 1:
        [(aisle_id, name)] = inside.items()
        return [Remark("aisles", aisle_id, name, detail)]
    return [Remark("plan", "plan", _listed(list(inside.values())) or name_of("plan", {}), detail)]


def _given_anew(after: Plan, former: Sequence[Former]) -> list[Remark]:
    """Old addresses that lead to one place and are the address of another one."""
    owners = {address: spot for spot, address in addresses(after)}
    now = dict(addresses(after))
    latest = {each.address: each.spot for each in former if each.spot in now}
    whole = {address.aisle: spot for address, spot in latest.items() if address.bay is None}
    aisles = {aisle.code: aisle for aisle in after.aisles}
    found = []
    for code, spot in whole.items():
        if owners.get(Address(code), spot) != spot and code in aisles:
            detail = tr(
                "People may look for the old {code}, now {new}: they are shown both.",
                code=code,
                new=now[spot].aisle,
            )
            found.append(Remark("aisles", aisles[code].id, _aisle(code), detail))
    bays: dict[str, int] = {}
    for address, spot in latest.items():
        if address.bay is not None and address.aisle not in whole and owners.get(address, spot) != spot:
            bays[address.aisle] = bays.get(address.aisle, 0) + 1
    for code, count in bays.items():
        detail = tr_many(
            "{n} bay number means another bay than before: who looks for one is shown both.",
            "{n} bay numbers mean another bay than before: who looks for one is shown both.",
            count,
        )
        found.append(Remark("aisles", aisles[code].id, _aisle(code), detail))
    return found


def _listed(names: list[str]) -> str:
    """The first few names, and how many more."""
    shown = names[:NAMED] if len(names) > NAMED + 1 else names
    more = len(names) - len(shown)
    return listing([*shown, *([tr_many("{n} more", "{n} more", more)] if more else [])]) if shown else ""


def _aisle(code: str) -> str:
    return name_of("aisles", {"code": code})


def _too_narrow(width: float) -> str:
    return tr(
        "It is {width} m wide; a trolley or a wheelchair needs {needed} m.",
        width=number(width),
        needed=number(NARROWEST),
    )
