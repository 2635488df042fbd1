"""What places were called before a plan was published over another one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from floorassist.floor.address import Address
from floorassist.floor.plan import Aisle, Plan

FOUND_FOR = timedelta(days=90)  # how long a place is found by its old address


@dataclass(frozen=True, slots=True)
class Former:
    """An address that the place of this id had: an aisle's or a fixture's code alone, or one of a bay."""

    address: Address
    spot: str


def renamed(before: Plan, after: Plan) -> list[Former]:
    """The addresses that places which both plans have (by their ids) had only on the first.

    Bays that kept their number in a renamed aisle are found through the aisle. An aisle that is gone, but
    most of whose bays stand in one other, was merged: its code leads there.
    """
    now = dict(addresses(after))
    aisles = {aisle.id: aisle for aisle in after.aisles}
    homes = {bay.id: aisle.id for aisle, bay in after.bays()}
    found: list[Former] = []
    for aisle in before.aisles:
        target = aisle.id if aisle.id in aisles else _merged_into(aisle, homes)
        if target and aisles[target].code != aisle.code:
            found.append(Former(Address(aisle.code), target))
        for bay in aisle.bays:
            was, now_at = bay_address(aisle, bay.code, bay.side), now.get(bay.id)
            followed = target == aisle.id == homes.get(bay.id)
            if now_at and was != (Address(aisle.code, now_at.bay, now_at.side) if followed else now_at):
                found.append(Former(was, bay.id))
    for spot, address in others(before):
        if spot in now and now[spot] != address:
            found.append(Former(address, spot))
    return found


def carried(known: list[Former], before: Plan, new: list[Former]) -> list[Former]:
    """What the `new` ones are as well, by the still older names (`known`) that their aisles go by.

    An aisle that is renamed, and whose bays are renumbered another day: the first name leads to them too.
    """
    names: dict[str, list[str]] = {}
    for each in known:
        if each.address.bay is None:
            names.setdefault(each.spot, []).append(each.address.aisle)
    aisles = {bay.id: aisle.id for aisle, bay in before.bays()}
    taken = {each.address for each in known}
    found = [
        Former(replace(each.address, aisle=name), each.spot)
        for each in new
        if each.address.bay is not None
        for name in names.get(aisles[each.spot], ())
    ]
    return [each for each in found if each.address not in taken]


def addresses(plan: Plan) -> Iterator[tuple[str, Address]]:
    """Every place of a plan by its id, with its address; bays are numbered without leading zeros."""
    for aisle in plan.aisles:
        yield aisle.id, Address(aisle.code)
        for bay in aisle.bays:
            yield bay.id, bay_address(aisle, bay.code, bay.side)
    yield from others(plan)


def bay_address(aisle: Aisle, code: str, side: str) -> Address:
    """The address of a bay as it is compared: `04` is `4`."""
    return Address(aisle.code, code.lstrip("0") or "0", side)


def others(plan: Plan) -> Iterator[tuple[str, Address]]:
    """The fixtures and anchors that have a code."""
    for fixture in plan.fixtures:
        if fixture.code is not None:
            yield fixture.id, Address(fixture.code)
    for anchor in plan.anchors:
        yield anchor.id, Address(anchor.code)


def _merged_into(gone: Aisle, homes: dict[str, str]) -> str | None:
    """The aisle that has more than half of the bays of one that is gone."""
    now = [homes[bay.id] for bay in gone.bays if bay.id in homes]
    best = max(now, key=now.count, default=None)
    return best if best is not None and now.count(best) * 2 > len(gone.bays) else None
