"""One question, everything it can mean: numbers, places, items and kept answers, best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from floorassist.find.aliases import meant
from floorassist.find.decision import Decision, decision
from floorassist.find.digits import Digits
from floorassist.find.index import Findable, Index
from floorassist.find.language import Language, Phrase, each_language, every_language
from floorassist.find.lexicon import Lexicon, every_lexicon
from floorassist.find.places import Place, Places
from floorassist.find.question import asked_for, spoken
from floorassist.find.ranking import PLACES, Hit, Ranking, ranking
from floorassist.find.words import stem

MOST = 100
CERTAIN = 1.0


@dataclass(frozen=True)
class StoreIndex:
    """Everything that can be found in one store."""

    index: Index
    digits: Digits = field(default_factory=Digits)
    places: Places = field(default_factory=Places)
    language: Language = field(default_factory=every_language)
    lexicon: Lexicon = field(default_factory=every_lexicon)
    aliases: Mapping[Phrase, str] = field(default_factory=dict)

    def knows(self, word: str) -> bool:
        """Whether a word, or what it begins, means something here or in another language."""
        return (stem(word),) in self.lexicon.senses or bool(self.index.vocabulary.meanings(word, last=True))


@dataclass(frozen=True)
class Result:
    """One thing found: a findable or a place, never both; `score` orders results of one question only."""

    score: float
    findable: Findable | None = None
    place: Place | None = None

    @property
    def kind(self) -> Literal["item", "answer", "aisle", "spot", "department"]:
        """What was found."""
        if self.findable:
            return self.findable.kind
        assert self.place is not None
        return self.place.kind

    @property
    def item_id(self) -> int | None:
        """The item that was found, or that a kept answer leads to."""
        if self.findable is None:
            return None
        return self.findable.id if self.findable.kind == "item" else self.findable.about

    @property
    def aisle(self) -> str:
        """The aisle's code as the store writes it, "" where it is unknown."""
        return self.findable.aisle if self.findable else self.place.aisle if self.place else ""


@dataclass(frozen=True)
class Found:
    """What a question found; `aisles` are the likeliest, with `probability` that of the best."""

    results: list[Result]
    decision: Decision
    probability: float
    aisles: list[tuple[str, float]]


def answer(store: StoreIndex, text: str, limit: int = 10) -> Found:
    """The results of a question, best first, at most `limit` (1 to 100). Never raises for any text."""
    limit = max(1, min(MOST, limit))
    text = meant(store.aliases, text, store.language, store.knows)
    numbered = _numbered(store, text)
    places = store.places.meant(text, store.language)
    asked = asked_for(text, store.language)
    speaks = spoken(text, each_language())
    ranked = ranking(store.index, asked, limit, store.lexicon, speaks) if asked else Ranking([], [])
    sure = [*numbered, *(Result(CERTAIN, place=place) for place in places)]
    results = _without_doubles([*sure, *_with_department(store, asked, ranked)])[:limit]
    if sure:
        aisle = sure[0].aisle
        return Found(results, _decision(CERTAIN, results), CERTAIN, [(aisle, CERTAIN)] if aisle else [])
    best = ranked.aisles[0][1] if ranked.aisles and results and results[0].aisle else 0.0
    return Found(results, _decision(best, results, unread=ranked.unread), best, ranked.aisles)


def _decision(probability: float, results: Sequence[Result], *, unread: bool = False) -> Decision:
    """What to do with these results; `unread` where a word of the question means nothing here."""
    first = results[0].findable if results else None
    return decision(probability, doubtful=unread or (first is not None and first.doubted))


def _numbered(store: StoreIndex, text: str) -> list[Result]:
    """The items whose sku or barcode the text is."""
    keys = (("item", item_id) for item_id in store.digits.items(text))
    numbers = [store.index.numbers[key] for key in keys if key in store.index.numbers]
    return [Result(CERTAIN, store.index.findables[number]) for number in numbers]


def _with_department(store: StoreIndex, asked: Sequence[str], ranked: Ranking) -> list[Result]:
    """What the ranking found, and the department of that name: behind a likely answer, else in front."""
    best = ranked.hits[0].score if ranked.hits else 1.0
    results = [_result(hit, best) for hit in ranked.hits]
    department = store.places.department(asked) if asked else None
    if department:
        likely = bool(ranked.aisles) and decision(ranked.aisles[0][1]) != "ask"
        results.insert(1 if likely else 0, Result(CERTAIN, place=department))
    return results


def _result(hit: Hit, best: float) -> Result:
    """The score as a share of the best; rounded twice, since the last bits differ from machine to machine."""
    return Result(round(round(hit.score / best, PLACES), 4), hit.findable)


def _without_doubles(results: list[Result]) -> list[Result]:
    """Each thing once, where it stands first; an answer about an item stands for the item."""
    first: dict[tuple[str, object], Result] = {}
    for result in results:
        each = result.findable
        if each:
            same = ("item", each.about) if each.about is not None else each.key
            first.setdefault(same, result)
        elif result.place:
            first.setdefault((result.kind, result.place.id), result)
    return list(first.values())
