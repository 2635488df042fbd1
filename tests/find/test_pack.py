"""What goes into a pack comes out on the phone, whatever it is; bytes that are none are refused."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floorassist.catalog.barcode import check_digit
from floorassist.find.pack import CarriedAnswer, CarriedBlank, CarriedItem, CarriedPlace, Head, pack
from tests.find.on_a_phone import OnAPhone

GIVEN = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def phone() -> Iterator[OnAPhone]:
    phone = OnAPhone()
    yield phone
    phone.close()


text = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
word = (
    st.sampled_from(
        ["\x01", "\x01=", "\x012", "nails", "Nails", "50", "mm", "", "ñ", "釘", "\ufeff", "screw-driver"]
    )
    | text
)
gtin = st.integers(0, 10**13 - 1).map(lambda n: f"{n:013d}" + check_digit(f"{n:013d}"))
time = st.none() | st.sampled_from(["2026-03-07T12:00:00Z", "2026-03-07T12:00:00.000123Z"])
sku = st.sampled_from(["", "7", "007", "FA-0012", "FA-0013", "A1B2", "123456789012345"]) | text
places = st.builds(
    CarriedPlace,
    id=st.integers(1, 2**31 - 1),
    aisle=word,
    bay=st.sampled_from(["", "4", "12"]),
    side=st.sampled_from(["", "L", "R"]),
    shelf=word,
    role=st.sampled_from(["home", "endcap", "topstock", "backroom"]),
    spot=st.none() | st.sampled_from(["bay-1", "b2", "ü"]),
    confirmed_at=time,
    doubted_at=time,
    being_reset=st.booleans(),
)
items = st.lists(
    st.builds(
        CarriedItem,
        id=st.integers(1, 2**31 - 1),
        sku=sku,
        name=st.lists(word, max_size=6).map(" ".join),
        brand=word | st.sampled_from(["nails", "nails 50"]),
        department=word,
        keywords=st.lists(word, max_size=3).map(tuple),
        quantity=st.none() | st.integers(-5, 10**6).map(float) | st.floats(0, 1e9),
        price=st.none() | st.sampled_from(["0", "3.99", "1299.00"]),
        gtins=st.lists(gtin | st.sampled_from(["", "123", "12345678901234"]), max_size=3).map(tuple),
        places=st.lists(places, max_size=4).map(tuple),
    ),
    max_size=12,
    unique_by=lambda item: item.id,
).map(lambda found: sorted(found, key=lambda item: item.id))


def as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


@GIVEN
@given(items)
def test_every_row_comes_out_as_it_went_in(phone: OnAPhone, rows: list[CarriedItem]) -> None:
    answer = CarriedAnswer(
        1, "wobbly ñ", "", "words", None, None, "tell “them”", 1.0, "", 3, "2026-03-07T12:00:00Z"
    )
    head = Head(store=4, cursor=2**40, plan=2, of=len(rows) + 1, people={"3": "Zoë"}, popular=("nails",))
    head = replace(head, blanks=(CarriedBlank("B2345678", None, "bay-L3"),))
    found = phone.ask("rows", pack=pack(head, rows, [answer]))
    assert found["rows"] == as_json([asdict(row) for row in rows])
    told = {name: found["head"][name] for name in (*asdict(head), "items")}
    assert told == as_json(asdict(head)) | {"items": len(rows)}
    assert found["head"]["answers"] == [asdict(answer)]


ROWS = [
    CarriedItem(
        n,
        f"FA-{n:04d}",
        f"Nails {n} mm",
        gtins=(f"{n:013d}" + check_digit(f"{n:013d}"),),
        places=(CarriedPlace(n, f"A{n % 3}", spot=f"b{n}"),),
    )
    for n in range(1, 300)
]
WHOLE = pack(Head(1, 2, 3, len(ROWS)), ROWS)


@GIVEN
@given(st.data())
def test_bytes_that_are_no_whole_pack_are_refused_or_read_but_never_break_the_phone(
    phone: OnAPhone, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(["cut", "noise", "changed"]))
    if kind == "cut":
        assert phone.ask("refused", pack=WHOLE[: data.draw(st.integers(0, len(WHOLE) - 1))])
    elif kind == "noise":
        assert phone.ask("refused", pack=data.draw(st.binary(max_size=60)))
    else:
        spoilt = bytearray(WHOLE)
        for _ in range(data.draw(st.integers(1, 5))):
            spoilt[data.draw(st.integers(0, len(WHOLE) - 1))] = data.draw(st.integers(0, 255))
        assert phone.ask("refused", pack=bytes(spoilt)) in (True, False)


def test_the_pack_of_the_case_that_node_reads_is_the_one_of_today() -> None:
    case = json.loads((Path(__file__).parents[1] / "cases" / "pack.json").read_text("utf-8"))
    rows = [
        CarriedItem(
            **{**row, "keywords": tuple(row["keywords"]), "gtins": tuple(row["gtins"])}
            | {"places": tuple(CarriedPlace(**place) for place in row["places"])}
        )
        for row in case["items"]
    ]
    answers = [CarriedAnswer(**answer) for answer in case["answers"]]
    told = {**case["head"], "popular": tuple(case["head"]["popular"])}
    head = Head(**told | {"blanks": tuple(CarriedBlank(**blank) for blank in told["blanks"])})
    assert pack(head, rows, answers).hex() == case["pack"]


def test_the_columns_of_the_example_in_the_docs_are_right() -> None:
    page = (Path(__file__).parents[2] / "docs" / "pack.md").read_text("utf-8")
    example = page.split("## An example")[1].split("```")[1]
    place = CarriedPlace(3, "A9", "4", "L")
    content = pack(
        Head(1, 2, 3, 1), [CarriedItem(7, "N50", "Nails 50 mm", gtins=("04006381333931",), places=(place,))]
    )
    written = "".join(line.partition(" ")[2].replace(" ", "") for line in example.strip().splitlines())
    assert content.hex().endswith(written)


def test_another_version_is_refused(phone: OnAPhone) -> None:
    assert not phone.ask("refused", pack=WHOLE)
    assert phone.ask("refused", pack=WHOLE[:3] + b"\x02" + WHOLE[4:])


def test_a_head_that_lies_about_its_items_fills_no_memory(phone: OnAPhone) -> None:
    for claimed in ("900000", "99999999999", "-1", '"x"', "null"):
        told = f'{{"items":{claimed},"answers":[],"columns":[["id",0]]}}'.encode()
        assert phone.ask("refused", pack=b"FAP\x01" + bytes([len(told)]) + told)


def test_an_item_costs_few_bytes_before_it_is_compressed() -> None:
    """Counts, not timings: words by number, places by their aisle, barcodes by their maker."""
    more = pack(
        Head(1, 2, 3, 1000),
        [
            CarriedItem(
                n,
                f"FA-{n:05d}",
                f"Brand{n % 7} nails {n % 40} mm",
                gtins=(f"04006381{n % 10**5:05d}" + check_digit(f"04006381{n % 10**5:05d}"),),
                places=(
                    CarriedPlace(
                        n, f"A{n % 90}", str(n % 20), "LR"[n % 2], role="home", spot=f"b{n % 90}-{n % 20}"
                    ),
                ),
            )
            for n in range(1, 2001)
        ],
    )
    assert len(more) / 2000 < 32
