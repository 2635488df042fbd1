"""Keeping what a phone found out about itself: one row a sign-in, overwritten, gone when the sign-in ends."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from floorassist.people.models import SignIn
from floorassist.people.person_actions import tell_changed
from floorassist.push.models import SelfCheckRow
from floorassist.push.selfcheck import counts, in_order
from floorassist.translation import tr
from floorassist.web.errors import NotFound


def keep_check(
    session: Session, person_id: int, sign_in_id: int, faults: Collection[str], *, now: datetime
) -> None:
    """The phone of this sign-in checked itself; the desk hears of it where that is news."""
    sign_in = session.get(SignIn, sign_in_id, with_for_update={"key_share": True})
    if sign_in is None or sign_in.ended_at or sign_in.person_id != person_id:
        raise NotFound(tr("That sign-in is over. Sign in again."))
    row = session.get(SelfCheckRow, sign_in_id, populate_existing=True)
    found: list[str] = list(in_order(faults))
    same = row is not None and row.faults == found and counts(row.found_at, now)
    if row is None:
        row = SelfCheckRow(sign_in_id=sign_in_id, person_id=person_id)
        session.add(row)
    row.faults, row.found_at = found, now
    session.flush()
    if not same:
        tell_changed(session, person_id, now=now)
