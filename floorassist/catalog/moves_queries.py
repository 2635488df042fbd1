"""What a move in bulk would do, and the last ones."""

from datetime import datetime, timedelta

from sqlalchemy import select

from floorassist.catalog.models import Item, Placement
from floorassist.catalog.moves import MoveRefused, Pair, pairs
from floorassist.catalog.placing_models import BulkMove
from floorassist.catalog.stored_queries import CHUNK, chunks
from floorassist.floor import queries as floor
from floorassist.people.models import Person
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import BadInput, Conflict
from floorassist.web.openapi import Told

LAST = 20
UNDONE_FOR = timedelta(days=7)
NAMED = 5


class PairView(Told):
    """What stands at `source` goes to `target`; null: there is no such place, so it stays. Some names."""

    source: str
    target: str | None
    items: int
    names: list[str]


class PreviewView(Told):
    """A move before it is made: how many places move and stay, place by place. Empty places are left out."""

    source: str
    target: str
    moves: int
    stays: int
    pairs: list[PairView]


class MoveView(Told):
    """A move that was made."""

    id: int
    source: str
    target: str
    moved: int
    by: str | None
    at: datetime
    undone: bool
    can_undo: bool


class MovesView(Told):
    """The last moves, the newest first."""

    moves: list[MoveView]


def read_pairs(session: StoreSession, source: str, target: str) -> list[Pair]:
    """Where each place goes; a sentence about `source` or `target` where that cannot be."""
    spots = floor.spots(session)
    if spots is None:
        raise Conflict(tr("This store has no plan yet. Sketch one from the catalog first."))
    try:
        return pairs(spots, source, target)
    except MoveRefused as refused:
        raise BadInput(refused.field, str(refused)) from None


def placements_at(session: StoreSession, ids: list[str]) -> list[tuple[Placement, str]]:
    """What stands at these spots, with the names of the items, in order."""
    query = select(Placement, Item.name).join(Item, Item.id == Placement.item_id).order_by(Placement.id)
    found: list[tuple[Placement, str]] = []
    for start in range(0, len(ids), CHUNK):
        some = query.where(Placement.spot_id.in_(ids[start : start + CHUNK]))
        found += session.execute(some).tuples()
    return found


def preview(session: StoreSession, source: str, target: str) -> PreviewView:
    """What a move would do."""
    every = read_pairs(session, source, target)
    names: dict[str, list[str]] = {}
    for row, name in placements_at(session, [pair.source.id for pair in every]):
        names.setdefault(row.spot_id or "", []).append(name)
    found = [
        PairView(
            source=pair.source.code,
            target=pair.target.code if pair.target else None,
            items=len(names[pair.source.id]),
            names=names[pair.source.id][:NAMED],
        )
        for pair in every
        if pair.source.id in names
    ]
    moves = sum(pair.items for pair in found if pair.target)
    stays = sum(pair.items for pair in found if not pair.target)
    target_code = next(pair.target.code for pair in every if pair.target)
    return PreviewView(source=every[0].source.code, target=target_code, moves=moves, stays=stays, pairs=found)


def moves(session: StoreSession, *, now: datetime) -> MovesView:
    """The last moves."""
    query = (
        select(BulkMove, Person.name)
        .outerjoin(Person, Person.id == BulkMove.by_id)
        .order_by(BulkMove.id.desc())
        .limit(LAST)
    )
    return MovesView(
        moves=[
            MoveView(
                id=row.id,
                source=row.source,
                target=row.target,
                moved=len(row.rows),
                by=who,
                at=row.at,
                undone=row.undone_at is not None,
                can_undo=row.undone_at is None and row.at > now - UNDONE_FOR,
            )
            for row, who in session.execute(query)
        ]
    )


def rows_of(session: StoreSession, ids: list[int]) -> dict[int, Placement]:
    """The placements of these ids that are still there."""
    return {
        row.id: row
        for some in chunks(ids)
        for row in session.scalars(select(Placement).where(Placement.id.in_(some)))
    }
