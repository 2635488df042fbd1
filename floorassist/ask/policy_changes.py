"""What a new version of the policy changed, in words for its history."""

from floorassist.ask.policy import Policy
from floorassist.ask.policy_fields import FIELDS, FieldTold


def changes(before: Policy, after: Policy) -> list[str]:
    """What differs, in words for the history: "Ask colleagues for: 180 → 240 seconds"."""
    found = []
    if before.waves != after.waves:
        found.append(f"Who is asked when: {waves_in_words(before)} → {waves_in_words(after)}")
    for told in FIELDS:
        old, new = getattr(before, told.name), getattr(after, told.name)
        if old != new:
            found.append(f"{told.label}: {_shown(old, told)} → {_shown(new, told)} {told.unit}")
    return found


def waves_in_words(policy: Policy) -> str:
    """Who is asked when: "2 at once, 3 more at 20 s, everybody at 65 s"."""
    parts = []
    for wave in policy.waves:
        who = "everybody" if wave.people is None else f"{wave.people}{' more' if wave.after_seconds else ''}"
        parts.append(f"{who} at {wave.after_seconds} s" if wave.after_seconds else f"{who} at once")
    return ", ".join(parts)


def _shown(value: float, told: FieldTold) -> str:
    return f"{value / told.scale:g}"
