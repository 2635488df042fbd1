"""A language that nobody speaks: every letter of a message changed, and the whole longer.

What is still readable in it was never given to `tr`; what does not fit will not fit in German or Spanish.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from babel.messages import Catalog, pofile

from floorassist.web import languages
from tests import said, translated

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
STRANGE = "åƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽ"
TURNED = str.maketrans(PLAIN, STRANGE)
KEPT = re.compile(r"(\{\w+\}|%\(\w+\)[sd]|%%|<[^<>]*>|&\w+;)")
MORE = 0.4
BEGIN, END = "⟦", "⟧"
FILLING = "åéîöû"


def pseudo(text: str) -> str:
    """The text in a language that nobody speaks: "Ask {name}" → "⟦Åšķ {name} åé⟧"."""
    turned = "".join(part if n % 2 else part.translate(TURNED) for n, part in enumerate(KEPT.split(text)))
    length = round(len(KEPT.sub("", text)) * MORE)
    words = [FILLING[: min(5, length - n)] for n in range(0, length, 6)]
    longer = "".join(words) if " " not in text else " " + " ".join(words)
    return f"{BEGIN}{turned}{longer.rstrip()}{END}"


def write(path: Path, messages: Catalog) -> None:
    """A translators' file in which everything is said so."""
    catalogue = Catalog(locale=path.stem, fuzzy=False)
    for one in messages:
        if one.id:
            string = pseudo(one.id) if isinstance(one.id, str) else tuple(map(pseudo, one.id))
            catalogue.add(one.id, string, locations=one.locations, context=one.context)
    file = io.BytesIO()
    pofile.write_po(file, catalogue)
    path.write_bytes(file.getvalue())


@contextmanager
def spoken(folder: Path, *codes: str) -> Iterator[None]:
    """These languages are there instead of those of the product, and say everything so."""
    template = said.template(said.messages_of())
    for code in codes:
        write(folder / f"{code}.po", template)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(languages, "FOLDER", folder)
        translated.forget()
        yield
    translated.forget()
