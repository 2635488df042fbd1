"""The plan in every format: pictures hold what is on it, files come back as a change of the draft."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from PIL import Image

from floorassist.draft import beginning, files
from floorassist.draft.changes import Change, applied, inverse, whole
from floorassist.floor import exchange
from floorassist.floor.parse import parse
from floorassist.floor.plan import Plan
from floorassist.floor.reading import PlanRefused
from floorassist.floor.sketch import Uses
from floorassist.labels.fonts import typeface
from tests.floor import plans
from tests.floor.any_plan import plans_of_any_kind
from tests.floor.test_geojson import MADRID
from tests.profiles import depth

LETTERS = typeface(Path(__file__).parents[2] / "static")
NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


def plan() -> Plan:
    return replace(parse(plans.document()), geo=MADRID)


def written(name: str, one: Plan | None = None, wish: files.Wish | None = None) -> bytes:
    return files.written(one or plan(), name, wish or files.Wish(), stock={}, typeface=LETTERS, now=NOW)


def refusal(content: bytes, filename: str) -> str:
    with pytest.raises(PlanRefused) as thrown:
        files.read(content, filename, None)
    return str(thrown.value)


@pytest.mark.parametrize("name", ["json", "geojson", "imdf"])
def test_what_goes_out_comes_back_as_no_change_at_all(name: str) -> None:
    found = files.read(written(name), f"plan{files.FORMATS[name].ending}", None)
    assert found == files.Found(name, plan())
    assert beginning.edits(whole(exchange.document(plan())), found.plan) == ()


def test_a_list_that_goes_out_comes_back_as_no_change_at_all() -> None:
    found = files.read(written("csv"), "plan.csv", plan())
    assert beginning.edits(whole(exchange.document(plan())), found.plan) == ()


@settings(max_examples=depth(12), deadline=None)
@given(plans_of_any_kind, plans_of_any_kind)
def test_a_file_over_any_draft_is_one_change_that_can_be_taken_back(old: Plan, new: Plan) -> None:
    before = whole(exchange.document(old))
    change = Change("key-of-it", "Import", beginning.edits(before, new, keeps_geo=False))
    after = applied(before, change)
    assert after == whole(exchange.document(new))
    assert json.dumps(applied(after, inverse(change))) == json.dumps(before)


def test_the_drawing_names_every_aisle_and_escapes_what_people_write() -> None:
    one = plan()
    named = replace(one, aisles=(replace(one.aisles[0], name="<b>&\"'"), *one.aisles[1:]))
    tree = ElementTree.fromstring(written("svg", named, files.Wish(about="Revision 3")))
    words = [each.text for each in tree.iter(f"{SVG}text")]
    assert {aisle.code for aisle in one.aisles} <= set(words)
    assert "<b>&\"' · Paint" in words
    assert "Revision 3" in words
    assert {each.tag for each in tree.iter()} == {f"{SVG}{tag}" for tag in ("svg", "rect", "polygon", "text")}


def test_one_level_alone_is_drawn_and_a_level_that_is_not_there_is_told() -> None:
    words = written("svg", wish=files.Wish(level="up")).decode()
    assert ">U1<" in words
    assert ">A12<" not in words
    with pytest.raises(PlanRefused, match="There are: ground, up"):
        written("svg", wish=files.Wish(level="roof"))


def test_the_picture_is_as_large_as_it_may_be_and_not_empty() -> None:
    image = Image.open(io.BytesIO(written("png")))
    assert image.format == "PNG"
    assert max(image.size) <= 4000
    assert len(image.getcolors(1_000_000) or []) > 10


def test_the_sheet_for_the_wall_has_a_page_a_level_on_the_wanted_paper() -> None:
    made = written("pdf", wish=files.Wish(paper="a2"))
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Type /Page\n") == 2
    assert b"1190.55" in made  # 420 mm in points


def test_imdf_of_a_plan_with_faults_is_refused_with_the_faults() -> None:
    one = plan()
    doubled = replace(one, aisles=(*one.aisles, one.aisles[0]))
    with pytest.raises(PlanRefused, match="already that of"):
        written("imdf", doubled)


@pytest.mark.parametrize(
    ("filename", "content", "words"),
    [
        ("plan.svg", b"<svg><script/></svg>", "is a picture"),
        ("plan.png", b"\x89PNG", "floor-plan picture"),
        ("plan.json", b"", "empty"),
        ("plan.json", b"\xff\xfe", "UTF-8"),
        ("plan.json", b"[" * 200_000, "brackets"),
        (
            "plan.json",
            b'{"schema": 1, "name": "x", "walls": [{"id": "a", "level": "b", "thickness": NaN}]}',
            "walls[0]",
        ),
        ("plan.json", b" " * 15_000_000 + b"{" * 1_100_000, "16 MB"),
        ("plan.exe", b"MZ", "A plan comes as"),
        ("plan.zip", b"PK\x05\x06" + b"\x00" * 18, "no manifest.json"),
        ("plan.csv", b"aisle\x00", "NUL"),
        ("plan.xlsx", b"PK\x03\x04", "damaged"),
        ("plan.geojson", b'{"type": "FeatureCollection", "features": [{}]}', "`object` is plan"),
    ],
)
def test_a_hostile_file_is_refused_in_words(filename: str, content: bytes, words: str) -> None:
    assert words in refusal(content, filename)


def test_a_million_bays_are_refused_without_reading_them() -> None:
    document = plans.document()
    document["aisles"][0]["bays"] = [0] * 1_000_000
    assert "20,000 bays" in refusal(json.dumps(document).encode(), "plan.json")


def test_the_catalog_adds_the_aisles_that_the_plan_does_not_have() -> None:
    uses = {"1": Uses(4, 4), "B7": Uses(3, 0, "Garden"), "x" * 30: Uses(1, 1)}
    grown, remarks = beginning.from_catalog(uses, "Store", plan())
    assert [one.code for one in grown.aisles[len(plan().aisles) :]] == ["B7"]
    assert [bay.side for bay in grown.aisles[-1].bays] == ["L", "L", "L"]
    assert grown.aisles[-1].department == "Garden"
    assert "1 name of an aisle was left out" in remarks[0]


def test_the_catalog_of_a_store_without_a_plan_becomes_a_sketch() -> None:
    sketched, _ = beginning.from_catalog({"A1": Uses(9_999, 2), "A2": Uses()}, "Store", None)
    assert sketched.sketch
    assert [len(one.bays) for one in sketched.aisles] == [202, 16]


def test_a_catalog_that_names_no_aisle_says_what_to_do() -> None:
    with pytest.raises(PlanRefused, match="aisle column"):
        beginning.from_catalog({}, "Store", None)
