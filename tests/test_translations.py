"""Every language's file says everything that the sources say, and what the sources say can be translated."""

import re
from collections import Counter

import pytest
from babel.messages import Catalog, pofile

from floorassist.web import languages
from tests import said, unsaid
from tests.said import Said

FILLED = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
STRAY = re.compile(r"%(?!\(\w+\)[sd])(?<!%%)(?!%)")
TEMPLATE = languages.FOLDER / "template.pot"
SCRIPT = """
import { tr, trMany, trAs, trParts, mark } from "../core/translation.js";
/** Says tr("not this"). */
const it = mark('an "own" word');
const page = html`<p title="don't">${tr("Ask {name}", { name })}
  ${ok ? html`${trMany("{n} mile", "{n} miles", n)}` : ""}</p>`;
const other = trAs("verb", `Find\u0020it`); // tr("nor this")
const known = tr(TITLES[name]) + trParts("to {who}", { who: tr(it) });
"""
PYTHON = """
from floorassist.translation import tr, tr_many, tr_as, mark
KEPT = mark("kept")
x = tr("a long "
       "one", name=1) + tr(KEPT) + tr_many("{n} day", "{n} days", 3) + tr_as("noun", "Find")
"""
PAGE = """<p>{{ _("Hello %(name)s", name=name) }} {% trans %}and more{% endtrans %}
{{ ngettext("%(num)s ask", "%(num)s asks", 2) }} {{ pgettext("state", "Open") }}</p>"""


def files() -> list[str]:
    return sorted(path.stem for path in languages.FOLDER.glob("*.po"))


@pytest.fixture(scope="module")
def messages() -> list[Said]:
    return said.messages_of()


@pytest.fixture(scope="module")
def template(messages: list[Said]) -> Catalog:
    return said.template(messages)


def test_messages_of_a_script_are_read_where_they_are_said():
    found = [(one.text, one.many, one.context) for one in said.in_script(SCRIPT, "x.js")]
    assert found == [
        ('an "own" word', None, None),
        ("Ask {name}", None, None),
        ("{n} mile", "{n} miles", None),
        ("Find it", None, "verb"),
        ("to {who}", None, None),
    ]


def test_messages_of_a_module_are_read_where_they_are_said():
    found = {(one.text, one.many, one.context) for one in said.in_python(PYTHON, "x.py")}
    assert found == {
        ("kept", None, None),
        ("a long one", None, None),
        ("{n} day", "{n} days", None),
        ("Find", None, "noun"),
    }


def test_messages_of_a_page_are_read_where_they_are_said():
    found = [(one.text, one.many, one.context) for one in said.in_page(PAGE, "x.html")]
    assert found == [
        ("Hello %(name)s", None, None),
        ("and more", None, None),
        ("%(num)s ask", "%(num)s asks", None),
        ("Open", None, "state"),
    ]


@pytest.mark.parametrize("call", ["tr(`Ask ${name}`)", 'tr("Ask " + name)', 'tr(ok ? "Yes" : "No")'])
def test_a_text_that_is_put_together_is_refused_with_its_line(call):
    source = 'import { tr, trAs } from "./core/translation.js";\n' + call
    with pytest.raises(said.Unreadable, match=r"x\.js:2"):
        list(said.in_script(source, "x.js"))


def test_a_text_counts_everywhere_or_nowhere(messages):
    assert said.at_odds(messages) == []


def test_no_word_between_tags_is_left_unsaid():
    assert [line for path in unsaid.sources() for line in unsaid.unsaid(path)] == []


def test_the_template_says_what_the_sources_say(template):
    with TEMPLATE.open("rb") as file:
        kept = pofile.read_po(file)
    assert told(kept) == told(template), "run `make messages`"


@pytest.mark.parametrize("code", files())
def test_a_language_says_everything_and_nothing_else(code, template):
    assert languages.can_be_spoken(code)
    catalogue = languages.messages(code)
    assert told(catalogue) == told(template), "run `make messages`"
    assert not catalogue.obsolete
    assert [one.id for one in catalogue if one.id and (one.fuzzy or not said_whole(one.string))] == []


@pytest.mark.parametrize("code", files())
def test_a_translation_fills_in_what_its_text_does(code):
    for one in languages.messages(code):
        if one.id:
            texts = [one.id] if isinstance(one.id, str) else list(one.id)
            forms = [one.string] if isinstance(one.string, str) else list(one.string)
            wanted = [Counter(FILLED.findall(text)) for text in texts]
            for form in forms:
                filled = Counter(FILLED.findall(form))
                assert filled in wanted, f"{form!r} for {one.id!r}"


@pytest.mark.parametrize("code", files())
def test_a_text_of_a_page_has_no_percent_that_would_be_filled(code):
    for one in languages.messages(code):
        if any(path.startswith("templates/") for path, _ in one.locations):
            forms = [one.string] if isinstance(one.string, str) else list(one.string)
            assert [form for form in forms if STRAY.search(form)] == [], "write %% instead of %"


def told(catalogue: Catalog) -> dict[tuple[str | None, str], tuple[object, tuple[str, ...]]]:
    """The messages of a catalogue, and by which files they are said."""
    return {
        (one.context, one.id if isinstance(one.id, str) else one.id[0]): (
            one.id,
            tuple(sorted(path for path, _ in one.locations)),
        )
        for one in catalogue
        if one.id
    }


def said_whole(string: object) -> bool:
    """Whether every form is there."""
    return bool(string) and (isinstance(string, str) or all(string))  # type: ignore[call-overload]
