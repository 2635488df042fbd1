"""What is to be printed: which things, and how each becomes a label."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote

from floorassist.floor.plan import Plan
from floorassist.floor.sketch import natural
from floorassist.floor.spots import Spot, Spots
from floorassist.labels import blank
from floorassist.labels.label import Label
from floorassist.translation import mark, tr

What = Literal["item", "bay", "aisle", "place", "blank"]
NAMES = {
    "item": mark("Items"),
    "bay": mark("Bays"),
    "aisle": mark("Aisle ends"),
    "place": mark("Places"),
    "blank": mark("Blank codes"),
}
MOST = 5_000  # labels at once
MOST_BLANKS = 1_000


@dataclass(frozen=True)
class Choice:
    """Things of one kind: of an aisle (its code), of a department, one alone (its id), or only what changed.

    `count` is how many blank codes, `copies` how often each label is printed.
    """

    what: What
    aisle: str = ""
    department: str = ""
    only: str = ""
    changed: bool = False
    count: int = 0
    copies: int = 1

    @property
    def words(self) -> str:
        """What was chosen, as a heading."""
        things = tr(NAMES[self.what])
        if self.aisle and self.department:
            of = {"aisle": self.aisle, "department": self.department}
            things = tr("{things} of aisle {aisle} of {department}", things=things, **of)
        elif self.aisle:
            things = tr("{things} of aisle {aisle}", things=things, aisle=self.aisle)
        elif self.department:
            things = tr("{things} of {department}", things=things, department=self.department)
        return tr("{things}, only what changed", things=things) if self.changed else things


@dataclass(frozen=True)
class Printable:
    """A thing with its label; `key` is the item's or the spot's id."""

    key: str
    label: Label


def places(spots: Spots, choice: Choice) -> list[Printable]:
    """The bays, aisles or other places that were chosen, in the order in which one walks past them."""
    kinds = {"bay": ("bay",), "aisle": ("aisle",), "place": ("fixture", "anchor")}[choice.what]
    names = {aisle.code: aisle.name for aisle in spots.plan.aisles}
    found = [
        spot
        for spot in spots.by_id.values()
        if spot.kind in kinds
        and choice.only in ("", spot.id)
        and choice.aisle in ("", spot.aisle)
        and choice.department in ("", spot.department)
    ]
    order = order_of(spots.plan)
    return [Printable(spot.id, _of_spot(spot, names)) for spot in sorted(found, key=order)]


def order_of(plan: Plan) -> Callable[[Spot], tuple[bool, object, str, float]]:
    """How places are sorted: by aisle, the left side, then the right, bay by bay; others by their code."""
    at = {bay.id: bay.at for _, bay in plan.bays()}

    def order(spot: Spot) -> tuple[bool, object, str, float]:
        return spot.aisle is None, natural(spot.aisle or spot.code), spot.side or "", at.get(spot.id, 0.0)

    return order


def _of_spot(spot: Spot, names: dict[str, str]) -> Label:
    words = [spot.label or "", spot.department or ""]
    if spot.kind == "bay":
        words = [spot.label or names.get(spot.aisle or "", "") or spot.department or ""]
    line = " · ".join(dict.fromkeys(filter(None, words)))
    return Label(f"/l/{quote(spot.id, safe='')}", spot.code, line=line, sign=spot.code)


def of_token(token: str) -> Printable:
    """A blank code."""
    words = tr("Scan me and say what I stand for.")
    return Printable(token, Label(f"/l/{token}", blank.shown(token), line=words, to_write=True))


def writable(label: Label, can_write: Callable[[str], bool]) -> Label:
    """The label without the words that no font here has; its code stays."""
    kept = {
        name: text if can_write(text) else ""
        for name, text in (("title", label.title), ("line", label.line), ("sign", label.sign))
    }
    return replace(label, **kept)  # type: ignore[arg-type]
