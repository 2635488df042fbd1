"""The list for a real phone: one source, in the command and in the documents."""

from pathlib import Path

from click.testing import CliRunner

from floorassist.cli import checklist
from floorassist.cli.main import cli

PAGE = (Path(__file__).parents[2] / "docs" / "phones.md").read_text("utf-8")


def test_what_is_printed_stands_in_the_documents_word_for_word():
    printed = CliRunner().invoke(cli, ["checklist"])
    assert printed.exit_code == 0
    assert printed.output.endswith(checklist.written())
    assert checklist.written() in PAGE


def test_it_takes_a_quarter_of_an_hour():
    assert sum(part.minutes for part in checklist.PARTS) == 15
