"""Which language a page comes in, and what its scripts are given to say."""

import json

import pytest

from floorassist.translation import speaking, tr, tr_as, tr_many
from floorassist.web import assets, languages
from floorassist.web import speaking as web_speaking

SPANISH = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#: static/js/parts/one.js floorassist/ask/one.py
msgid "{name} has it"
msgstr "Lo tiene {name}"

#: static/js/desk/one.js
msgid "People"
msgstr "Personas"

#: static/js/core/one.js floorassist/ask/one.py
msgid "{n} minute"
msgid_plural "{n} minutes"
msgstr[0] "{n} minuto"
msgstr[1] "{n} minutos"

#: static/js/core/one.js floorassist/ask/one.py
msgctxt "side"
msgid "left"
msgstr "a la izquierda"

#: floorassist/ask/one.py
msgid "Only here"
msgstr "Solo aquí"

#: static/js/parts/one.js
#, fuzzy
msgid "Doubtful"
msgstr "Quizás"
"""


@pytest.fixture
def spanish(tmp_path, monkeypatch):
    (tmp_path / "es.po").write_text(SPANISH, "utf-8")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    kept = (
        languages.codes,
        languages.messages,
        languages.catalogue,
        languages.catalogue_module,
        assets.build,
        web_speaking.squeezed_catalogue,
    )
    for one in kept:
        one.cache_clear()
    yield
    for one in kept:
        one.cache_clear()


def module(code, part):
    text = languages.catalogue_module(code, part)
    return json.loads(text.removeprefix("export default ").removesuffix(";\n"))


def test_a_text_is_turned_filled_and_counted(spanish):
    with speaking(languages.catalogue("es")):
        assert tr("{name} has it", name="Mia") == "Lo tiene Mia"
        assert [tr_many("{n} minute", "{n} minutes", n) for n in (1, 2)] == ["1 minuto", "2 minutos"]
        assert tr_as("side", "left") == "a la izquierda"
        assert tr("Nobody wrote this") == "Nobody wrote this"
    assert tr("{name} has it", name="{name}") == "{name} has it"


def test_the_floor_is_given_what_its_scripts_say_and_the_desk_its_own_as_well(spanish):
    floor, desk = module("es", "floor"), module("es", "desk")
    assert floor["messages"] == {
        "{name} has it": "Lo tiene {name}",
        "{n} minute": ["{n} minuto", "{n} minutos"],
        "side\x04left": "a la izquierda",
    }
    assert desk["messages"] == {**floor["messages"], "People": "Personas"}
    assert floor["plurals"] == {"one": 0, "many": 1, "other": 1}
    assert floor["languages"] == [["en", "English"], ["es", "Español"]]


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("es-MX,en;q=0.8", "es"),
        ("de,es-AR;q=0.7,en;q=0.5", "es"),
        ("es;q=0,*", "en"),
        ("de,en;q=0.5", "en"),
        ("", "en"),
        ("fr", "en"),
    ],
)
def test_a_page_comes_in_the_browsers_language_where_there_is_one(world, spanish, wish, language):
    client = world.app.test_client()
    page = client.get("/", headers={"Accept-Language": wish})
    assert f'<html lang="{language}" dir="ltr">' in page.text
    assert f"translations/{language}-floor.js" in page.text


def test_a_file_that_is_no_language_is_left_out_and_breaks_no_page(world, spanish, caplog):
    for name, text in (
        ("es-old", SPANISH),
        ("xx", SPANISH),
        ("fr", SPANISH.replace("nplurals=2", "nplurals=N")),
    ):
        (languages.FOLDER / f"{name}.po").write_text(text, "utf-8")
    assert languages.codes() == ("en", "es")
    assert world.app.test_client().get("/", headers={"Accept-Language": "fr"}).status_code == 200
    assert "fr.po is left out" in caplog.text


def test_a_language_that_babel_calls_otherwise_is_spoken_and_writes_numbers_as_its_own(world, spanish):
    head = SPANISH.replace("Plural-Forms", 'Language: de\\n"\n"Plural-Forms')
    (languages.FOLDER / "zh_TW.po").write_text(head, "utf-8")
    page = world.app.test_client().get("/", headers={"Accept-Language": "zh-TW"})
    assert '<html lang="zh-TW"' in page.text
    assert "translations/zh_TW-floor.js" in page.text
    assert languages.catalogue("zh_TW").info()["language"] == "zh_TW"


def test_the_messages_of_a_page_are_kept_for_ever_and_squeezed(world, spanish):
    client = world.app.test_client()
    address = assets.catalogue_address("floor", "es")
    answer = client.get(address, headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert "immutable" in answer.headers["Cache-Control"]
    assert client.get(assets.catalogue_address("floor", "xx")).status_code == 404
