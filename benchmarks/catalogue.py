"""A made-up superstore for measuring find: seeded, from the hand-written lists in `aisles.txt`.

Some products never enter the catalogue: with a third of them their whole kind is missing, with the others
their own combination of words. Their names, as customers would say them, are the questions; the aisle
that they belong to is the right answer.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("clean", "full", "typo1", "typo2", "plural", "dropped", "joined", "question", "prefix")

_BRAND_STARTS = [
    "Har",
    "Bel",
    "Nor",
    "Ever",
    "Sun",
    "Oak",
    "Pure",
    "Ultra",
    "Mar",
    "Ken",
    "Dal",
    "Vel",
    "Tor",
    "Lum",
    "Gar",
    "Fen",
    "Ald",
    "Rob",
    "Cas",
    "Sil",
]
_BRAND_ENDS = [
    "ton",
    "well",
    "mark",
    "field",
    "line",
    "craft",
    "brook",
    "son",
    "ex",
    "ora",
    "ley",
    "stone",
    "way",
    "wick",
    "dale",
    "ino",
    "mate",
    "pro",
]
_ADJECTIVES = [
    "premium",
    "classic",
    "basic",
    "deluxe",
    "large",
    "small",
    "mini",
    "jumbo",
    "extra",
    "essential",
    "professional",
    "everyday",
    "original",
    "new",
    "value",
    "travel",
    "heavy",
    "duty",
    "lightweight",
    "durable",
    "eco",
    "select",
]
_COLOURS = [
    "black",
    "white",
    "red",
    "blue",
    "green",
    "grey",
    "silver",
    "brown",
    "pink",
    "yellow",
    "navy",
    "clear",
]
_SHARED = [
    "lemon", "vanilla", "chocolate", "honey", "mint", "lavender", "coconut", "orange", "apple", "cherry",
    "garlic", "cheese", "chicken", "beef", "rice", "milk", "oil", "butter", "pepper", "tomato",
    "cotton", "leather", "steel", "wood", "glass", "plastic", "paper", "rubber", "foam", "copper",
    "kids", "baby", "men", "women", "dog", "cat", "car", "kitchen", "bath", "garden",
    "outdoor", "travel", "home", "office", "party", "christmas", "winter", "pool", "hair", "face",
    "spray", "cream", "powder", "gel", "water", "light", "battery", "electric", "paint", "food",
]  # fmt: skip
"""Flavours, scents, stuffs, rooms and people that stand in names all over a store."""
_SIZES = [
    "6 in",
    "12 in",
    "24 in",
    "8 oz",
    "16 oz",
    "32 oz",
    "1 gal",
    "500 ml",
    "1.5 L",
    "2 lb",
    "5 lb",
    "2 pk",
    "4-pack",
    "10 ct",
    "100 ct",
    "3 ft",
    "25 ft",
]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OPENINGS = [
    "where can i find {}",
    "excuse me where is the {}",
    "do you have {}",
    "where are your {} please",
    "im looking for {}",
    "hi which aisle is the {} in",
    "can you tell me where the {} is",
    "where do you keep {}",
    "do you sell any {}",
    "i need some {}",
    "what aisle would {} be in",
    "sorry to bother you i am trying to find a {}",
]


@dataclass(frozen=True)
class Kind:
    """A kind of product and where it stands."""

    department: str
    aisle: str
    noun: str
    modifiers: tuple[str, ...]
    brands: tuple[str, ...]


@dataclass(frozen=True)
class Product:
    """An item; `said` is what a customer would call it, without brand and size."""

    name: str
    said: str
    described: str
    brand: str
    department: str
    aisle: str
    aisle_name: str


@dataclass(frozen=True)
class Query:
    """A customer's words of one of the KINDS (or another), and the aisle they should lead to."""

    q: str
    kind: str
    aisle: str


@dataclass(frozen=True)
class Judgement:
    """How well the item of this number answers a question: 0 not at all, more is better."""

    q: str
    kind: str
    item: int
    grade: float


@dataclass(frozen=True)
class Catalogue:
    """What is indexed, what is asked of it, and what people judged of single items."""

    items: list[Product]
    queries: list[Query]
    judgements: list[Judgement] = field(default_factory=list)


