"""The pages in docs/ and the code say the same: news, close codes, settings, links, words."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from floorassist import __version__
from floorassist.ask.policy import Policy
from floorassist.realtime import line, news
from floorassist.storage.events import GAP

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "floorassist"
LIVE = (ROOT / "docs" / "live.md").read_text("utf-8")
OPERATING = (ROOT / "docs" / "operating.md").read_text("utf-8")
WORDS = (ROOT / "docs" / "words.md").read_text("utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
KIND = re.compile(r"[a-z]+\.[a-z]+|sign-out")
SETTING = re.compile(r"FLOORASSIST_[A-Z_]+[A-Z]")


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def kinds_recorded() -> set[str]:
    """The kinds of events given to `record`, or to a function of the same file that hands `kind` on to it."""
    found = set()
    for path, tree in trees():
        records = [call for call in calls(tree) if ast.unparse(call.func).endswith("events.record")]
        for call in records:
            kind = call.args[2]
            assert isinstance(kind, ast.Constant) or ast.unparse(kind) == "kind", f"{path}:{call.lineno}"
        if records or any(ast.unparse(call.func).endswith("events.record_all") for call in calls(tree)):
            said = (arg for call in calls(tree) for arg in call.args if isinstance(arg, ast.Constant))
            found |= {arg.value for arg in said if isinstance(arg.value, str) and KIND.fullmatch(arg.value)}
    return found


def first_column(page: str, title: str) -> str:
    """The first cells of the table under a heading, in one text."""
    section = page.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return "\n".join(line.split("|")[1] for line in section.splitlines() if line.startswith("|"))


def test_every_kind_of_news_stands_in_the_page_of_the_wire_and_no_other():
    written = set(re.findall(r"`([^`]+)`", first_column(LIVE, "Event kinds")))
    assert kinds_recorded() | {GAP} == written


def test_every_close_code_stands_in_the_page_of_the_wire_and_no_other():
    codes = {code for code in vars(news).values() if isinstance(code, int) and 1000 <= code < 5000} | {1001}
    assert {int(code) for code in re.findall(r"\d{4}", first_column(LIVE, "Close codes"))} == codes


def test_the_times_and_limits_of_the_wire_are_those_of_the_code():
    assert f"every {news.BEAT_SECONDS} s" in LIVE
    assert f"after {news.SILENT_SECONDS} s the socket is closed" in LIVE
    assert f"{news.NOTICES_A_SECOND} a second at most" in LIVE
    assert f"{news.LARGEST_FRAME // 1024} kB at most" in LIVE
    assert f"within {Policy().unheard_seconds} s goes on" in LIVE
    assert f"fell behind by {line.LONGEST_QUEUE // 1024} kB" in LIVE


def test_every_setting_that_the_code_reads_stands_in_the_operating_page_and_no_other():
    read = {name for path in PACKAGE.rglob("*.py") for name in SETTING.findall(path.read_text("utf-8"))}
    assert set(re.findall(SETTING, first_column(OPERATING, "Settings"))) == read


def test_every_page_of_the_desk_and_every_target_of_make_stands_in_the_operating_page():
    desk = (ROOT / "templates" / "desk.html").read_text("utf-8")
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    wanted = re.findall(r'"(/desk/\w+)"', desk) + [f"make {target}" for target in targets]
    assert [one for one in wanted if f"`{one}`" not in OPERATING] == []


def test_make_run_serves_https_of_the_stores_own_with_the_doorstep_beside_it():
    printed = subprocess.run(
        ["make", "-n", "run"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert re.search(r"floorassist serve .*--tls --join", printed)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    text = page.read_text("utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text) + re.findall(r'src="([^"]+)"', text)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_changelog_tells_of_this_version():
    assert f"\n## {__version__}" in (ROOT / "docs" / "changelog.md").read_text("utf-8")


def names(tree: ast.Module) -> Iterator[str]:
    """What a module calls its classes and functions, and itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


def test_words_that_are_not_used_name_nothing():
    listed = WORDS.split("Words we do not use:")[1].split(".\n")[0]
    # "request" is HTTP's own; the data folder is called so in every command.
    banned = {word.strip().split(" ")[0] for word in listed.split(",")} - {"request", "data"}
    assert {"ticket", "manager", "helper", "util", "common"} <= banned
    found = []
    for path, tree in trees():
        for name in [path.stem, path.parent.name, *names(tree)]:
            parts = re.findall(r"[a-z]+|[A-Z][a-z]*", name)
            used = {part.lower().removesuffix("s") for part in parts} & banned
            found += [f"{path.relative_to(ROOT)}: {name}"] if used else []
    assert found == []
