"""Putting an item where somebody who is believed says that it stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select

from floorassist.catalog import placement_actions as placements
from floorassist.catalog.models import Placement
from floorassist.catalog.placing import Deed, Stand, deed, is_known_better, role_at, written
from floorassist.floor import queries as floor
from floorassist.floor.spots import Spot
from floorassist.storage.session import StoreSession

Outcome = Literal["confirmed", "placed", "moved", "later"]
_DONE: dict[Deed, Outcome] = {"confirm": "confirmed", "place": "placed", "move": "moved"}


@dataclass(frozen=True)
class Put:
    """What came of it: the placement, and whether it is another one than before.

    `later` and no placement: somebody saw the item elsewhere since, so nothing was changed.
    """

    outcome: Outcome
    placement_id: int | None
    changed: bool


def put_item(
    session: StoreSession,
    item_id: int,
    spot: Spot,
    person_id: int | None,
    *,
    beside: bool,
    at: datetime,
    now: datetime,
) -> Put:
    """The item stands at the spot, seen `at` that moment."""
    rows = {row.id: row for row in _rows(session, item_id)}
    what, row_id = meant(session, list(rows.values()), spot, beside=beside)
    if what == "confirm":
        row = rows[row_id or 0]
        return Put("confirmed", row.id, placements.confirm(session, row, person_id, at=at, now=now))
    if is_known_better([row.confirmed_at for row in rows.values()], at):
        return Put("later", None, changed=False)
    if row_id is None:
        role = role_at(fixture_kind(session, spot))
        where = written(spot)
        added = placements.add(session, item_id, where, spot.id, role, person_id, at=at, now=now)
        return Put(_DONE[what], added.id, changed=True)
    row = rows[row_id]
    placements.move(session, row, written(spot), spot.id, person_id, at=at, now=now)
    return Put(_DONE[what], row.id, changed=True)


def means(session: StoreSession, item_id: int, spot: Spot, *, beside: bool) -> Deed:
    """What it would be to say that the item stands there."""
    return meant(session, _rows(session, item_id), spot, beside=beside)[0]


def meant(
    session: StoreSession, rows: list[Placement], spot: Spot, *, beside: bool
) -> tuple[Deed, int | None]:
    """What is meant, and which of the item's placements."""
    stands = [Stand(row.id, row.spot_id, row.role, row.doubted_at is not None) for row in rows]
    return deed(stands, spot.id, role_at(fixture_kind(session, spot)), beside=beside)


def fixture_kind(session: StoreSession, spot: Spot) -> str | None:
    """What kind of fixture a spot is; None for a bay or an aisle."""
    found = floor.ground(session)
    kinds = {one.id: one.kind for one in found.plan.fixtures} if found and spot.kind == "fixture" else {}
    return kinds.get(spot.id)


def _rows(session: StoreSession, item_id: int) -> list[Placement]:
    query = select(Placement).where(Placement.item_id == item_id).order_by(Placement.id)
    return list(session.scalars(query.with_for_update()))
