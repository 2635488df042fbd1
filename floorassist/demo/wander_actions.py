"""Ghosts walk about, as people on the floor do: each place a sighting by the ordinary action."""

from collections.abc import Sequence
from datetime import datetime

from floorassist.demo.ghosts import dice_for, moves_on
from floorassist.demo.models import Ghost
from floorassist.demo.queries import Floor
from floorassist.demo.rounds import next_spot
from floorassist.floor import actions as floor_actions
from floorassist.floor import queries as floor_queries
from floorassist.storage.session import StoreSession


def walk_about(session: StoreSession, crew: Sequence[Ghost], floor: Floor, *, now: datetime) -> None:
    """Send those on who have stood long enough."""
    due = [ghost for ghost in crew if ghost.wanders_at <= now and ghost.person_id in floor.ghosts]
    spots = floor_queries.spots(session) if due else None
    for ghost in due:
        colleague = floor.ghosts[ghost.person_id]
        dice = dice_for(ghost.seed, ghost.person_id, "walks", now.isoformat())
        spot = next_spot(spots, colleague.home_department, colleague.knows, dice) if spots else None
        if spot:
            floor_actions.see_at_spot(session, ghost.person_id, spot.id, now=now)
        ghost.wanders_at = moves_on(dice, now)
    session.flush()
