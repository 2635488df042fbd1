"""What the things of a plan are called: "Aisle A4", "Till T1", "Staff door"; as core/plan-words.js has it."""

from collections.abc import Mapping
from typing import Any

KINDS = {
    "aisles": "Aisle",
    "fixtures": "Fixture",
    "zones": "Department",
    "walls": "Wall",
    "doors": "Door",
    "anchors": "Starting point",
    "connectors": "Way between levels",
    "blocks": "Block",
    "levels": "Level",
    "bays": "Bay",
    "plan": "The plan",
}


def name_of(kind: str, thing: Mapping[str, Any]) -> str:
    """What people call an object of a plan document; a bay by its number and side alone."""
    if kind == "aisles":
        return f"Aisle {thing.get('code', '')}".strip()
    if kind == "bays":
        return f"Bay {thing.get('code', '')}{thing.get('side', '')}"
    if kind == "fixtures":
        named = thing.get("code") or thing.get("name") or ""
        return f"{str(thing.get('kind', 'Fixture')).capitalize()} {named}".strip()
    if kind == "doors":
        exits = thing.get("one_way") and thing.get("heading") is None
        return "Staff door" if thing.get("staff_only") else "Fire exit" if exits else "Door"
    if kind == "blocks":
        return f"Block: {thing['why']}" if thing.get("why") else "Block"
    field = {"zones": "department", "connectors": "name", "anchors": "name", "levels": "name"}.get(kind, "")
    return str(thing.get(field) or KINDS.get(kind, "Something"))
