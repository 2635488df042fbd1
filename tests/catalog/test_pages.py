"""What a scanned label opens, and the desk's import."""

import pytest
from sqlalchemy import update

from floorassist.storage.schema import Store
from tests.catalog.stock import NAILS, SMALL, imported, publish
from tests.world import World


def keep_to_colleagues(world: World) -> None:
    with world.database.founding() as session:
        session.execute(update(Store).values(shows_customers=False))


@pytest.mark.parametrize("path", [f"/01/{NAILS}", f"/01/0{NAILS}", "/i/1"])
def test_a_customer_sees_the_items_name_and_aisle(world: World, path: str) -> None:
    imported(world, SMALL)
    page = world.anyone().get(path)
    assert page.status_code == 200
    assert "Nails 50 mm" in page.text
    assert "Aisle A9, bay 4, left side" in page.text
    assert "The Store" in page.text
    assert "12" not in page.text.split("<h1>")[1]  # neither stock nor price


@pytest.mark.parametrize("path", [f"/01/{NAILS}", "/i/1", "/l/bay-L4"])
def test_a_store_that_keeps_its_places_to_itself_sends_customers_to_a_colleague(
    world: World, path: str
) -> None:
    imported(world, SMALL)
    publish(world)
    keep_to_colleagues(world)
    page = world.anyone().get(path)
    assert page.status_code == 200
    assert "Please ask any colleague" in page.text
    assert "A9" not in page.text
    assert "Nails" not in page.text


@pytest.mark.parametrize("path", ["/01/4006381333932", "/01/036000291452", "/i/99", "/i/2147483647", "/l/x"])
def test_an_unknown_label_sends_to_a_colleague_as_well(world: World, path: str) -> None:
    page = world.anyone().get(path)
    assert page.status_code == 404
    assert "Please ask any colleague" in page.text


def test_a_customer_at_a_bay_label_reads_where_they_are(world: World) -> None:
    publish(world)
    assert "Aisle A9, bay 4, left side" in world.anyone().get("/l/bay-L4").text


@pytest.mark.parametrize("path", [f"/01/{NAILS}", "/i/1", "/l/bay-L4", "/i/99"])
def test_an_enrolled_phone_gets_the_app(world: World, path: str) -> None:
    page = world.phone("Ada").get(path)
    assert page.status_code == 200
    assert 'id="app"' in page.text


def test_a_revoked_phone_is_a_strangers_phone(world: World) -> None:
    imported(world, SMALL)
    assert 'id="app"' not in world.phone("Rex").get("/i/1").text


def test_a_barcode_that_two_stores_sell_names_neither(world: World) -> None:
    imported(world, SMALL)
    imported(world.elsewhere, SMALL)
    assert world.anyone().get(f"/01/{NAILS}").status_code == 404
    assert "Elsewhere" in world.anyone().get("/i/4").text


def test_an_items_name_is_never_markup(world: World) -> None:
    imported(world, "sku,name\n1,<script>alert(1)</script>\n")
    page = world.anyone().get("/i/1").text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_backroom_places_are_not_shown_to_customers(world: World) -> None:
    imported(world, "sku,name,aisle,role\n1,Nails,B7,backroom\n")
    assert "B7" not in world.anyone().get("/i/1").text


def test_the_desks_import_page_holds_the_history_as_text(world: World) -> None:
    imported(world, SMALL, filename="</script><b>.csv")
    page = world.phone("Sue").get("/desk/import")
    assert page.status_code == 200
    assert "</script><b>" not in page.text
    assert '"state": "done"' in page.text


def test_the_desk_is_for_supervisors(world: World) -> None:
    assert world.phone("Ada").get("/desk/import").status_code == 403
    assert world.anyone().get("/desk/import").status_code == 302


def test_the_report_is_a_csv_that_no_spreadsheet_program_runs(world: World) -> None:
    done = imported(world, "=cmd,sku,name,price\n,1,Nails,=1+1\n")
    report = world.phone("Sue").get(f"/desk/import/{done.id}/report.csv")
    assert report.text.startswith("\ufeffrow,column,detail,kept\r\n2,price,")
    failed = imported(world, "sku,name,=price\n1,Nails,x,-2+3\n")
    lines = world.phone("Sue").get(f"/desk/import/{failed.id}/report.csv").text.splitlines()
    assert all(not cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line.split(","))
    assert world.elsewhere.phone("Eve").get(f"/desk/import/{done.id}/report.csv").status_code == 404


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Nails 50 mm", "Screws", "White paint"}),
        ("?q=NAILS", {"Nails 50 mm"}),
        ("?q=ferro+screw", {"Screws"}),
        ("?q=a9", {"Nails 50 mm", "Screws"}),
        (f"?q={NAILS}", {"Nails 50 mm"}),
        ("?q=%25", set()),
        ("?off_plan=1", {"White paint"}),
        ("?q=nails&off_plan=1", set()),
        ("?page=99", {"Nails 50 mm", "Screws", "White paint"}),
        ("?page=x", {"Nails 50 mm", "Screws", "White paint"}),
    ],
)
def test_the_desk_leafs_through_the_catalog(world: World, query: str, shown: set[str]) -> None:
    publish(world)
    imported(world, SMALL)
    imported(world.elsewhere, "sku,name\n1,Foreign nails\n")
    page = world.phone("Sue").get(f"/desk/items{query}")
    assert page.status_code == 200
    assert {
        name for name in ("Nails 50 mm", "Screws", "White paint", "Foreign") if f">{name}" in page.text
    } == shown


def test_long_catalogs_have_pages(world: World) -> None:
    rows = "".join(f"{number},Item {number:03}\n" for number in range(120))
    imported(world, f"sku,name\n{rows}")
    page = world.phone("Sue").get("/desk/items?q=item&page=2").text
    assert "120 items, page 2 of 3" in page
    assert ">Item 050<" in page
    assert "/desk/items?q=item&amp;page=3" in page


def test_an_empty_catalog_says_what_to_do(world: World) -> None:
    assert "Import the list" in world.phone("Sue").get("/desk/items").text


def test_a_customer_is_told_how_sure_the_place_is(world: World) -> None:
    imported(world, SMALL)
    found = world.phone("Ada").get("/api/find?q=screws").json["results"][0]
    place = found["placements"][0]["id"]
    page = f"/i/{found['item_id']}"
    assert "Seen there" not in world.anyone().get(page).text
    world.phone("Ada").post(f"/api/placements/{place}/confirmation", json={})
    assert "Seen there today." in world.anyone().get(page).text
    world.phone("Ada").post(f"/api/placements/{place}/doubt", json={})
    assert "please ask any of us first" in world.anyone().get(page).text
