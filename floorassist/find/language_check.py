"""Whether a language file is complete and makes sense; each fault names the field for who writes it."""

from collections.abc import Iterator, Mapping
from typing import Any

from floorassist.find.words import words

PHRASES = ("opening", "closing", "small", "aisle", "bay", "side", "department")
FIELDS = ("language", *PHRASES, "sides", "landmarks", "units", "stems")
LANDMARKS = frozenset({"tills", "entrance", "desk"})
MOST_WORDS = 4
_PLAIN = "is not one word in small letters without accents."


def faults(found: Mapping[str, Any]) -> list[str]:
    """What is wrong with a language file, a sentence each; none if it can be used."""
    missing = [f"{field}: this field is missing." for field in FIELDS if field not in found]
    unknown = [f"{field}: no such field; it may be misspelt." for field in found if field not in FIELDS]
    return missing + unknown or [*_phrases(found), *_places(found), *_units(found), *_stems(found["stems"])]


def lexicon_faults(found: Mapping[str, Any]) -> list[str]:
    """What is wrong with a lexicon."""
    told = [f"{field}: this field is missing." for field in ("from", "to", "words") if field not in found]
    if told:
        return told
    for foreign, meant in found["words"].items():
        told += _phrase(f'words["{foreign}"]', foreign)
        if not meant:
            told.append(f'words["{foreign}"]: it has no translation.')
        for number, own in enumerate(meant):
            told += _phrase(f'words["{foreign}"][{number}]', own)
    return told


def _phrases(found: Mapping[str, Any]) -> Iterator[str]:
    for field in PHRASES:
        if not isinstance(found[field], list) or not found[field]:
            yield f"{field}: a list of phrases is wanted."
            continue
        for number, text in enumerate(found[field]):
            yield from _phrase(f"{field}[{number}]", text)


def _phrase(field: str, text: object) -> Iterator[str]:
    if not isinstance(text, str) or not words(text):
        yield f"{field}: {text!r} has no word in it."
    elif len(words(text)) > MOST_WORDS:
        yield f"{field}: {text!r} has more than {MOST_WORDS} words."


def _places(found: Mapping[str, Any]) -> Iterator[str]:
    for word, side in found["sides"].items():
        if side not in ("L", "R"):
            yield f'sides["{word}"]: {side!r} is neither "L" nor "R".'
        if len(words(word)) != 1:
            yield f'sides["{word}"]: one word is wanted.'
    for kind, names in found["landmarks"].items():
        if kind not in LANDMARKS:
            yield f"landmarks.{kind}: no such landmark; there are {', '.join(sorted(LANDMARKS))}."
        for number, text in enumerate(names):
            yield from _phrase(f"landmarks.{kind}[{number}]", text)


def _units(found: Mapping[str, Any]) -> Iterator[str]:
    for short, spellings in found["units"].items():
        for number, text in enumerate(spellings):
            if words(text) != [text]:
                yield f"units.{short}[{number}]: {text!r} {_PLAIN}"


def _stems(stems: Mapping[str, Any]) -> Iterator[str]:
    for number, rule in enumerate(stems.get("endings", [])):
        match rule:
            case [str(ending), str(becomes), int(letters)] if ending and len(ending) <= letters:
                for text in filter(None, (ending, becomes)):
                    if words(text) != [text]:
                        yield f"stems.endings[{number}]: {text!r} {_PLAIN}"
            case _:
                yield f"stems.endings[{number}]: an ending, its stem and the fewest letters are wanted."
    for word, forms in stems.get("words", {}).items():
        for number, form in enumerate(forms):
            if words(form) != [form]:
                yield f'stems.words["{word}"][{number}]: {form!r} {_PLAIN}'
    for field in {"endings", "words"} - set(stems):
        yield f"stems.{field}: this field is missing."
