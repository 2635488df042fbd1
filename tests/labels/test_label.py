"""Whatever stands on a label stays on it, and off its code; sheets have their labels side by side."""

from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from floorassist.labels import shaping
from floorassist.labels.fonts import typeface
from floorassist.labels.label import Label, Rule, Squares, Words, drawn, shortened, wrapped
from floorassist.labels.picture import fitting, picture
from floorassist.labels.presets import BY_ID, PRESETS, Preset, pages, slots
from floorassist.labels.sheet import Setting, sheets

LETTERS = typeface(Path(__file__).parents[2] / "static")
HOST = "https://floor.example"
texts = st.one_of(st.text("aMW1-–éł ", max_size=120), st.sampled_from(["", "Nails", "A12-4L", "W" * 80]))
HAIR = 0.01


@given(st.sampled_from(PRESETS), texts.filter(str.strip), texts, texts, texts, st.booleans())
def test_everything_stays_on_the_label_and_off_the_code(
    preset: Preset, code: str, title: str, line: str, sign: str, to_write: bool
) -> None:
    label = Label("/l/bay-1", code, title, line, sign, to_write)
    squares, first, *others = drawn(label, preset.width, preset.height, HOST, LETTERS.measure)
    assert isinstance(squares, Squares)
    assert isinstance(first, Words)
    assert squares.size <= preset.height
    for mark in (first, *others):
        assert isinstance(mark, Words | Rule)
        wide = mark.width if isinstance(mark, Rule) else LETTERS.measure(mark.text, mark.bold) * mark.size
        assert 0 <= mark.x <= mark.x + wide <= preset.width + HAIR
        assert 0 <= mark.y <= preset.height
    assert all(mark.x >= squares.size - HAIR for mark in others if not isinstance(mark, Squares))
    assert first.y > squares.y + squares.size


JOINED = ("مسامير", "سلام للخشب", "מסמרים 50", "مسامير Ferro")
joined = st.lists(st.sampled_from([*JOINED, "50", "–", "a"]), min_size=1, max_size=9).map(" ".join)


@given(st.sampled_from(PRESETS), joined, joined)
def test_names_that_run_to_the_left_stay_on_the_label_and_begin_at_its_right(
    preset: Preset, title: str, line: str
) -> None:
    label = Label("/i/1", "N50", title, line, "A12-4L")
    squares, _, _, *others = drawn(label, preset.width, preset.height, HOST, LETTERS.measure)
    assert isinstance(squares, Squares)
    ends = []
    for mark in others:
        assert isinstance(mark, Words)
        end = mark.x + LETTERS.measure(mark.text, mark.bold) * mark.size
        assert squares.size - HAIR <= mark.x <= end <= preset.width + HAIR
        ends.append(end)
    if shaping.begins_right(title) and shaping.begins_right(line):
        assert max(ends) - min(ends) < HAIR


def test_letters_that_join_are_set_together_and_run_to_the_left() -> None:
    assert all(map(LETTERS.can_write, JOINED))
    assert LETTERS.measure("سلام", False) < 0.9 * sum(LETTERS.measure(sign, False) for sign in "سلام")
    [run] = LETTERS.runs("אב")
    path = LETTERS.path(run.face, False)
    line = shaping.inked(path, "אב", 4)
    assert line
    font = ImageFont.truetype(str(path), 4 * shaping.DOTS, layout_engine=ImageFont.Layout.BASIC)
    turned = Image.new("1", line.image.size, 1)
    corner = (-round(line.left * shaping.DOTS), -round(line.top * shaping.DOTS))
    ImageDraw.Draw(turned).text(corner, "בא", 0, font, anchor="ls")
    assert line.image.tobytes() == turned.tobytes()


def test_what_is_set_as_a_picture_is_on_the_sheet_and_in_its_preview() -> None:
    setting = Setting(BY_ID["l7160"], HOST)
    made = {}
    for title in ("", "Nails", JOINED[0]):
        labels = [Label("/i/1", "N50", title)]
        paper = sheets(labels, setting, LETTERS, title="Items", made=datetime(2026, 3, 7, tzinfo=UTC))
        made[title] = (paper.count(b"/Subtype /Image"), picture(labels, setting, LETTERS))
    assert [images for images, _ in made.values()] == [0, 0, 1]
    assert len({shown for _, shown in made.values()}) == 3


@given(texts, st.floats(2, 40))
def test_lines_hold_all_words_and_none_is_too_wide(text: str, width: float) -> None:
    lines = wrapped(text, True, width, LETTERS.measure)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(LETTERS.measure(one, True) <= width or len(one) == 1 for one in lines)


def test_a_number_stays_with_its_unit() -> None:
    width = LETTERS.measure("Still water 1.5", True)
    assert wrapped("Still water 1.5 l", True, width, LETTERS.measure) == ["Still water", "1.5 l"]


@given(texts, st.floats(2, 40))
def test_what_is_too_much_ends_in_dots(text: str, width: float) -> None:
    short = shortened(text, False, width, LETTERS.measure)
    assert short == text or (short.endswith("…") and LETTERS.measure(short, False) <= width)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda one: one.id)
def test_labels_lie_side_by_side_on_the_page(preset: Preset) -> None:
    places = list(islice(slots(preset, 1), preset.labels))
    assert {one.page for one in places} == {0}
    for one in places:
        assert 0 <= one.x <= one.x + preset.width <= preset.page[0] + HAIR
        assert 0 <= one.y <= one.y + preset.height <= preset.page[1] + HAIR
    assert preset.across >= preset.width or preset.columns == 1
    assert preset.down >= preset.height - HAIR or preset.rows == 1


@given(st.sampled_from(PRESETS), st.data())
def test_a_begun_sheet_goes_on_at_its_first_free_label(preset: Preset, data: st.DataObject) -> None:
    start = data.draw(st.integers(1, preset.labels))
    count = data.draw(st.integers(1, 200))
    places = list(islice(slots(preset, start, (1.5, -2)), count))
    assert places[-1].page + 1 == pages(preset, start, count)
    assert sum(one.page == 0 for one in places) == min(count, fitting(preset, start))
    assert len(set(places)) == count


def test_another_word_is_another_digest() -> None:
    one = Label("/i/1", "1", "Nails", "Ferro", "A9")
    assert one.digest == Label("/i/1", "1", "Nails", "Ferro", "A9").digest
    others = [Label("/i/1", "1", "Nail", "Ferro", "A9"), Label("/i/1", "1", "Nails", "Ferro", "A10")]
    assert one.digest not in {other.digest for other in others}
