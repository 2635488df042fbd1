"""What the desk reads: the store's asks since midnight, and how many are where."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time

from floorassist.ask import queries as asks
from floorassist.ask import view_queries as views
from floorassist.ask.models import AskRow
from floorassist.ask.states import ENDED, LOOKING, OWNED, State
from floorassist.ask.view_models import TodayView
from floorassist.storage.session import StoreSession

BUCKETS: Mapping[State, str] = {
    **dict.fromkeys(LOOKING, "looking"),
    **dict.fromkeys(OWNED, "in_hand"),
    State.QUEUED: "queued",
    State.DONE: "helped",
    State.PROMISED: "promised",
    State.REFERRED: "referred",
    State.EXPIRED: "unanswered",
    State.CANCELLED: "cancelled",
}
"""What the desk calls each state; who was referred was served well."""


def today(session: StoreSession, now: datetime) -> TodayView:
    """The store's asks since midnight (UTC), and what waits in the queue from before.

    Ended ones without place: askers leave no trail.
    """
    start = datetime.combine(now.date(), time.min, UTC)
    late = [row for row in asks.queued(session) if row.created_at < start]
    rows = [*asks.since(session, start), *reversed(late)]
    shown = [
        one.model_copy(update={"from_": None}) if one.state in ENDED else one
        for one in views.views(session, rows, None)
    ]
    return TodayView(asks=shown, counts=counts(rows))


def counts(rows: Iterable[AskRow]) -> dict[str, int]:
    """How many asks are where, by the desk's names."""
    found = dict.fromkeys(BUCKETS.values(), 0)
    for row in rows:
        found[BUCKETS[State(row.state)]] += 1
    return found
