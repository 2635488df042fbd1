"""What people do: call all hands, come, arrive, decline, stand everybody down, agree to be called."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from floorassist.floor import actions as floor
from floorassist.floor import queries as plan
from floorassist.people import person_actions as people
from floorassist.people.presence_queries import on_break, open_shifts
from floorassist.storage.session import StoreSession
from floorassist.surge import moves
from floorassist.surge import queries as surges
from floorassist.surge.models import AgreementRow, SurgeRow
from floorassist.surge.states import Surge
from floorassist.surge.step_actions import hold, settle
from floorassist.surge.zone import zone_key
from floorassist.translation import tr
from floorassist.web.errors import BadInput, Conflict, NotFound


@dataclass(frozen=True)
class Wanted:
    """Where hands are wanted and how many; `spot` is a place with a code, if the zone is one."""

    zone: str
    needed: int
    spot: str | None = None
    note: str = ""


def call_hands(
    session: StoreSession, wanted: Wanted, *, by: int | None, now: datetime, by_rule: bool = False
) -> SurgeRow:
    """Call to a zone; who is called first hears of it at once. The row, with its number.

    Refuses a zone to which a call is on already (409).
    """
    hold(session)
    spot = plan.spot_of(session, wanted.spot) if wanted.spot else None
    if wanted.spot and spot is None:
        raise BadInput(
            "spot",
            tr("No place here is called {spot}. Pick one on the map, or leave it out.", spot=wanted.spot),
        )
    key = zone_key(wanted.zone)
    _one_at_a_time(session, key)
    limit = surges.rule_of(session).limit
    row = SurgeRow(
        zone=wanted.zone,
        zone_key=key,
        spot=spot.id if spot else None,
        needed=wanted.needed,
        note=wanted.note,
        called_by_id=by,
        by_rule=by_rule,
        version=0,
        opened_at=now,
        ends_at=now + limit,
        deadline_at=now,
    )
    session.add(row)
    session.flush()
    settle(session, row, None, now)
    return row


def _one_at_a_time(session: StoreSession, key: str) -> None:
    known = surges.on_at(session, key)
    if known is not None:
        raise Conflict(
            tr(
                "All hands for {zone} is on already. Look at it under All hands; end it before you call "
                "there again.",
                zone=known.zone,
            ),
            id=known.id,
        )


def come(session: StoreSession, surge_id: int, person_id: int, *, now: datetime) -> tuple[SurgeRow, Surge]:
    """I'm coming; twice changes nothing."""

    def coming(surge: Surge) -> moves.Step | None:
        return moves.come(surge, person_id, free=_is_free(session, person_id))

    return _take(session, surge_id, coming, now)


def arrive(
    session: StoreSession, surge_id: int, person_id: int, spot: str | None, *, now: datetime
) -> tuple[SurgeRow, Surge]:
    """I'm here, at a spot if one is told, else where the zone is; that is where I showed to be."""
    people.hold(session, [person_id])

    def arriving(surge: Surge) -> moves.Step | None:
        return moves.arrive(surge, person_id, free=_is_free(session, person_id))

    row, surge = _take(session, surge_id, arriving, now)
    known = plan.spots(session)
    place = spot or (row.spot if known and row.spot in known.by_id else None)  # a newer plan may lack it
    if place:
        floor.see_at_spot(session, person_id, place, now=now)
    return row, surge


def decline(session: StoreSession, surge_id: int, person_id: int, *, now: datetime) -> tuple[SurgeRow, Surge]:
    """Not now, or not any more; no reason is asked, and somebody else is called at once."""

    def declining(surge: Surge) -> moves.Step | None:
        return moves.decline(surge, person_id)

    return _take(session, surge_id, declining, now)


def stand_down(session: StoreSession, surge_id: int, *, now: datetime) -> tuple[SurgeRow, Surge]:
    """End it for everybody at once; twice changes nothing."""

    def ending(surge: Surge) -> moves.Step | None:
        return moves.stand_down(surge, "ended")

    return _take(session, surge_id, ending, now)


def agree(session: StoreSession, person_id: int, agrees: bool, *, now: datetime) -> None:
    """Whether I may be called. Saying no stops a call that rings, and nobody is told."""
    hold(session)
    row = session.get(AgreementRow, person_id)
    if row is None:
        row = AgreementRow(person_id=person_id, agrees=agrees)
        session.add(row)
    row.agrees = agrees
    session.flush()
    if not agrees:
        leave(session, person_id, "agreement", now=now)


def leave(session: StoreSession, person_id: int, why: str, *, now: datetime) -> None:
    """Take somebody out of every surge; others are called instead."""
    for row in surges.on_with(session, person_id):
        step = moves.leave(surges.value_of(row), person_id, why)
        if step:
            settle(session, row, step, now)


def _take(
    session: StoreSession, surge_id: int, move: Callable[[Surge], moves.Step | None], now: datetime
) -> tuple[SurgeRow, Surge]:
    hold(session)
    row = surges.row_of(session, surge_id)
    if row is None:
        raise NotFound(tr("There is no such call. Go back to see what is on now."))
    surge = surges.value_of(row)
    step = move(surge)
    return row, settle(session, row, step, now) if step else surge


def _is_free(session: StoreSession, person_id: int) -> bool:
    return person_id in open_shifts(session) and person_id not in on_break(session)
