"""What the asker does, and what ends an ask: ask, say whether it helped, go another round, cancel, promise,
refer, close.
"""

from dataclasses import dataclass
from datetime import datetime

from floorassist.ask import asker_moves as moves
from floorassist.ask import queries as asks
from floorassist.ask import view_queries as views
from floorassist.ask.facts import AskCreated
from floorassist.ask.models import AskRow
from floorassist.ask.place_queries import Stand, require_item
from floorassist.ask.policy import Policy
from floorassist.ask.policy_queries import policy_of
from floorassist.ask.repeats import Question
from floorassist.ask.states import Reach, State
from floorassist.ask.step_actions import born, hold, settle
from floorassist.ask.way_out import Round
from floorassist.people.models import Person
from floorassist.people.roles import leads
from floorassist.refer.models import Referral
from floorassist.storage.facts import react
from floorassist.storage.session import StoreSession
from floorassist.translation import mark, tr
from floorassist.web.errors import BadInput, Conflict, Refused

NOT_THE_ASKER = mark("Only the one who asked can do that.")
NOT_A_PARTY = mark("Only who asked, who has it, or a supervisor can do that. Ask one of them.")
NOT_A_LEAD = mark("Only a supervisor can close it. Ask one, or promise to get back to the customer.")


@dataclass(frozen=True)
class NewQuestion:
    """What a phone sends to ask: `key` makes a repeated call harmless, `place` is where the customer stands.

    `departments` are those that would know; `language` is the customer's (BCP 47) or empty.
    """

    key: str
    words: str
    item_id: int | None = None
    needs_person: bool = False
    place: Stand | None = None
    departments: frozenset[str] = frozenset()
    language: str = ""


def create_ask(
    session: StoreSession, asker_id: int, asked: NewQuestion, *, now: datetime, policy: Policy | None = None
) -> tuple[int, bool]:
    """Ask the nearest who know; returns the ask's id, and whether it is new.

    The same key again, or the same question within a minute, is the ask that is there already.
    """
    hold(session)
    rules = policy or policy_of(session)
    question = Question(asker_id, asked.words, asked.item_id, now)
    known = asks.known(session, question, asked.key, rules)
    if known is not None:
        return known, False
    require_item(session, asked.item_id)
    columns = {
        "key": asked.key,
        "asker_id": asker_id,
        "words": asked.words,
        "item_id": asked.item_id,
        "needs_person": asked.needs_person,
        "language": asked.language,
        "departments": sorted(asked.departments),
        "spot": asked.place.spot if asked.place else None,
        "x": asked.place.x if asked.place else None,
        "y": asked.place.y if asked.place else None,
        "level": asked.place.level if asked.place else None,
        "state": State.OPEN.value,
        "reach": Reach.NEAREST.value,
        "epoch": 0,
        "version": 0,
        "policy": rules.to_json(),
        "created_at": now,
        "opened_at": now,
        "deadline_at": now,
    }
    row = born(session, columns, now)
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


def ask_again(session: StoreSession, ask_id: int, person_id: int, option: Round, *, now: datetime) -> None:
    """Send an ask that nobody took on another round: `option` is widen, ask_again or supervisor."""
    row = _mine(session, ask_id, person_id)
    settle(session, row, moves.ask_again(asks.value_of(row), option, now), now)


def cancel_ask(session: StoreSession, ask_id: int, person_id: int, *, now: datetime) -> None:
    """End an ask that is no longer needed."""
    row = _mine(session, ask_id, person_id)
    step = moves.cancel(asks.value_of(row))
    if step:
        settle(session, row, step, now)


def promise_ask(
    session: StoreSession, ask_id: int, person_id: int, promise_id: int, *, now: datetime
) -> None:
    """End the search with this promise to the customer; the same promise again changes nothing."""
    row = _shown(session, ask_id, person_id)
    if row.state == State.PROMISED and row.promise_id == promise_id:
        return
    _only_parties(session, row, person_id)
    step = moves.promise(asks.value_of(row), person_id)
    row.promise_id = promise_id
    settle(session, row, step, now)


def refer_ask(
    session: StoreSession, ask_id: int, person_id: int, referral_id: int | None, *, now: datetime
) -> None:
    """End it with where else the customer can get it (None: a place that nobody noted); once is enough."""
    row = _shown(session, ask_id, person_id)
    if row.state == State.REFERRED and row.referral_id == referral_id:
        return
    _only_parties(session, row, person_id)
    step = moves.refer(asks.value_of(row), person_id)
    if referral_id is not None and session.get(Referral, referral_id) is None:
        raise BadInput(
            "referral_id",
            tr(
                "There is no place {referral_id} to send the customer to. Pick another.",
                referral_id=referral_id,
            ),
        )
    row.referral_id = referral_id
    settle(session, row, step, now)


def close_ask(session: StoreSession, ask_id: int, person_id: int, *, now: datetime) -> None:
    """Let a lead close what waits in the queue; it stays among the unanswered."""
    row = _shown(session, ask_id, person_id)
    if not _leads(session, person_id):
        raise Refused(tr(NOT_A_LEAD))
    step = moves.close(asks.value_of(row), person_id)
    if step:
        settle(session, row, step, now)


def reopen_ask(session: StoreSession, ask_id: int, person_id: int, *, now: datetime) -> None:
    """Let a lead take back that an ask was closed a moment ago; twice is once."""
    row = _shown(session, ask_id, person_id)
    if not _leads(session, person_id):
        raise Refused(tr(NOT_A_LEAD))
    if row.ended_at is not None and now - row.ended_at > asks.SHOWN_AFTER_END:
        raise Conflict(tr("It was closed more than half an hour ago. Ask anew if the customer still waits."))
    step = moves.reopen(asks.value_of(row), person_id, row.why, asks.queued_because(session, ask_id), now)
    if step:
        settle(session, row, step, now)


def _mine(session: StoreSession, ask_id: int, person_id: int) -> AskRow:
    hold(session)
    row = views.visible(session, ask_id, person_id)
    if row.asker_id != person_id:
        raise Refused(tr(NOT_THE_ASKER))
    return row


def _shown(session: StoreSession, ask_id: int, person_id: int) -> AskRow:
    hold(session)
    return views.visible(session, ask_id, person_id)


def _only_parties(session: StoreSession, row: AskRow, person_id: int) -> None:
    if person_id not in (row.asker_id, row.owner_id) and not _leads(session, person_id):
        raise Refused(tr(NOT_A_PARTY))


def _leads(session: StoreSession, person_id: int) -> bool:
    person = session.get(Person, person_id)
    return person is not None and leads(person.role)
