"""What the asker can do when nobody took it: never silence, always a next step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from floorassist.translation import mark, tr

Round = Literal["widen", "ask_again", "supervisor"]
Option = Literal["promise", "refer", "widen", "ask_again", "supervisor"]

_WHY: Mapping[str, str] = {
    "nobody_here": mark("Nobody else is on the floor right now."),
    "all_declined": mark("Everybody who was asked is busy."),
    "not_received": mark("No colleague's phone could be reached."),
    "no_reply": mark("Nobody took it in time."),
    "handed_on": mark("It was passed on and nobody knows it so far."),
    "unanswered": mark("Nobody could answer it today."),
    "closed": mark("Your supervisor closed it without an answer."),
}
_WAITS = mark("It waits for a supervisor now.")
_WAITS_FOR_NOBODY = mark("It waits for a supervisor, and none is on shift now.")
_STEPS = mark("Promise to get back to the customer, look where else to get it, or ask everybody again.")


@dataclass(frozen=True)
class WayOut:
    """`why` for programs, `say` for the asker, and the steps to choose from, the best first."""

    why: str
    say: str
    options: tuple[Option, ...]


def way_out(why: str, *, queued: bool, lead_here: bool = True) -> WayOut:
    """Return the next steps of an ask that nobody took: it waits in the queue, or has ended there.

    `lead_here`: there is a supervisor on shift who could look at the queue.
    """
    waits = _WAITS if lead_here else _WAITS_FOR_NOBODY
    words = [_WHY.get(why, _WHY["no_reply"]), *([waits] if queued else []), _STEPS]
    return WayOut(why, " ".join(map(tr, words)), ("promise", "refer", "widen"))
