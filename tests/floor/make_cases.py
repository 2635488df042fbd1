"""Writes the cases that Python and JavaScript share: `python -m tests.floor.make_cases`.

Read the difference before you commit it: these files are what both sides promise.
"""

import json
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from floorassist.floor import address, directions, exchange, landmarks, nearest, raster, route, storeys, trip
from floorassist.floor.ground import Ground
from floorassist.floor.spots import Spot, Spots
from tests.floor import plans
from tests.floor.storeys import LATER, NOON, tall

CASES = Path(__file__).parent.parent / "cases"
LEVEL = "ground"
STORE = ["1", "2", "09", "A12", "A9", "B9", "B1", "Garden", "12", "A-Z", "Café", "7", "7B", "20"]
TEXTS = [
    "a12b4", "A12 4 left", "aisle 12 bay 4", "12-4L", "09", "9", "aisle 9", "bay 4 in aisle 12", "A12",
    "bay 4 of a12 right", "garden 3 right", "GARDEN", "cafe 2", "café-2R", "A12-4L", "a 12", "b9", "7b",
    "7b4", "7 b 4", "7-b4l", "row 2 left", "aisle7", "a-z 3", "12 left bay 4", "12 L 4", "99", "", "  ", "-",
    "left", "aisle", "isle 7 bay 12 right hand side", "A012-04R", "pasillo 7", "2/3 l", "２ ４ L",
    "A12-4L\n", "x" * 61, "aisle 12345 4", "1234567", "20 side", "b1 4 left",
]  # fmt: skip
WAYS = [
    ((22000, 29200), (3000, 15000)), ((3500, 13300), (21000, 3000)), ((22000, 29200), (22000, 28000)),
    ((1000, 1000), (23000, 1000)), ((8500, 18500), (2000, 20000)), ((12000, 12345), (16789, 22222)),
    ((9876, 17321), (7654, 19999)), ((3000, 27000), (15800, 10300)), ((500, 500), (10000, 3900)),
    ((-5000, 10), (3000, 15000)), ((10000, 2500), (3000, 15000)),
]  # fmt: skip


def walk_cases() -> dict[str, Any]:
    """The small store, its grids as checksums, walks and the nearest people on it."""
    document = plans.document()
    plan = exchange.parse(document)
    grids, walks, nears = [], [], []
    for cell in (250, 500):
        for staff in (True, False):
            grid = raster.raster(plan, LEVEL, cell, staff=staff)
            grids.append(
                {
                    "cell": cell,
                    "staff": staff,
                    "columns": grid.columns,
                    "rows": grid.rows,
                    "free": sum(grid.free),
                }
                | {"crc_free": zlib.crc32(grid.free), "crc_moves": zlib.crc32(grid.moves)}
            )
    fine, coarse = raster.raster(plan, LEVEL), raster.raster(plan, LEVEL, raster.COARSE)
    for here, there in WAYS:
        walk = route.shortest_walk(fine, here, there)
        found = {"points": walk.points, "length": walk.length, "seconds": walk.seconds} if walk else None
        walks.append({"here": here, "there": there, "walk": found})
    people = [place for way in WAYS for place in way]
    for here, k in ((WAYS[0][0], 3), (WAYS[1][0], 8), (WAYS[5][1], 1), ((-5000, 10), 3), (WAYS[4][0], 50)):
        found = [
            {"index": n.index, "length": n.length, "seconds": n.seconds}
            for n in nearest.nearest(coarse, fine, here, people, k)
        ]
        nears.append({"here": here, "k": k, "found": found})
    return {
        "plan": document,
        "level": LEVEL,
        "grids": grids,
        "walks": walks,
        "people": people,
        "nearest": nears,
    }


def direction_cases() -> dict[str, Any]:
    """Sentences from spot to spot of the small store."""
    plan = exchange.parse(plans.document())
    spots, fine = Spots(plan), raster.raster(plan, LEVEL)
    names = [
        "door",
        "aisle-1-L3",
        "aisle-4-R1",
        "aisle-a11-L5",
        "aisle-garden-R2",
        "desk",
        "rack",
        "aisle-5",
        "aisle-3-R4",
    ]
    found = []
    for start in names:
        for goal in names:
            for known in (True, False):
                here, there = spots.by_id[start], spots.by_id[goal]
                walk = route.shortest_walk(fine, here.place, there.place)
                assert walk
                shelf = "knee height" if known and there.kind == "bay" else ""
                say = directions.directions(
                    plan, walk, start=here if known else None, goal=there, shelf=shelf
                )
                found.append({"start": start, "goal": goal, "known": known, "shelf": shelf, "say": say})
    spotted = {name: _spot(spots.by_id[name]) for name in names}
    return {"plan": "walk.json", "spots": spotted, "directions": found}


def _spot(spot: Spot) -> dict[str, Any]:
    return {
        "kind": spot.kind, "id": spot.id, "code": spot.code, "level": spot.level, "place": spot.place,
        "facing": spot.facing, "aisle": spot.aisle, "bay": spot.bay, "side": spot.side, "label": spot.label,
        "department": spot.department,
    }  # fmt: skip


