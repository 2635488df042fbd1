"""Walk and scan: an item scanned at a spot stands there; every scan once however often it is sent; undo."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from floorassist.catalog import proposal_actions as proposals
from floorassist.catalog import trust_actions
from floorassist.catalog.models import Item
from floorassist.catalog.moves_queries import UNDONE_FOR
from floorassist.catalog.placement_actions import possible
from floorassist.catalog.placing_models import AisleReset, BulkMove, Proposal, Scan
from floorassist.catalog.putting_actions import means, put_item
from floorassist.catalog.reset_queries import reset_at_spot
from floorassist.floor import queries as floor
from floorassist.floor.spots import Spot
from floorassist.storage import events
from floorassist.storage.due import in_each_store
from floorassist.storage.session import Database, StoreSession
from floorassist.translation import tr
from floorassist.web.access import Caller
from floorassist.web.errors import NotFound, Refused

KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Scanned:
    """What was scanned: an item at a spot (its id, or any way to write its code), by the phone's own key."""

    key: str
    item_id: int
    spot: str
    beside: bool
    at: datetime


def scan(session: StoreSession, scanned: Scanned, by: Caller, *, now: datetime) -> Scan:
    """The item stands there, if who says so is believed, else it is proposed; a key seen before does nothing.

    Believed are supervisors, everybody in an aisle that is being reset, and who only confirms what is known.
    """
    events.take_turn(session)
    known = session.scalar(select(Scan).where(Scan.key == scanned.key))
    if known is not None:
        return known
    if session.get(Item, possible(scanned.item_id)) is None:
        raise NotFound(tr("There is no such item in this store any more. Search for it by name."))
    spot, believed = _place(session, scanned.spot, by)
    row = Scan(key=scanned.key, item_id=scanned.item_id, spot_id=spot.id, at=scanned.at, by_id=by.person_id)
    row.undone_at = None
    person = by.person_id or 0
    about = {"beside": scanned.beside, "at": scanned.at, "now": now}
    if believed or means(session, scanned.item_id, spot, beside=scanned.beside) == "confirm":
        put = put_item(session, scanned.item_id, spot, person, **about)  # type: ignore[arg-type]
        row.outcome, row.placement_id, row.changed = put.outcome, put.placement_id, put.changed
        if put.placement_id is not None:
            proposals.settle_same(session, scanned.item_id, spot, person, now=now)
    else:
        proposal, done = proposals.propose(session, scanned.item_id, spot, person, **about)  # type: ignore[arg-type]
        row.proposal_id, row.outcome = proposal.id, "accepted" if done else "proposed"
        row.placement_id, row.changed = (done.placement_id, done.changed) if done else (None, False)
    session.add(row)
    session.flush()
    return row


def undo_scan(session: StoreSession, key: str, by: Caller, *, now: datetime) -> Scan:
    """Take one's own scan back: the item stands where it did before. Doing it again changes nothing."""
    events.take_turn(session)
    row = session.scalar(select(Scan).where(Scan.key == key))
    if row is None:
        raise NotFound(tr("This scan is not known here, so there is nothing to undo."))
    if not by.is_supervisor and row.by_id != by.person_id:
        raise Refused(tr("Only who scanned it or a supervisor can undo that. Ask one."))
    if row.undone_at is not None:
        return row
    if row.changed and row.placement_id is not None:
        supervisor = by.is_supervisor
        trust_actions.undo_change(session, row.placement_id, by.person_id, supervisor=supervisor, now=now)
    proposal = session.get(Proposal, row.proposal_id) if row.proposal_id else None
    if proposal is not None and row.by_id is not None:
        if proposal.state == "accepted" and row.changed:
            proposal.state, proposal.settled_at, proposal.placement_id = "open", None, None
        proposals.take_word_back(session, proposal, row.by_id, now=now)
    row.undone_at = now
    session.flush()
    return row


def scans_due(database: Database, now: datetime) -> None:
    """The ticker's: who scanned, proposed or moved what is nobody's business once it can't be undone."""
    old = (
        (Scan, Scan.at < now - KEPT_FOR),
        (Proposal, Proposal.settled_at < now - KEPT_FOR),
        (BulkMove, BulkMove.at <= now - UNDONE_FOR),
    )
    ended = (AisleReset.ended_at < now - KEPT_FOR) & AisleReset.unseen.is_not(None)
    with database.surveying() as session:
        stores = {
            store_id
            for table, over in (*old, (AisleReset, ended))
            for store_id in session.scalars(select(table.store_id).where(over).distinct())
        }

    def forget(session: StoreSession) -> None:
        for table, over in old:
            session.execute(delete(table).where(over).execution_options(synchronize_session=False))
        session.execute(update(AisleReset).where(ended).values(unseen=None))

    in_each_store(database, sorted(stores), "forgetting scans", forget)


def _place(session: StoreSession, text: str, by: Caller) -> tuple[Spot, bool]:
    """Where it was scanned, and whether this caller is believed there."""
    spots = floor.spots(session)
    spot = next(iter(spots.read(text)), None) if spots else None
    if spots is None:
        raise NotFound(tr("This store has no plan yet, so it has no places. A supervisor can sketch one."))
    if spot is None:
        raise NotFound(
            tr("No place “{text}” is on the plan any more. Scan the label of the bay again.", text=text[:60])
        )
    return spot, by.is_supervisor or reset_at_spot(session, spots, spot) is not None
