"""Where an item stands, as a sentence that a worker can say."""

from functools import reduce

from floorassist.catalog.rows import Place
from floorassist.translation import mark, tr, tr_as

UNKNOWN = mark("Place unknown")
ROLE_ORDER = {"home": 0, "endcap": 1, "topstock": 2, "backroom": 3}
_ROLES = {"endcap": mark("End cap"), "topstock": mark("Top stock"), "backroom": mark("Backroom")}
_SIDES = {"L": mark("left side"), "R": mark("right side")}


def say(place: Place) -> str:
    """“Aisle 12, bay 4, left side, knee height”; “End cap of aisle 12”; “Garden, shelf 2”."""
    return _listed([*_lead(place), *_details(place)])


def say_within(place: Place) -> str:
    """The same as it stands inside a sentence: “aisle 12, bay 4”; “end cap of aisle 12”."""
    return _listed([*_lead_within(place), *_details(place)])


def lines(place: Place) -> list[str]:
    """What a sign says under the aisle's code: “Bay 4”, “left side”, “knee height”.

    Twin: `placeLines` in `static/js/parts/phrases.js`.
    """
    role = tr(_ROLES[place.role]) if place.role in _ROLES else ""
    bay = tr("Bay {code}", code=place.bay) if place.bay else ""
    side = tr(_SIDES[place.side]) if place.side else ""
    shelf = tr("shelf {code}", code=place.shelf) if place.shelf.isdigit() else place.shelf
    return [line for line in (role, bay, side, shelf) if line]


def _lead(place: Place) -> list[str]:
    code = place.aisle
    if not is_numbered(code):
        name = code[:1].upper() + code[1:]
        if place.role == "endcap":
            return [name, tr("end cap")] if name == code else [tr("End cap of {area}", area=_small(code))]
        return [tr("Backroom"), _small(code)] if _is_behind(place) else [name]
    if place.role == "endcap":
        return [tr("End cap of aisle {code}", code=code)]
    if _is_behind(place):
        return [tr("Backroom"), tr_as("in a list", "aisle {code}", code=code)]
    return [tr("Aisle {code}", code=code)]


def _lead_within(place: Place) -> list[str]:
    code = place.aisle
    if not is_numbered(code):
        if place.role == "endcap":
            is_name = code[:1].upper() == code[:1]
            return [_small(code), tr("end cap")] if is_name else [tr("end cap of {area}", area=code)]
        return [tr("backroom"), _small(code)] if _is_behind(place) else [_small(code)]
    if place.role == "endcap":
        return [tr("end cap of aisle {code}", code=code)]
    aisle = tr_as("in a list", "aisle {code}", code=code)
    return [tr("backroom"), aisle] if _is_behind(place) else [aisle]


def _details(place: Place) -> list[str]:
    parts = []
    if place.bay:
        parts.append(tr("bay {bay}", bay=place.bay))
    if place.side:
        parts.append(tr(_SIDES[place.side]))
    if place.role == "topstock":
        parts.append(tr("top stock"))
    if place.shelf:
        parts.append(tr("shelf {shelf}", shelf=place.shelf) if place.shelf.isdigit() else place.shelf)
    return parts


def is_numbered(code: str) -> bool:
    """Whether it is said as “Aisle A12”; a code without a number in it is a name."""
    return any(sign.isdigit() for sign in code)


def _is_behind(place: Place) -> bool:
    """Whether it is to be said that it stands in the backroom: not where the aisle's name does."""
    code = place.aisle if is_numbered(place.aisle) else _small(place.aisle)
    return place.role == "backroom" and "backroom" not in code


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _listed(parts: list[str]) -> str:
    return reduce(lambda first, second: tr("{first}, {second}", first=first, second=second), parts)
