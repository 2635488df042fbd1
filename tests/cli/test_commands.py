"""The commands that scripts rely on."""

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from floorassist.app import create_app
from floorassist.cli.main import cli
from floorassist.config import from_environment
from floorassist.server import own

ITEMS = """Article no.,Product name,Dept,EAN,Aisle,Bay,Side
N50,Nails 50 mm,Hardware,4006381333931,A9,4,L
S20,Screws,Hardware,036000291452,A9,5,R
P1,White paint,Paint,4006381333932,12,1,L
,Nameless,Paint,,12,2,L
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("FLOORASSIST_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("FLOORASSIST_DATABASE_URL", raising=False)

    def invoke(*arguments, code=0):
        result = CliRunner().invoke(cli, list(arguments))
        assert result.exit_code == code, result.output
        return result.output

    return invoke


@pytest.fixture
def store(run):
    run("init", "--yes", "--store", "Corner shop")
    return run


@pytest.fixture
def items(tmp_path):
    path = tmp_path / "items.csv"
    path.write_text(ITEMS)
    return str(path)


def test_init_asks_nothing_with_yes_and_prints_a_join_link(run):
    told = run("init", "--yes")
    assert "/join#" in told
    assert "My store is ready" in told


def test_init_keeps_secrets_to_the_owner_of_the_folder(store):
    settings = from_environment()
    assert stat.S_IMODE(settings.data.stat().st_mode) == 0o700
    assert stat.S_IMODE(settings.key_file("pin").stat().st_mode) == 0o600


def test_init_a_second_time_changes_nothing(store):
    assert "nothing was changed" in store("init", "--yes", "--store", "Corner shop")


def test_a_new_token_stands_alone_on_the_last_line_and_opens_the_api(store):
    last = store("token", "new", "--name", "Till", "--role", "worker").rstrip("\n").split("\n")[-1]
    assert len(last) > 30
    assert " " not in last
    assert last not in store("token", "list")
    assert "Till" in store("token", "list")


def test_items_come_in_with_lenient_columns_and_bad_rows_named(store, items):
    told = store("import", "items", items)
    assert "Article no. -> sku" in told
    assert "row 5" in told
    assert "row 4" in told
    assert "3 items new" in told


def test_a_dry_run_changes_nothing(store, items):
    assert "would be new" in store("import", "items", items, "--dry-run")
    assert "3 items new" in store("import", "items", items)


def test_the_same_file_again_makes_no_doubles_and_the_last_import_can_be_undone(store, items):
    store("import", "items", items)
    assert "0 items new" in store("import", "items", items)
    assert "undone" in store("import", "undo")


def test_a_sketch_gives_a_map_on_day_one_that_can_be_exported_and_imported(store, items, tmp_path):
    assert "no plan" in store("export", "plan", code=1)
    store("import", "items", items)
    assert "2 aisles" in store("plan", "sketch")
    document = json.loads(store("export", "plan"))
    assert {aisle["code"] for aisle in document["aisles"]} == {"A9", "12"}
    assert document["sketch"] is True
    path = tmp_path / "plan.json"
    store("export", "plan", "--output", str(path))
    assert "revision 2" in store("import", "plan", str(path))
    assert "There is a plan" in store("plan", "sketch", code=1)


def test_a_plan_goes_out_in_every_format_and_comes_back_from_those_that_hold_it(store, items, tmp_path):
    store("import", "items", items)
    store("plan", "sketch")
    for name in ("plan.csv", "plan.geojson", "plan.svg", "plan.png", "plan.pdf"):
        store("export", "plan", "--output", str(tmp_path / name))
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF-")
    assert "N50" in (tmp_path / "plan.csv").read_text("utf-8-sig")
    assert "says the same" in store("import", "plan", str(tmp_path / "plan.geojson"), "--draft")
    (tmp_path / "more.csv").write_text("aisle,bays\nB1,3\n")
    assert "now 3 aisles" in store("import", "plan", str(tmp_path / "more.csv"), "--draft")
    assert "cannot be reached" in store("import", "plan", str(tmp_path / "more.csv"), code=1)
    (tmp_path / "more.csv").write_text("aisle,description\nA9,Nails\n")
    assert "revision 2: 2 aisles" in store("import", "plan", str(tmp_path / "more.csv"))
    assert "is a picture" in store("import", "plan", str(tmp_path / "plan.svg"), code=1)
    assert "latitude" in store("export", "plan", "--format", "imdf", code=1)
    assert '"B1"' in store("export", "plan", "--draft", "--format", "json")


def test_a_plan_with_faults_names_the_object_and_publishes_nothing(store, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text('{"schema": 1, "name": "x", "sketch": false, "levels": []}')
    assert "levels" in store("import", "plan", str(path), code=1)
    assert "no plan" in store("export", "plan", code=1)


def test_people_are_listed_and_the_last_supervisor_is_not_shut_out(store):
    assert "Supervisor\towner\tactive" in store("person", "list")
    store("person", "revoke", "1", code=1)


def test_a_data_folder_is_served_by_one_process_only(store):
    with own(from_environment().data):
        assert "being served already" in store("serve", "--http", code=1)


def test_without_a_store_a_command_says_what_to_run(run):
    assert "floorassist init" in run("token", "new", "--name", "x", "--role", "worker", code=1)


def test_with_several_stores_a_command_asks_which(store):
    store("init", "--yes", "--store", "Second")
    assert "--store" in store("person", "list", code=1)
    assert "owner" in store("person", "list", "--store", "second")


def test_every_command_stands_in_the_operating_page():
    page = (Path(__file__).parents[2] / "docs" / "operating.md").read_text()
    missing = [path for path in commands(cli) if f"`floorassist {path}" not in page and path not in page]
    assert missing == []


def commands(group, prefix=""):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}"


def test_a_store_can_keep_its_catalog_from_customers(store, tmp_path):
    (tmp_path / "items.csv").write_text(ITEMS)
    store("import", "items", str(tmp_path / "items.csv"))
    stranger = create_app(from_environment()).test_client()
    assert "Nails 50 mm" in stranger.get("/i/1").text
    store("customers", "hide")
    assert "Nails 50 mm" not in stranger.get("/i/1").text
    store("customers", "show")
    assert "Nails 50 mm" in stranger.get("/i/1").text


def test_labels_are_written_as_pdf_and_then_count_as_printed(store, items, tmp_path):
    store("import", "items", items)
    store("plan", "sketch")
    file = tmp_path / "bays.pdf"
    asked = ("labels", "bays", str(file), "--address", "https://floor.example", "--aisle", "A9")
    assert "labels written to" in store(*asked)
    assert file.read_bytes().startswith(b"%PDF-")
    assert "Nothing changed" in store(*asked, "--changed", code=1)
    assert "such as https://floor.example" in store(*asked[:4], "floor.example/l", code=1)
