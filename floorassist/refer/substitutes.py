"""What will do instead of an item: same words, same department, in stock, at a place that is known."""

from floorassist.find.search import MOST, Result, StoreIndex, answer

ALIKE = 0.55
"""Of the item's own score for its own name: below, the name has too little in common."""


def substitutes(store: StoreIndex, item_id: int, limit: int = 3) -> list[Result]:
    """The items most like this one, those whose place is in doubt last; never the item itself."""
    number = store.index.numbers.get(("item", item_id))
    findable = store.index.findables[number] if number is not None else None
    if findable is None:
        return []
    like = [
        result
        for result in answer(store, findable.name, MOST).results
        if result.score >= ALIKE and _will_do(result, item_id, findable.department)
    ]
    like.sort(key=lambda result: (bool(result.findable and result.findable.doubted), -result.score))
    return like[:limit]


def _will_do(result: Result, item_id: int, department: str) -> bool:
    other = result.findable
    return (
        other is not None
        and other.kind == "item"
        and other.id != item_id
        and other.department == department
        and not other.out
        and bool(other.aisle)
    )
