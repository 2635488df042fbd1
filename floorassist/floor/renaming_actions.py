"""Keeping what places were called before, and forgetting it when its time is over."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from floorassist.floor import queries
from floorassist.floor.address import Address
from floorassist.floor.former import FOUND_FOR, Former, addresses, carried, renamed
from floorassist.floor.models import FormerAddress
from floorassist.floor.plan import Plan
from floorassist.storage import events
from floorassist.storage.due import in_each_store
from floorassist.storage.session import Database, StoreSession


def keep_former_addresses(session: Session, before: Plan | None, after: Plan, *, now: datetime) -> None:
    """Places that `after` calls otherwise than `before` are found by their old address for 90 days more.

    What leads to a place by the address that it has now anyway is forgotten; of two places that had an
    address one after the other, the later one is found by it.
    """
    session.execute(delete(FormerAddress).where(FormerAddress.until <= now))
    if before is None:
        return
    new = renamed(before, after)
    new += carried(queries.former(session), before, new)
    latest = {each.address: each.spot for each in new}
    current = dict(addresses(after))
    for row in session.scalars(select(FormerAddress)):
        address = Address(row.aisle, row.bay or None, row.side or None)
        if address in latest or current.get(row.spot_id) == address:
            session.delete(row)
    session.flush()
    session.add_all(_row(Former(address, spot), now) for address, spot in latest.items())
    session.flush()


def former_addresses_due(database: Database, now: datetime) -> None:
    """Forget the addresses that nobody is to find anything by any more; any process may do it."""
    over = FormerAddress.until <= now
    with database.surveying() as survey:
        stores = survey.scalars(select(FormerAddress.store_id).where(over).distinct()).all()

    def forget(session: StoreSession) -> None:
        session.execute(delete(FormerAddress).where(over))
        events.record(session, events.STORE, "addresses.faded", {}, now=now)

    in_each_store(database, stores, "forgetting former addresses", forget)


def _row(former: Former, now: datetime) -> FormerAddress:
    aisle, bay, side = former.address.aisle, former.address.bay or "", former.address.side or ""
    return FormerAddress(aisle=aisle, bay=bay, side=side, spot_id=former.spot, until=now + FOUND_FOR)
