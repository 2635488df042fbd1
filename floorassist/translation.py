"""What people read, in their language: written in English where it is said, turned by a catalogue.

The catalogue is that of whoever is answered just now (`speaking`); the web opens one for each request. Where
nobody opened one the English is said. `{names}` in a text are filled with the values. Twin:
`static/js/core/translation.js`.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from gettext import NullTranslations

from babel import support
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

NAME = re.compile(r"\{(\w+)\}")
# Languages that leave four digits together, as Intl does (CLDR's minimumGroupingDigits, which Babel lacks).
FROM_FIVE_DIGITS = {"be", "bg", "es", "et", "hu", "hy", "it", "ka", "lv", "pl", "pt_PT", "sl", "sq"}
FIVE_DIGITS = 9999.5
ENGLISH: NullTranslations = support.NullTranslations()
_speaking: ContextVar[NullTranslations] = ContextVar("speaking", default=ENGLISH)


def speak(catalogue: NullTranslations) -> None:
    """From here on this thread says everything by that catalogue."""
    _speaking.set(catalogue)


def spoken() -> NullTranslations:
    """The catalogue of whoever is answered."""
    return _speaking.get()


@contextmanager
def speaking(catalogue: NullTranslations) -> Iterator[None]:
    """Say everything by that catalogue meanwhile."""
    token = _speaking.set(catalogue)
    try:
        yield
    finally:
        _speaking.reset(token)


def tr(text: str, /, **values: object) -> str:
    """A text in the language of whoever is answered."""
    return _filled(_speaking.get().gettext(text), values)


def tr_many(one: str, many: str, n: int, /, **values: object) -> str:
    """A text that counts: `{n}` is the number, and picks the form that the language has for it."""
    return _filled(_speaking.get().ngettext(one, many, n), {"n": number(n), **values})


def tr_as(context: str, text: str, /, **values: object) -> str:
    """A text that means one thing here and another elsewhere: `context` tells a translator which."""
    return _filled(_speaking.get().pgettext(context, text), values)


def number(value: float, places: int | None = None) -> str:
    """A number as the language writes it: "1,234.5"; so many digits behind the point, else three at most."""
    if keeps := getattr(_speaking.get(), "number", None):
        return str(keeps(value, places))
    form = "#,##0.###" if places is None else f"#,##0.{'0' * places}"
    language = _speaking.get().info().get("language", "en")
    grouped = abs(value) >= FIVE_DIGITS or language not in FROM_FIVE_DIGITS
    return format_decimal(value, form, locale=language, group_separator=grouped)


def day(moment: date) -> str:
    """A day in words: "7 March 2026"."""
    return format_date(moment, "long", locale=_speaking.get().info().get("language", "en_GB"))


def listing(names: Sequence[str]) -> str:
    """Names one after the other: "Ada, Ben and Cem"; our English lists them as in Britain."""
    return format_list(names, locale=_speaking.get().info().get("language", "en_GB"))


def mark(text: str) -> str:
    """The text as it is: a constant that is said later, by `tr(THE_CONSTANT)`."""
    return text


def _filled(text: str, values: dict[str, object]) -> str:
    if not values:
        return text
    return NAME.sub(lambda found: str(values.get(found[1], found[0])), text)
