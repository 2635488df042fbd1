"""What words of one language mean in another, so that a Spanish question finds English names, and vice versa.

A word or phrase that the store's names do not know also means its translations that they know. So does one
that they hardly know, or that a question in that language uses: "pan" is bread in "dónde está el pan".
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rapidfuzz.distance.OSA import distance as edits

from floorassist.find.language import Phrase, every_language
from floorassist.find.language_files import lexicon_files
from floorassist.find.question import without_small
from floorassist.find.words import stem, words

LONGEST_PHRASE = 4
FIRST = 0.9
OTHER = 0.8
NEAR = 0.8
BEGUN = 0.6
OWN_OF_FOREIGN = 0.5
MUCH_RARER = 4
NEAR_FROM = 5
BEGUN_FROM = 4
MOST_BEGUN = 5
TAUGHT = "="
"""Stands for the language of words that a store was taught."""

Counted = Callable[[str], int]
"""How many of the store's names have a stem."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase of a language means: words of another, as stems."""

    language: str
    stems: Phrase


@dataclass(frozen=True, slots=True)
class Part:
    """So many words of a question: what each word of the translation means, none where the words stand for
    themselves. `own` is what they count beside it; if it is `guessed` it counts where they mean nothing.
    """

    size: int
    meanings: tuple[dict[str, float], ...] = ()
    own: float = 1.0
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    """Words that have a translation here; `own` and `theirs` count the names that have either.

    `sure` is 1 for a word of the lexicon, less for one that is like it.
    """

    size: int
    language: str
    phrases: tuple[Phrase, ...]
    own: int
    theirs: int
    sure: float = 1.0


@dataclass(frozen=True)
class Lexicon:
    """`senses` by the stems of a phrase; `single` are the words that stand alone in it, sorted, and `damaged`
    leads to them from all that is left of one when a letter is lost.
    """

    senses: Mapping[Phrase, tuple[Sense, ...]] = field(default_factory=dict)
    single: Sequence[str] = ()
    damaged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def parts(self, asked: Sequence[str], count: Counted, speaks: str = "") -> list[Part]:
        """The question cut into what is translated and what stands for itself; `speaks` is its language, if
        its asking words tell.
        """
        if not self.senses:
            return [Part(len(asked))]
        spans = list(self._spans(asked, count))
        heard = {speaks, *(each.language for each in spans if each and not each.own and each.sure == 1)} - {
            ""
        }
        found: list[Part] = []
        for span in spans:
            part = _part(span, heard) if span else Part(1)
            if not part.meanings and found and not found[-1].meanings:
                part = Part(found.pop().size + part.size)
            found.append(part)
        return found

    def _spans(self, asked: Sequence[str], count: Counted) -> Iterator[_Span | None]:
        """The longest phrases with a translation that the store knows; None for a word without one."""
        stems, place = list(map(stem, asked)), 0
        while place < len(asked):
            span = self._phrase(stems[place : place + LONGEST_PHRASE], count)
            if span is None and not count(stems[place]):
                span = self._like(asked[place], count, last=place == len(asked) - 1)
            yield span
            place += span.size if span else 1

    def _phrase(self, stems: Sequence[str], count: Counted) -> _Span | None:
        for size in range(len(stems), 0, -1):
            span = self._span(tuple(stems[:size]), count)
            if span:
                return span
        return None

    def _span(self, phrase: Phrase, count: Counted) -> _Span | None:
        """What the phrase means in words that the store knows, in the language that it knows best."""
        best: _Span | None = None
        known = [each for each in self.senses.get(phrase, ()) if all(map(count, each.stems))]
        for language in sorted({each.language for each in known}):
            phrases = tuple(each.stems for each in known if each.language == language)
            theirs = max(min(map(count, each)) for each in phrases)
            if best is None or theirs > best.theirs:
                best = _Span(len(phrase), language, phrases, min(map(count, phrase)), theirs)
        return best

    def _like(self, word: str, count: Counted, *, last: bool) -> _Span | None:
        """What the nearest word of the lexicon means, else what a half typed one may mean."""
        for near in self._near(word) if len(word) >= NEAR_FROM else ():
            span = self._span((stem(near),), count)
            if span:
                return _Span(1, span.language, span.phrases, 0, span.theirs, NEAR)
        if not last or len(word) < BEGUN_FROM:
            return None
        begun = [self._span((stem(each),), count) for each in self._begun(word)]
        spans = [each for each in begun if each]
        if not spans:
            return None
        language = spans[0].language
        phrases = (phrase for each in spans if each.language == language for phrase in each.phrases)
        return _Span(1, language, tuple(dict.fromkeys(phrases)), 0, spans[0].theirs, BEGUN)

    def _near(self, word: str) -> list[str]:
        """The words of the lexicon one edit away, those with the same first letter first."""
        found = {each for rest in (word, *_shorter(word)) for each in self.damaged.get(rest, ())}
        near = (each for each in found if edits(word, each, score_cutoff=1) <= 1)
        return sorted(near, key=lambda each: (each[0] != word[0], each))

    def _begun(self, word: str) -> Iterator[str]:
        start = bisect_left(self.single, word)
        for each in self.single[start : start + MOST_BEGUN]:
            if each.startswith(word):
                yield each


