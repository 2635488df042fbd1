"""Places that a question names: "aisle 7", "A12", "12 bay 4 left", "checkout", "the paint department".

The store's codes decide: "aisle 9" is `A9`, `09` or `9`, whichever the store uses, and an aisle that only the
catalog knows is found as well.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from floorassist.find.language import Language, Phrase
from floorassist.find.question import bare_words
from floorassist.find.words import stem, words
from floorassist.floor.address import Address, read_address
from floorassist.floor.plan import Anchor, Fixture, Plan
from floorassist.floor.spots import Spot, Spots

MOST_WORDS = 8

_PIECE = re.compile(r"[0-9]+|[^\W\d_]+")
_LANDMARKS = {"till": "tills", "tills": "tills", "desk": "desk", "entrance": "entrance"}


@dataclass(frozen=True)
class Place:
    """A place of the store. `id` is the plan's, else the code; x, y in metres where the plan knows it.

    `was` is the address that it had, where it was found by that: "A12".
    """

    kind: Literal["aisle", "spot", "department"]
    id: str
    code: str
    label: str = ""
    aisle: str = ""
    bay: str = ""
    side: str = ""
    x: float | None = None
    y: float | None = None
    level: str | None = None
    was: str = ""


@dataclass(frozen=True)
class Places:
    """The places of a store by what people call them; tuples of words are folded."""

    template: str = "{aisle}-{bay}{side}"
    spots: Spots | None = None
    aisles: Mapping[str, Place] = field(default_factory=dict)
    pieces: frozenset[str] = frozenset()
    named: Mapping[Phrase, tuple[Place, ...]] = field(default_factory=dict)
    landmarks: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    departments: Mapping[frozenset[str], Place] = field(default_factory=dict)

    def meant(self, text: str, language: Language) -> list[Place]:
        """The places that the whole question names, likeliest first; none if it asks for something else."""
        asked = bare_words(text, language.for_places)
        if not asked or len(asked) > MOST_WORDS:
            return []
        found = [*self._addressed(asked, language), *self.named.get(tuple(asked), ())]
        found += self.landmarks.get(language.landmarks.get(tuple(asked), ""), ())
        found += self._called(asked, language)
        return list({(place.kind, place.id): place for place in found}.values())

    def department(self, asked: Sequence[str]) -> Place | None:
        """The department of this name; the words may mean its goods as well."""
        return self.departments.get(frozenset(map(stem, asked)))

    def _addressed(self, asked: list[str], language: Language) -> list[Place]:
        """Aisles and bays by their address, where every word can be part of one."""
        around = language.address_words
        known = self.pieces | around.keys()
        pieces = [piece for word in asked for piece in _PIECE.findall(word)]
        if not all(piece in known or _is_number(piece) for piece in pieces):
            return []
        own = [word if len(word) == 1 or word in self.pieces else around.get(word, word) for word in asked]
        text = " ".join(filter(None, own))
        former = self.spots.names if self.spots and self.spots.former else ()
        found = self._places(text, [*self.aisles, *(code for code in former if code not in self.aisles)])
        return found or (self._places(text, self.aisles) if former else [])

    def _places(self, text: str, names: Iterable[str]) -> list[Place]:
        """The places of an address, each before the one that had it before."""
        found: dict[str, Place] = {}
        for address in read_address(text, names, self.template):
            place = self._place(address)
            old = self.spots.renamed(address, taken=place is not None) if self.spots else None
            for each in (place, place_of(old) if old else None):
                if each:
                    found.setdefault(each.id, each)
        return list(found.values())

    def _place(self, address: Address) -> Place | None:
        """The bay where the plan has it, else the aisle if only that was named."""
        if address.bay is None:
            return self.aisles.get(address.aisle)
        spot = self.spots.bay(address.aisle, address.bay, address.side) if self.spots else None
        return place_of(spot) if spot else None

    def _called(self, asked: list[str], language: Language) -> list[Place]:
        """What is called "the … department" or "the … aisle": a department, else the aisles of that name."""
        for rest, mark in ((asked[:-1], asked[-1:]), (asked[1:], asked[:1])):
            if rest and tuple(mark) in language.department:
                department = self.department(rest)
                if department:
                    return [department]
                called = set(map(stem, rest))
                return [each for each in self.aisles.values() if called <= set(map(stem, words(each.label)))]
        return []


def places(spots: Spots | None, aisles: Iterable[str], departments: Mapping[str, str]) -> Places:
    """The places of a plan, if there is one, with the aisles and departments that the catalog names.

    `departments` leads from each name to the code of its main aisle. Aisles that fit a question alike come by
    their codes, in whatever order they are told.
    """
    known = {code: Place("aisle", code, code, aisle=code) for code in aisles if code}
    known |= {code: place_of(spot) for code, spot in spots.aisles.items()} if spots else {}
    known = dict(sorted(known.items()))
    named, landmarks = _landmarks(spots.plan, spots) if spots else ({}, {})
    return Places(
        template=spots.plan.template if spots else Places.template,
        spots=spots,
        aisles=known,
        pieces=frozenset(
            piece
            for code in [*known, *(spots.names if spots else ())]
            for word in words(code)
            for piece in _PIECE.findall(word)
        ),
        named=named,
        landmarks=landmarks,
        departments={
            frozenset(map(stem, words(name))): _department(name, known.get(aisle))
            for name, aisle in sorted(departments.items())
            if words(name)
        },
    )


def _landmarks(
    plan: Plan, spots: Spots
) -> tuple[dict[Phrase, tuple[Place, ...]], dict[str, tuple[Place, ...]]]:
    """Fixtures and anchors by their names and codes, and by what they are; anchors come first."""
    named: dict[Phrase, tuple[Place, ...]] = {}
    kinds: dict[str, tuple[Place, ...]] = {}
    things: list[Anchor | Fixture] = [*plan.anchors, *plan.fixtures]
    for each in things:
        spot = spots.by_id.get(each.id)
        if spot:
            for name in {tuple(words(each.name or "")), tuple(words(each.code or ""))} - {()}:
                named[name] = (*named.get(name, ()), place_of(spot))
            if each.kind in _LANDMARKS:
                kind = _LANDMARKS[each.kind]
                kinds[kind] = (*kinds.get(kind, ()), place_of(spot))
    return named, kinds


def _department(name: str, aisle: Place | None) -> Place:
    """A department, where its main aisle is."""
    if aisle is None:
        return Place("department", name, name, label=name)
    return replace(aisle, kind="department", id=name, code=name, label=name)


def place_of(spot: Spot) -> Place:
    """A spot of the plan as a place that was found."""
    return Place(
        "aisle" if spot.kind == "aisle" else "spot",
        spot.id,
        spot.code,
        spot.label or "",
        spot.aisle or "",
        spot.bay or "",
        spot.side or "",
        spot.x,
        spot.y,
        spot.level,
        spot.was or "",
    )


def _is_number(piece: str) -> bool:
    return piece.isdecimal() and len(piece) <= 4
