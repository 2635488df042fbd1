"""What a phone finds out about itself before a shift: the words for what is wrong, and what silences it.

`static/js/core/selfcheck.js` finds these words on the phone; both sides read `tests/cases/selfcheck.json`.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Literal, get_args

Fault = Literal[
    "camera_insecure",
    "camera_absent",
    "camera_denied",
    "camera_busy",
    "sound_shut",
    "sound_unheard",
    "push_off",
    "push_blocked",
    "push_insecure",
    "push_home_screen",
    "push_unsupported",
    "push_failed",
    "push_server",
    "screen_off",
    "screen_cannot",
    "vibration_cannot",
    "network_away",
    "network_slow",
    "line_blocked",
    "line_slow",
    "clock_ahead",
    "clock_behind",
    "version_old",
    "storage_none",
    "storage_full",
    "storage_passing",
]
FAULTS: tuple[Fault, ...] = get_args(Fault)
# With one of these nobody hears it, though the app is open.
SILENCING = frozenset({"sound_shut", "sound_unheard", "network_away", "line_blocked"})
# A phone lies in a drawer overnight: what it found yesterday tells nothing of today.
COUNTS_FOR = timedelta(hours=16)


def in_order(faults: Collection[str]) -> tuple[Fault, ...]:
    """Each fault once, in the order in which they are told; what no version knows any more is left out."""
    return tuple(fault for fault in FAULTS if fault in faults)


def is_silent(faults: Collection[str]) -> bool:
    """Whether a ping that arrives there is not noticed."""
    return bool(SILENCING.intersection(faults))


def counts(found_at: datetime, now: datetime) -> bool:
    """Whether what was found then still tells something."""
    return now - found_at < COUNTS_FOR
