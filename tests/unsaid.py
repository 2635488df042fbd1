"""Words in the sources that people would read in English whatever their language: not given to `tr`.

`python tests/unsaid.py [path …]` lists them. Looked at: what stands between tags, and in the attributes that
are read out, in the templates of the scripts and of the pages.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READ_OUT = (
    "aria-label",
    "title",
    "placeholder",
    "alt",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
)
WORD = re.compile(r"[A-Za-z]{2,}")
TAG = re.compile(r"<(/?[a-zA-Z\0][^<>]*|!--.*?--|!doctype[^>]*|/)>", re.DOTALL)
SAME_IN_ALL = {"floorassist", "QR", "px", "PIN", "GTIN", "SKU", "CSV", "XLSX", "PDF", "PNG", "HTTPS", "OK"}
# For those who build it or build on it: in English, and said to be.
ENGLISH = {"templates/web/docs.html", "templates/web/design.html", "static/js/desk/design.js"}
ENGLISH |= {"static/js/core/translation.js"}
VALUE = "\0"
HIDDEN = re.compile(r"<(script|style|code|pre|kbd)\b.*?</\1>", re.DOTALL)


def templates_of(script: str) -> Iterator[tuple[int, str]]:
    """Every html`…` of a script with its line: the text, each value in it as one sign."""
    for found in re.finditer(r"html`", script):
        line = script.count("\n", 0, found.start()) + 1
        yield line, literal(script, found.end())[0]


def literal(script: str, at: int) -> tuple[str, int]:
    """The template literal that begins at `at`, and where it ends; what is in ${…} becomes one sign."""
    text = []
    while script[at] != "`":
        if script[at] == "\\":
            text.append(script[at : at + 2])
            at += 2
        elif script.startswith("${", at):
            at = value_end(script, at + 2)
            text.append(VALUE)
        else:
            text.append(script[at])
            at += 1
    return "".join(text), at + 1


def value_end(script: str, at: int) -> int:
    """Behind the brace that closes the value that begins at `at`."""
    depth = 1
    while depth:
        sign = script[at]
        if sign == "`":
            at = literal(script, at + 1)[1]
            continue
        if sign in "\"'":
            at += 1
            while script[at] != sign:
                at += 2 if script[at] == "\\" else 1
        depth += {"{": 1, "}": -1}.get(sign, 0)
        at += 1
    return at


def words_in(markup: str) -> Iterator[tuple[int, str]]:
    """The words of markup that are read, each with the lines before it."""
    markup = HIDDEN.sub(lambda found: "\n" * found[0].count("\n"), markup)
    for tag in TAG.finditer(markup):
        for name in READ_OUT:
            for value in re.findall(rf"(?<![\w-]){name}=(?:\"([^\"]*)\"|'([^']*)')", tag[0]):
                if worth("".join(value)):
                    yield markup.count("\n", 0, tag.start()), f"{name}: {''.join(value)}"
    at = 0
    for tag in [*TAG.finditer(markup), None]:
        piece = markup[at : tag.start() if tag else len(markup)]
        if worth(piece):
            lead = len(piece) - len(piece.lstrip())
            yield markup.count("\n", 0, at + lead), " ".join(piece.replace(VALUE, "{}").split())
        at = tag.end() if tag else at


def worth(text: str) -> bool:
    """Whether it holds words of a language."""
    return any(word not in SAME_IN_ALL for word in WORD.findall(re.sub(r"&\w+;", "", text)))


def unsaid(path: Path) -> list[str]:
    """The words of one file, as "path:line: words"."""
    text = path.read_text("utf-8")
    where = path.relative_to(ROOT).as_posix()
    if path.suffix == ".js":
        found = [(line + n, words) for line, part in templates_of(text) for n, words in words_in(part)]
    else:
        found = [(n + 1, words) for n, words in words_in(without_jinja(text))]
    return [f"{where}:{line}: {words}" for line, words in found]


def without_jinja(text: str) -> str:
    """A page's template with every value as one sign, and what is translated taken out."""
    said = re.compile(r"\{%-?\s*trans\b.*?%\}.*?\{%-?\s*endtrans\s*-?%\}", re.DOTALL)
    for pattern in (
        said,
        re.compile(r"\{#.*?#\}", re.DOTALL),
        re.compile(r"(?<=%\}) class=\"[^\"]*\"(?=\{%)"),
        re.compile(r"\{%.*?%\}", re.DOTALL),
        re.compile(r"\{\{.*?\}\}", re.DOTALL),
    ):
        text = pattern.sub(lambda found: VALUE + "\n" * found[0].count("\n"), text)
    return text


def sources() -> list[Path]:
    """Every script and page that people read."""
    found = [*(ROOT / "static/js").rglob("*.js"), *(ROOT / "templates").rglob("*.html")]
    return sorted(path for path in found if path.relative_to(ROOT).as_posix() not in ENGLISH)


if __name__ == "__main__":
    chosen = [Path(one).resolve() for one in sys.argv[1:]]
    files = [path for path in sources() if not chosen or any(path.is_relative_to(one) for one in chosen)]
    print("\n".join(line for path in files for line in unsaid(path)))