def catalogue(seed: int, items: int, held_out: int) -> Catalogue:
    """A store of so many items, and KINDS queries for each of so many products that it does not list."""
    dice = random.Random(seed)
    kinds = _kinds(dice)
    strange = set(dice.sample(range(len(kinds)), len(kinds) // 40))
    familiar = [kind for place, kind in enumerate(kinds) if place not in strange]
    missing = [_product(dice, kinds, kinds[place]) for place in sorted(strange) for _ in range(8)]
    dice.shuffle(missing)
    missing = missing[: held_out // 3]
    missing += [_product(dice, kinds, dice.choice(familiar)) for _ in range(held_out - len(missing))]
    dice.shuffle(missing)
    hidden = {product.said for product in missing}
    weights = [dice.paretovariate(1.5) for _ in familiar]
    listed: dict[str, Product] = {}
    while len(listed) < items:
        for kind in dice.choices(familiar, weights, k=1000):
            product = _product(dice, kinds, kind)
            if product.said not in hidden and len(listed) < items:
                listed.setdefault(product.name, product)
    queries = [
        Query(_asked(dice, product, kind), kind, product.aisle) for product in missing for kind in KINDS
    ]
    return Catalogue(list(listed.values()), queries)


def _kinds(dice: random.Random) -> list[Kind]:
    kinds = []
    text = Path(__file__).with_name("aisles.txt").read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        place, _, rest = line.partition(" : ")
        department, _, _ = place.partition(" / ")
        nouns, _, modifiers = rest.partition(" ; ")
        starts = random.Random(department).sample(_BRAND_STARTS, 8)
        brands = tuple(dice.choice(starts) + dice.choice(_BRAND_ENDS) for _ in range(14))
        for noun in nouns.split(", "):
            kinds.append(Kind(place, f"A{number:03d}", noun, tuple(modifiers.split(", ")), brands))
    return kinds


def _product(dice: random.Random, kinds: list[Kind], kind: Kind) -> Product:
    """One product of a kind, named as one of several suppliers would write it."""
    modifiers = dice.sample(kind.modifiers, min(len(kind.modifiers), dice.choice((0, 1, 1, 1, 2))))
    shared = dice.sample(_SHARED, dice.choice((0, 0, 1, 1, 2)))
    described = [dice.choice(_ADJECTIVES)] if dice.random() < 0.35 else []
    described += [dice.choice(_COLOURS)] if dice.random() < 0.3 else []
    brand = dice.choice(kind.brands)
    size = dice.choice(_SIZES) if dice.random() < 0.55 else ""
    said = " ".join([*modifiers[:1], *shared[:1], kind.noun])
    detail = " ".join([*described, *modifiers, *shared, kind.noun])
    beside = (
        f"{dice.choice(('with', 'for', 'and'))} {dice.choice(kinds).noun} " if dice.random() < 0.2 else ""
    )
    if dice.random() < 0.25:
        name = f"{brand} {kind.noun}, {' '.join([*modifiers, *shared, *described])} {beside}{size}"
    else:
        name = f"{brand} {detail} {beside}{size}"
    department, _, aisle_name = kind.department.partition(" / ")
    name = " ".join(name.replace(", ,", ",").split()).rstrip(",")
    return Product(name, said, detail, brand, department, kind.aisle, aisle_name)


def _asked(dice: random.Random, product: Product, kind: str) -> str:
    said = product.said
    if kind == "full":
        return product.name
    if kind == "typo1":
        return misspelt(dice, said)
    if kind == "typo2":
        return misspelt(dice, misspelt(dice, said))
    if kind == "plural":
        return said[:-1] if said.endswith("s") and not said.endswith("ss") else said + "s"
    if kind == "dropped":
        words = product.described.split()
        if len(words) > 1:
            words.pop(dice.randrange(len(words)))
        return " ".join(words)
    if kind == "joined":
        gaps = [place for place, letter in enumerate(said) if letter == " "]
        place = dice.choice(gaps) if gaps else len(said)
        return said[:place] + said[place + 1 :]
    if kind == "question":
        return dice.choice(_OPENINGS).format(said)
    if kind == "prefix":
        return said[: max(3, round(len(said) * 0.6))]
    return said


def misspelt(dice: random.Random, text: str) -> str:
    """The text with one letter of a longer word left out, doubled, swapped with the next or mistaken."""
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not long:
        return text
    chosen = dice.choice(long)
    word = words[chosen]
    at = dice.randrange(1, len(word) - 1)
    words[chosen] = dice.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + dice.choice(_LETTERS) + word[at + 1 :],
        )
    )
    return " ".join(words)
