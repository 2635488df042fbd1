"""The sentence to say about what was found; where nothing is known, what to do next."""

from collections.abc import Sequence
from dataclasses import replace

from floorassist.catalog import placement, trust
from floorassist.catalog.rows import Place as Stand
from floorassist.find.places import Place

UNKNOWN = "Place unknown. Ask the nearest colleague."
OUT = "Out of stock."
DOUBTED = f"{trust.NOT_FOUND}: {trust.CHECK}."
BEING_RESET = f"{trust.BEING_RESET}: {trust.CHECK}."


def of_item(
    stands: Sequence[str], *, doubted: bool = False, out: bool = False, being_reset: bool = False
) -> str:
    """An item by the sentences of its placements: the first of them, and plainly what speaks against going.

    "Aisle 12, bay 4. A colleague did not find it there: check first."; "Aisle 12, bay 4. Out of stock."
    """
    place = stands[0] if stands else "" if out else UNKNOWN
    return _warned(place, doubted=doubted, out=out, being_reset=being_reset)


def beside(stands: Sequence[str]) -> str:
    """The other placements of an item: "also end cap of aisle 3; backroom, aisle B1"; "" if there is one."""
    others = [each[:1].lower() + each[1:] for each in dict.fromkeys(stands) if each != stands[0]]
    return f"also {'; '.join(others)}" if others else ""


def of_place(place: Place) -> str:
    """A place that was named: "Aisle A12, bay 4, left side", "Service desk"; a department by its aisle.

    One that was named by an address of before says so first: "A12 is now A14. Aisle A14".
    """
    if place.was:
        return f"{renamed(place)}. {of_place(replace(place, was=''))}"
    if place.aisle:
        return placement.say(Stand(place.aisle, place.bay, place.side))
    return UNKNOWN if place.kind == "department" else place.label or place.code


def renamed(place: Place) -> str:
    """What became of an address: "A12 is now A14", "The old A12-4 is now A14-4L"."""
    return f"{place.was[:1].upper()}{place.was[1:]} is now {place.code}"


def of_answer(
    text: str, where: str, *, doubted: bool = False, out: bool = False, being_reset: bool = False
) -> str:
    """A kept answer: the place, then the colleague's own words, then what speaks against going."""
    told = ". ".join(part.rstrip(". ") for part in (where, text) if part) or UNKNOWN
    return _warned(told, doubted=doubted, out=out, being_reset=being_reset)


def _warned(told: str, *, doubted: bool, out: bool, being_reset: bool) -> str:
    """The sentence, with a full stop only where another one follows."""
    against = [OUT] * out + [BEING_RESET if being_reset else DOUBTED] * (doubted or being_reset)
    return " ".join([f"{told.rstrip('.')}."] * bool(told) + against) if against else told
