"""What the asker does: ask, say whether it helped, go another round, cancel."""

from dataclasses import dataclass
from datetime import datetime

from floorassist.ask import moves
from floorassist.ask import queries as asks
from floorassist.ask import view_queries as views
from floorassist.ask.facts import AskCreated
from floorassist.ask.models import AskRow
from floorassist.ask.place_queries import Stand, require_item
from floorassist.ask.policy import Policy
from floorassist.ask.repeats import Question
from floorassist.ask.states import Reach, State
from floorassist.ask.step_actions import born, hold, settle
from floorassist.ask.way_out import Option
from floorassist.storage.facts import react
from floorassist.storage.session import StoreSession
from floorassist.web.errors import Refused

NOT_THE_ASKER = "Only the one who asked can do that."


@dataclass(frozen=True)
class NewQuestion:
    """What a phone sends to ask: `key` makes a repeated call harmless, `place` is where the customer stands.

    `departments` are those that would know.
    """

    key: str
    words: str
    item_id: int | None = None
    needs_person: bool = False
    place: Stand | None = None
    departments: frozenset[str] = frozenset()


def create_ask(
    session: StoreSession, asker_id: int, asked: NewQuestion, *, now: datetime, policy: Policy | None = None
) -> tuple[int, bool]:
    """Ask the nearest who know; returns the ask's id, and whether it is new.

    The same key again, or the same question within a minute, is the ask that is there already.
    """
    hold(session)
    rules = policy or Policy()
    question = Question(asker_id, asked.words, asked.item_id, now)
    known = asks.by_key(session, asker_id, asked.key) or asks.repeated(session, question, rules)
    if known is not None:
        return known.id, False
    require_item(session, asked.item_id)
    row = AskRow(
        key=asked.key,
        asker_id=asker_id,
        words=asked.words,
        item_id=asked.item_id,
        needs_person=asked.needs_person,
        departments=sorted(asked.departments),
        spot=asked.place.spot if asked.place else None,
        x=asked.place.x if asked.place else None,
        y=asked.place.y if asked.place else None,
        level=asked.place.level if asked.place else None,
        state=State.OPEN.value,
        reach=Reach.NEAREST.value,
        epoch=0,
        version=0,
        policy=rules.to_json(),
        created_at=now,
        opened_at=now,
        deadline_at=now,
    )
    born(session, row, now)
    react(session, AskCreated(row.id, asker_id), now=now)
    settle(session, row, None, now)
    return row.id, True


def confirm_ask(session: StoreSession, ask_id: int, person_id: int, helped: bool, *, now: datetime) -> None:
    """Take the asker's word: done, or open again without the answer that did not help."""
    row = _mine(session, ask_id, person_id)
    step = moves.help_or_not(asks.value_of(row), helped, now)
    if step is None:
        return
    if not helped:
        row.answer_words = row.answer_spot = row.answer_item_id = None
        row.answered_by_id = row.kept_as_id = None
    settle(session, row, step, now)


def ask_again(session: StoreSession, ask_id: int, person_id: int, option: Option, *, now: datetime) -> None:
    """Send an expired ask on another round: `option` is widen, ask_again or supervisor."""
    row = _mine(session, ask_id, person_id)
    settle(session, row, moves.ask_again(asks.value_of(row), option, now), now)


def cancel_ask(session: StoreSession, ask_id: int, person_id: int, *, now: datetime) -> None:
    """End an ask that is no longer needed."""
    row = _mine(session, ask_id, person_id)
    step = moves.cancel(asks.value_of(row))
    if step:
        settle(session, row, step, now)


def _mine(session: StoreSession, ask_id: int, person_id: int) -> AskRow:
    hold(session)
    row = views.visible(session, ask_id, person_id)
    if row.asker_id != person_id:
        raise Refused(NOT_THE_ASKER)
    return row
