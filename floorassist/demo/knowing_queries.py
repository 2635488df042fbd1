"""What a ghost finds out before it answers: the item, else what comes nearest, as the store knows it now."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from floorassist.ask.models import AskRow
from floorassist.catalog import queries as catalog
from floorassist.demo.ghosts import Act
from floorassist.demo.models import GhostAct
from floorassist.demo.replies import Known
from floorassist.find import queries as find
from floorassist.find.search import answer
from floorassist.storage.session import StoreSession

LOOKED_THROUGH = 10
SURE = 0.75  # above what words of other trades find by chance, below a misspelt name


def answers_due(session: StoreSession, now: datetime) -> Mapping[int, Known | None]:
    """By ask, what the ghosts know who are about to answer. For a session that only reads: it takes time."""
    answering = select(GhostAct.ask_id).where(GhostAct.act == Act.ANSWER.value, GhostAct.due_at <= now)
    due = session.scalars(select(AskRow).where(AskRow.id.in_(answering))).all()
    return {ask.id: known_about(session, ask) for ask in due}


def known_about(session: StoreSession, ask: AskRow) -> Known | None:
    """The item that an ask is about, or the best that its words find; None for nothing at all."""
    if ask.item_id is not None:
        return _known(session, ask.item_id, sure=True)
    found = answer(find.store_index(session), ask.words, LOOKED_THROUGH)
    items = [one.item_id for one in found.results if one.item_id is not None]
    return _known(session, items[0], sure=found.probability >= SURE) if items else None


def _known(session: StoreSession, item_id: int, *, sure: bool) -> Known | None:
    item = next(iter(catalog.items(session, [item_id])), None)
    if item is None:
        return None
    home = item.placements[0] if item.placements else None
    return Known(
        item_id=item.id,
        name=item.name,
        department=item.department,
        say=home.say if home else None,
        spot=home.spot if home else None,
        quantity=item.quantity,
        sure=sure,
    )
