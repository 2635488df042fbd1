"""Old addresses and where they lead: cases for both sides (`python -m tests.floor.renaming` writes them)."""

import copy
import json
from pathlib import Path
from typing import Any

from floorassist.floor.former import renamed
from floorassist.floor.parse import parse
from floorassist.floor.spots import Spots
from tests.floor import plans

FILE = Path(__file__).parent.parent / "cases" / "renamed.json"
TEXTS = (
    *("A12", "a12 4 left", "A12-4L", "aisle 12 bay 4", "A14", "A14-4L", "aisle-a12", "A13", "1", "1-1L"),
    *(
        "aisle 1 bay 2",
        "1-2R",
        "2",
        "2-3L",
        "FRONT-DESK",
        "front desk",
        "info",
        "nowhere",
        "",
        "A11",
        "A10-1L",
    ),
)


def after() -> plans.Document:
    """The small store, renumbered: A12 is A14, 1 and 2 have swapped, so have two bays, the desk is INFO."""
    plan = copy.deepcopy(plans.document())
    aisles = {aisle["id"]: aisle for aisle in plan["aisles"]}
    aisles["aisle-a12"]["code"] = "A14"
    aisles["aisle-1"]["code"], aisles["aisle-2"]["code"] = "2", "1"
    first, second = (bay for bay in aisles["aisle-a10"]["bays"] if bay["side"] == "L" and bay["code"] in "12")
    first["code"], second["code"] = "2", "1"
    next(each for each in plan["fixtures"] if each["id"] == "desk")["code"] = "INFO"
    return plan


def cases() -> dict[str, Any]:
    """The plan that holds, what its places were called before, and what texts mean then."""
    new = parse(after())
    former = renamed(parse(plans.document()), new)
    spots = Spots(new, former)
    told = [
        {"aisle": each.address.aisle, "bay": each.address.bay, "side": each.address.side, "spot": each.spot}
        for each in former
    ]
    read = [{"text": text, "found": [[spot.id, spot.was] for spot in spots.read(text)]} for text in TEXTS]
    return {"plan": after(), "renamed": told, "read": read}


if __name__ == "__main__":
    FILE.write_text(json.dumps(cases(), ensure_ascii=False, indent=1) + "\n", "utf-8")
