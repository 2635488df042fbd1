"""What the asker can do when a round of asking found nobody: never silence, always a next step."""

from dataclasses import dataclass
from typing import Literal

from floorassist.ask.states import Reach

Option = Literal["widen", "ask_again", "supervisor"]

_WHY = {
    "nobody_here": "Nobody else is on the floor right now.",
    "all_declined": "Everybody who was asked is busy.",
    "not_received": "No colleague's phone could be reached.",
    "no_reply": "Nobody took it in time.",
}


@dataclass(frozen=True)
class WayOut:
    """`why` for programs, `say` for the asker, and the steps to choose from, the best first."""

    why: str
    say: str
    options: tuple[Option, ...]


def way_out(why: str, reach: Reach) -> WayOut:
    """Return the next steps after a round with this reach ended for this reason (see `why_nobody`)."""
    if reach == Reach.SUPERVISORS:
        return WayOut(
            why, f"{_WHY[why]} Ask the whole floor again, or try the service desk.", ("widen", "ask_again")
        )
    if reach == Reach.EVERYBODY or why == "nobody_here":
        return WayOut(why, f"{_WHY[why]} Ask the supervisor, or try again.", ("supervisor", "ask_again"))
    return WayOut(
        why,
        f"{_WHY[why]} Ask everybody at once, or the supervisor.",
        ("widen", "supervisor", "ask_again"),
    )
