"""What colleagues do: take the ping, claim, decline, come, answer, give back, hand on."""

from dataclasses import dataclass
from datetime import datetime

from floorassist.ask import colleague_queries as colleagues
from floorassist.ask import moves
from floorassist.ask import queries as asks
from floorassist.ask import view_queries as views
from floorassist.ask.models import AskRow
from floorassist.ask.place_queries import require_item
from floorassist.ask.states import FREE, HELD
from floorassist.ask.step_actions import hold, settle
from floorassist.refusal import Refusal
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import Refused


@dataclass(frozen=True)
class Said:
    """An answer: words, a place (a bay id), an item; at least one of them."""

    words: str | None = None
    spot: str | None = None
    item_id: int | None = None


def acknowledge_ping(session: StoreSession, ask_id: int, person_id: int, *, now: datetime) -> None:
    """Note that a phone of this person took the ping and rings; anything but a live ping is passed over."""
    hold(session)
    row = asks.row_of(session, ask_id)
    step = moves.hear(asks.value_of(row), person_id) if row else None
    if row and step:
        settle(session, row, step, now)


def see_ping(session: StoreSession, ask_id: int, person_id: int, *, now: datetime) -> None:
    """Note that this person looked at the ping; anything but a live ping is passed over."""
    hold(session)
    row = asks.row_of(session, ask_id)
    step = moves.see(asks.value_of(row), person_id) if row else None
    if row and step:
        settle(session, row, step, now)


def claim_ask(session: StoreSession, ask_id: int, person_id: int, *, now: datetime) -> None:
    """Take the ask; when somebody has it already, or it is over, nothing changes and nobody is to blame."""
    row = _shown(session, ask_id, person_id)
    _claim(session, row, person_id, now)


def decline_ask(session: StoreSession, ask_id: int, person_id: int, *, now: datetime) -> None:
    """Not now: the next person is asked at once; nothing changes when the ping was withdrawn before."""
    row = _shown(session, ask_id, person_id)
    step = moves.decline(asks.value_of(row), person_id)
    if step:
        settle(session, row, step, now)


def come(session: StoreSession, ask_id: int, person_id: int, *, now: datetime) -> None:
    """I'm coming: takes the ask, too, when nobody has it yet."""
    row = _shown(session, ask_id, person_id)
    if row.state in FREE:
        _claim(session, row, person_id, now)
    step = moves.come(asks.value_of(row), person_id, now)
    if step:
        settle(session, row, step, now)


def answer_ask(session: StoreSession, ask_id: int, person_id: int, said: Said, *, now: datetime) -> None:
    """Answer; takes the ask, too, when nobody has it yet. The same answer again changes nothing."""
    row = _shown(session, ask_id, person_id)
    before = Said(row.answer_words, row.answer_spot, row.answer_item_id)
    if row.answered_by_id == person_id and before == said:
        return
    require_item(session, said.item_id)
    if row.state in FREE:
        _claim(session, row, person_id, now)
    step = moves.answer(asks.value_of(row), person_id, now)
    row.answer_words, row.answer_spot, row.answer_item_id = said.words, said.spot, said.item_id
    row.answered_by_id, row.kept_as_id = person_id, None
    settle(session, row, step, now)


def release_ask(session: StoreSession, ask_id: int, person_id: int, *, now: datetime) -> None:
    """Give the ask back: it opens again for others."""
    row = _shown(session, ask_id, person_id)
    if row.owner_id != person_id or row.state not in HELD:
        raise Refused(tr("You do not have this ask now, so there is nothing to give back."))
    settle(session, row, moves.release(asks.value_of(row), "chosen", now), now)


def hand_on(
    session: StoreSession, ask_id: int, person_id: int, to: int | None, note: str, *, now: datetime
) -> None:
    """Pass it to a colleague, or to the nearest without me, with a word on it; at the last to a lead."""
    row = _shown(session, ask_id, person_id)
    ask = asks.value_of(row)
    moves.only_owner(ask, person_id)
    receiver = None if to is None else colleagues.claimer(session, to, now)
    step = moves.hand_on(ask, person_id, receiver, now)
    row.note = note
    settle(session, row, step, now)


def mark_kept(session: StoreSession, ask_id: int, entry_id: int | None, *, now: datetime) -> None:
    """Note that the answer is findable as this entry, or no longer; asker and owner are told."""
    hold(session)
    row = asks.row_of(session, ask_id)
    if row is not None and row.kept_as_id != entry_id:
        row.kept_as_id = entry_id
        settle(session, row, None, now)


def _claim(session: StoreSession, row: AskRow, person_id: int, now: datetime) -> None:
    claimer = colleagues.claimer(session, person_id, now)
    try:
        step = moves.claim(asks.value_of(row), claimer, now)
    except Refusal as refusal:
        if refusal.code in ("taken", "over"):
            return
        raise
    settle(session, row, step, now)


def _shown(session: StoreSession, ask_id: int, person_id: int) -> AskRow:
    hold(session)
    return views.visible(session, ask_id, person_id)
