"""Where on the plan a place is that a file names."""

from collections.abc import Iterable

from floorassist.catalog.rows import ItemRow, Place, RowError
from floorassist.floor.address import Address
from floorassist.floor.spots import Spot, Spots
from floorassist.translation import tr_many


class PlanPlaces:
    """Looks places up on one plan, each only once; without a plan every place is nowhere."""

    def __init__(self, spots: Spots | None) -> None:
        self._spots = spots
        self._seen: dict[tuple[str, str, str], Spot | None] = {}

    def of(self, place: Place) -> Spot | None:
        """The most exact spot for a place: its bay, else its aisle or fixture, or None.

        Where the side is not told, the bay of either side will do.
        """
        key = (place.aisle, place.bay, place.side)
        if key not in self._seen:
            self._seen[key] = self._look_up(*key)
        return self._seen[key]

    def follow(self, spot_id: str | None, place: Place) -> Spot | None:
        """Where a placement that hung on this spot of another plan hangs on this one.

        It stays at the spot as long as the plan has it, whatever that is called now, or goes to its own bay
        in the aisle that it stood in; else what its place says is looked up.
        """
        spot = self._spots.by_id.get(spot_id) if self._spots and spot_id else None
        if self._spots is None or spot is None:
            return self.of(place)
        if spot.kind == "aisle" and spot.aisle and place.bay:
            return self._spots.bay(spot.aisle, place.bay, place.side or None) or spot
        return spot

    def are_outdated_by(self, spots: Spots | None) -> bool:
        """Whether the plan is another one by now."""
        return spots is not self._spots

    def _look_up(self, aisle: str, bay: str, side: str) -> Spot | None:
        if self._spots is None:
            return None
        spot = self._spots.aisles.get(aisle) or next(iter(self._spots.read(aisle)), None)
        if spot is None or spot.aisle is None or not bay:
            return spot
        if spot.was:
            return self._spots.formerly(Address(aisle, bay.lstrip("0") or "0", side or None)) or spot
        return self._spots.bay(spot.aisle, bay, side or None) or spot


def off_plan(items: Iterable[ItemRow], spots: Spots | None) -> list[RowError]:
    """A warning for each aisle that the plan does not have, at its first row; none while there is no plan."""
    if spots is None:
        return []
    places = PlanPlaces(spots)
    rows: dict[str, list[int]] = {}
    for item in items:
        for aisle in {place.aisle for place in item.places if places.of(place) is None}:
            rows.setdefault(aisle, []).append(item.row)
    return [RowError(found[0], "aisle", _nowhere(aisle, len(found))) for aisle, found in rows.items()]


def _nowhere(aisle: str, items: int) -> str:
    return tr_many(
        "“{aisle}” is not on the plan. Its item is kept and found, but no way there is shown.",
        "“{aisle}” is not on the plan. Its {n} items are kept and found, but no way there is shown.",
        items,
        aisle=aisle,
    )
