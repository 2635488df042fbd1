"""What is said in a language: texts, counts, numbers, lists and days."""

import io
from datetime import date

import pytest
from babel.messages import Catalog, mofile
from babel.support import Translations

from floorassist.translation import day, listing, number, speaking, tr_many


def spanish() -> Translations:
    """A Spanish file in which nothing but a counted thing is translated."""
    catalogue, file = Catalog(locale="es"), io.BytesIO()
    catalogue.add(("{n} bay", "{n} bays"), ("{n} tramo", "{n} tramos"))
    mofile.write_mo(file, catalogue)
    file.seek(0)
    return Translations(file)


@pytest.mark.parametrize(
    ("value", "places", "english", "told"),
    [
        (12_345, None, "12,345", "12.345"),
        (6_565, None, "6,565", "6565"),
        (2.5, None, "2.5", "2,5"),
        (8, 2, "8.00", "8,00"),
    ],
)
def test_a_number_is_written_as_the_language_does(
    value: float, places: int | None, english: str, told: str
) -> None:
    assert number(value, places) == english
    with speaking(spanish()):
        assert number(value, places) == told


def test_what_counts_writes_its_number_as_the_language_does() -> None:
    assert tr_many("{n} bay", "{n} bays", 1) == "1 bay"
    with speaking(spanish()):
        assert tr_many("{n} bay", "{n} bays", 12_345) == "12.345 tramos"


def test_names_and_days_are_said_as_in_britain_where_nobody_chose() -> None:
    assert listing(["Ada", "Ben", "Cem"]) == "Ada, Ben and Cem"
    assert day(date(2026, 3, 7)) == "7 March 2026"
    with speaking(spanish()):
        assert listing(["Ada", "Ben", "Cem"]) == "Ada, Ben y Cem"
        assert day(date(2026, 3, 7)) == "7 de marzo de 2026"
