"""The numbers of asking as the desk shows them: what each means, its unit, its bounds and why it is so.

The reasons are those of `Policy`, said to a supervisor.
"""

from collections.abc import Mapping

from floorassist.ask.policy_field import FieldTold
from floorassist.translation import mark

MOST_WAVES = 8
LATEST_WAVE = 3600
MOST_PEOPLE = 500
WAVES_WHY = mark(
    "Two at once: one alone is often with a customer, and three each think that another will do it. "
    "One more at 6 seconds, when who looked at once would have it. More at 20, 33, 48 and 64 seconds, when "
    "those before had time to notice. Everybody at 88 seconds, while the customer still waits."
)

WAITING = mark("While nobody has it")
HELD = mark("When somebody has it")
QUEUED = mark("When nobody took it")
PEOPLE = mark("How much one person is asked")
ORDER = mark("Who comes first")

FIELDS: tuple[FieldTold, ...] = (
    FieldTold(
        "expiry_seconds",
        WAITING,
        mark("Ask colleagues for"),
        "seconds",
        1,
        10,
        3600,
        mark("Half of all customers wait three minutes. After that it goes to the supervisors."),
    ),
    FieldTold(
        "unheard_seconds",
        WAITING,
        mark("A phone that does not answer is passed over after"),
        "seconds",
        1,
        1,
        120,
        mark("Longer than any phone that is awake takes to come back. The next person is asked at once."),
    ),
    FieldTold(
        "look_again_seconds",
        WAITING,
        mark("Too few people: look again every"),
        "seconds",
        1,
        1,
        600,
        mark("Somebody may be back from a break or done with a customer."),
    ),
    FieldTold(
        "lease_seconds",
        HELD,
        mark("Who took it answers or goes within"),
        "seconds",
        1,
        10,
        3600,
        mark(
            "4 in 100 take a question and forget it. Half way the phone reminds them; then others are asked. "
            "After 90 seconds the customer has mostly gone; after 45 people are reminded while they still "
            "look."
        ),
    ),
    FieldTold(
        "eta_seconds",
        HELD,
        mark("Who is on the way is there within"),
        "seconds",
        1,
        10,
        3600,
        mark("The walk across the largest store, 220 m, takes three minutes."),
    ),
    FieldTold(
        "hand_ons",
        HELD,
        mark("A question may be handed on"),
        "times",
        1,
        0,
        10,
        mark("A customer who is sent on three times leaves. The next one goes to the supervisors."),
    ),
    FieldTold(
        "confirm_seconds",
        HELD,
        mark("An answer that nobody doubts counts as right after"),
        "minutes",
        60,
        10,
        86_400,
        mark("The customer walks there and looks."),
    ),
    FieldTold(
        "queue_look_seconds",
        QUEUED,
        mark("Supervisors are reminded every"),
        "minutes",
        60,
        10,
        86_400,
        mark("Long enough to finish with a customer, short enough that the question is not forgotten."),
    ),
    FieldTold(
        "queue_seconds",
        QUEUED,
        mark("It stays in the queue for"),
        "hours",
        3600,
        60,
        604_800,
        mark("A shift. After that it stands in today's list as not answered."),
    ),
    FieldTold(
        "photo_days",
        QUEUED,
        mark("Pictures are erased after"),
        "days",
        1,
        1,
        30,
        mark("A picture helps while the question is fresh, and may show people."),
    ),
    FieldTold(
        "live_pings",
        PEOPLE,
        mark("Questions that may ring on one phone at a time"),
        "questions",
        1,
        1,
        10,
        mark("More are swiped away unread."),
    ),
    FieldTold(
        "claims",
        PEOPLE,
        mark("Questions that one person may have at a time"),
        "questions",
        1,
        1,
        10,
        mark("A person can look for one thing at a time."),
    ),
    FieldTold(
        "duplicate_seconds",
        PEOPLE,
        mark("The same question again is one question within"),
        "seconds",
        1,
        0,
        3600,
        mark("Within a minute it is an impatient thumb."),
    ),
    FieldTold(
        "unknown_penalty_seconds",
        ORDER,
        mark("Who is not known to know counts as farther away by"),
        "seconds",
        1,
        0,
        3600,
        mark(
            "Knowing beats being near, by more than the longest walk: asked by distance alone, 69 in 100 "
            "questions are answered within two minutes; this way 86."
        ),
    ),
    FieldTold(
        "words_walk_share",
        ORDER,
        mark("When words will do, the walk counts"),
        "%",
        0.01,
        0,
        1,
        mark(
            "Nobody walks then. A tenth of it counts, so that of two who know the nearer one comes first: "
            "they see the shelf."
        ),
    ),
    FieldTold(
        "person_walk_share",
        ORDER,
        mark("When a person has to come, the walk counts"),
        "%",
        0.01,
        0,
        5,
        mark(
            "The customer waits for all of it, and who is far away says no more often: more than its seconds."
        ),
    ),
    FieldTold(
        "lead_penalty_seconds",
        ORDER,
        mark("A supervisor counts as farther away by"),
        "seconds",
        1,
        0,
        3600,
        mark(
            "They have the queue and the desk besides, but often know most. 3600 asks them after everybody "
            "else: then one question in twenty waits over 46 seconds until somebody takes it, not 43."
        ),
    ),
    FieldTold(
        "ping_penalty_seconds",
        ORDER,
        mark("Each question lately counts as farther away by"),
        "seconds",
        1,
        0,
        600,
        mark(
            "It shares the load: with 8 the busiest get one question an hour more. A hard pause of a minute "
            "leaves 9 in 100 unanswered."
        ),
    ),
    FieldTold(
        "ping_memory_seconds",
        ORDER,
        mark("Lately means the last"),
        "minutes",
        60,
        1,
        86_400,
        mark("Half an hour: long enough to share the load, short enough to forget a rush."),
    ),
)

BY_NAME: Mapping[str, FieldTold] = {field.name: field for field in FIELDS}
