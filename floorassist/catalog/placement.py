"""Where an item stands, as a sentence that a worker can say."""

from floorassist.catalog.rows import Place

UNKNOWN = "Place unknown"
ROLE_ORDER = {"home": 0, "endcap": 1, "topstock": 2, "backroom": 3}
_SIDES = {"L": "left side", "R": "right side"}


def say(place: Place) -> str:
    """“Aisle 12, bay 4, left side, knee height”; “End cap of aisle 12”; “Garden, shelf 2”."""
    aisle = _aisle(place.aisle)
    in_words = aisle[0].lower() + aisle[1:]
    parts = [aisle]
    if place.role == "endcap":
        parts = [f"End cap of {in_words}"] if aisle != place.aisle else [aisle, "end cap"]
    elif place.role == "backroom" and "backroom" not in in_words:
        parts = ["Backroom", in_words]
    if place.bay:
        parts.append(f"bay {place.bay}")
    if place.side:
        parts.append(_SIDES[place.side])
    if place.role == "topstock":
        parts.append("top stock")
    if place.shelf:
        parts.append(f"shelf {place.shelf}" if place.shelf.isdigit() else place.shelf)
    return ", ".join(parts)


def _aisle(code: str) -> str:
    """“Aisle A12” for a code with a number in it; a name stands for itself."""
    return f"Aisle {code}" if any(sign.isdigit() for sign in code) else code[:1].upper() + code[1:]
