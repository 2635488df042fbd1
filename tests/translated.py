"""A store that speaks another language too: a tiny translator's file, in place of those of the product."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from floorassist.web import assets, languages, security, speaking

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {plurals}\\n"\n'
TWO_FORMS = "nplurals=2; plural=(n != 1);"
KEPT = (
    languages.codes,
    languages.messages,
    languages.catalogue,
    languages.catalogue_module,
    assets.build,
    security.content_policy,
    speaking.squeezed_catalogue,
)


@contextmanager
def translated(folder: Path, code: str, texts: Mapping[str, str]) -> Iterator[None]:
    """Texts of scripts and of the server in that language; a context stands before its text, and a tab."""
    entries = []
    for told, turned in texts.items():
        *context, text = told.split("\t")
        scope = f'msgctxt "{context[0]}"\n' if context else ""
        entries.append(f'#: static/js/one.js floorassist/one.py\n{scope}msgid "{text}"\nmsgstr "{turned}"\n')
    (folder / f"{code}.po").write_text("\n".join([HEAD.format(plurals=TWO_FORMS), *entries]), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(languages, "FOLDER", folder)
        forget()
        yield
    forget()


def forget() -> None:
    """What was worked out from the files is worked out anew."""
    for one in KEPT:
        one.cache_clear()
