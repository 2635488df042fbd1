"""A small store for tests, drawn by hand: two rows of aisles, a slanted one, a backroom, a second level."""

from typing import Any

Document = dict[str, Any]


def document() -> Document:
    """A fresh copy of the plan document: 24 m x 30 m on the ground, 10 m x 8 m above."""
    aisles = [_aisle(str(n), 3 + 3.2 * (n - 1), 16, 10) for n in range(1, 6)]
    aisles += [_aisle(f"A{n}", 3 + 3.2 * (n - 10), 26, 20) for n in (10, 11, 12)]
    aisles.append({**_aisle("Garden", 0, 0, 0), "from": [15.5, 27.5], "to": [20, 20]})
    aisles.append({**_aisle("U1", 3, 6, 2), "level": "up", "id": "up-1"})
    for aisle in aisles:
        aisle["bays"] = [{**bay, "id": f"{aisle['id']}-{bay['side']}{bay['code']}"} for bay in aisle["bays"]]
    return {
        "schema": 1,
        "name": "Corner Store",
        "sketch": False,
        "address": {"template": "{aisle}-{bay}{side}"},
        "levels": [
            {"id": "ground", "name": "the ground floor", "ordinal": 0, "width": 24, "depth": 30},
            {"id": "up", "name": "the upper floor", "ordinal": 1, "width": 10, "depth": 8},
        ],
        "zones": [
            {
                "id": "z1",
                "level": "ground",
                "department": "Paint",
                "polygon": [[0, 8], [12, 8], [12, 18], [0, 18]],
            }
        ],
        "aisles": aisles,
        "walls": [
            {
                "id": "outer",
                "level": "ground",
                "line": [[0, 0], [24, 0], [24, 30], [0, 30], [0, 0]],
                "thickness": 0.2,
            },
            {"id": "back", "level": "ground", "line": [[0, 6], [24, 6]], "thickness": 0.15},
        ],
        "doors": [
            {
                "id": "staff",
                "level": "ground",
                "at": [20, 6],
                "width": 1.6,
                "staff_only": True,
                "one_way": False,
            },
            {
                "id": "fire",
                "level": "ground",
                "at": [4, 6],
                "width": 1.6,
                "staff_only": False,
                "one_way": True,
            },
        ],
        "fixtures": [
            {
                "id": "island",
                "level": "ground",
                "kind": "table",
                "polygon": [[8, 18], [9, 18], [9, 19], [8, 19]],
            },
            {
                "id": "desk",
                "level": "ground",
                "kind": "desk",
                "polygon": [[20, 26], [23, 26], [23, 27], [20, 27]],
                "code": "FRONT-DESK",
                "name": "Front desk",
            },
            {
                "id": "rack",
                "level": "ground",
                "kind": "rack",
                "polygon": [[6, 2], [14, 2], [10, 4]],
                "code": "R1",
            },
        ],
        "anchors": [
            {
                "id": "door",
                "level": "ground",
                "kind": "entrance",
                "code": "ENTRANCE",
                "name": "Entrance",
                "at": [22, 29.2],
            }
        ],
    }


def _aisle(code: str, x: float, start: float, end: float) -> Document:
    """An upright aisle with bays of 1.2 m; the last one on the right is missing."""
    count = 5
    bays = [
        {"id": "", "code": str(n + 1), "side": side, "at": round(n * 1.2, 3), "width": 1.2}
        for side in ("L", "R")
        for n in range(count if code != "U1" else 3)
        if (side, n) != ("R", count - 1)
    ]
    return {
        "id": f"aisle-{code.lower()}",
        "level": "ground",
        "code": code,
        "name": "",
        "department": "Paint" if code in "123" else "",
        "from": [x, start],
        "to": [x, end],
        "width": 2,
        "bays": bays,
    }
