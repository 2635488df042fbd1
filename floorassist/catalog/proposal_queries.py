"""What staff propose, and how many have to say the same."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import func, select

from floorassist.catalog import placement, queries
from floorassist.catalog.models import Item
from floorassist.catalog.placing import VOICES, written
from floorassist.catalog.placing_models import PlacingRule, Proposal, Voice
from floorassist.catalog.queries import PlacementView
from floorassist.catalog.rows import Place
from floorassist.floor import queries as floor
from floorassist.floor.spots import Spot
from floorassist.people.models import Person
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.openapi import Told

MOST = 200


class ProposalView(Told):
    """What colleagues say of an item: it stands at `say` now. `places` is where it is listed today.

    Who said it is told, when is not. `beside`: it stands there as well. `on_plan` is false where the plan has
    the place no more.
    """

    id: int
    item_id: int
    name: str
    sku: str
    department: str
    spot: str
    code: str
    say: str
    on_plan: bool
    beside: bool
    places: list[PlacementView]
    voices: list[str]


class ProposalsView(Told):
    """The proposals that wait, the oldest first, at most 200; `total` counts all.

    So many `voices` have to say the same for it to hold by itself; 0: a supervisor always looks.
    """

    proposals: list[ProposalView]
    total: int
    voices: int


def voices_needed(session: StoreSession) -> int:
    """How many have to say the same in this store."""
    found = session.scalar(select(PlacingRule.voices))
    return VOICES if found is None else found


def open_proposals(session: StoreSession) -> int:
    """How many wait for a supervisor."""
    return session.scalar(select(func.count(Proposal.id)).where(Proposal.state == "open")) or 0


def proposals(session: StoreSession) -> ProposalsView:
    """What waits, the oldest first."""
    query = (
        select(Proposal, Item)
        .join(Item, Item.id == Proposal.item_id)
        .where(Proposal.state == "open")
        .order_by(Proposal.made_at, Proposal.id)
        .limit(MOST)
    )
    rows = session.execute(query).tuples().all()
    spots = floor.spots(session)
    known = spots.by_id if spots else {}
    voices = _voices(session, [row.id for row, _ in rows])
    places = queries.placements_of(session, [item.id for _, item in rows])
    found = [
        ProposalView(
            id=row.id,
            item_id=item.id,
            name=item.name,
            sku=item.sku,
            department=item.department,
            spot=row.spot_id,
            code=spot.code if spot else "",
            say=say_of(spot) if spot else tr("A place that is not on the plan any more"),
            on_plan=spot is not None,
            beside=row.beside,
            places=places.get(item.id, []),
            voices=voices[row.id],
        )
        for row, item in rows
        for spot in [known.get(row.spot_id)]
    ]
    return ProposalsView(proposals=found, total=open_proposals(session), voices=voices_needed(session))


def say_of(spot: Spot) -> str:
    """A place as a worker says it: “Aisle A9, bay 4, left side”, “Service desk”."""
    return placement.say(Place(*written(spot))) if spot.aisle else spot.label or spot.code


def _voices(session: StoreSession, ids: Iterable[int]) -> dict[int, list[str]]:
    """The names of those who said it, by proposal, the first one first."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    query = (
        select(Voice.proposal_id, Person.name)
        .join(Person, Person.id == Voice.person_id)
        .where(Voice.proposal_id.in_(list(ids)))
        .order_by(Voice.at, Voice.person_id)
    )
    for proposal_id, name in session.execute(query):
        found[proposal_id].append(name)
    return found
