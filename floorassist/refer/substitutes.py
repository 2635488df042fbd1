"""What will do instead of an item: same words, same department, in stock, at a place that is known."""

from floorassist.find.index import Findable
from floorassist.find.search import MOST, Result, StoreIndex, answer
from floorassist.find.words import stem, words

SHARED = 0.5
"""At least this part of the words of the item's name; sizes are no words."""

SHORT = 2


def substitutes(store: StoreIndex, item_id: int, limit: int = 3) -> list[Result]:
    """The items most like this one, those whose place is in doubt last; never the item itself."""
    number = store.index.numbers.get(("item", item_id))
    item = store.index.findables[number] if number is not None else None
    if item is None:
        return []
    like = [each for each in answer(store, item.name, MOST).results if _will_do(each.findable, item)]
    like.sort(key=lambda each: (bool(each.findable and each.findable.doubted), -each.score))
    return like[:limit]


def _will_do(other: Findable | None, item: Findable) -> bool:
    return (
        other is not None
        and other.kind == "item"
        and other.id != item.id
        and other.department == item.department
        and not other.out
        and bool(other.aisle)
        and _shares_words(other.name, item.name)
    )


def _shares_words(other: str, name: str) -> bool:
    mine = _said(name)
    return bool(mine) and len(mine & _said(other)) / len(mine) >= SHARED


def _said(name: str) -> frozenset[str]:
    """The words of a name by their stems, without sizes, counts and units."""
    return frozenset(stem(word) for word in words(name) if not _is_measure(word))


def _is_measure(word: str) -> bool:
    """A number, or letters as short as those of a unit."""
    return any(sign.isdigit() for sign in word) or (word.isascii() and len(word) <= SHORT)