SPOTS = ["door", "up-1-L2", "up-2-R2", "c-1-L1", "aisle-1-L3", "aisle-2-L3", "aisle-5-R3", "desk", "rack"]
POINTS = [
    ("up", (14500, 9800)), ("ground", (12000, 5950)), ("ground", (12100, 6060)), ("ground", (5000, 2000)),
    ("up", (13000, 2000)), ("down", (11000, 7000)), ("ground", (17000, 18500)), ("up", (-4000, 0)),
]  # fmt: skip


def level_cases() -> dict[str, Any]:
    """The store of three storeys: its grids, trips with their words, and who is nearest, at two moments."""
    document = tall()
    plan = exchange.parse(document)
    ground = Ground(plan)
    moments = [None, datetime.fromisoformat(NOON), datetime.fromisoformat(LATER)]
    grids = []
    for level in ("ground", "up", "down"):
        for cell in (250, 500):
            for now in moments:
                grid = raster.raster(plan, level, cell, now=now)
                crc = [zlib.crc32(cells) for cells in (grid.free, grid.moves, grid.back)]
                grids.append({"level": level, "cell": cell, "now": _moment(now), "crc": crc})
    trips = [
        _trip_case(ground, start, goal, now, stepless=stepless)
        for start in [*SPOTS, *POINTS]
        for goal in SPOTS
        for now in moments[1:]
        for stepless in (False, True)
        if now and (now.minute == 0 or goal in SPOTS[3:6]) and not (stepless and start in SPOTS[6:])
    ]
    people = [(spot.level, spot.place) for spot in map(ground.spots.by_id.__getitem__, SPOTS)] + POINTS
    nears = []
    for n, k, now in ((0, 3, moments[1]), (1, 20, moments[2]), (3, 20, moments[1]), (5, 20, moments[1]),
                      (9, 20, moments[1]), (10, 4, moments[2]), (16, 3, moments[1])):  # fmt: skip
        found = storeys.nearest_of_all(ground.storeys(now), people[n], people, k)
        told = [{"index": n.index, "length": n.length, "seconds": n.seconds} for n in found]
        nears.append({"here": people[n], "k": k, "now": _moment(now), "found": told})
    return {"plan": document, "grids": grids, "trips": trips, "people": people, "nearest": nears}


@dataclass(frozen=True)
class _Point:
    level: str
    x: float
    y: float


def _trip_case(ground: Ground, start: Any, goal: str, now: datetime, *, stepless: bool) -> dict[str, Any]:
    there = ground.spots.by_id[goal]
    if isinstance(start, str):
        here: Any = ground.spots.by_id[start]
    else:
        here = _Point(start[0], start[1][0] / 1000, start[1][1] / 1000)
    found = ground.trip(here, there, now, stepless=stepless)
    case = {"start": start, "goal": goal, "now": _moment(now), "stepless": stepless}
    case["say"] = ground.say(here, there, now, "knee height", stepless=stepless)
    return case | {"trip": _trip(found) if found else None}


def _trip(found: trip.Trip) -> dict[str, Any]:
    return {
        "walks": [[level, walk.points, walk.length] for level, walk in found.walks],
        "rides": [[ride.connector.id, ride.begin, ride.end, ride.length] for ride in found.rides],
        "seconds": found.seconds,
    }


def _moment(now: datetime | None) -> str | None:
    return now.isoformat() if now else None


def name_cases() -> list[dict[str, str]]:
    """Names as they are said in a sentence."""
    names = ["Front desk", "Lift 2", "IT desk", "the tills", "Lift", "Éclair counter", "A", "TILLS", ""]
    return [{"name": name, "said": landmarks.the(name)} for name in names]


def address_cases() -> dict[str, Any]:
    """Texts and what they mean in a store; templates and the codes they make."""
    read = [
        {"text": text, "found": [[a.aisle, a.bay, a.side] for a in address.read_address(text, STORE)]}
        for text in TEXTS
    ]
    made = []
    for template in (
        "{aisle}-{bay}{side}",
        "{aisle}.{side}{bay}",
        "{aisle} / {bay}-{side}",
        "{aisle}+{side}.{bay}",
    ):
        for each in (("A12", "4", "L"), ("Garden centre", "12", "R"), ("7", "3", None), ("B-2", None, None)):
            code = address.format_address(template, address.Address(*each))
            made.append({"template": template, "address": each, "code": code})
    return {"aisles": STORE, "read": read, "made": made}


def main() -> None:
    """Write the files."""
    for name, cases in (
        ("walk", walk_cases()),
        ("directions", direction_cases()),
        ("levels", {**level_cases(), "names": name_cases()}),
        ("address", address_cases()),
    ):
        parts = [f" {json.dumps(key)}: {_lines(value)}" for key, value in cases.items()]
        (CASES / f"{name}.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _lines(value: Any) -> str:
    if isinstance(value, list):
        return "[\n  " + ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in value) + "\n ]"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main()
