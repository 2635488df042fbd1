"""The pieces of a walk in words. Each is in small letters and stands inside what `sentence` makes of them.

What each is in Spanish, and how they come together, is told in `docs/languages.md`. Twin:
`static/js/core/walk-words.js`.
"""

from floorassist.translation import tr_as


def aisle(code: str) -> str:
    """An aisle as people say it: "aisle 12", but "Garden"."""
    has_number = any(sign in "0123456789" for sign in code)
    return tr_as("on a walk", "aisle {code}", code=code) if has_number else code


def begin(turn: str) -> str:
    """What somebody does first: "go", or to where that is from how one stands."""
    return {
        "": tr_as("on a walk", "go"),
        "straight on": tr_as("on a walk", "straight on"),
        "back": tr_as("on a walk", "turn round and go"),
        "left": tr_as("on a walk", "left"),
        "right": tr_as("on a walk", "right"),
    }[turn]


def turned(turn: str) -> str:
    """What somebody does next."""
    return tr_as("on a walk", "turn round") if turn == "back" else begin(turn)


def straight() -> str:
    """A walk with nothing to name on it."""
    return tr_as("on a walk", "go straight on")


def go_to(goal: str) -> str:
    """Up to an aisle, with nothing else to name."""
    return tr_as("on a walk", "go to {goal}", goal=goal)


def along(turn: str, name: str, *, past: str | None = None, up_to: str | None = None) -> str:
    """From where one stands in an aisle; as far as a bay that one passes, or gets to."""
    if past is not None:
        return tr_as("on a walk", "{turn} along {aisle} past bay {bay}", turn=turn, aisle=name, bay=past)
    if up_to is not None:
        return tr_as("on a walk", "{turn} along {aisle} to bay {bay}", turn=turn, aisle=name, bay=up_to)
    return tr_as("on a walk", "{turn} along {aisle}", turn=turn, aisle=name)


def into(turn: str, name: str | None) -> str:
    """Into the aisle of the goal; None is the one that was named just before."""
    if name is None:
        return tr_as("on a walk", "{turn} into it", turn=turn)
    return tr_as("on a walk", "{turn} into {aisle}", turn=turn, aisle=name)


def through(turn: str, name: str | None) -> str:
    """Through an aisle to something else; None is the one that was named just before."""
    if name is None:
        return tr_as("on a walk", "{turn} through it", turn=turn)
    return tr_as("on a walk", "{turn} through {aisle}", turn=turn, aisle=name)


def past(turn: str, landmark: str) -> str:
    """As far as one has passed something."""
    return tr_as("on a walk", "{turn} past {landmark}", turn=turn, landmark=landmark)


def to(walk: str, goal: str) -> str:
    """A walk with where it leads."""
    return tr_as("on a walk", "{walk} to {goal}", walk=walk, goal=goal)


def then(walk: str, following: str) -> str:
    """What is done next; without anything before it the thing itself."""
    return tr_as("on a walk", "{walk}, then {next}", walk=walk, next=following) if walk else following


def ride(name: str, storey: str, *, up: bool) -> str:
    """A lift, an escalator or stairs that one stands at."""
    if up:
        return tr_as("on a walk", "take {lift} up to {floor}", lift=name, floor=storey)
    return tr_as("on a walk", "take {lift} down to {floor}", lift=name, floor=storey)


def ride_it(storey: str, *, up: bool, stairs: bool) -> str:
    """The one that was named just before."""
    if stairs and up:
        return tr_as("on a walk", "take them up to {floor}", floor=storey)
    if stairs:
        return tr_as("on a walk", "take them down to {floor}", floor=storey)
    if up:
        return tr_as("on a walk", "take it up to {floor}", floor=storey)
    return tr_as("on a walk", "take it down to {floor}", floor=storey)


def there() -> str:
    """Where the walk ends at what one looks for."""
    return tr_as("on a walk", "you are there")


def near() -> str:
    """Where a ride ends at what one looks for."""
    return tr_as("on a walk", "it is right there")


def seen(turn: str) -> str:
    """Where what one looks for is, for somebody who comes to it."""
    return {
        "straight on": tr_as("on a walk", "it is straight ahead"),
        "back": tr_as("on a walk", "it is behind you"),
        "left": tr_as("on a walk", "it is on your left"),
        "right": tr_as("on a walk", "it is on your right"),
    }[turn]


def closed(name: str | None) -> str:
    """What is said of an aisle that nobody gets into; None is the one that was named just before."""
    if name is None:
        return tr_as("on a walk", "it is closed for now")
    return tr_as("on a walk", "{aisle} is closed for now", aisle=name)


def at_height(where: str, shelf: str) -> str:
    """Where it is, with the shelf."""
    return tr_as("on a walk", "{where}, {shelf}", where=where, shelf=shelf) if shelf else where


def sentence(walk: str, where: str = "") -> str:
    """A walk from its capital to its full stop, with what is said at its end."""
    whole = tr_as("on a walk", "{walk}; {where}", walk=walk, where=where) if where else walk
    return begun(tr_as("on a walk", "{walk}.", walk=whole))


def begun(text: str) -> str:
    """The text with a capital at its beginning, where its script has any."""
    return text[:1].upper() + text[1:]
