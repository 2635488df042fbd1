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
            Remark("blocks", block.id, name_of("blocks", {"why": block.why}), "It is over; take it away.")
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
        return Remark("plan", "plan", "The plan", fault.detail)


def _narrow(plan: Plan) -> list[Remark]:
    says = "It is {:g} m wide; a trolley or a wheelchair needs 0.9 m."
    return [
        Remark("aisles", aisle.id, f"Aisle {aisle.code}", says.format(aisle.width))
        for aisle in plan.aisles
        if aisle.width < NARROWEST
    ]


def _labels(after: Plan, stale: Mapping[str, int]) -> list[Remark]:
    """Printed labels go on working, since they hold ids; what people read on them is of old."""
    if not stale:
        return []
    bays = {bay.id: aisle for aisle, bay in after.bays()}
    inside = {bays[spot].id: f"Aisle {bays[spot].code}" for spot in stale if spot in bays}
    inside |= {aisle.id: f"Aisle {aisle.code}" for aisle in after.aisles if aisle.id in stale}
    count = sum(stale.values())
    what = "1 printed label is" if count == 1 else f"{count:,} printed labels are"
    detail = f"{what} out of date. They still scan; print them anew when you can."
    if len(inside) == 1:
        [(aisle_id, name)] = inside.items()
        return [Remark("aisles", aisle_id, name, detail)]
    return [Remark("plan", "plan", _listed(list(inside.values())) or "The plan", detail)]


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
            detail = f"People may look for the old {code}, now {now[spot].aisle}: they are shown both."
            found.append(Remark("aisles", aisles[code].id, f"Aisle {code}", detail))
    bays: dict[str, int] = {}
    for address, spot in latest.items():
        if address.bay is not None and address.aisle not in whole and owners.get(address, spot) != spot:
            bays[address.aisle] = bays.get(address.aisle, 0) + 1
    for code, count in bays.items():
        what = "1 bay number means" if count == 1 else f"{count:,} bay numbers mean"
        detail = f"{what} another bay than before: who looks for one is shown both."
        found.append(Remark("aisles", aisles[code].id, f"Aisle {code}", detail))
    return found


def _listed(names: list[str]) -> str:
    """The first few names, and how many more."""
    shown = names[:NAMED] if len(names) > NAMED + 1 else names
    more = [f"{len(names) - len(shown)} more"] if len(names) > len(shown) else []
    parts = [*shown, *more]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""
