"""What the things of a plan are called: "Aisle A4", "Till T1", "Staff door"; as core/plan-words.js has it."""

from collections.abc import Mapping
from typing import Any

from floorassist.translation import tr, tr_as

GIVEN = {"zones": "department", "connectors": "name", "anchors": "name", "levels": "name"}


def kind_name(kind: str) -> str:
    """One thing of a list, as people call it."""
    known = {
        "aisles": tr("Aisle"),
        "fixtures": tr("Fixture"),
        "zones": tr("Department"),
        "walls": tr("Wall"),
        "doors": tr("Door"),
        "anchors": tr("Starting point"),
        "connectors": tr("Way between levels"),
        "blocks": tr_as("obstacle", "Block"),
        "levels": tr("Level"),
        "bays": tr("Bay"),
        "plan": tr("The plan"),
    }
    return known.get(kind, tr("Something"))


def name_of(kind: str, thing: Mapping[str, Any]) -> str:
    """What people call an object of a plan document; a bay by its number and side alone."""
    if kind == "aisles" and thing.get("code"):
        return tr("Aisle {code}", code=thing["code"])
    if kind == "bays":
        return tr("Bay {code}", code=f"{thing.get('code', '')}{thing.get('side', '')}")
    if kind == "fixtures":
        return _fixture(thing)
    if kind == "doors":
        exits = thing.get("one_way") and thing.get("heading") is None
        return tr("Staff door") if thing.get("staff_only") else tr("Fire exit") if exits else tr("Door")
    if kind == "blocks" and thing.get("why"):
        return tr("Block: {why}", why=thing["why"])
    return str(thing.get(GIVEN.get(kind, "")) or kind_name(kind))


def _fixture(thing: Mapping[str, Any]) -> str:
    known = {
        "shelf": tr_as("fixture", "Shelf"),
        "endcap": tr_as("fixture", "Endcap"),
        "table": tr_as("fixture", "Table"),
        "till": tr_as("fixture", "Till"),
        "desk": tr_as("fixture", "Desk"),
        "entrance": tr_as("fixture", "Entrance"),
        "rack": tr_as("fixture", "Rack"),
    }
    kind = known.get(str(thing.get("kind")), tr("Fixture"))
    named = thing.get("code") or thing.get("name")
    return tr_as("fixture", "{kind} {code}", kind=kind, code=named) if named else kind
