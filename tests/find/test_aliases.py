"""What a store was taught to call things; `tests/js/find-aliases.test.mjs` is the twin."""

import pytest

from floorassist.find.aliases import Alias, aliases_of, meant, store_lexicon
from floorassist.find.index import Findable, index
from floorassist.find.language import every_language
from floorassist.find.places import places
from floorassist.find.search import StoreIndex, answer

ITEMS = [Findable("item", 1, "Nails 50 mm", aisle="A9"), Findable("item", 2, "Beer", aisle="A2")]


def taught(words: str, kind: str, text: str) -> StoreIndex:
    """A store that was taught what words mean."""
    rows = [Alias(words, kind, text)]
    known = places(None, ["A9", "A2"], {"Hardware": "A9"})
    return StoreIndex(index(ITEMS), places=known, lexicon=store_lexicon(rows), aliases=aliases_of(rows))


def first(store: StoreIndex, text: str) -> str | None:
    """The name of the item found first, or the id of the place."""
    for found in answer(store, text).results:
        return found.findable.name if found.findable else found.place.id if found.place else None
    return None


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [("same", "nails", "Nails 50 mm"), ("aisle", "A2", "A2"), ("area", "Hardware", "Hardware")],
)
@pytest.mark.parametrize(
    ("words", "asked"),
    [("whatnots", "wahtnots"), ("whatnots", "where are the whatnotz"), ("odd bits", "od bits")],
)
def test_taught_words_with_one_letter_wrong_are_understood(
    kind: str, text: str, expected: str, words: str, asked: str
) -> None:
    assert first(taught(words, kind, text), asked) == expected


@pytest.mark.parametrize("asked", ["nails", "nail"])
def test_a_word_of_the_store_or_its_beginning_is_not_misspelt(asked: str) -> None:
    assert first(taught("nailz", "aisle", "A2"), asked) == "Nails 50 mm"


def test_a_word_of_another_language_is_not_misspelt() -> None:
    assert first(taught("tierra", "aisle", "A2"), "sierra") is None


@pytest.mark.parametrize(("words", "asked"), [("pallet 12345", "pallet 12346"), ("odd", "od")])
def test_a_number_and_a_very_short_word_are_not_misspelt(words: str, asked: str) -> None:
    aliases = aliases_of([Alias(words, "aisle", "A2")])
    assert meant(aliases, asked, every_language(), lambda word: False) == asked