NO_LEXICON = Lexicon()


def lexicon_of(files: Iterable[Mapping[str, Any]]) -> Lexicon:
    """The lexicon of these files, read in both directions."""
    senses: dict[Phrase, dict[Sense, None]] = {}
    single: set[str] = set()
    for found in files:
        for foreign, meant in found["words"].items():
            for own in meant:
                pair = _phrase(foreign), _phrase(own)
                for (here, there), language in ((pair, found["from"]), (pair[::-1], found["to"])):
                    senses.setdefault(tuple(map(stem, here)), {})[
                        Sense(language, tuple(map(stem, there)))
                    ] = None
                    single |= {*here} if len(here) == 1 else set()
    damaged: dict[str, list[str]] = {}
    for word in sorted(single):
        for rest in (word, *_shorter(word)) if len(word) >= NEAR_FROM - 1 else ():
            damaged.setdefault(rest, []).append(word)
    kept = {phrase: tuple(found) for phrase, found in senses.items()}
    return Lexicon(kept, sorted(single), {rest: tuple(found) for rest, found in damaged.items()})


@cache
def every_lexicon() -> Lexicon:
    """The lexicons of the folder as one."""
    return lexicon_of(lexicon_files())


def taught(lexicon: Lexicon, pairs: Iterable[tuple[str, str]]) -> Lexicon:
    """The lexicon with words that mean other words in this store, whatever the language."""
    senses = dict(lexicon.senses)
    for said, meant in pairs:
        key, sense = tuple(map(stem, _phrase(said))), Sense(TAUGHT, tuple(map(stem, _phrase(meant))))
        senses[key] = (sense, *senses.get(key, ()))
    return Lexicon(senses, lexicon.single, lexicon.damaged)


def _part(span: _Span, heard: set[str]) -> Part:
    """Whether the words are translated: always where the store does not know them, else where they are much
    rarer than their translation, or the question is in their language and they are not much more common.
    """
    foreign = span.language in heard
    if span.own >= max(1, MUCH_RARER * span.theirs):
        return Part(span.size)
    if span.own * MUCH_RARER >= max(1, span.theirs) and not foreign:
        return Part(span.size)
    if span.size > 1 or (not span.own and (foreign or span.sure == 1)):
        return Part(span.size, _meanings(span), 0.0)
    return Part(1, _meanings(span), OWN_OF_FOREIGN if foreign else 1.0, guessed=span.sure == BEGUN)


def _meanings(span: _Span) -> tuple[dict[str, float], ...]:
    """What each word of the translation means; a shorter translation fills the front with its first word."""
    longest = max(map(len, span.phrases))
    found: tuple[dict[str, float], ...] = tuple({} for _ in range(longest))
    for number, phrase in enumerate(span.phrases):
        weight = (OTHER if number else FIRST) * span.sure
        for meanings, root in zip(found, (*phrase[:1] * (longest - len(phrase)), *phrase), strict=True):
            meanings[root] = max(weight, meanings.get(root, 0.0))
    return found


def _phrase(text: str) -> list[str]:
    """The words of a phrase as a question's are looked up, without the small ones."""
    found = words(text)
    return without_small(found, every_language().small) or found


def _shorter(word: str) -> set[str]:
    """The word with one letter lost."""
    return {word[:place] + word[place + 1 :] for place in range(len(word))}
