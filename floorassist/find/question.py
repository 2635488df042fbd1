"""What is asked for: the question without the words that only ask."""

from collections.abc import Mapping, Sequence, Set

from floorassist.find.language import Language, Phrase
from floorassist.find.words import words

LONGEST = 300
"""Characters of a question that are read."""
MOST = 16
"""Words of a question that are looked up."""

_LONGEST_PHRASE = 4


def asked_for(text: str, language: Language) -> list[str]:
    """The words to look up, in order: "where can I find the nails, please?" gives ["nails"].

    A question of nothing but asking words gives nothing, unless it is one word alone, which may be a name.
    """
    bare = bare_words(text, language)
    kept = without_small(bare, language.small)
    if kept or bare:
        return (kept or bare)[:MOST]
    whole = words(text[:LONGEST])
    return whole if len(whole) == 1 else []


def bare_words(text: str, language: Language) -> list[str]:
    """The words between the asking words in front and those at the end."""
    return _bare(words(text[:LONGEST]), language)


def spoken(text: str, languages: Mapping[str, Language]) -> str:
    """The language whose asking words the question has most of, by its two letters; "" where none leads."""
    found = words(text[:LONGEST])
    dropped = sorted((len(found) - len(_bare(found, each)), name) for name, each in languages.items())
    (most, name), (second, _) = dropped[-1], dropped[-2] if len(dropped) > 1 else (0, "")
    return name if most > second else ""


def without_small(found: list[str], small: Set[Phrase]) -> list[str]:
    """The words without the small ones, wherever they stand."""
    kept: list[str] = []
    place = 0
    while place < len(found):
        size = _phrase_in_front(found[place : place + 2], small)
        if not size:
            kept.append(found[place])
        place += size or 1
    return kept


def _bare(found: list[str], language: Language) -> list[str]:
    while size := _phrase_in_front(found, language.opening):
        found = found[size:]
    while size := _phrase_at_end(found, language.closing):
        found = found[:-size]
    return found


def _phrase_in_front(found: Sequence[str], phrases: Set[Phrase]) -> int:
    """Words of the longest phrase that the words start with, 0 if none."""
    for size in range(min(_LONGEST_PHRASE, len(found)), 0, -1):
        if tuple(found[:size]) in phrases:
            return size
    return 0


def _phrase_at_end(found: Sequence[str], phrases: Set[Phrase]) -> int:
    """Words of the longest phrase that the words end with, 0 if none."""
    for size in range(min(_LONGEST_PHRASE, len(found)), 0, -1):
        if tuple(found[-size:]) in phrases:
            return size
    return 0
