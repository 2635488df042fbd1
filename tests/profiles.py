"""How deep the suite digs: `quick` for every change, `deep` when FLOORASSIST_TEST_PROFILE says so.

The quick one tries the same examples each time, so that a change is judged by what it changes; the deep one
looks for new ones.
"""

import os

from hypothesis import settings

PROFILE = os.environ.get("FLOORASSIST_TEST_PROFILE", "quick")
DEEPER = 10


def depth(quick: int, deep: int | None = None) -> int:
    """How many times to try: `quick`, and `deep` in the deep profile: ten times as many unless told."""
    if PROFILE == "quick":
        return quick
    return quick * DEEPER if deep is None else deep


def load() -> None:
    """Make this profile that of every property; an unknown name raises hypothesis' InvalidArgument."""
    settings.register_profile("quick", deadline=None, print_blob=True, derandomize=True)
    settings.register_profile("deep", deadline=None, print_blob=True, max_examples=1000)
    settings.load_profile(PROFILE)
