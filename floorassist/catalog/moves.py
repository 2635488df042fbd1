"""Which place the contents of each place go to, when a bay or a whole aisle is moved to another."""

from collections.abc import Iterator
from dataclasses import dataclass

from floorassist.floor.spots import Spot, Spots
from floorassist.translation import tr


class MoveRefused(ValueError):
    """A move that cannot be meant; `field` is source or target."""

    def __init__(self, field: str, detail: str) -> None:
        super().__init__(detail)
        self.field = field


@dataclass(frozen=True, slots=True)
class Pair:
    """A place, and where what stands there goes; None: there is no such place, so it stays."""

    source: Spot
    target: Spot | None


def pairs(spots: Spots, source: str, target: str) -> list[Pair]:
    """The places of a move: of an aisle each bay goes to the bay of the same side and number."""
    one, other = _read(spots, "source", source), _read(spots, "target", target)
    if one.id == other.id:
        raise MoveRefused("target", tr("It stands in {code} already. Choose another place.", code=one.code))
    if one.kind != "aisle":
        return [Pair(one, other)]
    if other.kind != "aisle":
        told = tr("A whole aisle goes to an aisle; {code} is none.", code=other.code)
        raise MoveRefused("target", told)
    return list(_bays(spots, one, other))


def _bays(spots: Spots, one: Spot, other: Spot) -> Iterator[Pair]:
    yield Pair(one, other)
    for spot in spots.by_id.values():
        if spot.aisle == one.aisle and spot.bay:
            yield Pair(spot, spots.bay(other.aisle or "", spot.bay, spot.side))


def _read(spots: Spots, field: str, text: str) -> Spot:
    found = next(iter(spots.read(text)), None)
    if found is None:
        raise MoveRefused(field, no_such_place(text))
    return found


def no_such_place(text: str) -> str:
    """That the plan has no place of that name, and how to write one."""
    return tr("No place “{text}” is on the plan. Write it like A12 4 left, or A12 alone.", text=text[:60])
