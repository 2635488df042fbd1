"""The JSON routes about how far a place can be trusted: confirm it, doubt it, put it right."""

from datetime import UTC, datetime, timedelta

from pydantic import AwareDatetime, Field

from floorassist.catalog import queries, trust_actions, trust_queries
from floorassist.catalog.queries import ItemView
from floorassist.catalog.trust_queries import FixesView
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web import access
from floorassist.web.errors import NotFound
from floorassist.web.openapi import Api, Body

api = Api("trust")
SENT_LATE = timedelta(hours=12)


class Seen(Body):
    """What somebody saw; `at` tells when, where it could not be sent at once (12 hours late at most)."""

    at: AwareDatetime | None = None

    def moment(self, now: datetime) -> datetime:
        """When it was seen; a phone's clock that is ahead of ours is not believed."""
        return now if self.at is None else min(now, max(self.at, now - SENT_LATE)).astimezone(UTC)


class NewPlace(Body):
    """Where the item stands, however people write it: "A12 4 left"."""

    place: str = Field(min_length=1, max_length=60)


@api.post("/placements/<int:placement_id>/confirmation", body=Seen, answers=ItemView)
def confirm(placement_id: int, body: Seen) -> ItemView:
    """It's here: somebody sees the item at this place."""
    me, now = access.person_id(), access.now()
    with access.writing() as session:
        done = trust_actions.confirm_placement(session, placement_id, me, at=body.moment(now), now=now)
        return _item(session, done)


@api.post("/placements/<int:placement_id>/doubt", body=Seen, answers=ItemView)
def doubt(placement_id: int, body: Seen) -> ItemView:
    """I'm here and it isn't: everybody is warned, and a supervisor is asked to put it right."""
    me, now = access.person_id(), access.now()
    with access.writing() as session:
        done = trust_actions.doubt_placement(session, placement_id, me, at=body.moment(now), now=now)
        return _item(session, done)


@api.delete("/placements/<int:placement_id>/doubt", answers=ItemView)
def take_doubt_back(placement_id: int) -> ItemView:
    """The doubt was a mistake: who doubted or a supervisor takes it back."""
    caller, now = access.current(), access.now()
    with access.writing() as session:
        done = trust_actions.take_doubt_back(
            session, placement_id, caller.person_id, supervisor=caller.is_supervisor, now=now
        )
        return _item(session, done)


@api.post("/placements/<int:placement_id>/undo", answers=ItemView)
def undo_placement(placement_id: int) -> ItemView:
    """Take back the last change that was made to this place by hand."""
    caller, now = access.current(), access.now()
    with access.writing() as session:
        done = trust_actions.undo_change(
            session, placement_id, caller.person_id, supervisor=caller.is_supervisor, now=now
        )
        return _item(session, done)


@api.put("/placements/<int:placement_id>/place", body=NewPlace, answers=ItemView, role="supervisor")
def move(placement_id: int, body: NewPlace) -> ItemView:
    """It stands somewhere else."""
    caller, now = access.current(), access.now()
    with access.writing() as session:
        done = trust_actions.move_placement(session, placement_id, body.place, caller.person_id, now=now)
        return _item(session, done)


@api.delete("/placements/<int:placement_id>", answers=ItemView, role="supervisor")
def remove(placement_id: int) -> ItemView:
    """It does not stand there any more."""
    caller, now = access.current(), access.now()
    with access.writing() as session:
        return _item(
            session, trust_actions.remove_placement(session, placement_id, caller.person_id, now=now)
        )


@api.get("/fixes", answers=FixesView, role="supervisor")
def fixes() -> FixesView:
    """The places in doubt, the longest waiting first."""
    with access.reading() as session:
        return trust_queries.fixes(session)


def _item(session: StoreSession, item_id: int) -> ItemView:
    found = queries.item(session, item_id)
    if found is None:
        raise NotFound(tr("There is no such item in this store any more. Search for it by name."))
    return found
