"""Blank codes: printed before anybody knows for what, eight signs that nobody mistakes for one another."""

import re
from collections.abc import Callable

ALPHABET = "0123456789BCDFGHJKMNPQRSTVWXYZ"  # no vowels, no L: no words, nothing like 0 or 1
LETTERS = ALPHABET[10:]  # comes first: digits alone would be the number of a package
LENGTH = 8


def new_token(choose: Callable[[str], str]) -> str:
    """A token; `choose` takes one sign out of those it is given."""
    return choose(LETTERS) + "".join(choose(ALPHABET) for _ in range(LENGTH - 1))


def shown(token: str) -> str:
    """A token as people read it: B7K2-9QXM."""
    return f"{token[:4]}-{token[4:]}"


def read(text: str) -> str | None:
    """The token that a text is, however it was typed; None where it cannot be one."""
    bare = re.sub(r"[\s\u2010-\u2015-]", "", text).upper()
    fits = len(bare) == LENGTH and bare[0] in LETTERS and all(sign in ALPHABET for sign in bare)
    return bare if fits else None
