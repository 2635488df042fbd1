"""The JSON routes of placing: items scanned at a bay, and what staff propose."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from floorassist.catalog import proposal_actions, proposal_queries, queries, scan_actions
from floorassist.catalog.placing import MOST_VOICES
from floorassist.catalog.placing_models import KEY, SPOT, Scan
from floorassist.catalog.proposal_queries import ProposalsView
from floorassist.catalog.queries import LARGEST_ID, ItemView
from floorassist.catalog.trust_api import Seen
from floorassist.floor import queries as floor
from floorassist.storage.session import StoreSession
from floorassist.web import access
from floorassist.web.openapi import Api, Body, Told

api = Api("placing")


class NewScan(Body):
    """An item scanned at a spot (its id, or any way to write its code), under a key of the phone's own.

    `beside`: it stands there as well, not instead of its home. `at` tells when, where it could not be sent at
    once (12 hours late at most).
    """

    key: Annotated[str, Field(min_length=8, max_length=KEY)]
    item_id: Annotated[int, Field(ge=1, le=LARGEST_ID)]
    spot: Annotated[str, Field(min_length=1, max_length=SPOT)]
    beside: bool = False
    at: AwareDatetime | None = None


class UndoneScan(Body):
    """Which scan was a mistake, by its key."""

    scan: Annotated[str, Field(min_length=8, max_length=KEY)]


class ScanView(Told):
    """What came of a scan, with the item as it stands now.

    proposed: a supervisor or a colleague has to agree; accepted: colleagues said so before; later: somebody
    saw it elsewhere since, so nothing was changed.
    """

    key: str
    outcome: Literal["confirmed", "placed", "moved", "proposed", "accepted", "later"]
    undone: bool
    spot: str
    code: str
    item: ItemView | None


class NewRule(Body):
    """So many colleagues have to say the same for it to hold by itself; 0: a supervisor always looks."""

    voices: Annotated[int, Field(ge=0, le=MOST_VOICES)]


@api.post("/scans", body=NewScan, answers=ScanView)
def put_scanned(body: NewScan) -> ScanView:
    """The item stands at this place: supervisors are believed at once, others propose it."""
    access.person_id()
    caller, now = access.current(), access.now()
    at = Seen(at=body.at).moment(now)
    scanned = scan_actions.Scanned(body.key, body.item_id, body.spot, body.beside, at)
    with access.writing() as session:
        return _scan(session, scan_actions.scan(session, scanned, caller, now=now))


@api.post("/scans/undo", body=UndoneScan, answers=ScanView)
def undo_scanned(body: UndoneScan) -> ScanView:
    """Take a scan back: who scanned it may, and supervisors."""
    caller, now = access.current(), access.now()
    with access.writing() as session:
        return _scan(session, scan_actions.undo_scan(session, body.scan, caller, now=now))


@api.get("/proposals", answers=ProposalsView, role="supervisor")
def proposals() -> ProposalsView:
    """What staff propose and nobody has decided, the oldest first."""
    with access.reading() as session:
        return proposal_queries.proposals(session)


@api.put("/proposals/rule", body=NewRule, answers=ProposalsView, role="supervisor")
def put_placing_rule(body: NewRule) -> ProposalsView:
    """How many have to say the same for it to hold by itself."""
    with access.writing() as session:
        proposal_actions.set_voices(session, body.voices)
        return proposal_queries.proposals(session)


@api.post("/proposals/<int:proposal_id>/acceptance", answers=ProposalsView, role="supervisor")
def accept_proposal(proposal_id: int) -> ProposalsView:
    """It is right: the item stands there from now on."""
    with access.writing() as session:
        by, now = access.current().person_id, access.now()
        proposal_actions.accept(session, proposal_id, by, now=now)
        return proposal_queries.proposals(session)


@api.post("/proposals/<int:proposal_id>/refusal", answers=ProposalsView, role="supervisor")
def refuse_proposal(proposal_id: int) -> ProposalsView:
    """It is wrong: nothing changes."""
    with access.writing() as session:
        by, now = access.current().person_id, access.now()
        proposal_actions.refuse(session, proposal_id, by, now=now)
        return proposal_queries.proposals(session)


@api.post("/proposals/<int:proposal_id>/undo", answers=ProposalsView, role="supervisor")
def undo_proposal(proposal_id: int) -> ProposalsView:
    """Take the decision back: the proposal waits again."""
    with access.writing() as session:
        by, now = access.current().person_id, access.now()
        proposal_actions.reopen(session, proposal_id, by, now=now)
        return proposal_queries.proposals(session)


def _scan(session: StoreSession, row: Scan) -> ScanView:
    spots = floor.spots(session)
    spot = spots.by_id.get(row.spot_id) if spots else None
    return ScanView(
        key=row.key,
        outcome=row.outcome,  # type: ignore[arg-type] # one of six in every row
        undone=row.undone_at is not None,
        spot=row.spot_id,
        code=spot.code if spot else "",
        item=queries.item(session, row.item_id),
    )
