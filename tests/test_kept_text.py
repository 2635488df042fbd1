import json

import pytest

from floorassist.kept_text import BEGIN, BRACE, END, IS, LATER, NEXT, all_said, said
from floorassist.translation import number, speaking, tr, tr_as, tr_many
from tests.spanish import SPANISH

TOLD = "{name} has it"
KEPT = {
    "a text": (lambda: tr("{name} has it", name="Mia"), "Mia has it", "Lo tiene Mia"),
    "one that counts": (lambda: tr_many("{n} person", "{n} people", 2), "2 people", "2 personas"),
    "a number as we write it": (
        lambda: tr_many("{n} person", "{n} people", 1, n="01"),
        "01 person",
        "01 persona",
    ),
    "a large number": (
        lambda: tr_many("{n} person", "{n} people", 12345),
        "12,345 people",
        "12.345 personas",
    ),
    "a number alone": (
        lambda: tr("{name} has it", name=number(12345.5, 1)),
        "12,345.5 has it",
        "Lo tiene 12.345,5",
    ),
    "a meaning": (lambda: tr_as("verb", "Ask"), "Ask", "Preguntar"),
    "one within another": (
        lambda: tr("It is in {place}.", place=tr("Aisle {code}", code="A12")),
        "It is in Aisle A12.",
        "Está en Pasillo A12.",
    ),
    "two in a row": (
        lambda: f"{tr('Aisle {code}', code=1)}; {tr_as('verb', 'Ask')}",
        "Aisle 1; Ask",
        "Pasillo 1; Preguntar",
    ),
    "a value like a name": (lambda: tr("{name} has it", name=TOLD), f"{TOLD} has it", f"Lo tiene {TOLD}"),
    "one that nobody turned": (lambda: tr("{name} went", name="Mia"), "Mia went", "Mia went"),
}
ODD = [
    BEGIN,
    END,
    END + BEGIN,
    BEGIN + END,
    f"{BEGIN}counted{END}",
    f"{BEGIN}within{END}",
    f"{BEGIN}number{NEXT}x{NEXT}{END}",
]


@pytest.mark.parametrize(("make", "english", "spanish"), KEPT.values(), ids=KEPT)
def test_what_is_kept_is_said_in_the_language_of_whoever_reads_it(make, english, spanish):
    with speaking(LATER):
        kept = json.loads(json.dumps(make()))
    assert kept.startswith(BEGIN)
    assert said(kept) == english == make()
    with speaking(SPANISH):
        assert said(kept) == spanish


def test_what_is_kept_stays_so_while_it_is_put_into_something_that_is_kept():
    with speaking(LATER):
        kept = tr("It is in {place}.", place=said(tr("Aisle {code}", code="A12")))
    with speaking(SPANISH):
        assert said(kept) == "Está en Pasillo A12."


def test_json_is_said_to_its_depth_and_stays_itself_otherwise():
    with speaking(LATER):
        kept = {"a": [{"b": tr("Aisle {code}", code=1)}], "c": 3, "d": None, "e": True}
    with speaking(SPANISH):
        assert all_said(kept) == {"a": [{"b": "Pasillo 1"}], "c": 3, "d": None, "e": True}


@pytest.mark.parametrize("odd", ODD)
def test_signs_that_somebody_typed_break_nothing(odd):
    assert isinstance(said(odd), str)


def test_signs_that_somebody_typed_do_not_grow_without_end():
    typed = "aaaa"
    for _ in range(16):
        typed = f"{BEGIN}plain{NEXT}{BRACE}a}}{BRACE}a}}{NEXT}a{IS}{typed}{END}"
    assert len(said(typed)) < 50_000
