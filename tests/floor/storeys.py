"""A store of three storeys for tests: stairs, lift, escalator, one-way doors, a closed aisle, a spill."""

from tests.floor.plans import Document, document

NOON, LATER = "2026-03-07T12:00:00Z", "2026-03-07T12:30:00Z"
CLOSED_UNTIL = "2026-03-07T12:15:00Z"


def tall() -> Document:
    """A fresh copy: 24 m x 30 m on the ground, 16 m x 12 m above, 12 m x 8 m below."""
    plan = document()
    plan["levels"] = [
        {"id": "ground", "name": "Ground floor", "ordinal": 0, "width": 24, "depth": 30},
        {"id": "up", "name": "Upper floor", "ordinal": 1, "width": 16, "depth": 12},
        {"id": "down", "name": "Cellar", "ordinal": -1, "width": 12, "depth": 8},
    ]
    above = next(aisle for aisle in plan["aisles"] if aisle["id"] == "up-1")
    above |= {"from": [5, 9], "to": [5, 5]}
    plan["aisles"].append(_moved(above, "U2", "up-2", 9))
    plan["aisles"].append(_moved(above, "C1", "c-1", 6) | {"level": "down", "from": [6, 6], "to": [6, 2]})
    plan["aisles"][1]["closed_until"] = CLOSED_UNTIL
    plan["zones"].append(
        {"id": "z2", "level": "up", "department": "Curtains", "polygon": [[11, 1], [13, 1], [13, 3], [11, 3]]}
    )
    # A room on the upper floor that the lift alone leads to, and a way out of it through a one-way door.
    room = [[12, 4], [12, 12]]
    plan["walls"].append({"id": "room", "level": "up", "line": [[16, 4], *room], "thickness": 0.15})
    plan["doors"].append(
        {"id": "out", "level": "up", "at": [12, 8], "width": 1.4, "staff_only": False, "one_way": True}
        | {"heading": 180}
    )
    # To the back of the ground floor by the staff door, from it by a door that leads only to the shop.
    plan["doors"].append(
        {"id": "flap", "level": "ground", "at": [12, 6], "width": 1.6, "staff_only": False, "one_way": True}
        | {"heading": 90}
    )
    plan["connectors"] = [
        _joined("stairs", "stairs", "Main stairs", 18, ("ground", [1.5, 28]), ("up", [1.5, 10.5])),
        _joined("lift", "lift", "Lift", 25, ("down", [10.5, 1.5]), ("ground", [22.5, 8]), ("up", [14, 10])),
        _joined("escalator", "escalator", "Escalator", 12, ("ground", [12, 19]), ("up", [8, 2]))
        | {"one_way": True},
        _joined("ladder", "ramp", "Goods ramp", 40, ("ground", [22.5, 1.5]), ("down", [1.5, 6.5]))
        | {"staff_only": True},
    ]
    spill = [[16, 18.2], [18, 18.2], [18, 19.8], [16, 19.8]]
    plan["blocks"] = [
        {"id": "spill", "level": "ground", "polygon": spill, "why": "Spill", "until": LATER},
        {
            "id": "pallet",
            "level": "ground",
            "polygon": [[2, 17], [2.4, 17], [2.4, 17.4], [2, 17.4]],
            "why": "",
        },
    ]
    return plan


def _moved(aisle: Document, code: str, name: str, x: float) -> Document:
    bays = [{**bay, "id": f"{name}-{bay['side']}{bay['code']}"} for bay in aisle["bays"]]
    return {**aisle, "id": name, "code": code, "from": [x, 9], "to": [x, 5], "bays": bays}


def _joined(name: str, kind: str, called: str, seconds: float, *stops: tuple[str, list[float]]) -> Document:
    return {
        "id": name,
        "kind": kind,
        "name": called,
        "seconds": seconds,
        "staff_only": False,
        "one_way": False,
        "stops": [{"level": level, "at": at} for level, at in stops],
    }
