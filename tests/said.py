"""Every message of the sources, as the translators' template and as what is wrong with how one is said.

`messages_of` reads them where they are said: Python by its syntax tree, the pages by Jinja's own reader, the
scripts by their signs. The first texts have to be literals, for what is not in the sources is not translated.
"""

import ast
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from jinja2.ext import babel_extract

ROOT = Path(__file__).resolve().parents[1]
# How many texts each takes, and whether the first is the context of the second.
PYTHON = {"tr": 1, "mark": 1, "tr_many": 2, "tr_as": 2}
SCRIPT = {"tr": 1, "mark": 1, "trParts": 1, "trMany": 2, "trAs": 2}
CONTEXT = {"tr_as", "trAs"}
COUNTED = {"tr_many", "trMany"}
PAGE = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
THEMSELVES = ("floorassist/translation.py", "static/js/core/translation.js")
CALL = re.compile(rf"(?<![\w.$])({'|'.join(SCRIPT)})\(\s*")
LITERAL = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.|\$(?!\{))*`)\s*""")
IMPORT = re.compile(r"import\s*\{([^}]*)\}\s*from\s*[\"'][^\"']*\btranslation\.js[\"']")
CHOICE = re.compile(r"[^(),]* \? [\"'`]")
COMMENT = re.compile(r"^\s*/\*.*?\*/|(?<!\S)//[^\n]*", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Said:
    """One message where it is said; `many` where it counts."""

    where: str
    line: int
    text: str
    many: str | None = None
    context: str | None = None


class Unreadable(Exception):
    """A text that is not a literal, where it stands."""


def messages_of(root: Path = ROOT) -> list[Said]:
    """Every message of the server, the pages and the scripts, in the order of their files."""
    found: list[Said] = []
    for path in sources(root):
        where = path.relative_to(root).as_posix()
        readers = {".py": in_python, ".js": in_script, ".html": in_page}
        found += readers[path.suffix](path.read_text("utf-8"), where)
    return found


def sources(root: Path = ROOT) -> Iterator[Path]:
    """The files that say something to people."""
    for folder, kind in (("floorassist", "*.py"), ("templates", "*.html"), ("static/js", "*.js")):
        for path in sorted((root / folder).rglob(kind)):
            if path.relative_to(root).as_posix() not in THEMSELVES:
                yield path


def in_python(source: str, where: str) -> Iterator[Said]:
    """The messages of a module; a name instead of a literal is a constant that was marked elsewhere."""
    tree = ast.parse(source)
    imports = [one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
    known = {name.name for one in imports if one.module == "floorassist.translation" for name in one.names}
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
            continue
        if call.func.id not in known & set(PYTHON):
            continue
        name, texts = call.func.id, call.args[: PYTHON[call.func.id]]
        literals = [
            one.value for one in texts if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ]
        if len(literals) == PYTHON[name]:
            yield said(where, call.lineno, name, literals)
        elif not texts or any(isinstance(one, ast.Constant | ast.JoinedStr) for one in parts(texts)):
            raise Unreadable(f"{where}:{call.lineno}: {name} wants its texts written out")


def parts(texts: Iterable[ast.expr]) -> Iterator[ast.AST]:
    """What the texts of a call are made of, but for what only picks one."""
    for text in texts:
        if isinstance(text, ast.IfExp):
            yield from parts([text.body, text.orelse])
        elif isinstance(text, ast.BinOp):
            yield from parts([text.left, text.right])
        else:
            yield text


def in_script(source: str, where: str) -> Iterator[Said]:
    """The messages of a module of the phone."""
    source = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), source)
    known = {name.strip() for names in IMPORT.findall(source) for name in names.split(",")}
    for call in CALL.finditer(source):
        if call[1] not in known:
            continue
        name, at, literals = call[1], call.end(), []
        line = source.count("\n", 0, call.start()) + 1
        while len(literals) < SCRIPT[name] and (found := LITERAL.match(source, at)):
            literals.append(text_of(found[1]))
            at = found.end()
            if source[at : at + 1] == "," and len(literals) < SCRIPT[name]:
                at = re.compile(r",\s*").match(source, at).end()  # type: ignore[union-attr]
        if len(literals) == SCRIPT[name] and source[at : at + 1] in (",", ")"):
            yield said(where, line, name, literals)
        elif literals or source[at] in "\"'`" or CHOICE.match(source, at):
            raise Unreadable(f"{where}:{line}: {name} wants its texts written out")


def text_of(literal: str) -> str:
    """What a literal of a script says."""
    inner = literal[1:-1]
    if literal[0] != '"':
        inner = re.sub(r"\\(['`$])", r"\1", inner).replace('"', '\\"').replace('\\\\"', '\\"')
    inner = re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda found: chr(int(found[1], 16)), inner)
    return str(json.loads(f'"{inner}"'.replace("\n", "\\n")))


def in_page(source: str, where: str) -> Iterator[Said]:
    """The messages of a template."""
    file = io.BytesIO(source.encode())
    options = {"newstyle_gettext": "true", "silent": "false"}
    for line, texts, _, context in extract(babel_extract, file, PAGE, (), options):
        one, *more = (texts,) if isinstance(texts, str) else texts
        yield Said(where, line, one, more[0] if more else None, context)


def said(where: str, line: int, name: str, literals: list[str]) -> Said:
    """The message of a call, by its name."""
    if name in CONTEXT:
        return Said(where, line, literals[1], context=literals[0])
    return Said(where, line, literals[0], literals[1] if name in COUNTED else None)


def template(messages: Iterable[Said]) -> Catalog:
    """The template that translators start from: each message once, with the files that say it."""
    catalogue = Catalog(project="floorassist", version="", fuzzy=False, charset="utf-8")
    for one in messages:
        words = (one.text, one.many) if one.many is not None else one.text
        catalogue.add(words, locations=[(one.where, 0)], context=one.context)
    for message in catalogue:
        message.locations = sorted(set(message.locations))
        if "%(" not in str(message.id):
            message.flags.discard("python-format")
    return catalogue


def at_odds(messages: Iterable[Said]) -> list[str]:
    """Texts that count here and not there, or count in other words: one message can't be both."""
    forms: dict[tuple[str, str | None], dict[str | None, str]] = {}
    for one in messages:
        forms.setdefault((one.text, one.context), {})[one.many] = f"{one.where}:{one.line}"
    return [
        f"{text!r} is said with different forms: {', '.join(places.values())}"
        for (text, _), places in forms.items()
        if len(places) > 1
    ]
