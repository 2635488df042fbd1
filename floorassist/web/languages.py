"""The languages of the interface: English in the code, and every `translations/<code>.po` beside it.

A file there is a language; nothing is compiled and nothing else names it. The same file serves the server's
pages, its JSON sentences and the phone: `catalogue_module` is the part of it that a page's scripts say.
"""

import io
import json
import logging
from collections.abc import Iterator
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path

from babel import Locale
from babel.messages import Catalog, mofile, pofile
from babel.support import Translations
from flask_babel import get_locale

from floorassist import translation

FOLDER = Path(__file__).resolve().parents[1] / "translations"
ENGLISH = "en"
PARTS = ("floor", "desk")
SCRIPTS, NOT_FLOOR = "static/js/", "static/js/desk/"
WITHIN = "\x04"  # between a context and its text, as gettext has it
COUNTED = (*range(1001), 10**6)  # numbers that show which plural form each of CLDR's categories takes

log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def codes() -> tuple[str, ...]:
    """The languages that there are, English first: "en", "es"."""
    found = sorted(path.stem for path in FOLDER.glob("*.po") if path.stem != ENGLISH)
    return (ENGLISH, *(code for code in found if can_be_spoken(code)))


def can_be_spoken(code: str) -> bool:
    """Whether a file is a language: one that is not is logged and left out, and no page breaks on it."""
    try:
        plurals(code)
        name(code)
    except Exception:
        log.exception("%s.po is left out: it is not named after a language, or can't be read", code)
        return False
    return True


def name(code: str) -> str:
    """What its speakers call it: "Español"."""
    told = Locale.parse(code).get_display_name(code) or code
    return told[:1].upper() + told[1:]


def tag(code: str) -> str:
    """The language as pages and Intl name it: "pt-BR"."""
    return code.replace("_", "-")


def code_of(tag_told: str) -> str | None:
    """The code of a language that there is, by its tag."""
    return next((code for code in codes() if tag(code) == tag_told), None)


def direction(code: str) -> str:
    """Which way it is written: "ltr" or "rtl"."""
    return Locale.parse(code).text_direction


@lru_cache
def messages(code: str) -> Catalog:
    """The translator's file; English has none and says what is written."""
    path = FOLDER / f"{code}.po"
    if not path.is_file():
        return Catalog(locale=code)
    with path.open("rb") as file:
        return pofile.read_po(file, locale=code)


@lru_cache
def catalogue(code: str) -> NullTranslations:
    """The language for `translation.speak`."""
    if code == ENGLISH:
        return translation.ENGLISH
    compiled = io.BytesIO()
    mofile.write_mo(compiled, messages(code))
    compiled.seek(0)
    found = Translations(compiled)
    found.info()["language"] = code  # by which numbers are written, whatever the file's head says
    return found


def spoken() -> str:
    """The language of this request; Babel has its own name for some: "zh_Hant_TW" for "zh_TW"."""
    told = str(get_locale() or ENGLISH)
    return next((code for code in codes() if code == told or in_full(code) == told), ENGLISH)


@lru_cache
def locale(code: str) -> Locale:
    """The language as Babel knows it."""
    return Locale.parse(code)


@lru_cache
def in_full(code: str) -> str:
    """The code as Babel tells it."""
    return str(locale(code))


def wished(told: str) -> str | None:
    """The language, or its kin, for what a browser wishes: "es" for "es-MX", "pt_BR" for "pt"."""
    exact, kin = code_of(told), told.partition("-")[0].lower()
    alike = sorted(code for code in codes() if code.partition("_")[0] == kin)
    return exact or next(iter(alike), None)


@lru_cache
def catalogue_module(code: str, part: str) -> str:
    """The JavaScript module that `core/translation.js` speaks by, for a page of the floor or of the desk."""
    told = {
        "language": tag(code),
        "plurals": plurals(code),
        "languages": [[tag(one), name(one)] for one in codes()],
        "messages": dict(said_by_scripts(code, part)),
    }
    return f"export default {json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n"


def said_by_scripts(code: str, part: str) -> Iterator[tuple[str, str | list[str]]]:
    """The messages that the scripts of such a page say: a text, or the list of its plural forms."""
    for message in messages(code):
        files = [path for path, _ in message.locations if path.startswith(SCRIPTS)]
        if part == "floor":
            files = [path for path in files if not path.startswith(NOT_FLOOR)]
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        if not files or message.fuzzy or not forms or not all(forms):
            continue
        counts = not isinstance(message.id, str)
        text = message.id[0] if counts else str(message.id)
        yield f"{message.context}{WITHIN}{text}" if message.context else text, forms if counts else forms[0]


def plurals(code: str) -> dict[str, int]:
    """Which form of a message each of CLDR's plural categories takes, by trying numbers."""
    form_of = getattr(catalogue(code), "plural", lambda n: int(n != 1))
    category_of = Locale.parse(code).plural_form
    return {category_of(n): form_of(n) for n in reversed(COUNTED)}
