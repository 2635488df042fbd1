"""The hand-written lists of what the demo store sells, read into families and their variants.

`departments/README.txt` tells how the lists are written.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

_GROUP = re.compile(r"\{([^{}]+)\}")
_SIZES = {"S", "M", "L", "XL", "XXL", "small", "medium", "large", "single", "double", "king"}


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of thing: a name with {groups|of|options}, and what holds for all of its variants.

    `cheapest` and `dearest` are prices of the smallest and the largest variant; `low` is too heavy for a high
    shelf; `words` and `spanish` are what customers call it.
    """

    pattern: str
    brands: tuple[str, ...]
    cheapest: float
    dearest: float
    low: bool
    words: tuple[str, ...]
    spanish: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Department:
    """A department with its families in the order along the aisles."""

    name: str
    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One thing to sell; `size` is 0 for the smallest of its family and 1 for the largest."""

    name: str
    brand: str
    size: float


@cache
def departments() -> tuple[Department, ...]:
    """Every list, by file name."""
    folder = resources.files("floorassist.demo").joinpath("departments")
    files = sorted(
        (each for each in folder.iterdir() if each.name != "README.txt"), key=lambda each: each.name
    )
    return tuple(read(each.read_text(encoding="utf-8")) for each in files if each.name.endswith(".txt"))


def read(text: str) -> Department:
    """A department from the text of its list. Raises ValueError that quotes the line that cannot be read."""
    lines = [line for line in text.splitlines() if line.strip()]
    head = lines[0].partition("department: ")[2].strip() if lines else ""
    if not head:
        raise ValueError("A list starts with a line “department: …”.")
    pairs = list(zip(lines[1::2], lines[2::2], strict=False))
    if len(lines) % 2 == 0:
        raise ValueError(f"There are no customers' words below: {lines[-1]}")
    return Department(head, tuple(_family(line, words) for line, words in pairs))


def variants(family: Family) -> Iterator[Variant]:
    """Everything a family has, in the order of its options."""
    groups = [group.split("|") for group in _GROUP.findall(family.pattern) if group != "brand"]
    growing = [index for index, group in enumerate(groups) if _grows(group)]
    named = "{brand}" in family.pattern
    for turn, picks in enumerate(itertools.product(*(range(len(group)) for group in groups))):
        size = _size([picks[index] / max(1, len(groups[index]) - 1) for index in growing])
        options = [group[pick] for group, pick in zip(groups, picks, strict=True)]
        for brand in family.brands if named else (family.brands[turn % len(family.brands)],):
            yield Variant(_filled(family.pattern, brand, options), brand, size)


def _family(line: str, words: str) -> Family:
    parts = [part.strip() for part in line.split(" @ ")]
    if len(parts) not in (3, 4) or not words.startswith(" ") or parts[3:] not in ([], ["low"]):
        raise ValueError(f"This family is not “name @ brands @ prices” with words below it: {line}")
    cheapest, _, dearest = parts[2].partition("-")
    english, _, spanish = words.partition(" / ")
    return Family(
        pattern=parts[0],
        brands=_listed(parts[1], ","),
        cheapest=float(cheapest),
        dearest=float(dearest or cheapest),
        low=len(parts) == 4,
        words=_listed(english, ";"),
        spanish=_listed(spanish, ";"),
    )


def _listed(text: str, sign: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(sign) if part.strip())


def _grows(options: list[str]) -> bool:
    return any(re.search(r"\d", option) for option in options) or _SIZES.issuperset(options)


def _size(places: list[float]) -> float:
    return sum(places) / len(places) if places else 0.0


def _filled(pattern: str, brand: str, options: list[str]) -> str:
    waiting = iter(options)
    name = _GROUP.sub(lambda found: brand if found[1] == "brand" else next(waiting), pattern)
    return re.sub(r",? 1 pack\b", "", name)
