"""What a ghost says: the right place if the store sells it, an honest "no" if not, and what the crew asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from floorassist.demo.families import departments

HERE = (
    "There they are.",
    "I put some out this morning.",
    "That is where I would look.",
    "You will see the sign.",
)
SOLD_OUT = (
    "That is the place, but the last ones are gone. The next delivery is on Thursday.",
    "It belongs there, but it is sold out. The shelf label has the order number.",
)
NOT_SOLD = (
    "We don't carry that. I'd try {near}, something there may do the job.",
    "Not in our range, sorry. The nearest thing is in {near}.",
    "I don't think we sell that. I'd have a look at {near}.",
)
NOWHERE = (
    "We don't carry that, sorry. The service desk can order it.",
    "I don't know that one, and the system doesn't either. The service desk keeps a list of wishes.",
)
QUESTIONS = ("{}", "Customer asks for {}", "Do we have {}?")


@dataclass(frozen=True, slots=True)
class Known:
    """What the store has for the words: an item, where it stands (`say`, and the id of the spot), how many.

    `sure` is False where it is only the nearest thing to what was asked.
    """

    item_id: int
    name: str
    department: str
    say: str | None
    spot: str | None
    quantity: float | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """Words, and the place and the item that go with them."""

    words: str
    spot: str | None = None
    item_id: int | None = None


def reply(found: Known | None, dice: Random) -> Reply:
    """The answer of a colleague who has looked."""
    if found is None:
        return Reply(dice.choice(NOWHERE))
    if not found.sure:
        place = f"{found.department} ({found.say})" if found.say else found.department
        return Reply(dice.choice(NOT_SOLD).format(near=place))
    words = dice.choice(SOLD_OUT if found.quantity == 0 else HERE)
    if found.say is None:
        words = f"In {found.department}. {words}"
    return Reply(words, found.spot, found.item_id)


def question(of: Sequence[str], dice: Random) -> tuple[str, str]:
    """What a customer of the crew wants, in customers' words, and its department: one of these, or any."""
    lists = [one for one in departments() if one.name in of] or list(departments())
    department = dice.choice(lists)
    words = dice.choice(dice.choice(department.families).words)
    return dice.choice(QUESTIONS).format(words), department.name
