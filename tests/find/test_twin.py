"""The phone ranks as the server does: both answer the same questions about the same random stores.

One node process answers for the phone; without node these tests fail.
"""

import json
import math
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.find import digits as numbers
from floorassist.find import revision
from floorassist.find.digits import Numbered
from floorassist.find.index import Findable, index
from floorassist.find.language import each_language, every_language
from floorassist.find.places import places
from floorassist.find.question import asked_for, bare_words, spoken
from floorassist.find.ranking import ranking
from floorassist.find.search import StoreIndex, answer
from floorassist.find.terms import terms_of
from floorassist.find.words import stem, words
from floorassist.floor.exchange import document
from floorassist.floor.plan import Aisle, Anchor, Bay, Fixture, Level, Plan
from floorassist.floor.spots import Spots
from tests.profiles import depth

LANGUAGE = every_language()
QUESTIONS = 8


class Phone:
    """The process that answers as a phone."""

    def __init__(self) -> None:
        command = ["node", str(Path(__file__).with_name("twin.mjs"))]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def says(self, **request: Any) -> Any:
        """What it makes of a request."""
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin
        assert stdout
        stdin.write(json.dumps(request) + "\n")
        stdin.flush()
        line = stdout.readline()
        assert line, "node died: what it said stands above"
        return json.loads(line)


@pytest.fixture(scope="module")
def phone() -> Iterator[Phone]:
    """One for all tests of this file."""
    one = Phone()
    yield one
    one.process.kill()
    one.process.communicate()


@dataclass
class Shelves:
    """A random store, its changes one after the other."""

    findables: list[Findable]
    numbers: list[Numbered]
    changes: list[tuple[list[Findable], list[tuple[str, int]], list[Numbered], list[int]]]
    plan: Plan | None = None

    @property
    def departments(self) -> dict[str, str]:
        """Each department, in any of its aisles."""
        return {each.department: each.aisle for each in self.findables if each.department}

    @property
    def aisles(self) -> list[str]:
        """The aisles of the catalog, in no order."""
        return list(dict.fromkeys(each.aisle for each in self.findables))

    def server(self) -> StoreIndex:
        """As the server has it."""
        found, known = index(self.findables), numbers.digits(self.numbers)
        for changed, gone, numbered, unnumbered in self.changes:
            found = revision.revised(found, changed, gone)
            known = numbers.revised(known, numbered, unnumbered)
        spots = Spots(self.plan) if self.plan else None
        return StoreIndex(found, known, places(spots, self.aisles, self.departments), LANGUAGE)

    def told(self) -> dict[str, Any]:
        """As the phone is told."""
        return {
            "findables": camel(self.findables),
            "numbers": camel(self.numbers),
            "changes": [
                {"changed": camel(changed), "gone": gone, "numbered": camel(numbered), "unnumbered": left}
                for changed, gone, numbered, left in self.changes
            ],
            "plan": document(self.plan) if self.plan else None,
            "aisles": self.aisles,
            "departments": list(self.departments.items()),
        }


def camel(each: list[Any]) -> list[dict[str, Any]]:
    """Records with the names that they have in JavaScript."""
    names = {"aisle_name": "aisleName", "item_id": "itemId"}
    return [{names.get(name, name): value for name, value in asdict(one).items()} for one in each]


def answers(store: StoreIndex, text: str, limit: int) -> dict[str, Any]:
    """What the server makes of a question, step by step."""
    found, asked, speaks = (
        answer(store, text, limit),
        asked_for(text, LANGUAGE),
        spoken(text, each_language()),
    )
    terms = terms_of(store.index, asked, store.lexicon, speaks)
    most = max(1, min(100, limit))
    ranked = ranking(store.index, asked, most, store.lexicon, speaks) if asked else None
    return {
        "results": [
            [each.score, [each.findable.kind, each.findable.id] if each.findable else asdict(each.place)]  # type: ignore[arg-type]
            for each in found.results
        ],
        "decision": found.decision,
        "probability": found.probability,
        "aisles": found.aisles,
        "terms": [[list(term.meanings.items()), term.rarity, term.best] for term in terms],
        "hits": [[hit.findable.kind, hit.findable.id, hit.score] for hit in ranked.hits] if ranked else [],
        "size": store.index.size,
    }


def same(one: Any, other: Any) -> bool:
    """Equal; numbers that are not whole to the billionth."""
    if isinstance(one, float) or isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    return bool(one == other)


