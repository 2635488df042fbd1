"""What ends an ask or sends it on another round: the asker's word, a promise, a referral, a lead's."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from floorassist.ask.facts import (
    AskAskedAgain,
    AskCancelled,
    AskExpired,
    AskHelped,
    AskNotHelped,
    AskPromised,
    AskReferred,
    AskReopened,
)
from floorassist.ask.moves import queue
from floorassist.ask.states import ENDED, FREE, HELD, Ask, Reach, State
from floorassist.ask.steps import Step, end, open_again
from floorassist.ask.way_out import Round
from floorassist.refusal import Refusal
from floorassist.translation import tr

OPEN_TO_A_ROUND = frozenset({State.QUEUED, State.EXPIRED})
CLOSED = "closed"


def help_or_not(ask: Ask, helped: bool, now: datetime) -> Step | None:
    """Take the asker's word on the answer: done, or open again; None when it is done already.

    Raises `Refusal`: not_answered.
    """
    if ask.state == State.DONE and helped:
        return None
    if ask.state != State.ANSWERED:
        raise Refusal("not_answered", tr("There is no answer to judge now. Ask again if you still need it."))
    if helped:
        return end(ask, State.DONE, AskHelped(ask.id, ask.asker_id))
    opened = open_again(ask, AskNotHelped(ask.id, ask.asker_id), now, ask.reach)
    return replace(opened, ask=replace(opened.ask, handed_by_id=None))


def ask_again(ask: Ask, option: Round, now: datetime) -> Step:
    """Send an ask that nobody took on another round: `option` is widen, ask_again or supervisor.

    Raises `Refusal`: not_expired.
    """
    if ask.state not in OPEN_TO_A_ROUND:
        raise Refusal("not_expired", tr("This ask is still on its way, or it is settled."))
    opened = open_again(ask, AskAskedAgain(ask.id, ask.asker_id, option), now, REACH_OF[option])
    return replace(opened, ask=replace(opened.ask, handed_by_id=None))


REACH_OF: Mapping[Round, Reach] = {
    "widen": Reach.EVERYBODY,
    "ask_again": Reach.NEAREST,
    "supervisor": Reach.SUPERVISORS,
}


def cancel(ask: Ask, why: str = "chosen") -> Step | None:
    """End an ask that is no longer needed; None when it is cancelled already.

    Raises `Refusal`: over.
    """
    if ask.state == State.CANCELLED:
        return None
    if ask.state not in FREE | HELD | {State.EXPIRED}:
        raise Refusal("over", tr("It is settled already; there is nothing to cancel."))
    return end(ask, State.CANCELLED, AskCancelled(ask.id, ask.asker_id, why))


def promise(ask: Ask, person_id: int) -> Step:
    """End the search with a promise to the customer, which somebody keeps from now on.

    Raises `Refusal`: over.
    """
    _still_open(ask)
    return end(ask, State.PROMISED, AskPromised(ask.id, person_id))


def refer(ask: Ask, person_id: int) -> Step:
    """End it with where else the customer can get it.

    Raises `Refusal`: over.
    """
    _still_open(ask)
    return end(ask, State.REFERRED, AskReferred(ask.id, person_id))


def close(ask: Ask, person_id: int) -> Step | None:
    """Let a lead close what waits in the queue; None when it ended there already.

    Raises `Refusal`: not_queued.
    """
    if ask.state == State.EXPIRED:
        return None
    if ask.state != State.QUEUED:
        raise Refusal("not_queued", tr("Only what waits in the queue can be closed; this ask has moved on."))
    return end(ask, State.EXPIRED, AskExpired(ask.id, person_id, CLOSED))


def reopen(ask: Ask, person_id: int, ended: str, why: str, now: datetime) -> Step | None:
    """Let a lead take back the closing: it waits again, for `why`; None when it waits already.

    `ended` is why it ended. One whose time ran out was closed by nobody, and goes on as its asker chooses.
    Raises `Refusal`: not_closed.
    """
    if ask.state == State.QUEUED:
        return None
    if ask.state != State.EXPIRED or ended != CLOSED:
        raise Refusal("not_closed", tr("This ask has moved on since, so there is no closing to take back."))
    return queue(ask, AskReopened(ask.id, person_id, why), now)


def _still_open(ask: Ask) -> None:
    if ask.state in ENDED - {State.EXPIRED}:
        raise Refusal("over", tr("This ask is settled already; nothing more has to be done for it."))
