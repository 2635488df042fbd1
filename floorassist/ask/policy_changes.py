"""What a new version of the policy changed, in words for its history."""

from functools import reduce

from floorassist.ask.policy import Policy
from floorassist.ask.policy_field import FieldTold
from floorassist.ask.policy_fields import FIELDS
from floorassist.translation import tr, tr_many


def changes(before: Policy, after: Policy) -> list[str]:
    """What differs, in words for the history: "Ask colleagues for: 180 → 240 seconds"."""
    found = []
    if before.waves != after.waves:
        waves = {"old": waves_in_words(before), "new": waves_in_words(after)}
        found.append(tr("Who is asked when: {old} → {new}", **waves))
    for told in FIELDS:
        old, new = getattr(before, told.name), getattr(after, told.name)
        if old != new:
            shown = {"old": _shown(old, told), "new": _shown(new, told), "unit": told.in_unit()}
            found.append(tr("{field}: {old} → {new} {unit}", field=tr(told.label), **shown))
    return found


def waves_in_words(policy: Policy) -> str:
    """Who is asked when: "2 at once, 3 more at 20 s, everybody at 65 s"."""
    return reduce(
        lambda first, then: tr("{first}, {then}", first=first, then=then),
        (_wave(wave.people, wave.after_seconds) for wave in policy.waves),
    )


def _wave(people: int | None, seconds: int) -> str:
    if people is None:
        return tr("everybody at {seconds} s", seconds=seconds) if seconds else tr("everybody at once")
    if seconds:
        return tr_many("{n} more at {seconds} s", "{n} more at {seconds} s", people, seconds=seconds)
    return tr_many("{n} at once", "{n} at once", people)


def _shown(value: float, told: FieldTold) -> str:
    return f"{value / told.scale:g}"
