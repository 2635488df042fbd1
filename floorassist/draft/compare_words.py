"""What became of the things of a plan, in words: which field, what it was and is, which way it went."""

from collections.abc import Mapping
from functools import reduce
from typing import Any

from floorassist.translation import listing, number, tr, tr_as, tr_many

LITTLE = 0.005  # metres


def field_name(name: str) -> str:
    """A field of an object within a sentence."""
    known = {
        "width": tr("width"),
        "depth": tr("depth"),
        "thickness": tr("thickness"),
        "shelf_depth": tr("shelf depth"),
        "closed_until": tr("closed until"),
        "until": tr_as("moment", "until"),
        "staff_only": tr("staff only"),
        "one_way": tr("one way"),
        "heading": tr("heading"),
        "kind": tr("kind"),
        "seconds": tr("seconds"),
        "ordinal": tr("ordinal"),
        "sketch": tr("sketch"),
        "geo": tr("place on earth"),
        "address": tr("way of writing addresses"),
        "side": tr("side"),
    }
    return known.get(name, name.replace("_", " "))


def value(told: Any) -> str:
    """A value within a sentence: a number, yes or no, a kind of thing, or what somebody wrote."""
    if told is None or told == "":
        return tr_as("value", "nothing")
    if isinstance(told, bool):
        return tr_as("value", "yes") if told else tr_as("value", "no")
    if isinstance(told, (int, float)):
        return number(told)
    return tr_as("value", "another") if isinstance(told, (dict, list)) else _kind(str(told))


def became(name: str, before: Any, after: Any) -> str:
    """What a field was and is: "sketch: yes → no"."""
    return tr("{field}: {before} → {after}", field=field_name(name), before=value(before), after=value(after))


def resized(name: str, before: Any, after: Any) -> str:
    """Which size it has now: "width 2 → 2.4"."""
    return tr("{field} {before} → {after}", field=field_name(name), before=value(before), after=value(after))


def lengthened(before: float, after: float) -> str:
    """How long an aisle is now: "length 8.00 m → 10.00 m"."""
    return tr("length {before} m → {after} m", before=number(before, 2), after=number(after, 2))


def shifted(before: Any, after: Any) -> str:
    """Where a bay lies along its aisle: "at 2 m → 3 m"."""
    return tr("at {before} m → {after} m", before=value(before), after=value(after))


def way(dx: float, dy: float) -> str:
    """How far something went: "moved 2.00 m right and 0.50 m down"."""
    parts = []
    if abs(dx) >= LITTLE:
        across = {"metres": number(abs(dx), 2)}
        parts.append(tr("{metres} m right", **across) if dx > 0 else tr("{metres} m left", **across))
    if abs(dy) >= LITTLE:
        along = {"metres": number(abs(dy), 2)}
        parts.append(tr("{metres} m down", **along) if dy > 0 else tr("{metres} m up", **along))
    return tr("moved {way}", way=listing(parts)) if parts else tr("moved a little")


def inside(thing: Mapping[str, Any]) -> str:
    """With how many bays an aisle comes or goes; nothing for what has none."""
    count = len(thing.get("bays") or ())
    return tr_many("with {n} bay", "with {n} bays", count) if count else ""


def joined(parts: list[str]) -> str:
    """Several of them, one after the other."""
    return reduce(lambda first, second: tr("{first}; {then}", first=first, then=second), parts or [""])


def _kind(told: str) -> str:
    known = {
        "shelf": tr_as("fixture", "shelf"),
        "endcap": tr_as("fixture", "endcap"),
        "table": tr_as("fixture", "table"),
        "till": tr_as("fixture", "till"),
        "tills": tr_as("fixture", "tills"),
        "desk": tr_as("fixture", "desk"),
        "entrance": tr_as("fixture", "entrance"),
        "rack": tr_as("fixture", "rack"),
        "stairs": tr("stairs"),
        "lift": tr("lift"),
        "escalator": tr("escalator"),
        "ramp": tr("ramp"),
    }
    return known.get(told, told)