def agree(phone: Phone, shelves: Shelves, questions: list[tuple[str, int]]) -> None:
    """Both sides answer these questions alike."""
    store = shelves.server()
    for (text, limit), other in zip(
        questions, phone.says(store=shelves.told(), questions=questions), strict=True
    ):
        ours = json.loads(json.dumps(answers(store, text, limit)))
        for step in ("size", "terms", "hits", "aisles", "probability", "decision", "results"):
            assert same(ours[step], other[step]), (text, step, ours[step], other[step])


SPOKEN = """
hammer hammers claw paint brush paintbrush battery batteries pilas 12 inch 1/2 3.5 l litros 乾電池 電 кофе
café niño straße ñu σας 𐐷𐐷𐐷𐐷𐐷 ﬃ aisle department tools A1 a2 4 left bay tills desk mate matte mat toothbrush
tooth brush where is the donde estan martillo brocha pan leche cepillo de dientes toothpaste bread milk"""
KNOWN = SPOKEN.split()
TEXTS = st.text(max_size=12) | st.text(st.characters(categories=["L", "M", "N"]), max_size=8)


@st.composite
def misspelt(draw: st.DrawFn) -> str:
    """A word with letters changed, left out, put in or swapped."""
    word = draw(st.sampled_from(KNOWN))
    for _ in range(draw(st.integers(0, 2))):
        place, letter = draw(st.integers(0, len(word))), draw(st.sampled_from("aet5ñ𐐷"))
        rest = word[place:]
        word = word[:place] + draw(
            st.sampled_from([letter + rest, rest[1:], letter + rest[1:], rest[1:2] + rest[:1] + rest[2:]])
        )
    return word


PHRASES = st.lists(st.sampled_from(KNOWN) | misspelt() | TEXTS, max_size=5).map(" ".join)
FINDABLES = st.builds(
    Findable,
    st.sampled_from(["item", "item", "answer"]),
    st.integers(1, 9),
    PHRASES,
    st.sampled_from(["", "Acme", "Brush & Söhne"]),
    st.lists(PHRASES, max_size=2).map(tuple),
    st.sampled_from(["", "Paint", "Tools", "Öl 𐐷", "ﬃ"]),
    st.sampled_from(["", "A1", "B1", "07", "Gang 9"]),
    st.sampled_from(["", "Hand tools", "Paint corner"]),
    st.sampled_from([1.0, 0.5, 0.25, 3.0]),
    st.none() | st.integers(1, 9),
    st.booleans(),
    st.booleans(),
)
SKUS = ["A1", "straße", "STRASSE", "12345", "x 1", "Σας", "04006381333931"]
NUMBERED = st.builds(
    Numbered,
    st.integers(1, 9),
    st.sampled_from(SKUS),
    st.lists(st.sampled_from(["04006381333931", "00012345678905", "00000042100005"]), max_size=2).map(tuple),
)
CHANGES = st.tuples(
    st.lists(FINDABLES, max_size=3),
    st.lists(st.tuples(st.sampled_from(["item", "answer"]), st.integers(1, 9)), max_size=2),
    st.lists(NUMBERED, max_size=2),
    st.lists(st.integers(1, 9), max_size=2),
)
FOUR = (Bay("bay-4l", "4", "L", 3, 1), Bay("bay-4r", "4", "R", 3, 1))
PLAN = Plan(
    name="Test",
    sketch=False,
    template="{aisle}-{bay}{side}",
    levels=(Level("L0", "Ground", 0, 40, 30),),
    aisles=(
        Aisle("aisle-1", "L0", "A1", "Paint corner", "Paint", (2, 5), (20, 5), 2, FOUR),
        Aisle("aisle-7", "L0", "07", "Hand tools", "Tools", (2, 9), (20, 9), 2, ()),
    ),
    fixtures=(Fixture("till-1", "L0", "till", ((1, 25), (2, 25), (2, 27), (1, 27)), "T1"),),
    anchors=(Anchor("tills", "L0", "tills", "TILLS", "Tills", (5, 26)),),
)
SHELVES = st.builds(
    Shelves,
    st.lists(FINDABLES, max_size=12),
    st.lists(NUMBERED, max_size=6),
    st.lists(CHANGES, max_size=3),
    st.sampled_from([None, PLAN]),
)
ASKED = st.tuples(
    PHRASES
    | st.sampled_from(SKUS)
    | st.sampled_from(
        [
            "4006381333931",
            "33931",
            " 12345\x1f",
            "a1 4 left",
            "aisle 7",
            "aisle 1",
            "the tills",
            "paint department",
        ]
    ),
    st.integers(-1, 101),
)


