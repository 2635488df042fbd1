"""The sentence to say about what was found; where nothing is known, what to do next."""

from collections.abc import Sequence

from floorassist.catalog import placement
from floorassist.catalog.rows import Place as Stand
from floorassist.find.places import Place

UNKNOWN = "Place unknown. Ask the nearest colleague."


def of_item(stands: Sequence[str]) -> str:
    """An item by the sentences of its placements: the first of them."""
    return stands[0] if stands else UNKNOWN


def beside(stands: Sequence[str]) -> str:
    """The other placements of an item: "also end cap of aisle 3; backroom, aisle B1"; "" if there is one."""
    others = [each[:1].lower() + each[1:] for each in dict.fromkeys(stands) if each != stands[0]]
    return f"also {'; '.join(others)}" if others else ""


def of_place(place: Place) -> str:
    """A place that was named: "Aisle A12, bay 4, left side", "Service desk"; a department by its aisle."""
    if place.aisle:
        return placement.say(Stand(place.aisle, place.bay, place.side))
    return UNKNOWN if place.kind == "department" else place.label or place.code


def of_answer(text: str, where: str) -> str:
    """A kept answer: the place, then the colleague's own words."""
    return ". ".join(part.rstrip(". ") for part in (where, text) if part) or UNKNOWN
