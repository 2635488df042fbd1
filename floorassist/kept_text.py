"""What is kept, or told to several people at once, says nothing yet: it is said when somebody reads it.

While a text is made under `LATER`, `tr` and its kin write down what is to be said instead of saying it;
`said` says it then, in the reader's language. What is written so travels through any JSON and any column.
"""

import re
from gettext import NullTranslations
from typing import Any

from floorassist import translation

# Signs of no language (Unicode's private use area), so that no text of people holds them by chance.
BEGIN, END, NEXT, IS, BRACE = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
INNERMOST = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){END}")
PLAIN, COUNTED, WITHIN, NUMBER = "plain", "counted", "within", "number"
AMOUNT = re.compile(f"-?[0-9]{{1,15}}[.][0-9]{{6}}{NEXT}[0-9]?")
MOST_FILLED = 20_000  # letters that the values of one message come to, where it says some of them twice


class Later(NullTranslations):
    """A catalogue that keeps each message with its values."""

    def gettext(self, message: str) -> str:
        """A text, to be said later."""
        return _written(PLAIN, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """A text that counts, to be said later."""
        return _written(COUNTED, msgid1, msgid2, str(n))

    def pgettext(self, context: str, message: str) -> str:
        """A text within a context, to be said later."""
        return _written(WITHIN, context, message)

    def number(self, value: float, places: int | None) -> str:
        """A number, to be written later."""
        return _written(NUMBER, f"{value:.6f}", "" if places is None else str(places))


LATER = Later()


def later(text: str) -> str:
    """A marked text, to be said later."""
    with translation.speaking(LATER):
        return translation.tr(text)


def said(kept: str) -> str:
    """A kept text in the language of whoever is answered; one that was said already stays as it is."""
    while BEGIN in kept and translation.spoken() is not LATER:
        kept, found = INNERMOST.subn(lambda one: _said(one[1]), kept)
        if not found:
            return kept
    return kept


def all_said(kept: Any) -> Any:
    """The same JSON with every text in it said."""
    if isinstance(kept, str):
        return said(kept)
    if isinstance(kept, dict):
        return {name: all_said(one) for name, one in kept.items()}
    return [all_said(one) for one in kept] if isinstance(kept, list) else kept


def _written(kind: str, *parts: str) -> str:
    """What `translation` then fills the values into: every name stands once, as "name is {name}"."""
    names = dict.fromkeys(name for part in parts for name in translation.NAME.findall(part))
    texts = (part.replace("{", BRACE) for part in parts)
    return BEGIN + NEXT.join([kind, *texts, *(f"{name}{IS}{{{name}}}" for name in names)]) + END


def _said(inside: str) -> str:
    kind, *pieces = inside.split(NEXT)
    texts = [one.replace(BRACE, "{") for one in pieces if IS not in one]
    values = dict(one.split(IS, 1) for one in pieces if IS in one)
    named = (name for text in texts for name in translation.NAME.findall(text))
    if sum(len(values.get(name, "")) for name in named) > MOST_FILLED:
        return inside  # somebody typed these signs, so that a few letters grow without end
    if kind == COUNTED and len(texts) == 3 and re.fullmatch("[0-9]{1,15}", texts[2]):
        return translation.tr_many(texts[0], texts[1], int(texts[2]), **values)
    if (
        kind == NUMBER
        and len(texts) == 2
        and re.fullmatch("-?[0-9]{1,15}[.][0-9]{6}~[0-9]?", "~".join(texts))
    ):
        return translation.number(float(texts[0]), int(texts[1]) if texts[1] else None)
    if kind == WITHIN and len(texts) == 2:
        return translation.tr_as(texts[0], texts[1], **values)
    return translation.tr(texts[0], **values) if kind == PLAIN and texts else inside
