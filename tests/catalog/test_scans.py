"""Walk and scan: what is scanned at a bay stands there; who is believed, what is only proposed, and back."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from floorassist.catalog import queries
from floorassist.catalog.placing import Stand, deed
from floorassist.catalog.placing_models import BulkMove, Proposal, Scan
from tests.catalog.stock import SMALL, imported, publish
from tests.world import START, Shop, World


@pytest.fixture
def stocked(world: World) -> World:
    publish(world)
    imported(world, SMALL)
    return world


def id_of(shop: Shop, sku: str) -> int:
    with shop.reading() as session:
        found = queries.id_of_sku(session, sku)
    assert found
    return found


def scan(shop: Shop, who: str, sku: str, spot: str, key: str = "key-0001", **more: Any) -> dict[str, Any]:
    told = shop.phone(who).post(
        "/api/scans", json={"key": key, "item_id": id_of(shop, sku), "spot": spot, **more}
    )
    assert told.status_code == 200, told.text
    return dict(told.json)


def codes(shop: Shop, sku: str) -> list[str]:
    item = shop.phone("Ada").get(f"/api/items/{id_of(shop, sku)}").json
    return [place["code"] for place in item["placements"]]


def undo(shop: Shop, who: str, key: str = "key-0001") -> Any:
    return shop.phone(who).post("/api/scans/undo", json={"scan": key})


def test_a_supervisor_scans_an_item_at_another_bay_and_it_stands_there(stocked: World) -> None:
    told = scan(stocked, "Sue", "S20", "bay-L7")
    assert (told["outcome"], told["code"]) == ("moved", "A9-7L")
    (place,) = told["item"]["placements"]
    assert (place["code"], place["shelf"], place["confirmed_at"]) == (
        "A9-7L",
        "",
        START.isoformat().replace("+00:00", "Z"),
    )


def test_what_has_no_place_yet_is_put_there(stocked: World) -> None:
    imported(stocked, "sku,name\nX1,Hinge\n")
    assert scan(stocked, "Sue", "X1", "A9 3 left")["outcome"] == "placed"
    assert codes(stocked, "X1") == ["A9-3L"]


def test_what_stands_there_as_well_keeps_its_home_and_no_file_takes_the_second_place_away(
    stocked: World,
) -> None:
    assert scan(stocked, "Sue", "S20", "bay-L7", beside=True)["outcome"] == "placed"
    assert codes(stocked, "S20") == ["A9-5R", "A9-7L"]
    imported(stocked, SMALL.replace("Screws,Ferro", "Screws 4x40,Ferro"))
    assert codes(stocked, "S20") == ["A9-5R", "A9-7L"]


def test_anybody_confirms_what_is_known_by_scanning_it_there(stocked: World) -> None:
    told = scan(stocked, "Ada", "S20", "bay-R5")
    assert told["outcome"] == "confirmed"
    assert told["item"]["placements"][0]["confirmed_at"] is not None


def test_a_worker_who_finds_it_elsewhere_proposes_it(stocked: World) -> None:
    assert scan(stocked, "Ada", "S20", "bay-L7")["outcome"] == "proposed"
    assert codes(stocked, "S20") == ["A9-5R"]
    (waits,) = stocked.phone("Sue").get("/api/proposals").json["proposals"]
    assert (waits["name"], waits["say"], waits["voices"]) == (
        "Screws",
        "Aisle A9, bay 7, left side",
        ["Ada"],
    )


def test_two_who_say_the_same_are_believed(stocked: World) -> None:
    scan(stocked, "Ada", "S20", "bay-L7")
    assert scan(stocked, "Ada", "S20", "bay-L7", "again-01")["outcome"] == "proposed", "it is one voice"
    assert scan(stocked, "Ben", "S20", "bay-L7", "key-0002")["outcome"] == "accepted"
    assert codes(stocked, "S20") == ["A9-7L"]
    assert stocked.phone("Sue").get("/api/proposals").json["total"] == 0
    assert undo(stocked, "Ben", "key-0002").status_code == 200
    assert codes(stocked, "S20") == ["A9-5R"]
    assert stocked.phone("Sue").get("/api/proposals").json["proposals"][0]["voices"] == ["Ada"]


@pytest.mark.parametrize(("voices", "outcome"), [(1, "accepted"), (0, "proposed"), (3, "proposed")])
def test_a_store_decides_how_many_have_to_say_so(stocked: World, voices: int, outcome: str) -> None:
    told = stocked.phone("Sue").put("/api/proposals/rule", json={"voices": voices})
    assert told.json["voices"] == voices
    assert scan(stocked, "Ada", "S20", "bay-L7")["outcome"] == outcome


def test_who_says_that_it_is_here_says_no_more_that_it_is_elsewhere(stocked: World) -> None:
    scan(stocked, "Ada", "S20", "bay-L7")
    scan(stocked, "Ada", "S20", "bay-L8", "key-0002")
    (waits,) = stocked.phone("Sue").get("/api/proposals").json["proposals"]
    assert waits["code"] == "A9-8L"


def test_a_scan_that_is_sent_twice_counts_once(stocked: World) -> None:
    scan(stocked, "Sue", "S20", "bay-L7")
    scan(stocked, "Sue", "S20", "bay-L8", "key-0002")
    assert scan(stocked, "Sue", "S20", "bay-L7")["outcome"] == "moved"
    assert codes(stocked, "S20") == ["A9-8L"]


def test_a_scan_that_comes_late_does_not_undo_what_was_seen_since(stocked: World) -> None:
    scan(stocked, "Sue", "S20", "bay-L8")
    early = (START - timedelta(hours=1)).isoformat()
    assert scan(stocked, "Sue", "S20", "bay-L7", "key-0002", at=early)["outcome"] == "later"
    assert codes(stocked, "S20") == ["A9-8L"]


def test_a_scan_is_undone_by_who_made_it_or_a_supervisor_and_only_once(stocked: World) -> None:
    before = codes(stocked, "S20")
    scan(stocked, "Sue", "S20", "bay-L7")
    assert undo(stocked, "Ada").status_code == 403
    assert undo(stocked, "Sue").json["undone"]
    assert codes(stocked, "S20") == before
    assert undo(stocked, "Sue").status_code == 200
    assert undo(stocked, "Sue", "never-was").status_code == 404


def test_undoing_a_scan_that_changed_nothing_undoes_nothing_else(stocked: World) -> None:
    scan(stocked, "Sue", "S20", "bay-L7")
    assert scan(stocked, "Sue", "S20", "bay-L7", "key-0002")["outcome"] == "confirmed"
    undo(stocked, "Sue", "key-0002")
    assert codes(stocked, "S20") == ["A9-7L"]


def test_an_undone_proposal_is_withdrawn(stocked: World) -> None:
    scan(stocked, "Ada", "S20", "bay-L7")
    undo(stocked, "Ada")
    assert stocked.phone("Sue").get("/api/proposals").json["total"] == 0


def test_a_supervisor_accepts_refuses_and_takes_that_back(stocked: World) -> None:
    scan(stocked, "Ada", "S20", "bay-L7")
    sue = stocked.phone("Sue")
    waits = sue.get("/api/proposals").json["proposals"][0]["id"]
    assert sue.post(f"/api/proposals/{waits}/acceptance").json["total"] == 0
    assert codes(stocked, "S20") == ["A9-7L"]
    assert sue.post(f"/api/proposals/{waits}/refusal").status_code == 409
    assert sue.post(f"/api/proposals/{waits}/undo").json["total"] == 1
    assert codes(stocked, "S20") == ["A9-5R"]
    assert sue.post(f"/api/proposals/{waits}/refusal").json["total"] == 0
    assert codes(stocked, "S20") == ["A9-5R"]


def test_what_a_supervisor_scans_settles_what_was_proposed(stocked: World) -> None:
    scan(stocked, "Ada", "S20", "bay-L7")
    scan(stocked, "Sue", "S20", "bay-L7", "key-0002")
    assert stocked.phone("Sue").get("/api/proposals").json["total"] == 0


def test_places_and_items_that_are_not_there_are_told(stocked: World) -> None:
    nails = {"key": "key-0001", "item_id": id_of(stocked, "N50"), "spot": "bay-L99"}
    told = stocked.phone("Sue").post("/api/scans", json=nails)
    assert (told.status_code, told.json["detail"]) == (
        404,
        "No place “bay-L99” is on the plan any more. Scan the label of the bay again.",
    )
    other = stocked.elsewhere.phone("Eve").post("/api/scans", json=nails | {"spot": "bay-L4"})
    assert other.status_code == 404


def test_another_stores_proposal_is_not_there(stocked: World) -> None:
    scan(stocked, "Ada", "S20", "bay-L7")
    waits = stocked.phone("Sue").get("/api/proposals").json["proposals"][0]["id"]
    eve = stocked.elsewhere.phone("Eve")
    for what in ("acceptance", "refusal", "undo"):
        assert eve.post(f"/api/proposals/{waits}/{what}").status_code == 404
    assert stocked.phone("Ada").get("/api/proposals").status_code == 403


def test_who_scanned_what_is_forgotten_after_a_week(stocked: World) -> None:
    scan(stocked, "Ada", "S20", "bay-L7")
    scan(stocked, "Sue", "N50", "bay-L7", "key-0002")
    waits = stocked.phone("Sue").get("/api/proposals").json["proposals"][0]["id"]
    stocked.phone("Sue").post(f"/api/proposals/{waits}/refusal")
    stocked.phone("Sue").post("/api/moves", json={"source": "A9-7L", "target": "A9-8L"})
    stocked.clock.forward(days=8)
    stocked.tick(3_601)
    with stocked.reading() as session:
        counts = [
            session.scalar(select(func.count()).select_from(table)) for table in (Scan, Proposal, BulkMove)
        ]
    assert counts == [0, 0, 0]


def test_a_proposal_tells_who_and_not_when(stocked: World) -> None:
    scan(stocked, "Ada", "S20", "bay-L7")
    (told,) = stocked.phone("Sue").get("/api/proposals").json["proposals"]
    assert told["voices"] == ["Ada"]
    assert not [field for field in told if field.endswith("_at")]


stands = st.lists(
    st.builds(
        Stand,
        st.integers(1, 9),
        st.sampled_from(["b1", "b2", "b3", None]),
        st.sampled_from(["home", "endcap", "topstock", "backroom"]),
        st.booleans(),
    ),
    max_size=4,
    unique_by=lambda stand: stand.id,
)


@given(stands, st.sampled_from(["b1", "b2", "b9"]), st.sampled_from(["home", "endcap"]), st.booleans())
def test_a_scan_never_moves_what_stands_beside_its_home(
    found: list[Stand], spot: str, role: Any, beside: bool
) -> None:
    what, which = deed(found, spot, role, beside=beside)
    meant = {stand.id: stand for stand in found}.get(which or 0)
    if any(stand.spot == spot for stand in found):
        assert what == "confirm"
        assert meant is not None
        assert meant.spot == spot
    elif what == "move":
        assert meant is not None
        assert meant.role == role == "home"
        assert not beside
    else:
        assert (what, which) == ("place", None)
