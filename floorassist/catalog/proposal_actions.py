"""What staff say of where things are: a proposal until a supervisor, or enough colleagues, agree."""

from datetime import datetime

from sqlalchemy import delete, func, select

from floorassist.catalog import trust_actions
from floorassist.catalog.placement_actions import possible
from floorassist.catalog.placing import is_accepted
from floorassist.catalog.placing_models import PlacingRule, Proposal, Voice
from floorassist.catalog.proposal_queries import voices_needed
from floorassist.catalog.putting_actions import Put, put_item
from floorassist.floor import queries as floor
from floorassist.floor.spots import Spot
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import Conflict, NotFound


def propose(
    session: StoreSession,
    item_id: int,
    spot: Spot,
    person_id: int,
    *,
    beside: bool,
    at: datetime,
    now: datetime,
) -> tuple[Proposal, Put | None]:
    """Somebody says that the item stands there; done at once where enough have said so."""
    session.flush()
    _take_other_words_back(session, item_id, spot, person_id, now)
    same = (Proposal.item_id == item_id, Proposal.spot_id == spot.id, Proposal.state == "open")
    row = session.scalar(select(Proposal).where(*same))
    if row is None:
        row = Proposal(item_id=item_id, spot_id=spot.id, beside=beside, state="open", made_at=at)
        session.add(row)
        session.flush()
    if session.get(Voice, (row.id, person_id)) is None:
        session.add(Voice(proposal_id=row.id, person_id=person_id, at=at))
        session.flush()
    put = None
    if is_accepted(_count(session, row), voices_needed(session)):
        put = put_item(session, item_id, spot, person_id, beside=row.beside, at=at, now=now)
        _settle(row, "accepted", None, put, now)
    _tell(session, now)
    return row, put


def accept(session: StoreSession, proposal_id: int, by: int | None, *, now: datetime) -> int:
    """A supervisor agrees: the item stands there from now on. The item's id."""
    row = _open(session, proposal_id)
    spots = floor.spots(session)
    spot = spots.by_id.get(row.spot_id) if spots else None
    if spot is None:
        raise Conflict(
            tr("The plan does not have this place any more. Refuse it, or put the plan right first.")
        )
    put = put_item(session, row.item_id, spot, by, beside=row.beside, at=now, now=now)
    _settle(row, "accepted", by, put, now)
    _tell(session, now)
    return row.item_id


def refuse(session: StoreSession, proposal_id: int, by: int | None, *, now: datetime) -> None:
    """A supervisor knows better: nothing changes."""
    row = _open(session, proposal_id)
    _settle(row, "refused", by, None, now)
    _tell(session, now)


def reopen(session: StoreSession, proposal_id: int, by: int | None, *, now: datetime) -> None:
    """The decision is taken back: the proposal waits again, and the item stands where it did."""
    events.take_turn(session)
    row = session.get(Proposal, possible(proposal_id))
    if row is None or row.state not in ("accepted", "refused"):
        raise NotFound(tr("There is no such decision to undo. It may have been undone already."))
    if row.placement_id is not None:
        trust_actions.undo_change(session, row.placement_id, by, supervisor=True, now=now)
    row.state, row.settled_at, row.settled_by_id, row.placement_id = "open", None, None, None
    session.flush()
    _tell(session, now)


def settle_same(session: StoreSession, item_id: int, spot: Spot, by: int | None, *, now: datetime) -> None:
    """The item has been put there by somebody who is believed: who proposed it was right."""
    same = (Proposal.item_id == item_id, Proposal.spot_id == spot.id, Proposal.state == "open")
    rows = session.scalars(select(Proposal).where(*same)).all()
    for row in rows:
        _settle(row, "accepted", by, None, now)
    if rows:
        session.flush()
        _tell(session, now)


def take_word_back(session: StoreSession, row: Proposal, person_id: int, *, now: datetime) -> None:
    """Somebody did not mean it; nobody's proposal is withdrawn."""
    session.execute(delete(Voice).where(Voice.proposal_id == row.id, Voice.person_id == person_id))
    if row.state == "open" and not _count(session, row):
        row.state, row.settled_at = "withdrawn", now
    session.flush()
    _tell(session, now)


def set_voices(session: StoreSession, voices: int) -> None:
    """So many have to say the same from now on; what waits goes on waiting for the next who says so."""
    events.take_turn(session)
    row = session.get(PlacingRule, session.info["store_id"])
    if row is None:
        row = PlacingRule(store_id=session.info["store_id"])
        session.add(row)
    row.voices = voices
    session.flush()


def _take_other_words_back(
    session: StoreSession, item_id: int, spot: Spot, person_id: int, now: datetime
) -> None:
    """Who says that it is here says no longer that it is elsewhere."""
    others = (
        select(Proposal)
        .join(Voice, Voice.proposal_id == Proposal.id)
        .where(Proposal.item_id == item_id, Proposal.state == "open", Proposal.spot_id != spot.id)
        .where(Voice.person_id == person_id)
    )
    for row in session.scalars(others).all():
        take_word_back(session, row, person_id, now=now)


def _open(session: StoreSession, proposal_id: int) -> Proposal:
    events.take_turn(session)
    row = session.get(Proposal, possible(proposal_id))
    if row is None:
        raise NotFound(tr("There is no such proposal in this store. Look at the list again."))
    if row.state != "open":
        raise Conflict(tr("Somebody has decided this already. Look at the list again."))
    return row


def _count(session: StoreSession, row: Proposal) -> int:
    count = select(func.count(Voice.person_id)).where(Voice.proposal_id == row.id)
    return session.scalar(count) or 0


def _settle(row: Proposal, state: str, by: int | None, put: Put | None, now: datetime) -> None:
    row.state, row.settled_at, row.settled_by_id = state, now, by
    row.placement_id = put.placement_id if put and put.changed else None


def _tell(session: StoreSession, now: datetime) -> None:
    events.record(session, events.SUPERVISORS, "proposals.changed", {}, now=now)
