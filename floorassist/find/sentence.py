"""The sentence to say about what was found; where nothing is known, what to do next."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import Protocol

from floorassist.catalog import placement
from floorassist.catalog.rows import Place as Stand
from floorassist.find.places import Place
from floorassist.translation import mark, tr

UNKNOWN = mark("Place unknown. Ask the nearest colleague.")
OUT = mark("Out of stock.")
DOUBTED = mark("A colleague did not find it there: check first.")
BEING_RESET = mark("This aisle is being reset: check first.")


class Standing(Protocol):
    """Where an item stands, by its parts."""

    @property
    def aisle(self) -> str:
        """Its code."""

    @property
    def bay(self) -> str:
        """A number, or ""."""

    @property
    def side(self) -> str:
        """L, R or ""."""

    @property
    def shelf(self) -> str:
        """In the store's words, or ""."""

    @property
    def role(self) -> str:
        """One of four."""


def of_item(
    stands: Sequence[str], *, doubted: bool = False, out: bool = False, being_reset: bool = False
) -> str:
    """An item by the sentences of its placements: the first of them, and plainly what speaks against going.

    "Aisle 12, bay 4. A colleague did not find it there: check first."; "Aisle 12, bay 4. Out of stock."
    """
    place = stands[0] if stands else "" if out else tr(UNKNOWN)
    return _warned(place, doubted=doubted, out=out, being_reset=being_reset)


def beside(stands: Sequence[Standing]) -> str:
    """The other placements of an item: "also end cap of aisle 3; backroom, aisle B1"; "" if there is one."""
    said = [placement.say_within(Stand(one.aisle, one.bay, one.side, one.shelf, one.role)) for one in stands]
    others = [each for each in dict.fromkeys(said) if each != said[0]]
    if not others:
        return ""
    return tr(
        "also {places}",
        places=reduce(lambda first, second: tr("{first}; {second}", first=first, second=second), others),
    )


def of_place(place: Place) -> str:
    """A place that was named: "Aisle A12, bay 4, left side", "Service desk"; a department by its aisle.

    One that was named by an address of before says so first: "A12 is now A14. Aisle A14".
    """
    if place.was:
        return tr("{first}. {second}", first=renamed(place), second=of_place(replace(place, was="")))
    if place.aisle:
        return placement.say(Stand(place.aisle, place.bay, place.side))
    return tr(UNKNOWN) if place.kind == "department" else place.label or place.code


def renamed(place: Place) -> str:
    """What became of an address: "A12 is now A14", "The old A12-4 is now A14-4L"."""
    return tr("{was} is now {code}", was=place.was[:1].upper() + place.was[1:], code=place.code)


def of_answer(
    text: str, where: str, *, doubted: bool = False, out: bool = False, being_reset: bool = False
) -> str:
    """A kept answer: the place, then the colleague's own words, then what speaks against going."""
    parts = [part.rstrip(". ") for part in (where, text) if part] or [tr(UNKNOWN)]
    told = reduce(lambda first, second: tr("{first}. {second}", first=first, second=second), parts)
    return _warned(told, doubted=doubted, out=out, being_reset=being_reset)


def _warned(told: str, *, doubted: bool, out: bool, being_reset: bool) -> str:
    """The sentence, with a full stop only where another one follows."""
    against = [tr(OUT)] * out + [tr(BEING_RESET if being_reset else DOUBTED)] * (doubted or being_reset)
    if not against:
        return told
    return " ".join([tr("{sentence}.", sentence=told.rstrip("."))] * bool(told) + against)
