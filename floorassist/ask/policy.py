"""How a store asks: who is asked when, how long a promise to look lasts, and how much one person is asked.

The policy is copied into each ask when it starts, so that a change at the desk never bends an ask in flight.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from floorassist.translation import tr


@dataclass(frozen=True)
class Wave:
    """From `after_seconds` on, `people` more are asked; None asks everybody on shift and the leads."""

    after_seconds: int
    people: int | None


@dataclass(frozen=True)
class Policy:
    """The numbers of asking, all in whole seconds or people; each default with its reason.

    waves: two people at once, because one alone is often with a customer and three feel that another will
        do it; one more at 6 s, when who looked at once would have it; 2 more at 20 s, when the first have had
        time to notice and to finish a sentence; then 3, 4 and 6 more; everybody on shift and the leads at
        88 s, while the customer still waits (median patience is about 180 s). A call to everybody rings every
        phone of the store for one ask, and the more phones ring the less each is noticed: sooner it brought
        fewer answers (`python -m benchmarks.day`).
    unheard_seconds: a ping that no phone has taken by then makes room for the next person at once; 8 s is
        longer than any reconnect of a phone that is awake.
    look_again_seconds: how soon to look again for people when there were too few; somebody may be back.
    expiry_seconds: as long as half of the customers wait; then the leads have it in their queue, and the
        asker is told what to do next.
    lease_seconds: a claim without a sign of life frees the ask, because 4 % claim and forget; the phone
        reminds its owner at half of that, and again at half of the walk. With 90 s a customer whose ask was
        forgotten had mostly gone; with 45 s people are reminded while they still look.
    hand_ons: who was sent on twice does not want a third name; then a lead decides.
    queue_look_seconds: how often the leads are told of what waits in their queue; sooner would be noise.
    queue_seconds: a working day; what nobody took by then has ended unanswered.
    photo_days: how long the picture that an asker took is of use to anybody.
    eta_seconds: the walk across the largest store, 220 m at 1.2 m/s, is 183 s.
    confirm_seconds: the customer walks there and looks; after that an answer nobody doubted has helped.
    live_pings: at most two questions ring on one phone at a time; more are swiped away unread.
    claims: a person can look for one thing at a time.
    duplicate_seconds: the same question by the same person within a minute is an impatient thumb.
    words_walk_share: when words will do nobody walks, so distance counts a tenth (who is near sees it too).
    person_walk_share: where somebody has to come the customer waits for the whole walk, and long walks are
        declined more often: it counts one and a half times.
    lead_penalty_seconds: a lead has the queue and the desk besides, so one counts as half a minute further
        away. Behind everybody else they were asked last who often know most: two of forty colleagues, and
        then one ask in twenty waited over 46 s for a claim, not over 43.
    unknown_penalty_seconds: knowing beats nearness, by more than the longest walk: asking by distance alone
        answers 69 % in two minutes, with this penalty for not being known to know 86 %.
    ping_penalty_seconds, ping_memory_seconds: each ping of the last half hour counts like 12 s of walking,
        which shares the load: with 8 s the busiest get a ping an hour more. There is no hard cool-down, as
        one of 60 s left 9.3 % unanswered, not 2.5 %.
    """

    waves: tuple[Wave, ...] = (
        Wave(0, 2),
        Wave(6, 1),
        Wave(20, 2),
        Wave(33, 3),
        Wave(48, 4),
        Wave(64, 6),
        Wave(88, None),
    )
    unheard_seconds: int = 8
    look_again_seconds: int = 10
    expiry_seconds: int = 180
    lease_seconds: int = 60
    eta_seconds: int = 180
    confirm_seconds: int = 300
    live_pings: int = 2
    claims: int = 1
    duplicate_seconds: int = 60
    words_walk_share: float = 0.1
    person_walk_share: float = 1.5
    unknown_penalty_seconds: int = 240
    lead_penalty_seconds: int = 30
    ping_penalty_seconds: int = 12
    ping_memory_seconds: int = 1800
    hand_ons: int = 2
    queue_look_seconds: int = 300
    queue_seconds: int = 28_800
    photo_days: int = 7

    def __post_init__(self) -> None:
        """Refuse a policy that could leave a customer waiting for nobody.

        Raises `ValueError`: a sentence that names the field.
        """
        starts = [wave.after_seconds for wave in self.waves]
        if not starts or starts[0] != 0:
            raise ValueError(f"waves: {tr('The first wave must start at 0 seconds.')}")
        if starts != sorted(set(starts)):
            raise ValueError(f"waves: {tr('Each wave must start later than the one before it.')}")
        if starts[-1] >= self.expiry_seconds:
            raise ValueError(f"expiry_seconds: {tr('The last wave must start before the ask expires.')}")
        if any(wave.people is not None and wave.people < 1 for wave in self.waves):
            raise ValueError(f"waves: {tr('Each wave must ask at least one person.')}")
        for field in fields(self):
            least = _LEAST.get(field.name, 1)
            if field.name != "waves" and getattr(self, field.name) < least:
                raise ValueError(f"{field.name}: {tr('Must be at least {least}.', least=least)}")

    def wave_at(self, elapsed_seconds: float) -> int:
        """Return the number of the wave that is on after so many seconds; the first is 0."""
        return max(sum(wave.after_seconds <= elapsed_seconds for wave in self.waves) - 1, 0)

    def people_by(self, wave: int) -> int | None:
        """Return how many people are to have been asked by this wave altogether; None is everybody."""
        total = 0
        for each in self.waves[: wave + 1]:
            if each.people is None:
                return None
            total += each.people
        return total

    def next_wave_after(self, elapsed_seconds: float) -> int | None:
        """Return when the next wave starts, in seconds from the opening; None after the last one."""
        later = [wave.after_seconds for wave in self.waves if wave.after_seconds > elapsed_seconds]
        return later[0] if later else None

    def to_json(self) -> dict[str, Any]:
        """Return the policy as a JSON object that `from_json` reads back."""
        return asdict(self) | {"waves": [[wave.after_seconds, wave.people] for wave in self.waves]}

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> "Policy":
        """Read a policy; a number that an older copy lacks gets its default, an unknown one is skipped.

        Raises `ValueError`: a sentence that names the field.
        """
        known = {field.name for field in fields(cls)} - {"waves"}
        numbers = {name: value for name, value in document.items() if name in known}
        if "waves" in document:
            numbers["waves"] = tuple(Wave(after, people) for after, people in document["waves"])
        return cls(**numbers)


_LEAST: Mapping[str, float] = {
    "words_walk_share": 0,
    "person_walk_share": 0,
    "lead_penalty_seconds": 0,
    "unknown_penalty_seconds": 0,
    "ping_penalty_seconds": 0,
    "duplicate_seconds": 0,
    "hand_ons": 0,
}
