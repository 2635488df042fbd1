"""The import rule, as a test: two ladders, read downwards only; core is given the time and the dice."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "floorassist"
GROUND, TOP = "ground", ""
AT_THE_BOTTOM = {"clock.py", "config.py", "kept_text.py", "pictures.py", "refusal.py", "translation.py"}
CORE_AT_THE_BOTTOM = {
    "kept_text.py",
    "pictures.py",
    "refusal.py",
    "translation.py",
    "web/spreadsheet_text.py",
}
FEATURES = [
    GROUND,
    "storage",
    "web",
    "realtime",
    "tls",
    "people",
    "push",
    "floor",
    "catalog",
    "labels",
    "draft",
    "find",
    "refer",
    "ask",
    "promise",
    "surge",
    "learn",
    "demo",
]
FEATURES += [TOP, "cli"]
SHELL = ["models", "queries", "actions", "api", "pages"]
PLATFORM = {GROUND, "storage", "web", "realtime", "tls", TOP, "cli"}
LIBRARIES_OF_CORE = {
    "babel",
    "biip",
    "qrcode",
    "numpy",
    "rapidfuzz",
    "python_calamine",
    "cryptography",
    "PIL",
    "fpdf",
}
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "random", "uuid4", "token_urlsafe", "urandom"}
LONGEST_FILE, LONGEST_FUNCTION = 250, 40


def files() -> list[Path]:
    found = (path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
    return sorted(path for path in found if path.name != "__init__.py")


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def feature(file: str) -> str:
    if file == "__main__.py":
        return "cli"
    if file in AT_THE_BOTTOM:
        return GROUND
    return file.split("/")[0] if "/" in file else TOP


def role(file: str) -> str:
    """`ask/offer_actions.py` is an action as `ask/actions.py` is; every other file is core."""
    last = Path(file).stem.split("_")[-1]
    return last if last in SHELL else "core"


def is_core(file: str) -> bool:
    return file in CORE_AT_THE_BOTTOM or (feature(file) not in PLATFORM and role(file) == "core")


def nodes(path: Path, *kinds: type[ast.AST]) -> list[ast.AST]:
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, kinds)]


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Every module that a file imports, as ("ours", "ask/nearest.py") or ("theirs", "flask")."""
    for node in nodes(path, ast.Import, ast.ImportFrom):
        assert not getattr(node, "level", 0), f"{name(path)}: write imports in full"
        for alias in node.names:
            dotted = alias.name if isinstance(node, ast.Import) else f"{node.module}.{alias.name}"
            parts = dotted.split(".")
            if parts[0] != "floorassist":
                yield "theirs", parts[0]
                continue
            targets = [
                PACKAGE.joinpath(*parts[1:end]).with_suffix(".py") for end in (len(parts), len(parts) - 1)
            ]
            yield from [("ours", name(target)) for target in targets if target.is_file()][:1]


def test_every_folder_stands_on_the_ladder():
    assert {feature(name(path)) for path in files()} <= set(FEATURES)


@pytest.mark.parametrize("path", files(), ids=name)
def test_imports_go_down_only(path):
    me = name(path)
    for whose, other in imports(path):
        if whose == "theirs":
            allowed = sys.stdlib_module_names | LIBRARIES_OF_CORE
            assert not is_core(me) or other in allowed, f"{me} is core: it may not import {other}"
            continue
        assert not is_core(me) or is_core(other), f"{me} is core: it may not import {other}"
        mine, theirs = FEATURES.index(feature(me)), FEATURES.index(feature(other))
        assert theirs <= mine, f"{me} imports upwards: {other}"
        if theirs == mine and feature(me) not in PLATFORM and role(me) != "core" and role(other) != "core":
            assert SHELL.index(role(other)) <= SHELL.index(role(me)), (
                f"{me} imports {other}, which stands above it"
            )


@pytest.mark.parametrize("path", [path for path in files() if is_core(name(path))], ids=name)
def test_core_is_given_the_time_and_the_dice(path):
    calls = {getattr(node.func, "attr", getattr(node.func, "id", "")) for node in nodes(path, ast.Call)}
    assert not CLOCKS & calls, f"{name(path)} must be given the time and the dice"


@pytest.mark.parametrize("path", files(), ids=name)
def test_files_and_functions_stay_small(path):
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE
    for function in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef):
        lines = function.end_lineno - function.lineno + 1
        assert lines <= LONGEST_FUNCTION, f"{name(path)}: {function.name} has {lines} lines"


@pytest.mark.parametrize("path", files(), ids=name)
def test_every_module_and_public_function_says_what_it_is(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), f"{name(path)} has no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name(path)}: {node.name} has no docstring"


def test_there_are_no_circles():
    graph = {name(path): {other for whose, other in imports(path) if whose == "ours"} for path in files()}
    done: set[str] = set()

    def walk(node: str, trail: list[str]) -> None:
        assert node not in trail, " -> ".join([*trail, node])
        if node in done:
            return
        for other in graph.get(node, ()):
            walk(other, [*trail, node])
        done.add(node)

    for node in graph:
        walk(node, [])


def test_only_storage_writes_plain_sql():
    for path in files():
        if feature(name(path)) == "storage" or role(name(path)) == "models":
            continue
        for node in nodes(path, ast.ImportFrom):
            if node.module and node.module.startswith("sqlalchemy"):
                assert "text" not in {alias.name for alias in node.names}, f"{name(path)} imports text()"