ORDINARY = Shelves(
    [
        Findable(
            "item",
            number,
            " ".join(KNOWN[number : number + 3]),
            "Acme",
            (),
            "Tools",
            f"A{number % 4}",
            "Paint corner",
        )
        for number in range(len(KNOWN))
    ],
    [Numbered(number, sku) for number, sku in enumerate(SKUS)],
    [],
    PLAN,
)


@given(SHELVES, st.lists(ASKED, min_size=QUESTIONS, max_size=QUESTIONS))
@settings(max_examples=depth(40, 2000))
def test_any_question_about_any_store_has_the_same_answer(
    phone: Phone, shelves: Shelves, questions: list[tuple[str, int]]
) -> None:
    agree(phone, shelves, questions)


@given(st.integers(0, 10**9))
@settings(max_examples=depth(5, 120))
def test_questions_about_a_larger_store_have_the_same_answers(phone: Phone, seed: int) -> None:
    dice = Random(seed)
    syllables = [dice.choice("bcdfglmnprst") + dice.choice("aeiouñ") for _ in range(dice.choice([9, 40]))]
    known = [
        "".join(dice.choices(syllables, k=dice.randint(1, 4))) + dice.choice(["", "", "s"])
        for _ in range(900)
    ]
    known += ["5", "12", "1.5", "l", "ml", "pack"]
    findables = [_made(dice, known, number) for number in range(1, dice.choice([40, 900]))]
    changed = [replace(_made(dice, known, dice.randint(1, 60)), aisle="Z1") for _ in range(30)]
    changes = [(changed[:20], [("item", 3), ("item", 5000)], [], []), (changed[20:], [("item", 61)], [], [])]
    questions = [(_typed(dice, known), 10) for _ in range(40)]
    agree(phone, Shelves(findables, [], changes), questions)  # type: ignore[arg-type]


def test_meanings_of_equal_weight_are_told_in_the_same_order_though_their_last_bits_differ(
    phone: Phone,
) -> None:
    names = ["de", "des", "dentist", "dentist kit"]
    agree(phone, Shelves([Findable("item", n, name) for n, name in enumerate(names)], [], []), [("de", 10)])


def _made(dice: Random, known: list[str], number: int) -> Findable:
    """A product of these words, a few of them on many products."""
    name = " ".join(known[int(len(known) * dice.random() ** 3)] for _ in range(dice.randint(1, 7)))
    aisle = dice.randint(0, 30)
    label = known[aisle * 7].title()
    brand, keywords = (
        dice.choice(["", known[8].title(), "Acme"]),
        tuple(dice.choices(known, k=dice.randint(0, 2))),
    )
    kind = "answer" if dice.random() < 0.05 else "item"
    return Findable(
        kind, number, name, brand, keywords, label, f"A{aisle}" if aisle else "", f"{label} corner"
    )


def _typed(dice: Random, known: list[str]) -> str:
    """A question of some words, with mistakes, joined words and a last word half typed."""
    asked = []
    for word in dice.choices(known, k=dice.randint(1, 4)):
        place = dice.randrange(len(word))
        asked.append(
            dice.choice(
                [
                    word,
                    word,
                    word[:place] + word[place + 1 :],
                    word[:place] + "e" + word[place:],
                    word[:place],
                ]
            )
        )
    return dice.choice([" ", " ", ""]).join(asked)


@given(st.lists(st.text(max_size=60) | PHRASES, min_size=20, max_size=20))
@settings(max_examples=depth(20, 500))
def test_any_text_is_read_and_answered_alike(phone: Phone, texts: list[str]) -> None:
    for text, other in zip(texts, phone.says(texts=texts), strict=True):
        ours = {
            "words": words(text),
            "stems": [stem(word) for word in words(text)],
            "asked": asked_for(text, LANGUAGE),
            "bare": bare_words(text, LANGUAGE),
            "spoken": spoken(text, each_language()),
        }
        assert ours == other, text
    agree(phone, ORDINARY, [(text, 10) for text in texts])
