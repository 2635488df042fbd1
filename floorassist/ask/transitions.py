"""The closed list of what may lead from which state to which; the step that is not here is not made."""

from floorassist.ask.states import FREE, HELD, LIVE, LOOKING, State

OVER = State.EXPIRED
"""Unanswered, and still open to the asker's next step."""

Move = tuple[State, str, State]

_PINGS = {(State.OFFERED, kind, State.OFFERED) for kind in ("offered", "heard", "seen", "not_reached")}
_PINGS |= {(State.OFFERED, kind, state) for kind in ("declined", "withdrawn") for state in LOOKING}
_ROUNDS = {(State.OPEN, "offered", State.OFFERED)}
_ROUNDS |= {(state, "claimed", State.CLAIMED) for state in FREE}
_ROUNDS |= {(state, "queued", State.QUEUED) for state in LOOKING | HELD}
_HELD = {(state, "on_way", State.ON_WAY) for state in HELD}
_HELD |= {(state, "nudged", state) for state in HELD}
_HELD |= {(state, kind, State.OPEN) for state in HELD for kind in ("released", "handed_on")}
_HELD |= {(state, "answered", State.ANSWERED) for state in HELD}
_ANSWERED = {(State.ANSWERED, kind, State.DONE) for kind in ("helped", "settled")}
_ANSWERED |= {(State.ANSWERED, "not_helped", State.OPEN)}
_QUEUE = {(State.QUEUED, "still_queued", State.QUEUED), (State.QUEUED, "expired", OVER)}
_QUEUE |= {(OVER, "reopened", State.QUEUED)}
_ENDS = {(state, "asked_again", State.OPEN) for state in (State.QUEUED, OVER)}
_ENDS |= {(state, "cancelled", State.CANCELLED) for state in FREE | HELD | {OVER}}
_ENDS |= {(state, "promised", State.PROMISED) for state in LIVE | {OVER}}
_ENDS |= {(state, "referred", State.REFERRED) for state in LIVE | {OVER}}

TRANSITIONS: frozenset[Move] = frozenset(_PINGS | _ROUNDS | _HELD | _ANSWERED | _QUEUE | _ENDS)
